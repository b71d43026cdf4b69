"""The changes of `Calm all` as a list with tick boxes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from walkaway.gui.dialogs.calm_card import TICK, TURN, calm_card
from walkaway.gui.dialogs.calm_plan import Choice
from walkaway.gui.panels.card_view import CardView
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.panels.finding_words import family_label, quoted, wording_label
from walkaway.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class ChoicesModel(QAbstractListModel):
    """Rows are choices; ticking and turning replaces one."""

    def __init__(self, choices: tuple[Choice, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)

    def choices(self) -> tuple[Choice, ...]:
        """All of them as they are now."""
        return tuple(self._choices)

    def put(self, row: int, choice: Choice) -> None:
        """Replace a row's choice."""
        self._choices[row] = choice
        self.dataChanged.emit(self.index(row), self.index(row))

    def take_all(self, taken: bool) -> None:
        """Tick all, or none."""
        if self._choices:
            self._choices = [Choice(one.item, one.number, taken) for one in self._choices]
            self.dataChanged.emit(self.index(0), self.index(len(self._choices) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._choices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._choices):
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            # The plain number: PySide hands the enum on as a Python object that Qt cannot read.
            return (Qt.CheckState.Checked if choice.taken else Qt.CheckState.Unchecked).value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            finding = choice.item.finding
            said = f"{family_label(finding.family)}: {quoted(finding.text)}. Instead: {wording_label(choice.wording)}"
            several = len(finding.rewrites)
            return f"{said} ({choice.number + 1} of {several})" if several > 1 else said
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        old = self._choices[index.row()]
        self.put(index.row(), Choice(old.item, old.number, Qt.CheckState(value) == Qt.CheckState.Checked))
        return True


class ChoicesView(CardView):
    """Space ticks, Left and Right turn through the wordings."""

    row_changed = Signal(int)

    def __init__(self, model: ChoicesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[Choice, Card] = {}
        self._choices = model
        super().__init__(theme, parent)
        self.setModel(model)
        self.setAccessibleName("Changes")
        self.setAccessibleDescription("Space ticks and unticks a change, Left and Right choose another wording.")
        self.action_triggered.connect(self._on_action)

    def build_card(self, row: int) -> Card | None:
        choices = self._choices.choices()
        if not 0 <= row < len(choices):
            return None
        card = self._cards.get(choices[row])
        if card is None:
            card = self._cards[choices[row]] = calm_card(choices[row], self.type, self.card_width(), rtl=self.rtl)
        return card

    def forget_cards(self) -> None:
        self._cards.clear()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if self.rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        row = self.currentIndex().row()
        if row < 0 or event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._tick(row)
        elif event.key() in (forward, back):
            self._turn(row, 1 if event.key() == forward else -1)
        else:
            super().keyPressEvent(event)

    def _on_action(self, index: QModelIndex, action: Action) -> None:
        if action.verb == TICK:
            self._tick(index.row())
        elif action.verb == TURN:
            self._turn(index.row(), 1)

    def _tick(self, row: int) -> None:
        choice = self._choices.choices()[row]
        self._choices.put(row, Choice(choice.item, choice.number, not choice.taken))

    def _turn(self, row: int, step: int) -> None:
        choice = self._choices.choices()[row]
        if len(choice.item.finding.rewrites) > 1:
            self._choices.put(row, choice.turned(step))
