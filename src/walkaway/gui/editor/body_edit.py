"""The body of the message: roomy lines in a column that is no wider than the eye likes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from walkaway.gui.editor.pointed_edit import PointedEdit
from walkaway.gui.theme import Theme
from walkaway.text.parts import Part

LINE_HEIGHT = 140  # percent of the font's own
_COLUMN = 76  # average characters
_LEAST_MARGIN = 1.8  # heights of a line


def column_margin(font: QFont, width: int) -> int:
    """How far the column of text stands from either edge of a widget of this width."""
    metrics = QFontMetricsF(font)
    least = min(_LEAST_MARGIN * metrics.height(), width / 20)
    return round(max(least, (width - _COLUMN * metrics.averageCharWidth()) / 2))


class BodyEdit(PointedEdit):
    """The body; `zoomed(steps)` asks for a larger or smaller text."""

    zoomed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Part.BODY, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_line_height(LINE_HEIGHT)

    def arrange(self) -> None:
        """Put the column in the middle of the widget."""
        left = column_margin(self.font(), self.width())
        bar = self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().isVisible() else 0
        margins = QMargins(left, round(QFontMetricsF(self.font()).height() / 2), max(0, left - bar), 0)
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # First the column: Qt lays the text out for the width that it finds, and while the window opens only once.
        self.arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
