"""Draws a card and its pieces in the colours of a theme."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat

from walkaway.gui.panels.blocks import MarkedBlock
from walkaway.gui.panels.cards import Action, Card, Kind, Piece
from walkaway.gui.theme import Theme

_FILLS = {"amber_strong_line": "amber_strong_fill", "amber_medium_line": "amber_medium_fill"}
_LINES = {
    "amber_strong_line": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "amber_medium_line": QTextCharFormat.UnderlineStyle.DashUnderline,
    "amber_light_line": QTextCharFormat.UnderlineStyle.DotLine,
}
"""Marks as the message has them: filled and solid, lightly filled and dashed, dotted."""


@dataclass(frozen=True, slots=True)
class Look:
    """The state that a card is drawn in."""

    theme: Theme
    unit: float
    selected: bool = False
    focused: bool = False
    hovered: bool = False
    framed: bool = True
    hot: Action | None = None


def paint_card(painter: QPainter, at: QPointF, card: Card, look: Look) -> None:
    """Draw `card` with its top left corner `at`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    _frame(painter, QRectF(0, 0, card.width, card.height), look)
    for piece in card.pieces:
        _piece(painter, piece, look)
    painter.restore()


def _frame(painter: QPainter, rect: QRectF, look: Look) -> None:
    theme, u = look.theme, look.unit
    radius = 9 * u
    if not look.framed and not look.selected:
        return
    if look.selected:
        glow = 3 * u if look.focused else 2 * u
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.selection))
        painter.drawRoundedRect(rect.adjusted(-glow, -glow, glow, glow), radius + glow, radius + glow)
    edge = theme.accent if look.selected else theme.muted if look.hovered else theme.card_line
    painter.setPen(QPen(QColor(edge), (2 if look.selected and look.focused else 1) * u))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(rect, radius, radius)


def _piece(painter: QPainter, piece: Piece, look: Look) -> None:
    hot = piece.action is not None and piece.action == look.hot
    colour = QColor(getattr(look.theme, piece.colour))
    if piece.kind is Kind.TEXT and piece.block is not None:
        piece.block.paint(painter, piece.rect.topLeft(), colour)
    elif piece.kind is Kind.MARKED and isinstance(piece.block, MarkedBlock):
        fill = getattr(look.theme, _FILLS[piece.colour]) if piece.colour in _FILLS else ""
        piece.block.paint_marked(
            painter, piece.rect.topLeft(), QColor(look.theme.text), colour, fill, _LINES[piece.colour]
        )
    elif piece.kind is Kind.LINK:
        _link(painter, piece, look, hot)
    elif piece.kind is Kind.WORDING:
        _box(painter, piece.rect, look.theme.accent_soft, look.theme.accent if hot else look.theme.accent_line, look, 6)
    elif piece.kind is Kind.OUTLINE:
        _box(painter, piece.rect, look.theme.card, look.theme.accent if hot else look.theme.card_line, look, 6)
    elif piece.kind is Kind.KEY:
        _box(painter, piece.rect, look.theme.card, look.theme.accent_line, look, 4)
        _centred(painter, piece, colour)
    elif piece.kind is Kind.PILL:
        _box(painter, piece.rect, look.theme.sidebar, "", look, 8)
        _centred(painter, piece, colour)
    elif piece.kind is Kind.MORE:
        _more(painter, piece.rect, QColor(look.theme.accent_text) if hot else colour, look)
    elif piece.kind in (Kind.TICKED, Kind.UNTICKED):
        _tick_box(painter, piece, look, hot)
    elif piece.kind is Kind.STAR or (piece.kind is Kind.NO_STAR and (look.selected or look.hovered)):
        _star(painter, piece, QColor(look.theme.accent_text) if hot else colour, look)
    elif piece.kind is Kind.NO_STAR:
        return
    else:
        _mark(painter, piece.kind, piece.rect, colour, look.unit)


def _link(painter: QPainter, piece: Piece, look: Look, hot: bool) -> None:
    if piece.block is None:
        return
    colour = QColor(getattr(look.theme, piece.colour))
    piece.block.paint(painter, piece.rect.topLeft(), colour)
    if hot:
        y = piece.rect.bottom() - look.unit
        painter.setPen(QPen(colour, look.unit))
        painter.drawLine(QPointF(piece.rect.left(), y), QPointF(piece.rect.right(), y))


def _box(painter: QPainter, rect: QRectF, fill: str, edge: str, look: Look, radius: float) -> None:
    painter.setPen(QPen(QColor(edge), look.unit) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect, radius * look.unit, radius * look.unit)


def _centred(painter: QPainter, piece: Piece, colour: QColor) -> None:
    if piece.block is not None:
        spare = QPointF(piece.rect.width() - piece.block.width, piece.rect.height() - piece.block.height) / 2
        piece.block.paint(painter, piece.rect.topLeft() + spare, colour)


def _more(painter: QPainter, rect: QRectF, colour: QColor, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for step in (-1, 0, 1):
        painter.drawEllipse(rect.center() + QPointF(step * 4.5 * look.unit, 0), 1.4 * look.unit, 1.4 * look.unit)


def _tick_box(painter: QPainter, piece: Piece, look: Look, hot: bool) -> None:
    theme, rect, u = look.theme, piece.rect, look.unit
    ticked = piece.kind is Kind.TICKED
    _box(painter, rect, theme.accent if ticked else theme.card, theme.accent if ticked or hot else theme.muted, look, 4)
    if ticked:
        painter.setPen(
            QPen(
                QColor(theme.on_accent),
                2 * u,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width, height = rect.width(), rect.height()
        corners = ((0.25, 0.52), (0.43, 0.70), (0.76, 0.31))
        painter.drawPolyline([rect.topLeft() + QPointF(x * width, y * height) for x, y in corners])


def _star(painter: QPainter, piece: Piece, colour: QColor, look: Look) -> None:
    """Five points, filled or as an outline."""
    centre, outer = piece.rect.center(), 5.6 * look.unit
    corners = []
    for number in range(10):
        angle, reach = math.pi * (number / 5 - 0.5), outer * (0.45 if number % 2 else 1.0)
        corners.append(centre + QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    painter.setPen(QPen(colour, 1.2 * look.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(colour if piece.kind is Kind.STAR else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(corners)


def _mark(painter: QPainter, kind: Kind, rect: QRectF, colour: QColor, u: float) -> None:
    """The dot that tells the weight by its shape: full, half, ring; a square for grammar and spelling."""
    painter.setPen(QPen(colour, 1.5 * u))
    inner = rect.adjusted(0.75 * u, 0.75 * u, -0.75 * u, -0.75 * u)
    if kind is Kind.SQUARE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, u, u)
        return
    painter.setBrush(colour if kind is Kind.DOT_FULL else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner)
    if kind is Kind.DOT_HALF:
        half = QPainterPath()
        half.moveTo(inner.center())
        half.arcTo(inner, 90, 180)
        painter.fillPath(half, colour)
