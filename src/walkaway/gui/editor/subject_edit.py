"""The subject: one line that is marked like the body."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkaway.gui.editor.cleaning import one_line
from walkaway.gui.editor.pointed_edit import PointedEdit
from walkaway.gui.theme import Theme
from walkaway.text.parts import Part

_NEXT = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}


class SubjectEdit(PointedEdit):
    """Never has a line break; Enter and Down go on to the body, Up back to the receiver."""

    left = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Part.SUBJECT, parent)
        self.setLineWrapMode(self.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fitting(self, text: str) -> str:
        text = super().fitting(text)
        return one_line(text) if "\n" in text or "\u2028" in text else text

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self.font()).height() + 2 * round(self.document().documentMargin())
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _NEXT or (event.text() and event.text() in "\r\n\u2028\u2029"):
            self.left.emit(True)
        elif event.key() == Qt.Key.Key_Up:
            self.left.emit(False)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        words = self.fitting(event.commitString())
        if words != event.commitString():
            event.setCommitString(words, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)
