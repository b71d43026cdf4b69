"""What the cues of each kind look like: a colour and a line of its own, so that they are never told by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from walkaway.gui.theme import Theme

HEIGHT = 5.0
"""How tall the line of a cue is, in design pixels; the next one below begins after it."""


@dataclass(frozen=True, slots=True)
class CueLook:
    """How one kind is drawn; `ink` and `words` are roles of the theme, of its line and of its name."""

    ink: str
    words: str
    draw: Callable[[QPainter, float, float, float, float, QColor], None]


def draw_line(painter: QPainter, kind: str, theme: Theme, box: QRectF, unit: float, level: int = 0) -> None:
    """Draw a kind's line below a box; a further `level` stands lower."""
    look = LOOKS[kind]
    y = box.bottom() + (1.5 + level * HEIGHT) * unit
    look.draw(painter, box.left(), box.right(), y, unit, QColor(getattr(theme, look.ink)))


def _plain(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    _stroke(painter, left, right, y, ink, 2 * unit)


def _double(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    for down in (-1.2, 1.6):
        _stroke(painter, left, right, y + down * unit, ink, 1.2 * unit)


def _dashed(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    _stroke(painter, left, right, y, ink, 2 * unit, (3.5, 2))


def _dot_dashed(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    _stroke(painter, left, right, y, ink, 2 * unit, (4, 1.5, 1, 1.5))


def _dotted(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    _stroke(painter, left + unit, right - unit, y, ink, 2.2 * unit, (0.05, 1.95), Qt.PenCapStyle.RoundCap)


def _wave(painter: QPainter, left: float, right: float, y: float, unit: float, ink: QColor) -> None:
    step, path = 2.5 * unit, QPainterPath(QPointF(left, y))
    for number in range(1, max(1, int((right - left) / step)) + 1):
        path.lineTo(left + number * step, y + (1.5 if number % 2 else -1.5) * unit)
    painter.setPen(QPen(ink, 1.3 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _stroke(
    painter: QPainter,
    left: float,
    right: float,
    y: float,
    ink: QColor,
    width: float,
    dashes: Iterable[float] = (),
    cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap,
) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(cap)
    if pattern := list(dashes):
        pen.setDashPattern(pattern)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


LOOKS = {
    "interest": CueLook("accent", "accent_text", _plain),
    "refusal": CueLook("danger", "danger", _double),
    "stall": CueLook("amber_strong_line", "name", _dashed),
    "price": CueLook("price_line", "price_line", _dot_dashed),
    "question": CueLook("grammar_line", "grammar_line", _dotted),
    "automatic": CueLook("muted", "muted", _wave),
}
"""The look of each kind of cue."""
