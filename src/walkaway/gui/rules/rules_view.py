"""The list of rules: cards under the headings of their families."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from walkaway.gui.panels.card_view import CardView, Index
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.rules.rule_card import DELETE, EDIT, SWITCH, family_card, rule_card
from walkaway.gui.rules.rule_rows import FamilyRow, Row, RuleRow
from walkaway.gui.rules.rules_model import RulesModel
from walkaway.gui.theme import Theme

_KEPT = 2_000


class RulesView(CardView):
    """Space switches, Enter edits and Delete deletes a rule of the user's own; letters go to the search."""

    edit_wished = Signal()
    delete_wished = Signal()
    current_changed = Signal()
    typed = Signal(str)
    left_upwards = Signal()

    def __init__(self, model: RulesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[tuple[Row, bool], Card] = {}
        self._rules = model
        self._anchor: int | None = None
        super().__init__(theme, parent)
        self.setModel(model)
        self.setAccessibleName("Rules")
        self.setAccessibleDescription("Space turns a rule or a kind on or off. Enter edits a rule of your own.")
        self.action_triggered.connect(self._on_action)

    def build_card(self, row: int) -> Card | None:
        rows = self._rules.rows()
        if not 0 <= row < len(rows):
            return None
        one, opened = rows[row], row == self.currentIndex().row()
        card = self._cards.get((one, opened))
        if card is None:
            if len(self._cards) >= _KEPT:
                self._cards.clear()
            if isinstance(one, FamilyRow):
                card = family_card(one, self.type, self.card_width(), rtl=self.rtl)
            else:
                card = rule_card(one, self.type, self.card_width(), opened=opened, rtl=self.rtl)
            self._cards[one, opened] = card
        return card

    def forget_cards(self) -> None:
        self._cards.clear()

    def is_framed(self, row: int) -> bool:
        rows = self._rules.rows()
        return row < len(rows) and isinstance(rows[row], RuleRow)

    def current_row(self) -> Row | None:
        """What the keyboard is on."""
        return self._rules.row(self.currentIndex())

    def switch(self, index: Index) -> None:
        """Turn a row on or off."""
        row = self._rules.row(index)
        if row is not None:
            state = Qt.CheckState.Unchecked if row.on else Qt.CheckState.Checked
            self._rules.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)

    def make_current(self, index: QModelIndex) -> None:
        """Open a row and bring it into view."""
        self.setCurrentIndex(index)
        self.executeDelayedItemsLayout()
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The row that opens and the one that closes have another height now.
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
        self.current_changed.emit()

    def doItemsLayout(self) -> None:
        # Taken before laying out: asking for a place below may lay out once more.
        anchor, self._anchor = self._anchor, None
        super().doItemsLayout()
        if anchor is not None and self.currentIndex().isValid():
            moved = self.visualRect(self.currentIndex()).top() - anchor
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, piece = self.piece_at(event.position().toPoint())
        if piece is not None and piece.action == Action(SWITCH):
            # It opens nothing: the cards would move, and the switch away from under the mouse.
            if event.button() == Qt.MouseButton.LeftButton:
                self.switch(index)
            return
        if index.isValid() and index != self.currentIndex():
            # The card above closes: keep the one that was clicked under the mouse where scrolling can.
            self._anchor = self.visualRect(index).top()
        super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def event(self, event: QEvent) -> bool:
        # Delete belongs to the list here, even where the window has an action for it.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_ours = event.key() == Qt.Key.Key_Delete and not event.modifiers()
            event.setAccepted(is_ours)
            if is_ours:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and plain:
            self.switch(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.edit_wished.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self.delete_wished.emit()
        elif key == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.piece_at(event.position().toPoint())[1] is None:
            self.edit_wished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = self._rules.row(index)
        if row is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Turn off" if row.on else "Turn on", self._on_switch)
        if isinstance(row, RuleRow) and row.mine:
            menu.addAction("Edit…", self.edit_wished.emit)
            menu.addAction("Delete", self.delete_wished.emit)
        menu.popup(event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center()))

    def _on_switch(self) -> None:
        self.switch(self.currentIndex())

    def _on_action(self, _index: QModelIndex, action: Action) -> None:
        if action.verb == EDIT:
            self.edit_wished.emit()
        elif action.verb == DELETE:
            self.delete_wished.emit()
