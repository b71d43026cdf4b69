"""The line at the foot of the window: composure, findings, length, the two kinds of marks, and when it was saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from walkaway.gui.widgets import announce
from walkaway.text.counting import counted

_WORDS_A_MINUTE = 200


def reading_time(words: int) -> str:
    """How long a reader needs for so many words, in the words of the screen."""
    seconds = round(words * 60 / _WORDS_A_MINUTE)
    return f"{seconds} s to read" if seconds < 90 else f"{round(seconds / 60)} min to read"


class StatusBar(QFrame):
    """Shows what it is given; the two toggles and the findings count can be pressed. Trouble has a line of its own."""

    findings_pressed = Signal()
    tone_toggled = Signal(bool)
    grammar_toggled = Signal(bool)
    retry_pressed = Signal()
    preferences_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.composure = QLabel("", self)
        self.findings = self._button("Go to the next finding")
        self.length = QLabel("", self)
        self.tone = self._button("Tone marks", checkable=True)
        self.grammar = self._button("Grammar and spelling marks", checkable=True)
        self.saved = QLabel("", self)
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 3, 14, 3)
        column.setSpacing(0)
        self.trouble = self._trouble_row()
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(9)
        for widget in (self.composure, self.findings, self.length, self.tone, self.grammar):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.saved)
        column.addLayout(row)
        self.findings.clicked.connect(self.findings_pressed)
        self.tone.toggled.connect(self._on_tone)
        self.grammar.toggled.connect(self.grammar_toggled)

    def _button(self, name: str, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(checkable)
        button.setProperty("kind", "toggle" if checkable else "plain")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _trouble_row(self) -> QWidget:
        row = QWidget(self)
        self.sentence = QLabel("", row)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry, self.preferences = QPushButton("Try again", row), QPushButton("Preferences…", row)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 1, 0, 3)
        box.addWidget(self.sentence, 1)
        for button, pressed in ((self.retry, self.retry_pressed), (self.preferences, self.preferences_pressed)):
            button.setProperty("kind", "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(pressed)
            box.addWidget(button)
        row.hide()
        return row

    def show_composure(self, score: int | None, findings: int) -> None:
        """Show the score (None: tone marks are off) and the number of findings."""
        self.composure.setText("" if score is None else f"Composure {score}")
        self.composure.setVisible(score is not None)
        self.findings.setText(counted(findings, "finding"))
        self.findings.setVisible(score is not None)

    def show_words(self, words: int) -> None:
        """Show the length of the message."""
        self.length.setText(f"{counted(words, 'word')}, {reading_time(words)}")

    def show_tone(self, on: bool) -> None:
        """Show whether tone marks are on; tells nobody."""
        self.tone.blockSignals(True)
        self.tone.setChecked(on)
        self.tone.blockSignals(False)
        self.tone.setText(f"Tone: {'on' if on else 'off'}")

    def show_grammar(self, on: bool, state: str) -> None:
        """Show whether grammar marks are on, and the engine's state in a word; tells nobody."""
        self.grammar.blockSignals(True)
        self.grammar.setChecked(on)
        self.grammar.blockSignals(False)
        self.grammar.setText(f"Grammar: {state if on else 'off'}")

    def show_trouble(self, sentence: str, *, can_retry: bool) -> None:
        """Say in a line of its own what does not run; "" takes the line away."""
        if sentence and sentence != self.sentence.text():
            announce(self, sentence)
        self.sentence.setText(sentence)
        self.retry.setVisible(can_retry)
        self.trouble.setVisible(bool(sentence))

    def show_saved(self, text: str) -> None:
        """Show when the draft was saved, or that it was not."""
        self.saved.setText(text)

    def set_compact(self, compact: bool) -> None:
        """Leave out the length of the message where the window is narrow."""
        self.length.setVisible(not compact)

    def _on_tone(self, on: bool) -> None:
        self.show_tone(on)
        self.tone_toggled.emit(on)
