"""Search line and filters for templates."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.widgets import ChoiceBox, unit
from walkaway.library.kinds import MOVES, SITUATIONS, Kind


class SearchLine(QLineEdit):
    """A line to type in: Down goes to the list, Enter takes what is current there, Escape clears."""

    down = Signal()
    enter = Signal()
    shift_enter = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.shift_enter if shifted else self.enter).emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TemplateSearch(QWidget):
    """What to look for, in which situation, with which move."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine()
        self.line.setPlaceholderText("Find a template")
        self.line.setAccessibleName("Find a template")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.changed)
        self.situations = _filter("Any situation", "Situation", SITUATIONS)
        self.situations.currentIndexChanged.connect(self.changed)
        self.moves = _filter("Any move", "Move", MOVES)
        self.moves.currentIndexChanged.connect(self.changed)
        filters = QHBoxLayout()
        filters.addWidget(self.situations, 1)
        filters.addWidget(self.moves, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addLayout(filters)
        self._layouts = (column, filters)
        self.fit_font()

    @property
    def query(self) -> str:
        """The words that are looked for."""
        return self.line.text()

    @property
    def situation(self) -> str:
        """The id of the situation that is asked for, "" for any."""
        return self.situations.chosen

    @property
    def move_id(self) -> str:
        """The id of the move that is asked for, "" for any."""
        return self.moves.chosen

    @property
    def is_empty(self) -> bool:
        """True where nothing is asked for."""
        return not (self.query.strip() or self.situation or self.move_id)

    def ask(self, *, move: str) -> None:
        """Look for nothing but this move."""
        blocked = self.blockSignals(True)
        self.line.clear()
        self.situations.choose("")
        self.moves.choose(move)
        self.blockSignals(blocked)
        self.changed.emit()

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        gap = round(6 * unit(self.font()))
        column, filters = self._layouts
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        filters.setSpacing(gap)


def _filter(any_text: str, name: str, kinds: Mapping[str, Kind]) -> ChoiceBox:
    box = ChoiceBox(name)
    box.add(any_text, "")
    for kind in kinds.values():
        box.add(kind.label, kind.id, kind.help)
    return box
