"""The tab about whom the draft is for: their page, a way to add them, or a short sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from walkaway.gui.prospects.prospect_page import ProspectPage
from walkaway.gui.prospects.prospect_words import NOBODY, stranger
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, LinkButton, unit
from walkaway.text.addresses import Address

UNUSABLE = "The ledger cannot be opened now, so nothing is noted. Everything else works."


class ProspectPanel(QWidget):
    """Shows what it is told to."""

    add_wished = Signal(object)
    """(Address): keep them as a prospect."""
    all_wished = Signal()
    """Show every prospect."""
    reply_wished = Signal()
    """Read a reply, whoever wrote it."""
    leave_wished = Signal()
    """Back to the message."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._recipient: Address | None = None
        self.page = ProspectPage(theme, with_draft=True)
        self.words = QLabel(NOBODY)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("quiet", True)
        self.add = ActionButton("", primary=True)
        self.reply, self.all = LinkButton("Read a reply…"), LinkButton("All prospects…")
        self._other = QWidget()
        self._column = QVBoxLayout(self._other)
        self._column.addWidget(self.words)
        for button in (self.add, self.reply, self.all):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._other)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.add.clicked.connect(self._on_add)
        self.reply.clicked.connect(self.reply_wished)
        self.all.clicked.connect(self.all_wished)
        self.page.head.all_wished.connect(self.all_wished)
        self.show_nobody()
        self.set_theme(theme)

    @property
    def shows_page(self) -> bool:
        """True while a prospect is shown."""
        return self._stack.currentWidget() is self.page

    def show_page(self) -> None:
        """Show the page of a prospect."""
        self._stack.setCurrentWidget(self.page)

    def show_stranger(self, recipient: Address) -> None:
        """Say that this one is not known yet, and offer to add them."""
        self._recipient = recipient
        self.add.setText(f"Add {stranger(recipient)}".replace("&", "&&"))
        self._say(f"{recipient.address} is not among your prospects.", can_add=True)

    def show_nobody(self) -> None:
        """Say that the To line names nobody."""
        self._say(NOBODY, can_add=False)

    def show_unusable(self) -> None:
        """Say that there is no ledger."""
        self._say(UNUSABLE, can_add=False)
        self.all.hide()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        u = unit(self.font())
        side = round(14 * u)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(round(10 * u))
        self.setStyleSheet(f"ProspectPanel {{ background: {theme.panel}; }}")
        self.page.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        u = unit(self.font())
        return QSize(round(220 * u), round(200 * u))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def focus(self) -> None:
        """Put the keyboard where the next thing is done."""
        place = self.page.head.sent if self.shows_page else self.add if self.add.isVisible() else self.reply
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, words: str, *, can_add: bool) -> None:
        self.words.setText(words)
        self.add.setVisible(can_add)
        self.all.setVisible(True)
        self._stack.setCurrentWidget(self._other)

    def _on_add(self) -> None:
        if self._recipient is not None:
            self.add_wished.emit(self._recipient)
