"""Paints marks behind the text: one amber in three strengths, a wave for grammar, chips for fields."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock, QTextLayout, QTextLine

from walkaway.gui.editor.looks import Look, Piece, pieces
from walkaway.gui.theme import Theme

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ORDER = (Look.FIELD, Look.LIGHT, Look.MEDIUM, Look.STRONG, Look.GRAMMAR)  # from the back to the front
_TOUCHING = 0.5  # device independent pixels


def rects(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Where the characters from `start` to before `end` (positions in the layout) are, in the block's coordinates."""
    layout = block.layout()
    mixed = _RIGHT_TO_LEFT.search(block.text()) is not None  # QTextLayout.text is empty in a document
    found: list[QRectF] = []
    line = layout.lineForTextPosition(start)
    while line.isValid() and line.textStart() < end:
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            found += _runs(line, first, last) if mixed else [_box(line, first, last)]
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            break
        line = layout.lineAt(number)
    return found


def _box(line: QTextLine, first: int, last: int) -> QRectF:
    one, other = _x(line, first, QTextLine.Edge.Leading), _x(line, last - 1, QTextLine.Edge.Trailing)
    box = QRectF(min(one, other), line.y(), abs(other - one), line.ascent() + line.descent())
    # The space at which a line is broken stands outside of it.
    natural = line.naturalTextRect()
    return box.intersected(QRectF(natural.left(), box.top(), natural.width(), box.height()))


def _x(line: QTextLine, at: int, edge: QTextLine.Edge) -> float:
    # PySide gives a tuple of x and the position, which its type stub does not know.
    place: tuple[float, int] = line.cursorToX(at, edge)  # type: ignore[assignment]
    return place[0]


def _runs(line: QTextLine, first: int, last: int) -> list[QRectF]:
    """Boxes of text of both directions, where neighbours in the text may stand apart."""
    # cursorToX is about carets: at a change of direction it gives the far side of the other run.
    retrieve = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions | (
        QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    )
    height = line.ascent() + line.descent()
    found = [run.boundingRect() for run in line.glyphRuns(first, last - first, retrieve)]
    boxes: list[QRectF] = []
    for one in sorted(found, key=QRectF.left):
        box = QRectF(one.left(), line.y(), one.width(), height)
        if boxes and box.left() - boxes[-1].right() < _TOUCHING:
            boxes[-1] = boxes[-1].united(box)
        elif box.width() > 0:
            boxes.append(box)
    return boxes


def hit(block: QTextBlock, point: QPointF) -> Piece | None:
    """The mark under a point in the block's coordinates; a needy one before a grammar one."""
    for piece in pieces(block):
        if any(box.adjusted(0, 0, 0, 4).contains(point) for box in rects(block, piece.start, piece.end)):
            return piece
    return None


class MarkPainter:
    """Draws the marks of blocks with a theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """Draw the marks of a block whose layout begins at `origin`."""
        found = pieces(block)
        if not found:
            return
        size = QFontMetricsF(block.document().defaultFont()).height()
        for piece in sorted(found, key=lambda one: _ORDER.index(one.look)):
            for box in rects(block, piece.start, piece.end):
                self._mark(painter, piece, box.translated(origin), size / 19)

    def _mark(self, painter: QPainter, piece: Piece, box: QRectF, unit: float) -> None:
        theme = self._theme
        if piece.look is Look.FIELD:
            self._fill(painter, box.adjusted(-unit, 0, unit, unit), theme.field_fill, 4 * unit)
        elif piece.look is Look.GRAMMAR:
            if piece.selected:
                self._fill(painter, box, theme.grammar_fill, 3 * unit)
            self._wave(painter, box, unit)
        else:
            self._needy(painter, piece, box, unit)

    def _needy(self, painter: QPainter, piece: Piece, box: QRectF, unit: float) -> None:
        theme = self._theme
        fill, colour, style = {
            Look.STRONG: (theme.amber_strong_fill, theme.amber_strong_line, Qt.PenStyle.SolidLine),
            Look.MEDIUM: (theme.amber_medium_fill, theme.amber_medium_line, Qt.PenStyle.DashLine),
        }.get(piece.look, ("", theme.amber_light_line, Qt.PenStyle.DotLine))
        if piece.selected:
            fill = fill or theme.amber_medium_fill
            frame = box.adjusted(-1.5 * unit, -unit, 1.5 * unit, 3.5 * unit)
            self._fill(painter, frame, fill, 3 * unit, colour, unit)
        elif fill:
            self._fill(painter, box.adjusted(-unit, -unit, unit, 2 * unit), fill, 3 * unit)
        self._line(painter, box, colour, style, unit)

    def _fill(
        self, painter: QPainter, box: QRectF, colour: str, radius: float, edge: str = "", width: float = 0
    ) -> None:
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, radius, radius)

    def _line(self, painter: QPainter, box: QRectF, colour: str, style: Qt.PenStyle, unit: float) -> None:
        pen = QPen(QColor(colour), 2 * unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style is Qt.PenStyle.DashLine:
            pen.setDashPattern([3, 1.7])
        elif style is Qt.PenStyle.DotLine:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.05, 1.95])
        painter.setPen(pen)
        y = box.bottom() + 2 * unit
        inset = unit if style is Qt.PenStyle.DotLine else 0
        painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset / 2, y))

    def _wave(self, painter: QPainter, box: QRectF, unit: float) -> None:
        painter.setPen(QPen(QColor(self._theme.grammar_line), 1.3 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(QPointF(box.left(), box.bottom() + unit))
        step = 2 * unit
        x, up = box.left(), False
        while x < box.right():
            x += step
            path.lineTo(min(x, box.right()), box.bottom() + unit + (0 if up else 2.4 * unit))
            up = not up
        painter.drawPath(path)
