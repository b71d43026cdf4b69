"""What is done about prospects: added, changed, noted, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from walkaway.gui.notices import Choice, Notices
from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.prospects.prospect_words import deletion_words, entry_title, stranger
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit
from walkaway.text.addresses import Address

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Entry, Ledger, Summary
    from walkaway.prospects.prospect import Prospect

_TOPIC = "prospects"
_WIDTH = 320


class People(QObject):
    """Carries out what the pages ask for; `window` is where dialogs open."""

    reply_wished = Signal(object)
    """(Prospect): note what they answered."""
    message_wished = Signal(object)
    """(Prospect): begin a draft to them."""

    deleted = Signal(object)
    """(Prospect): the ledger knows nothing of them any more."""

    def __init__(
        self,
        keeper: Keeper,
        notices: Notices,
        theme: Theme,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        """`now` knows its zone."""
        super().__init__(window)
        self._keeper, self._notices, self._now, self._window = keeper, notices, now, window
        self.theme = theme

    def add(self, recipient: Address, then: Callable[[int], object] | None = None) -> None:
        """Keep a recipient of the To line as a prospect."""

        def work(ledger: Ledger) -> int:
            from walkaway.prospects.prospect import from_recipient

            prospect = from_recipient(recipient)
            return ledger.add(prospect if recipient.name else replace(prospect, name=""))

        self._keeper.change(self, ANYONE, work, then or (lambda _: self._say(f"Added {stranger(recipient)}.")))

    def keep_notes(self, prospect: int, notes: str) -> None:
        """Keep other notes."""
        self._keeper.change(self, prospect, lambda ledger: ledger.change(replace(ledger.get(prospect), notes=notes)))

    def set_result(self, prospect: int, result: str) -> None:
        """Note how it ended, or that it is open again."""
        now = self._now()

        def work(ledger: Ledger) -> int:
            from walkaway.prospects.ledger import Outcome

            return ledger.ended(prospect, Outcome(now, result))

        self._keeper.change(self, prospect, work)

    def edit(self, prospect: Prospect, parent: QWidget | None = None) -> None:
        """Open the form of a prospect."""
        from walkaway.gui.prospects.prospect_form import ProspectForm

        form = ProspectForm(prospect, self._keeper, self.theme, parent or self._window)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def open_entry(self, entry: Entry, parent: QWidget | None = None) -> None:
        """Show the text of an entry."""
        from walkaway.gui.prospects.entry_dialog import EntryDialog

        dialog = EntryDialog(entry, self._now(), self.theme, parent or self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.remove_wished.connect(self.take_back)
        dialog.correction_wished.connect(self.correct)
        dialog.open()

    def take_back(self, entry: Entry) -> None:
        """Take an entry out of the ledger, with a way back."""

        def say(gone: Entry) -> None:
            undo = Choice("Undo", lambda: self._put_back(gone))
            self._say(f"Taken back: {entry_title(gone)}.", undo)

        self._keeper.change(self, entry.prospect, lambda ledger: ledger.take_back(entry.id), say)

    def correct(self, entry: Entry, reading: str) -> None:
        """Keep the user's reading of a reply."""
        self._keeper.change(self, entry.prospect, lambda ledger: ledger.correct(entry.id, reading))

    def delete(self, summary: Summary, parent: QWidget | None = None) -> None:
        """Say what goes, and delete everything about a prospect if that is wanted."""
        box = QMessageBox(parent or self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Delete a prospect")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Delete {summary.prospect.label}?")
        box.setInformativeText(deletion_words(summary))
        # Left to itself, the box is as narrow as its first line.
        width = round(_WIDTH * unit(box.font()))
        box.setStyleSheet(f"#qt_msgbox_informativelabel {{ min-width: {width}px; }}")
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete.clicked.connect(lambda: self._delete(summary.prospect))
        box.open()

    def _put_back(self, gone: Entry) -> None:
        def work(ledger: Ledger) -> int:
            return put_back(ledger, gone)

        self._keeper.change(self, gone.prospect, work)

    def _delete(self, prospect: Prospect) -> None:
        def say(left: tuple[Path, ...]) -> None:
            self.deleted.emit(prospect)
            files = f" These files may still tell of them: {', '.join(map(str, left))}." if left else ""
            self._say(f"Deleted everything about {prospect.label}.{files}")

        self._keeper.change(self, ANYONE, lambda ledger: ledger.remove(prospect.id), say)

    def _say(self, words: str, *choices: Choice) -> None:
        self._notices.tell(_TOPIC, words, *choices)


def put_back(ledger: Ledger, gone: Entry) -> int:
    """Note again what was taken back."""
    from walkaway.prospects.ledger import Outcome, Received, Sent

    match gone.what:
        case Sent() as what:
            return ledger.sent(gone.prospect, what)
        case Received() as what:
            return ledger.replied(gone.prospect, what)
        case Outcome() as what:
            return ledger.ended(gone.prospect, what)
        case what:
            assert_never(what)
