"""The list of all prospects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.panels.card_view import Index
from walkaway.gui.prospects.line_view import Line, LineView
from walkaway.gui.prospects.roster_model import RosterModel, RosterRow
from walkaway.gui.theme import Theme

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = 1


class RosterView(LineView):
    """Enter begins a message, Delete asks to delete; letters go to the search."""

    row_chosen = Signal(object)
    """(RosterRow or None): another row is current."""
    message_wished = Signal()
    delete_wished = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.roster = RosterModel()
        super().__init__(theme, _OWN_KEYS, _WORDS, parent)
        self.roster.setParent(self)
        self.setModel(self.roster)
        self.setAccessibleName("Prospects")
        self.setAccessibleDescription("Enter begins a message, Delete deletes a prospect.")

    def line_of(self, row: int) -> Line | None:
        found = self.roster.row(self.roster.index(row))
        return Line(found.title, found.right, found.words) if found else None

    def on_key(self, key: Qt.Key) -> None:
        (self.delete_wished if key == Qt.Key.Key_Delete else self.message_wished).emit()

    def current_row(self) -> RosterRow | None:
        """The row that is current."""
        return self.roster.row(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit(self.current_row())

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)
