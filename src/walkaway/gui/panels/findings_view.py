"""The list of findings: the current card is open, and every action on it has a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from walkaway.gui.panels.card_view import Index
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.panels.finding_card import APPLY, CLOSED, EXPLAIN, IGNORE, LADDER, OTHERS, Openness, finding_card
from walkaway.gui.panels.finding_words import MORE, Item, ladder
from walkaway.gui.panels.findings_model import FindingsModel
from walkaway.gui.panels.footed_view import FootedView
from walkaway.gui.theme import Theme
from walkaway.text.finding import Finding

_MOST_CACHED = 4_000


class FindingsView(FootedView):
    """Cards of a `FindingsModel`. Signals are wishes: nothing changes until the message does."""

    rewrite_requested = Signal(object, str)
    ignore_requested = Signal(object, str)
    finding_selected = Signal(object)
    link_requested = Signal(str)

    def __init__(self, model: FindingsModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[tuple[object, ...], Card] = {}
        self._others = False
        self._silent = False
        self._anchor: int | None = None
        super().__init__(theme, parent)
        self._findings = model
        self.setModel(model)
        self.setAccessibleName("Findings")
        self.setAccessibleDescription("What a reader may hear in this message, in the order of the text.")
        self.action_triggered.connect(self._on_action)

    def build_card(self, row: int) -> Card | None:
        items = self._findings.rows()
        if not 0 <= row < len(items):
            return None
        item = items[row]
        opened = Openness(True, self._others) if row == self.currentIndex().row() else CLOSED
        key = (item.content, opened)
        card = self._cards.get(key)
        if card is None:
            if len(self._cards) > _MOST_CACHED:
                self._cards.clear()
            card = self._cards[key] = finding_card(item, self.type, self.card_width(), opened, rtl=self.rtl)
        return card

    def forget_cards(self) -> None:
        self._cards.clear()

    def current_finding(self) -> Finding | None:
        """The finding whose card is open."""
        item = self._findings.row(self.currentIndex())
        return item.finding if item is not None else None

    def select(self, finding: Finding | None) -> None:
        """Open a finding's card and bring it into view, or close all for None; emits nothing.

        A finding that is not listed changes nothing: the next report will have it.
        """
        index = self._findings.index_of(finding) if finding is not None else QModelIndex()
        if (finding is not None and not index.isValid()) or index == self.currentIndex():
            return
        self._quietly(lambda: self._make_current(index))
        if index.isValid():
            self.scrollTo(index)

    def replace_items(self, items: list[Item]) -> None:
        """Show other findings.

        Somebody who works through the list with keys or mouse goes on to the next card when theirs is done; while
        the focus is elsewhere, a card that goes away leaves none open.
        """
        before = self._findings.row(self.currentIndex())
        self._quietly(lambda: self._findings.set_items(items))
        after = self._findings.row(self.currentIndex())
        if before is None or after is None or before.identity == after.identity:
            return
        if self.hasFocus():
            self._others = False
            self.scheduleDelayedItemsLayout()
            self.finding_selected.emit(after.finding)
        else:
            self._quietly(lambda: self._make_current(QModelIndex()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._others = False
        self.scheduleDelayedItemsLayout()
        finding = self.current_finding()
        if finding is not None and not self._silent:
            self.finding_selected.emit(finding)

    def doItemsLayout(self) -> None:
        # Taken before laying out: asking for a place below may lay out once more.
        anchor, self._anchor = self._anchor, None
        super().doItemsLayout()
        if anchor is not None and self.currentIndex().isValid():
            moved = self.visualRect(self.currentIndex()).top() - anchor
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index != self.currentIndex():
            # The card above closes: keep the one that was clicked under the mouse where scrolling can.
            self._anchor = self.visualRect(index).top()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current on any focus, also when the window is only activated: a card should open by
        # itself only for somebody who came here by key.
        had_current = self.currentIndex().isValid()
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._silent = True
        super().focusInEvent(event)
        if not had_current:
            self._make_current(self._findings.index(0) if by_tab else QModelIndex())
        self._silent = False
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
        if self.currentIndex().isValid():
            self.open_ladder(event.globalPos() if event.reason() == QContextMenuEvent.Reason.Mouse else None)

    def show_others(self, shown: bool) -> None:
        """Show or hide the other wordings of the open card."""
        finding = self.current_finding()
        if finding is not None and self._others != (shown and len(finding.rewrites) > 1):
            self._others = not self._others
            self.scheduleDelayedItemsLayout()
            self.scrollTo(self.currentIndex())

    def open_ladder(self, at: QPoint | None = None) -> None:
        """The menu with every way to be left alone about the current finding; `at` in screen coordinates."""
        item = self._findings.row(self.currentIndex())
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for rung, label in ladder(item):
            menu.addAction(label.replace("&", "&&")).setData((item.finding, rung))
        if item.finding.link:
            menu.addSeparator()
            menu.addAction(MORE).setData((item.finding, EXPLAIN))
        menu.triggered.connect(self._on_ladder)
        if at is None:
            corner = self.piece_centre(self.currentIndex(), Action(LADDER))
            at = self.viewport().mapToGlobal(corner)
        menu.popup(at)

    def _handle_key(self, event: QKeyEvent) -> bool:
        finding = self.current_finding()
        if finding is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        forward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if self.rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply(finding, 0)
            self._stay()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._apply(finding, key - Qt.Key.Key_1)
            self._stay()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.ignore_requested.emit(finding, "here")
            self._stay()
        elif key in (forward, back):
            self.show_others(key == forward)
        elif key == Qt.Key.Key_M and finding.link:
            self.link_requested.emit(finding.link)
        elif key == Qt.Key.Key_Menu:
            self.open_ladder()
        else:
            return False
        return True

    def _stay(self) -> None:
        """Keep the keyboard here, wherever the change put it: whoever works by keys goes on to the next card."""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self, finding: Finding, number: int) -> None:
        if number < len(finding.rewrites):
            self.rewrite_requested.emit(finding, finding.rewrites[number])

    def _on_action(self, index: QModelIndex, action: Action) -> None:
        item = self._findings.row(index)
        if item is None:
            return
        if action.verb == APPLY:
            self._apply(item.finding, action.number)
        elif action.verb == OTHERS:
            self.show_others(not self._others)
        elif action.verb == IGNORE:
            self.ignore_requested.emit(item.finding, ladder(item)[action.number][0])
        elif action.verb == EXPLAIN:
            self.link_requested.emit(item.finding.link)
        elif action.verb == LADDER:
            self.open_ladder()

    def _on_ladder(self, chosen: QAction) -> None:
        finding, rung = chosen.data()
        if rung == EXPLAIN:
            self.link_requested.emit(finding.link)
        else:
            self.ignore_requested.emit(finding, rung)

    def _make_current(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)

    def _quietly(self, change: Callable[[], None]) -> None:
        self._silent = True
        try:
            change()
        finally:
            self._silent = False
