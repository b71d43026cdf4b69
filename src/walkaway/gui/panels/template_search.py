"""Search line and filters for templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.panels.templates_rows import Row, among, browse_rows, found_rows
from walkaway.gui.widgets import Chip, ChoiceBox, FlowLayout, unit
from walkaway.library.kinds import SITUATIONS, Kind
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.library.uses import Uses
from walkaway.moves import MOVES, Move

NOTHING_FOUND = "No template has all of these words. Try fewer, or any situation and move."


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
        self.favourites = _chip("Favorites", "Only your favorites")
        self.favourites.toggled.connect(self.changed)
        self.recent = _chip("Recent", "Only those that you used lately, the last one first")
        self.recent.toggled.connect(self.changed)
        self.fresh = _chip("Fresh moves", "Only moves that are new to whom the draft is for, or have recharged")
        self.fresh.toggled.connect(self.changed)
        self._recharging: frozenset[str] = frozenset()
        self._useful = (False, False)
        filters = QHBoxLayout()
        filters.addWidget(self.situations, 1)
        filters.addWidget(self.moves, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addLayout(filters)
        self._chips = QWidget()
        chips = FlowLayout(self._chips)
        chips.addWidget(self.favourites)
        chips.addWidget(self.recent)
        chips.addWidget(self.fresh)
        column.addWidget(self._chips)
        self.nothing = QLabel(NOTHING_FOUND)
        self.nothing.setProperty("quiet", True)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        column.addWidget(self.nothing)
        self._layouts = (column, filters, chips)
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
        chosen = self.situation or self.move_id or any(chip.isChecked() for chip in self._filters)
        return not (self.query.strip() or chosen)

    def rows(self, library: Library, uses: Uses, ranked: Sequence[Template]) -> tuple[Row, ...]:
        """What is to be listed: what was looked for, or all, the `ranked` ones first."""
        if self.is_empty:
            return browse_rows(library.search(""), ranked)
        kept = among(uses, favourites=self.favourites.isChecked(), recent=self.recent.isChecked())
        found = found_rows(library, self.query, self.situation, self.move_id, kept)
        without = self._recharging if self.fresh.isChecked() else frozenset[str]()
        return tuple(row for row in found if not (isinstance(row, Template) and row.move in without))

    def offer(self, *, favourites: bool, recent: bool) -> None:
        """Show the filters that would leave something; one that is on stays."""
        self._useful = (favourites, recent)
        self._show_chips()

    def _show_chips(self) -> None:
        useful = (*self._useful, bool(self._recharging))
        shown = [one or chip.isChecked() for one, chip in zip(useful, self._filters, strict=True)]
        for one, chip in zip(shown, self._filters, strict=True):
            chip.setVisible(one)
        self._chips.setVisible(any(shown))

    def clear(self) -> None:
        """Ask for nothing; `changed` is not told."""
        blocked = self.blockSignals(True)
        self.line.clear()
        for box in (self.situations, self.moves):
            box.setCurrentIndex(0)
        for chip in self._filters:
            chip.setChecked(False)
        self.blockSignals(blocked)

    def ask(self, *, move: str) -> None:
        """Look for nothing but this move."""
        self.clear()
        blocked = self.blockSignals(True)
        self.moves.choose(move)
        self.blockSignals(blocked)
        self.changed.emit()

    def ask_fresh(self, situation: str) -> None:
        """Look for the templates of a situation whose moves are fresh."""
        self.clear()
        self.situations.choose(situation)
        self.fresh.setChecked(True)
        self.changed.emit()

    def set_recharging(self, moves: frozenset[str]) -> None:
        """These moves are recharging, for whom the draft is for."""
        if moves != self._recharging:
            self._recharging = moves
            self._show_chips()
            if self.fresh.isChecked():
                self.changed.emit()

    @property
    def _filters(self) -> tuple[Chip, ...]:
        return self.favourites, self.recent, self.fresh

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        gap = round(6 * unit(self.font()))
        column, filters, chips = self._layouts
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        filters.setSpacing(gap)
        chips.setSpacing(gap)


def _chip(text: str, tip: str) -> Chip:
    chip = Chip(text)
    chip.setToolTip(tip)
    return chip


def _filter(any_text: str, name: str, kinds: Mapping[str, Kind | Move]) -> ChoiceBox:
    box = ChoiceBox(name)
    box.add(any_text, "")
    for kind in kinds.values():
        box.add(kind.label, kind.id, kind.help)
    return box
