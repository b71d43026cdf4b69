"""What a dialog says and asks in itself, in the place of a box over the box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, unit

UNSAVED = "What you changed is not saved."


class NoteBar(QFrame):
    """One sentence in the dialog with its answers, in the place of a box over the box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._answers: list[tuple[ActionButton, Callable[[], object]]] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self.hide()

    def say(self, text: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence, with buttons that answer it; the last one has the focus."""
        for button, _ in self._answers:
            button.hide()
            button.deleteLater()
        self._answers = []
        self._label.setText(text)
        for label, act in answers:
            button = ActionButton(label)
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
            self._answers.append((button, act))
        self.show()
        if self._answers:
            self._answers[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_before_closing(self, save: Callable[[], object], discard: Callable[[], object]) -> None:
        """Ask what is to become of unsaved changes; asked a second time, leave the question and go on."""
        if self.text() == UNSAVED:
            self.hide()
        else:
            self.say(UNSAVED, ("Save", save), ("Discard", discard), ("Keep editing", self.hide))

    def text(self) -> str:
        """What it says, "" while hidden."""
        return self._label.text() if self.isVisible() else ""

    def buttons(self) -> list[ActionButton]:
        """The answers that are offered."""
        return [button for button, _ in self._answers]

    def _on_clicked(self) -> None:
        act = next(act for button, act in self._answers if button is self.sender())
        act()


def note_sheet(theme: Theme, font: QFont) -> str:
    """How a note bar looks, for the style sheet of its dialog."""
    return (
        f"NoteBar {{ background: {theme.accent_soft}; border: 1px solid {theme.accent_line};"
        f" border-radius: {round(6 * unit(font))}px; }}"
    )
