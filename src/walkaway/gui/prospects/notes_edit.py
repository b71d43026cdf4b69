"""Notes about a prospect, kept as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from walkaway.gui.timers import one_shot

_QUIET_MS = 600
LONGEST = 20_000
"""How many characters of notes are kept."""


class NotesEdit(QPlainTextEdit):
    """Says with `typed(prospect, text)` what is to be kept: in a pause, and before anything else is shown."""

    typed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prospect, self._kept = 0, ""
        self._quiet = one_shot(self, _QUIET_MS, self.settle)
        self.setAccessibleName("Notes")
        self.setPlaceholderText("Notes: what they care about, who decides, what was said by phone.")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)

    def show_notes(self, prospect: int, notes: str) -> None:
        """Show these, unless something newer was typed here about the same prospect."""
        if prospect == self._prospect and (self._quiet.isActive() or notes == self._kept):
            return
        self.settle()
        self._prospect, self._kept = prospect, notes
        blocked = self.blockSignals(True)
        self.setPlainText(notes)
        self.blockSignals(blocked)

    def settle(self) -> None:
        """Have what was typed kept now."""
        self._quiet.stop()
        text = self.toPlainText()[:LONGEST]
        if self._prospect and text != self._kept:
            self._kept = text
            self.typed.emit(self._prospect, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        self._quiet.start()
