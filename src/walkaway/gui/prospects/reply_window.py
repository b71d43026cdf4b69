"""The window for a reply: its words with their cues, what they add up to, who wrote it, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.prospects.cue_list import CueList
from walkaway.gui.prospects.next_box import NextBox
from walkaway.gui.prospects.reading_words import READINGS
from walkaway.gui.prospects.reply_edit import ReplyEdit
from walkaway.gui.prospects.sender_box import SenderBox
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, ChoiceBox, NoticeBar, TextLabel, announce, scaled, unit
from walkaway.gui.window import dropped_files

EMPTY, READING = "What did they write?", "Reading…"
_HOW = "Paste the reply here, or drop the mail (.eml) on this window."
_DIMMED = "Dimmed words are not read: they are quoted, a signature or header lines."
_KEEP_KEY = "Ctrl+Return"


class ReplyWindow(ThemedDialog):
    """Shows what it is told and says what the user wishes; nothing is decided here."""

    folds_below = 660
    text_changed = Signal()
    file_wished = Signal()
    files_dropped = Signal(list)
    corrected = Signal(str)
    """(reading): the user reads it so."""
    keep_wished = Signal()
    undo_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Read a reply", theme, parent)
        self.setAcceptDrops(True)
        self.sender_box = SenderBox()
        self.open_button = ActionButton("Open a mail…")
        self.headline, self.beside, self.names, self.dimmed = (TextLabel() for _ in range(4))
        for quiet in (self.beside, self.dimmed):
            quiet.setProperty("quiet", True)
        self.dimmed.setText(_DIMMED)
        self.reading = ChoiceBox("Read it as", least=10)
        for reading, words in READINGS.items():
            self.reading.add(words.label, reading)
        self.edit = ReplyEdit(theme)
        self.edit.setAccessibleName("The reply")
        self.edit.setPlaceholderText(_HOW)
        self.cues = CueList(theme)
        self.next = NextBox()
        self.notice = NoticeBar()
        self.keep_button = ActionButton("Keep this reply", primary=True)
        self.close_button = ActionButton("Close")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_nothing()

    def show_nothing(self) -> None:
        """There is no reply yet."""
        self.show_words(EMPTY, "", "")
        self.show_reading("")
        self.edit.show_reading((), ())
        self.cues.show_cues((), "")
        self.cues.hide()
        self.dimmed.hide()

    def show_words(self, headline: str, beside: str, names: str) -> None:
        """Say what it reads as, what stands beside that, and what it names."""
        if headline != self.headline.text():
            announce(self.headline, headline)
        for label, text in ((self.headline, headline), (self.beside, beside), (self.names, names)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_reading(self, reading: str) -> None:
        """Show which reading holds; "" while there is none to correct."""
        blocked = self.reading.blockSignals(True)
        self.reading.choose(reading)
        self.reading.blockSignals(blocked)
        self._ask.setVisible(bool(reading))

    def show_kept(self, kept: bool, can_keep: bool) -> None:
        """Show whether the reply is kept, and whether it can be."""
        self.keep_button.setText("Kept" if kept else "Keep this reply")
        self.keep_button.setEnabled(can_keep and not kept)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.headline.setFont(scaled(self.font(), 1.25, bold=True))
        self.edit.set_theme(theme)
        self.cues.set_theme(theme)

    def sheet(self, theme: Theme, u: float) -> str:
        return (
            f"#replyPage {{ background: {theme.panel}; }} QScrollArea {{ background: transparent; }}"
            f"QLabel#headline {{ font-weight: 600; }} #replyPage CueList {{ background: transparent; border: 0;"
            f" padding: 0; }} #replyPage QListWidget {{ padding: {round(3 * u)}px; }}"
        )

    def fold(self, narrow: bool) -> None:
        """In a narrow window everything stands below each other."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._both, self._said, self._who):
            row.setDirection(way)
        self.sender_box.fold(way)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(10 * u)
        self.headline.setObjectName("headline")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(round(14 * u))
        self._both.addLayout(self._left(gap), 3)
        self._both.addLayout(self._right(gap), 2)
        page = QWidget()
        page.setObjectName("replyPage")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(side, side, side, gap)
        inside.setSpacing(gap)
        inside.addLayout(self._head(gap))
        inside.addLayout(self._both, 1)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, side)
        column.setSpacing(gap)
        column.addWidget(self.page, 1)
        column.addLayout(self._foot(side, gap))
        self.setMinimumSize(round(320 * u), round(360 * u))
        self.resize(round(960 * u), round(760 * u))

    def _head(self, gap: int) -> QVBoxLayout:
        """Who wrote it, what it reads as, and what it names."""
        self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who.setSpacing(gap)
        self._who.addWidget(self.sender_box, 1)
        self._who.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._ask = QWidget()
        ask = QHBoxLayout(self._ask)
        ask.setContentsMargins(0, 0, 0, 0)
        label = QLabel("&Read it as")
        label.setBuddy(self.reading)
        label.setProperty("quiet", True)
        ask.addWidget(label)
        ask.addWidget(self.reading)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(gap)
        self._said.addWidget(self.headline, 1)
        self._said.addWidget(self._ask)
        head = QVBoxLayout()
        head.setSpacing(round(gap / 2))
        head.addLayout(self._who)
        head.addSpacing(round(gap / 2))
        head.addLayout(self._said)
        head.addWidget(self.beside)
        head.addWidget(self.names)
        return head

    def _left(self, gap: int) -> QVBoxLayout:
        u = unit(self.font())
        left = QVBoxLayout()
        left.setSpacing(round(gap / 2))
        self.edit.setMinimumHeight(round(150 * u))
        left.addWidget(self.edit, 1)
        left.addWidget(self.dimmed)
        return left

    def _right(self, gap: int) -> QVBoxLayout:
        u = unit(self.font())
        right = QVBoxLayout()
        right.setSpacing(gap)
        self.cues.setMinimumHeight(round(130 * u))
        right.addWidget(self.cues, 1)
        right.addWidget(self.next)
        right.addStretch(0)
        return right

    def _foot(self, side: int, gap: int) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, 0, side, 0)
        foot.setSpacing(gap)
        foot.addWidget(self.notice)
        foot.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.edit.textChanged.connect(self.text_changed)
        self.edit.files_dropped.connect(self.files_dropped)
        self.edit.large_paste.connect(self._on_large_paste)
        self.edit.cue_entered.connect(self.cues.choose)
        self.cues.cue_chosen.connect(self.edit.choose)
        self.open_button.clicked.connect(self.file_wished)
        self.reading.activated.connect(self._on_reading)
        self.notice.undo_requested.connect(self.undo_wished)
        self.keep_button.clicked.connect(self.keep_wished)
        self.close_button.clicked.connect(self.close)
        shortcut = QShortcut(QKeySequence(_KEEP_KEY), self)
        shortcut.activated.connect(self.keep_button.click)
        shown = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.keep_button.setToolTip(f"Keep this reply ({shown})")

    def _on_reading(self) -> None:
        self.corrected.emit(self.reading.chosen)

    def _on_large_paste(self, text: str) -> None:
        self.notice.show_notice(f"This is a paste of {len(text):,} characters, too long for a reply.")
