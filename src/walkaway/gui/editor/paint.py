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
    return Boxes(block).of(start, end)


class Boxes:
    """Says where characters of one block are, while its layout does not change."""

    def __init__(self, block: QTextBlock) -> None:
        self._layout = block.layout()
        # QTextLayout.text is empty in a document.
        self._mixed = _RIGHT_TO_LEFT.search(block.text()) is not None

    def of(self, start: int, end: int) -> list[QRectF]:
        """A box for each line, and on lines of both directions for each stretch that stands apart."""
        layout = self._layout
        found: list[QRectF] = []
        line = layout.lineForTextPosition(start)
        while line.isValid():
            text_start = line.textStart()
            text_end = text_start + line.textLength()
            first, last = max(start, text_start), min(end, text_end)
            if first < last:
                found += _runs(line, first, last) if self._mixed else [_box(line, first, last)]
            number = line.lineNumber() + 1
            if text_end >= end or number >= layout.lineCount():
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
    boxes = Boxes(block)
    for piece in pieces(block):
        if any(box.adjusted(0, 0, 0, 4).contains(point) for box in boxes.of(piece.start, piece.end)):
            return piece
    return None


class MarkPainter:
    """Draws the marks of blocks with a theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fills = {
            Look.STRONG: QColor(theme.amber_strong_fill),
            Look.MEDIUM: QColor(theme.amber_medium_fill),
            Look.FIELD: QColor(theme.field_fill),
            Look.GRAMMAR: QColor(theme.grammar_fill),
        }
        self._unit = 0.0
        self._pens: dict[Look, QPen] = {}

    def paint(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """Draw the marks of a block whose layout begins at `origin`."""
        found = pieces(block)
        if not found:
            return
        self._take_size(QFontMetricsF(block.document().defaultFont()).height() / 19)
        boxes = Boxes(block)
        for piece in sorted(found, key=lambda one: _ORDER.index(one.look)):
            for box in boxes.of(piece.start, piece.end):
                box.translate(origin)
                self._mark(painter, piece, box)

    def _take_size(self, unit: float) -> None:
        """Make pens for letters of which a nineteenth of the height is `unit`."""
        if unit == self._unit:
            return
        self._unit = unit
        theme = self._theme
        solid, dashed, dotted = (QPen(QColor(), 2 * unit) for _ in range(3))
        solid.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern([3, 1.7])
        dotted.setCapStyle(Qt.PenCapStyle.RoundCap)
        dotted.setDashPattern([0.05, 1.95])
        solid.setColor(QColor(theme.amber_strong_line))
        dashed.setColor(QColor(theme.amber_medium_line))
        dotted.setColor(QColor(theme.amber_light_line))
        wave = QPen(QColor(theme.grammar_line), 1.3 * unit)
        self._pens = {Look.STRONG: solid, Look.MEDIUM: dashed, Look.LIGHT: dotted, Look.GRAMMAR: wave}

    def _mark(self, painter: QPainter, piece: Piece, box: QRectF) -> None:
        unit, look = self._unit, piece.look
        if look is Look.FIELD:
            self._fill(painter, box.adjusted(-unit, 0, unit, unit), look, 4 * unit)
        elif look is Look.GRAMMAR:
            if piece.selected:
                self._fill(painter, box, look, 3 * unit)
            self._wave(painter, box)
        else:
            self._needy(painter, piece, box)

    def _needy(self, painter: QPainter, piece: Piece, box: QRectF) -> None:
        unit, look = self._unit, piece.look
        if piece.selected:
            frame = box.adjusted(-1.5 * unit, -unit, 1.5 * unit, 3.5 * unit)
            painter.setPen(QPen(self._pens[look].color(), unit))
            painter.setBrush(self._fills.get(look, self._fills[Look.MEDIUM]))
            painter.drawRoundedRect(frame, 3 * unit, 3 * unit)
        elif look in self._fills:
            self._fill(painter, box.adjusted(-unit, -unit, unit, 2 * unit), look, 3 * unit)
        inset = unit if look is Look.LIGHT else 0  # for the round ends
        y = box.bottom() + 2 * unit
        painter.setPen(self._pens[look])
        painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset / 2, y))

    def _fill(self, painter: QPainter, box: QRectF, look: Look, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fills[look])
        painter.drawRoundedRect(box, radius, radius)

    def _wave(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._pens[Look.GRAMMAR])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        unit = self._unit
        path = QPainterPath(QPointF(box.left(), box.bottom() + unit))
        x, up = box.left(), False
        while x < box.right():
            x += 2 * unit
            path.lineTo(min(x, box.right()), box.bottom() + unit + (0 if up else 2.4 * unit))
            up = not up
        painter.drawPath(path)
