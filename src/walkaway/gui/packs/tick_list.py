"""A list of templates with boxes to tick: Space ticks, and what a row offers is one key away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from walkaway.gui.packs.tick_card import OFFER, TICK, tick_card
from walkaway.gui.packs.tick_rows import TickRow
from walkaway.gui.panels.card_view import CardView
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_KEPT = 4_000
_BATCH = 12


class TickModel(QAbstractListModel):
    """Ticking only says so with `tick_wished(row, on)`: who keeps the ticks shows the rows anew."""

    tick_wished = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TickRow, ...] = ()

    def rows(self) -> tuple[TickRow, ...]:
        """All rows."""
        return self._rows

    def row(self, index: Index) -> TickRow | None:
        """What stands in a row, None for no row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def show_rows(self, rows: tuple[TickRow, ...]) -> None:
        """Show these; where only ticks changed, every row keeps its place."""
        before = self._rows
        if [row.key for row in before] != [row.key for row in rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        changed = [number for number, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, flags = self.row(index), super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row is not None and row.ticked is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            # The plain number: PySide hands the enum on as a Python object that Qt cannot read.
            return (Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or row.ticked is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick_wished.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class TickView(CardView):
    """Space ticks the current row, R takes what it offers; other letters are `typed`."""

    offer_taken = Signal(object)
    """(TickRow): the word on its card was clicked."""
    current_changed = Signal(object)
    """(TickRow or None)."""
    typed = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str, model: TickModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[TickRow, Card] = {}
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
        card = self._cards.get(rows[row])
        if card is None:
            if len(self._cards) >= _KEPT:
                self._cards.clear()
            card = self._cards[rows[row]] = tick_card(rows[row], self.type, self.card_width(), rtl=self.rtl)
        return card

    def forget_cards(self) -> None:
        self._cards.clear()

    def is_framed(self, row: int) -> bool:
        rows = self._ticks.rows()
        return row < len(rows) and not rows[row].heading

    def current_row(self) -> TickRow | None:
        """What the keyboard is on."""
        return self._ticks.row(self.currentIndex())

    def tick(self, index: Index) -> None:
        """Tick or untick a row."""
        row = self._ticks.row(index)
        if row is not None and row.ticked is not None:
            state = Qt.CheckState.Unchecked if row.ticked else Qt.CheckState.Checked
            self._ticks.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit(self._ticks.row(current))

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: list[int] | None = None) -> None:  # type: ignore[override]
        super().dataChanged(first, last, roles or [])
        self.scheduleDelayedItemsLayout()

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current_row()
        if key == Qt.Key.Key_Space and plain:
            self.tick(self.currentIndex())
        elif key == Qt.Key.Key_R and plain and row is not None and row.offer:
            self.offer_taken.emit(row)
        elif key == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _on_action(self, index: QModelIndex, action: Action) -> None:
        if action.verb == TICK:
            self.tick(index)
        elif action.verb == OFFER and (row := self._ticks.row(index)) is not None:
            self.offer_taken.emit(row)
