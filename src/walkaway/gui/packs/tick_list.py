"""A list of templates with boxes to tick: Space ticks, and what a row offers is one key away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from walkaway.gui.packs.tick_card import OFFER, TICK, tick_card
from walkaway.gui.packs.tick_rows import TickRow, members
from walkaway.gui.panels.card_view import CardView
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_KEPT = 4_000
_BATCH = 12


class TickModel(QAbstractListModel):
    """Rows, and which of them are ticked; a heading is ticked when all below it are."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TickRow, ...] = ()
        self._members: dict[str, list[str]] = {}
        self.ticked: frozenset[str] = frozenset()

    def rows(self) -> tuple[TickRow, ...]:
        """All rows."""
        return self._rows

    def row(self, index: Index) -> TickRow | None:
        """What stands in a row, None for no row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def show_rows(self, rows: tuple[TickRow, ...]) -> None:
        """Show these; what is ticked stays ticked, also what is not shown."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows, self._members = rows, members(rows)
            self.endResetModel()

    def put(self, row: TickRow) -> None:
        """Show this one in the place of the row with its key."""
        number = next(n for n, one in enumerate(self._rows) if one.key == row.key)
        self._rows = (*self._rows[:number], row, *self._rows[number + 1 :])
        self.dataChanged.emit(self.index(number), self.index(number))

    def set_ticked(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        before, self.ticked = self.ticked, frozenset(keys)
        changed = before ^ self.ticked
        numbers = [number for number, row in enumerate(self._rows) if row.key in changed]
        if numbers:
            roles = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(numbers[0]), self.index(numbers[-1]), roles)
        self.ticks_changed.emit()

    def is_ticked(self, row: TickRow) -> bool:
        """True for a ticked row, and for a heading with nothing unticked below it."""
        return self.ticked.issuperset(self._keys(row))

    def turn(self, row: TickRow) -> None:
        """Tick or untick a row, or all below a heading."""
        if row.box:
            keys = self._keys(row)
            self.set_ticked(self.ticked.difference(keys) if self.is_ticked(row) else self.ticked.union(keys))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, flags = self.row(index), super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row is not None and row.box else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole and row.box:
            # The plain number: PySide hands the enum on as a Python object that Qt cannot read.
            return (Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or not row.box or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != self.is_ticked(row):
            self.turn(row)
        return True

    def _keys(self, row: TickRow) -> list[str]:
        return self._members[row.key] if row.heading else [row.key]


class TickView(CardView):
    """Space ticks the current row, R takes what it offers; other letters are `typed`."""

    offer_taken = Signal(object)
    """(TickRow): the word on its card was clicked."""
    current_changed = Signal(object)
    """(TickRow or None)."""
    typed = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str, model: TickModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._heights: dict[TickRow, float] = {}
        self._cards: dict[tuple[TickRow, bool], Card] = {}
        self._ticks = model
        super().__init__(theme, parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Space ticks and unticks.")
        # A pack may hold thousands: laying all of them out at once would hold up the window.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.action_triggered.connect(self._on_action)

    def build_card(self, row: int) -> Card | None:
        rows = self._ticks.rows()
        if not 0 <= row < len(rows):
            return None
        one = rows[row]
        ticked = one.box and self._ticks.is_ticked(one)
        card = self._cards.get((one, ticked))
        if card is None:
            if len(self._cards) >= _KEPT:
                self._cards.clear()
            card = tick_card(one, self.type, self.card_width(), ticked=ticked, rtl=self.rtl)
            self._cards[one, ticked] = card
        return card

    def row_height(self, index: Index) -> float:
        height = self._heights.get(row := self._ticks.rows()[index.row()])
        if height is None:
            height = self._heights[row] = super().row_height(index)
        return height

    def forget_cards(self) -> None:
        self._cards.clear()
        self._heights.clear()

    def is_framed(self, row: int) -> bool:
        rows = self._ticks.rows()
        return row < len(rows) and not rows[row].heading

    def current_row(self) -> TickRow | None:
        """What the keyboard is on."""
        return self._ticks.row(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit(self._ticks.row(current))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        if list(roles) == [Qt.ItemDataRole.CheckStateRole]:
            # A tick makes no card higher. QListView would lay out all rows again, and lose its place in a long list.
            QAbstractItemView.dataChanged(self, first, last, roles)
            self.viewport().update()  # the heading, too
        else:
            super().dataChanged(first, last, roles)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current_row()
        if key == Qt.Key.Key_Space and plain:
            self._turn(row)
        elif key == Qt.Key.Key_R and plain and row is not None and row.offer:
            self.offer_taken.emit(row)
        elif key == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _on_action(self, index: QModelIndex, action: Action) -> None:
        row = self._ticks.row(index)
        if action.verb == TICK:
            self._turn(row)
        elif action.verb == OFFER and row is not None:
            self.offer_taken.emit(row)

    def _turn(self, row: TickRow | None) -> None:
        if row is not None:
            self._ticks.turn(row)
