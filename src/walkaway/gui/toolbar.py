"""The row of words at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget


class Toolbar(QFrame):
    """Actions as words on the left; commands, the main action and the menu on the right.

    Where the window is too narrow for all of them, the last ones on the left make room; the menu has them too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAccessibleName("Toolbar")
        self.buttons: list[QToolButton] = []
        self._right: list[QWidget] = []
        self.main_button: MainButton | None = None
        self._drafts_button: QToolButton | None = None
        self._drafts_seen = True
        self.menu_button = self._menu_word("Menu")
        self.send_button = self._menu_word("Send with…")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 14, 6)
        self._row.setSpacing(6)

    def fill(self, drafts: QAction, left: Sequence[QAction], commands: QAction, main: QAction) -> None:
        """Show these actions; the one for the drafts only while these are not seen."""
        self._drafts_button = self._word(drafts)
        self.buttons = [self._drafts_button, *(self._word(action) for action in left)]
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.main_button = MainButton(main, self)
        self._right = [self._word(commands), self.send_button, self.main_button, self.menu_button]
        for widget in self._right:
            self._row.addWidget(widget)
        for before, after in pairwise((*self.buttons, *self._right)):
            self.setTabOrder(before, after)
        self.fit()

    def _word(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _menu_word(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_drafts_state(self, seen: bool) -> None:
        """Offer the drafts while they are not seen."""
        if seen != self._drafts_seen:
            self._drafts_seen = seen
            self.fit()

    def set_menus(self, menu: QMenu, ways: QMenu) -> None:
        """What the menu button opens, and what the button opens that sends."""
        self.menu_button.setMenu(menu)
        self.send_button.setMenu(ways)

    def minimumSizeHint(self) -> QSize:
        """The right side and the first button: the others give way."""
        right = sum(widget.sizeHint().width() + 6 for widget in self._right)
        first = self.buttons[0].sizeHint().width() if self.buttons else 0
        return QSize(right + first + 40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many of the left buttons as there is room for."""
        room = self.width() - 40
        room -= sum(widget.sizeHint().width() + 6 for widget in self._right)
        for button in self.buttons:
            unneeded = button is self._drafts_button and self._drafts_seen
            room -= 0 if unneeded else button.sizeHint().width() + 6
            wanted = room >= 0 and not unneeded
            if button.isHidden() == wanted:
                button.setVisible(wanted)


class MainButton(QPushButton):
    """The one filled button; it follows its action as a tool button would."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(action.iconText(), parent)
        self._action = action
        self.setProperty("kind", "primary")
        self.setToolTip(action.toolTip())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setText(self._action.iconText())
        self.setToolTip(self._action.toolTip())
