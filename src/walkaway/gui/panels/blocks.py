"""Wrapped text for cards: as tall as it needs to be, or cut with an ellipsis after so many lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from walkaway.gui.widgets import LEADING
from walkaway.text import utf16
from walkaway.text.span import Span

_MOST_PER_LINE = 400
"""No line of a card shows more characters than this, so longer text need not be laid out."""


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


class Block:
    """Text wrapped to a width, in words where it can and inside a long word where it must.

    `lines` is the most lines shown, 0 for all. `rtl` is the reading direction of the window, the side that the text
    keeps to; the text itself runs in its own direction.
    """

    __slots__ = ("_layout", "height", "line_count", "text", "width")

    def __init__(self, text: str, font: QFont, width: float, *, lines: int = 0, rtl: bool = False) -> None:
        self.text = text
        shown = text[: lines * _MOST_PER_LINE] if lines else text
        self._layout = self._lay_out(shown, font, width, rtl)
        if lines and self._layout.lineCount() > lines:
            start = utf16.to_points(shown, self._layout.lineAt(lines - 1).textStart())
            rest = QFontMetricsF(font).elidedText(shown[start:], Qt.TextElideMode.ElideRight, width)
            if rest.endswith("…"):
                rest = rest[:-1].rstrip(" .,;:–—") + "…"
            self._layout = self._lay_out(shown[:start] + rest, font, width, rtl)
        self.line_count = self._layout.lineCount()
        step = QFontMetricsF(font).height() * LEADING
        self.height = step * self.line_count
        self.width = max((self._layout.lineAt(n).naturalTextWidth() for n in range(self.line_count)), default=0.0)

    def paint(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw it with its top left corner `at`."""
        painter.setPen(colour)
        self._layout.draw(painter, at)

    @staticmethod
    def _lay_out(text: str, font: QFont, width: float, rtl: bool) -> QTextLayout:
        option = QTextOption(
            (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        step = QFontMetricsF(font).height() * LEADING
        inset = (step - QFontMetricsF(font).height()) / 2
        layout.beginLayout()
        row = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, row * step + inset))
            row += 1
        layout.endLayout()
        return layout


class MarkedBlock(Block):
    """A text in which some words are marked."""

    __slots__ = ("_ranges",)

    def __init__(self, text: str, font: QFont, width: float, spans: Sequence[Span], *, rtl: bool = False) -> None:
        super().__init__(text, font, width, rtl=rtl)
        table = utf16.Utf16Map(text)
        self._ranges = [table.span_to_units(span) for span in spans]

    def paint_marked(
        self,
        painter: QPainter,
        at: QPointF,
        colour: QColor,
        line: QColor,
        fill: str,
        style: QTextCharFormat.UnderlineStyle,
    ) -> None:
        """Draw it with its marks: a line of a colour and style below them, and a fill behind, "" for none."""
        look = QTextCharFormat()
        look.setUnderlineStyle(style)
        look.setUnderlineColor(line)
        if fill:
            look.setBackground(QBrush(QColor(fill)))
        ranges = []
        for start, end in self._ranges:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, look
            ranges.append(one)
        painter.setPen(colour)
        self._layout.draw(painter, at, ranges)
