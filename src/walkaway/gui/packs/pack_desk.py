"""What is done with packs: asked for, looked at, kept, taken back, and written. Files are read in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from walkaway.files import FileError
from walkaway.gui.judging import Judge
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.template_folders import TemplateFolders
from walkaway.gui.theme import Theme
from walkaway.gui.writer import Failure
from walkaway.library.errors import LibraryError
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text.counting import counted

if TYPE_CHECKING:
    from walkaway.gui.packs.tick_dialog import TickDialog
    from walkaway.gui.packs.tick_rows import TickRow
    from walkaway.library.packs import Imported, Preview, Row

FILTER = "Templates (*.zip *.md *.yml *.yaml *.xml *.csv);;All files (*)"
_TOPIC = "pack"
_LOOK, _KEEP, _UNDO, _WRITE = "pack/look", "pack/keep", "pack/undo", "pack/write"
_FOLDER = "packs/folder"


class PackDesk(QObject):
    """Carries out what menus and panel ask for. One window of its kind is open at a time."""

    def __init__(
        self,
        library: Library,
        judge: Judge,
        folders: TemplateFolders,
        notices: Notices,
        theme: Theme,
        note: Callable[[], Path],
        store: QSettings,
        window: QWidget,
    ) -> None:
        """`note` is where the last import is noted down, so that it can be taken back later."""
        super().__init__(window)
        self._library, self._judge, self._folders, self._notices = library, judge, folders, notices
        self._theme, self._note, self._store, self._window = theme, note, store, window
        self.dialog: TickDialog | None = None
        folders.work.done.connect(self._on_done)
        folders.work.failed.connect(self._on_failed)

    def ask_import(self) -> None:
        """Let the user choose a file, and show what it holds."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Import templates", self._start(), FILTER)
        if name:
            self.look_at(Path(name))

    def ask_import_folder(self) -> None:
        """Let the user choose a folder, and show what it holds."""
        if name := QFileDialog.getExistingDirectory(self._window, "Import a folder of templates", self._start()):
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Show what a file or folder holds."""
        self._store.setValue(_FOLDER, str(path.parent))
        self._notices.tell(_TOPIC, f"Looking at {path.name}…")
        self._folders.work.put(_LOOK, lambda: _look(path, self._library, self._judge))

    def undo_last(self) -> None:
        """Take the last import back, also one of an earlier run."""
        note, folder = self._note(), self._library.own_folder
        self._folders.work.put(_UNDO, lambda: _undo_last(note, folder))

    def ask_export(self) -> None:
        """Let the user choose templates."""
        from walkaway.gui.packs.export_dialog import ExportDialog

        if self.dialog is None:
            dialog = ExportDialog(self._library, self._theme, self._window)
            dialog.export_wished.connect(self._ask_file)
            self._open(dialog)

    def export_to(self, path: Path, templates: Sequence[Template]) -> None:
        """Write templates into a file."""
        if not path.suffix:
            path = path.with_name(f"{path.name}.zip")
        self._store.setValue(_FOLDER, str(path.parent))
        self._folders.work.put(_WRITE, lambda: _write(path, templates))

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def close(self) -> None:
        """Put everything away."""
        if self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Rejected)

    def _open(self, dialog: TickDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _show(self, look: Preview, rows: tuple[TickRow, ...]) -> None:
        from walkaway.gui.packs.import_dialog import ImportDialog

        self._notices.clear(_TOPIC)
        self.close()
        dialog = ImportDialog(look, rows, self._theme, self._window)
        dialog.import_wished.connect(self._keep)
        self._open(dialog)

    def _keep(self, look: Preview, rows: Sequence[Row], replacing: Sequence[Row]) -> None:
        self._notices.tell(_TOPIC, f"Importing {counted(len(rows), 'template')}…")
        note = self._note()
        self._folders.work.put(_KEEP, lambda: _keep(look, rows, replacing, note))

    def _ask_file(self, templates: Sequence[Template]) -> None:
        start = str(Path(self._start()) / "walkaway-templates.zip")
        name, _ = QFileDialog.getSaveFileName(self._window, "Export templates", start, "Packs of templates (*.zip)")
        if name:
            self.close()
            self.export_to(Path(name), templates)

    def _start(self) -> str:
        return str(self._store.value(_FOLDER, "") or Path.home())

    def _on_done(self, key: str, result: object) -> None:
        if key == _LOOK:
            self._show(*result)  # type: ignore[misc]
        elif key == _KEEP:
            self._tell_kept(*result)  # type: ignore[misc]
        elif key == _UNDO:
            self._folders.look()
            stayed: Sequence[Path] = result  # type: ignore[assignment]
            more = f" {counted(len(stayed), 'file was', 'files were')} changed since and stay." if stayed else ""
            self._notices.tell(_TOPIC, f"The import was taken back.{more}")
        elif key == _WRITE:
            self._notices.tell(_TOPIC, f"Exported to {result}.")

    def _tell_kept(self, made: Imported, problem: str) -> None:
        self._folders.look()
        words = problem or f"Imported {counted(len(made.templates), 'template')}."
        self._notices.tell(_TOPIC, words, Choice("Undo", partial(self._undo, made)), danger=bool(problem))

    def _undo(self, made: Imported) -> None:
        note = self._note()
        self._folders.work.put(_UNDO, lambda: _undo(made, note))

    def _on_failed(self, failure: Failure) -> None:
        from walkaway.library.packs import PackError

        if failure.key not in (_LOOK, _KEEP, _UNDO, _WRITE):
            return
        if failure.key == _UNDO:
            # Some of it may be taken back.
            self._folders.look()
        if not isinstance(failure.error, (PackError, FileError, LibraryError)):
            self._notices.clear(_TOPIC)
            raise failure.error
        self._notices.tell(_TOPIC, str(failure.error), danger=True)


# In the thread, which also imports what only packs need.


def _look(path: Path, library: Library, judge: Judge) -> tuple[Preview, tuple[TickRow, ...]]:
    from walkaway.gui.packs.tick_rows import import_rows
    from walkaway.library.packs import Judged, preview, read
    from walkaway.mail.from_html import html_to_text

    report_of = judge.apart()

    def judged(subject: str, body: str) -> Judged:
        report = report_of(subject, body)
        return Judged(report.composure.score, tuple(dict.fromkeys(one.family for one in report.findings)))

    look = preview(read(path, html_to_text), library, judged)
    return look, import_rows(look)


def _keep(look: Preview, rows: Sequence[Row], replacing: Sequence[Row], note: Path) -> tuple[Imported, str]:
    """What was imported; and where that could not be noted down, the sentence about it."""
    from walkaway.library.packs import PackError, apply

    made = apply(look, rows, replacing)
    try:
        made.save(note)
    except PackError as error:
        return made, str(error)
    return made, ""


def _undo_last(note: Path, folder: Path) -> tuple[Path, ...]:
    from walkaway.library.packs import load_imported

    return _undo(load_imported(note, folder), note)


def _undo(made: Imported, note: Path) -> tuple[Path, ...]:
    from walkaway.library.packs import forget_imported

    stayed = made.undo()
    forget_imported(note)
    return stayed


def _write(path: Path, templates: Sequence[Template]) -> Path:
    from walkaway.library.packs import write_pack

    write_pack(path, templates)
    return path
