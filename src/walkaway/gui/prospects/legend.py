"""What the parts of the bars stand for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walkaway.gui.prospects.overview_plots import FILLS, paint_fill
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import FlowLayout, unit


class Legend(QWidget):
    """A small square and a word for each kind, in a row that wraps."""

    def __init__(self, words: Mapping[str, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares = [_Square(kind, theme) for kind in words]
        gap = round(12 * unit(self.font()))
        flow = FlowLayout(self, gap=gap)
        for square, word in zip(self._squares, words.values(), strict=True):
            entry = QLabel(word)
            entry.setProperty("quiet", True)
            entry.setIndent(round(18 * unit(self.font())))
            square.setParent(entry)
            flow.addWidget(entry)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        for square in self._squares:
            square.theme = theme
            square.update()


class _Square(QWidget):
    """A part of a bar, small."""

    def __init__(self, kind: str, theme: Theme) -> None:
        super().__init__()
        self._kind, self.theme = kind, theme
        side = round(13 * unit(self.font()))
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_fill(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -1.5, -1.5), FILLS[self._kind], self.theme)
        painter.end()
