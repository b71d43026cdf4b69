"""Paints marks behind the text: one amber in three strengths, a wave for grammar, chips for fields."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextBlock,
    QTextLayout,
    QTextLine,
)

from walkaway.gui.editor.looks import Look, Piece
from walkaway.gui.theme import Theme

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ORDER = (Look.FIELD, Look.LIGHT, Look.MEDIUM, Look.STRONG, Look.GRAMMAR)  # from the back to the front
_TOUCHING = 0.5  # device independent pixels
_FILLED = (Look.MEDIUM, Look.STRONG)
_DASHES = {Look.MEDIUM: [3, 1.7], Look.LIGHT: [0.05, 1.95]}
_LEADING, _TRAILING = QTextLine.Edge.Leading, QTextLine.Edge.Trailing
_REACH = 5  # how far a mark reaches out of its box, in nineteenths of the height of a line
_STAMP = 400  # width of a stamp in device independent pixels


def rects(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Where the characters from `start` to before `end` (positions in the layout) are, in the block's coordinates."""
    return Boxes(block).of(start, end)


class Boxes:
    """Says where characters of one block are, on the lines between two heights, while its layout does not change."""

    def __init__(self, block: QTextBlock, top: float = -math.inf, bottom: float = math.inf) -> None:
        layout = block.layout()
        # QTextLayout.text is empty in a document.
        self._mixed = _RIGHT_TO_LEFT.search(block.text()) is not None
        self._lines: list[_Row] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y, height = line.y(), line.ascent() + line.descent()
            if y + height > top and y < bottom:
                start, natural = line.textStart(), line.naturalTextRect()
                end = start + line.textLength()
                self._lines.append(_Row(line, start, end, y, height, natural.left(), natural.right()))

    def of(self, start: int, end: int) -> list[QRectF]:
        """A box for each line, and on lines of both directions for each stretch that stands apart."""
        found: list[QRectF] = []
        for row in self._lines:
            if row.start >= end:
                break
            if row.end > start:
                first, last = max(start, row.start), min(end, row.end)
                found += _runs(row, first, last) if self._mixed else [_box(row, first, last)]
        return found


class _Row(NamedTuple):
    """One line of a layout: its characters, its height, and where its words begin and end."""

    line: QTextLine
    start: int
    end: int
    y: float
    height: float
    left: float
    right: float


def _box(row: _Row, first: int, last: int) -> QRectF:
    # PySide gives tuples of x and the position, which its type stub does not know.
    one: float = row.line.cursorToX(first, _LEADING)[0]  # type: ignore[index]
    other: float = row.line.cursorToX(last - 1, _TRAILING)[0]  # type: ignore[index]
    if other < one:
        one, other = other, one
    # The space at which a line is broken stands outside of it.
    left, right = max(one, row.left), min(other, row.right)
    return QRectF(left, row.y, max(0.0, right - left), row.height)


def _runs(row: _Row, first: int, last: int) -> list[QRectF]:
    """Boxes of text of both directions, where neighbours in the text may stand apart."""
    # cursorToX is about carets: at a change of direction it gives the far side of the other run.
    retrieve = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions | (
        QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    )
    found = [run.boundingRect() for run in row.line.glyphRuns(first, last - first, retrieve)]
    boxes: list[QRectF] = []
    for one in sorted(found, key=QRectF.left):
        box = QRectF(one.left(), row.y, one.width(), row.height)
        if boxes and box.left() - boxes[-1].right() < _TOUCHING:
            boxes[-1] = boxes[-1].united(box)
        elif box.width() > 0:
            boxes.append(box)
    return boxes


def hit(block: QTextBlock, found: Iterable[Piece], point: QPointF) -> Piece | None:
    """The first of some marks of a block that is under a point in the block's coordinates."""
    boxes = Boxes(block)
    for piece in found:
        if any(box.adjusted(0, 0, 0, 4).contains(point) for box in boxes.of(piece.start, piece.end)):
            return piece
    return None


class MarkPainter:
    """Draws the marks of blocks with a theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._fills = {
            Look.STRONG: QColor(theme.amber_strong_fill),
            Look.MEDIUM: QColor(theme.amber_medium_fill),
            Look.FIELD: QColor(theme.field_fill),
            Look.GRAMMAR: QColor(theme.grammar_fill),
        }
        self._inks = {
            Look.STRONG: QColor(theme.amber_strong_line),
            Look.MEDIUM: QColor(theme.amber_medium_line),
            Look.LIGHT: QColor(theme.amber_light_line),
            Look.GRAMMAR: QColor(theme.grammar_line),
        }
        self._unit, self._ratio = 0.0, 0.0
        self._stamps: dict[Look, QPixmap] = {}

    def paint(self, painter: QPainter, block: QTextBlock, found: Sequence[Piece], origin: QPointF, area: QRect) -> None:
        """Draw marks of a block whose layout begins at `origin`, as far as they are on lines in `area`."""
        self._take_size(QFontMetricsF(block.document().defaultFont()).height() / 19, painter.device())
        reach = _REACH * self._unit
        boxes = Boxes(block, area.top() - origin.y() - reach, area.bottom() + 1 - origin.y() + reach)
        places: dict[Look, list[QRectF]] = {}
        selected: list[tuple[Look, QRectF]] = []
        for piece in found:
            for box in boxes.of(piece.start, piece.end):
                box.translate(origin)
                if piece.selected:
                    selected.append((piece.look, box))
                else:
                    places.setdefault(piece.look, []).append(box)
        for look in sorted(places, key=_ORDER.index):
            self._draw(painter, look, places[look])
        for look, box in selected:
            self._draw_selected(painter, look, box)

    def _take_size(self, unit: float, device: QPaintDevice) -> None:
        """Draw for letters of which a nineteenth of the height is `unit`."""
        ratio = device.devicePixelRatioF()
        if (unit, ratio) != (self._unit, self._ratio):
            self._unit, self._ratio = unit, ratio
            self._stamps = {look: self._stamp(look) for look in self._inks}

    def _draw(self, painter: QPainter, look: Look, boxes: Sequence[QRectF]) -> None:
        """Draw all marks of one look at once: a call for each costs more than the drawing."""
        unit = self._unit
        if look is Look.FIELD:
            self._fill(painter, look, boxes, QMarginsF(unit, 0, unit, unit), 4 * unit)
            return
        if look in _FILLED:
            self._fill(painter, look, boxes, QMarginsF(unit, unit, unit, 2 * unit), 3 * unit)
        self._underline(painter, look, boxes)

    def _draw_selected(self, painter: QPainter, look: Look, box: QRectF) -> None:
        unit = self._unit
        if look is Look.GRAMMAR:
            self._fill(painter, look, [box], QMarginsF(), 3 * unit)
        else:
            painter.setPen(QPen(self._inks[look], unit))
            painter.setBrush(self._fills.get(look, self._fills[Look.MEDIUM]))
            frame = QMarginsF(1.5 * unit, unit, 1.5 * unit, 3.5 * unit)
            painter.drawRoundedRect(box.marginsAdded(frame), 3 * unit, 3 * unit)
        self._underline(painter, look, [box])

    def _fill(self, painter: QPainter, look: Look, boxes: Sequence[QRectF], around: QMarginsF, radius: float) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in boxes:
            path.addRoundedRect(box.marginsAdded(around), radius, radius)
        # Smooth edges take three times as long, and on colours as pale as these nobody sees them.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(path, self._fills[look])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _underline(self, painter: QPainter, look: Look, boxes: Sequence[QRectF]) -> None:
        stamp, ratio = self._stamps[look], self._ratio
        whole, height = stamp.width(), stamp.height()
        inset = self._unit if look is Look.LIGHT else 0  # dots begin and end inside
        for box in boxes:
            left, y, end = round(box.left() + inset), round(box.bottom()), box.right() - inset / 2
            while left < end:
                painter.drawPixmap(left, y, stamp, 0, 0, min(whole, round((end - left) * ratio)), height)
                left += _STAMP

    def _stamp(self, look: Look) -> QPixmap:
        """The line below a mark, drawn once: dots and dashes take a thousand times as long to draw as to copy."""
        unit, ratio = self._unit, self._ratio
        stamp = QPixmap(round(_STAMP * ratio), math.ceil(_REACH * unit * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen(look))
        if look is Look.GRAMMAR:
            steps = range(math.ceil(_STAMP / (2 * unit)))
            painter.drawPolyline([QPointF(2 * unit * step, unit * (3.4 if step % 2 else 1)) for step in steps])
        else:
            painter.drawLine(QPointF(0, 2 * unit), QPointF(_STAMP, 2 * unit))
        painter.end()
        return stamp

    def _pen(self, look: Look) -> QPen:
        pen = QPen(self._inks[look], (1.3 if look is Look.GRAMMAR else 2) * self._unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if look is Look.LIGHT else Qt.PenCapStyle.FlatCap)
        if look in _DASHES:
            pen.setDashPattern(_DASHES[look])
        return pen
