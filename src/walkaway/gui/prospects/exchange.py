"""Prospects from files and into them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from walkaway.files import atomic_write
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.theme import Theme
from walkaway.text.counting import counted

if TYPE_CHECKING:
    from walkaway.gui.prospects.import_rows import Preview
    from walkaway.prospects.ledger import Imported, Ledger
    from walkaway.prospects.prospect import Prospect

_TOPIC = "exchange"
_IMPORTS = "Prospects (*.csv *.vcf *.json);;All files (*)"
_EXPORTS = {"csv": "CSV (*.csv)", "vcf": "vCard (*.vcf)", "json": "JSON (*.json)"}


class Exchange(QObject):
    """Files are read and written in the ledger's thread; what an import would do is shown before it is done."""

    def __init__(self, keeper: Keeper, notices: Notices, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._keeper, self._notices, self._window = keeper, notices, window
        self.theme = theme

    def import_file(self, parent: QWidget | None = None) -> None:
        """Let the user choose a file, and show what importing it would do."""
        over = parent or self._window
        path = self.ask_import(over)
        if path is None:
            return
        if path.suffix.lower() == ".json":
            self._keeper.change(self, ANYONE, partial(_restore, path), self._on_kept, refused=self._refuse)
        else:
            self._keeper.ask(self, partial(_look, path), lambda found: self._show(found, over), refused=self._refuse)

    def export(self, kind: str, prospect: Prospect | None = None, parent: QWidget | None = None) -> None:
        """Write all prospects, or everything about one, into a file of the user's choice; `kind` is its suffix."""
        name = _file_name(prospect.label) if prospect else "prospects"
        path = self.ask_export(f"{name}.{kind}", _EXPORTS[kind], parent or self._window)
        if path is not None:
            id = prospect.id if prospect else None
            written = path if path.suffix else path.with_name(f"{path.name}.{kind}")
            done = f"Exported to {written}."
            work = partial(_write, written, kind, id)
            self._keeper.ask(self, work, lambda _: self._say(done), refused=self._refuse)

    def ask_import(self, parent: QWidget) -> Path | None:
        """Let the user choose a file to read; None when they choose none."""
        name, _ = QFileDialog.getOpenFileName(parent, "Import prospects", str(Path.home()), _IMPORTS)
        return Path(name) if name else None

    def ask_export(self, name: str, kind: str, parent: QWidget) -> Path | None:
        """Let the user choose a file to write; None when they choose none."""
        chosen, _ = QFileDialog.getSaveFileName(parent, "Export", str(Path.home() / name), kind)
        return Path(chosen) if chosen else None

    def _show(self, preview: Preview, parent: QWidget) -> None:
        from walkaway.gui.prospects.import_dialog import ImportDialog

        dialog = ImportDialog(preview, self.theme, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.import_wished.connect(lambda merge: self._keep(preview, merge))
        dialog.open()

    def _keep(self, preview: Preview, merge: bool) -> None:
        def work(ledger: Ledger) -> Imported:
            from walkaway.gui.prospects.import_rows import keep

            return keep(ledger, preview.parsed, merge=merge)

        self._keeper.change(self, ANYONE, work, self._on_kept, refused=self._refuse)

    def _on_kept(self, done: Imported) -> None:
        more = len(done.changed)
        parts = [counted(len(done.added), "prospect added", "prospects added")] if done.added or not more else []
        parts += [f"{more:,} got something new"] if more else []
        undo = (Choice("Undo", lambda: self._undo(done)),) if done.added or more else ()
        self._say(f"{', '.join(parts)}.", *undo)

    def _undo(self, done: Imported) -> None:
        def say(stay: int) -> None:
            but = f", but for {counted(stay, 'prospect that was', 'prospects that were')} changed since" if stay else ""
            self._say(f"The import is undone{but}.")

        self._keeper.change(self, ANYONE, lambda ledger: ledger.take_back_import(done), say)

    def _refuse(self, error: Exception) -> None:
        self._notices.tell(_TOPIC, str(error), danger=True)

    def _say(self, words: str, *choices: Choice) -> None:
        self._notices.tell(_TOPIC, words, *choices)


def _look(path: Path, ledger: Ledger) -> Preview:
    """What importing a file would do. Raises ProspectError, FileError."""
    from walkaway.gui.prospects.import_rows import preview
    from walkaway.prospects.exchange import ImportRefused, read_file
    from walkaway.prospects.ledger import ProspectError

    try:
        return preview(ledger, path.name, read_file(path))
    except ImportRefused as error:
        raise ProspectError(f"{path.name} was not imported. {error}") from error


def _restore(path: Path, ledger: Ledger) -> Imported:
    """Add everything of an earlier export, or nothing. Raises ProspectError, FileError."""
    from walkaway.prospects.exchange import ImportRefused, restore_file
    from walkaway.prospects.ledger import ProspectError

    try:
        return restore_file(ledger, path)
    except ImportRefused as error:
        raise ProspectError(f"{path.name} was not imported. {error}") from error


def _write(path: Path, kind: str, prospect: int | None, ledger: Ledger) -> None:
    """Write a file. Raises ProspectError, FileError."""
    from walkaway.prospects.exchange import written

    atomic_write(path, written(ledger, kind, prospect))


def _file_name(label: str) -> str:
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in label)
    return " ".join(plain.split()) or "prospect"
