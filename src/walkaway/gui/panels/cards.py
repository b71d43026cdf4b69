"""A card as pieces with places: what there is to see, and what a click at a point means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from walkaway.gui.panels.blocks import Block
from walkaway.gui.widgets import scaled, unit


class Kind(Enum):
    """How a piece is drawn."""

    TEXT = auto()
    MARKED = auto()
    LINK = auto()
    WORDING = auto()
    OUTLINE = auto()
    KEY = auto()
    PILL = auto()
    DOT_FULL = auto()
    DOT_HALF = auto()
    DOT_RING = auto()
    SQUARE = auto()
    MORE = auto()
    TICKED = auto()
    UNTICKED = auto()
    STAR = auto()
    NO_STAR = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """What a click on a piece asks for: a verb, and which one of several."""

    verb: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on a card. `colour` is a role of the theme; `tip` is said when the mouse rests on it."""

    kind: Kind
    rect: QRectF
    colour: str = "text"
    block: Block | None = None
    action: Action | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Pieces on a card of this size, in the order in which they are drawn; coordinates from the card's corner."""

    width: float
    height: float
    pieces: tuple[Piece, ...]

    def piece_at(self, point: QPointF) -> Piece | None:
        """The clickable piece at a point; the one drawn last where two overlap."""
        for piece in reversed(self.pieces):
            if piece.action is not None and piece.rect.contains(point):
                return piece
        return None

    def mirrored(self) -> Card:
        """The card for a window that reads from right to left."""
        turned = (
            replace(p, rect=QRectF(self.width - p.rect.right(), p.rect.top(), p.rect.width(), p.rect.height()))
            for p in self.pieces
        )
        return replace(self, pieces=tuple(turned))


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of a card and its design pixel, all from one font."""

    unit: float
    body: QFont
    bold: QFont
    small: QFont
    label: QFont

    @staticmethod
    def of(font: QFont) -> Type:
        """The set for a panel whose font this is."""
        return Type(unit(font), font, scaled(font, 1.0, bold=True), scaled(font, 0.9), scaled(font, 0.87, bold=True))


class Builder:
    """Puts pieces below each other on a card `width` wide, from left to right; `build` turns them for RTL."""

    def __init__(self, type_: Type, width: float, *, padding: float = 14.0, rtl: bool = False) -> None:
        self.type = type_
        self.u = type_.unit
        self.rtl = rtl
        self.width = width
        self.left = padding * self.u
        self.y = 12.0 * self.u
        self._pieces: list[Piece] = []

    @property
    def inner(self) -> float:
        """The width between the paddings."""
        return max(1.0, self.width - 2 * self.left)

    def gap(self, pixels: float) -> None:
        """Leave `pixels` design pixels free."""
        self.y += pixels * self.u

    def add(self, piece: Piece) -> None:
        """A piece at a place of its own."""
        self._pieces.append(piece)

    def text(self, text: str, font: QFont, colour: str, *, lines: int = 0, less: float = 0.0) -> None:
        """A paragraph across the card, or so many pixels less than that."""
        width = max(1.0, self.inner - less)
        block = Block(text, font, width, lines=lines, rtl=self.rtl)
        self._pieces.append(Piece(Kind.TEXT, QRectF(self.left, self.y, width, block.height), colour, block))
        self.y += block.height

    def fitted(self, kind: Kind, text: str, font: QFont, colour: str, x: float, y: float, pad: float = 0.0) -> Piece:
        """A one-line piece as wide as its text plus `pad` at both sides, no wider than what is left of the card."""
        room = max(1.0, self.width - self.left - x - 2 * pad)
        wide = Block(text, font, room, lines=1)
        block = Block(text, font, wide.width + 1, lines=1, rtl=self.rtl)
        return Piece(kind, QRectF(x, y, block.width + 2 * pad + 1, block.height), colour, block)

    def links(self, items: Sequence[tuple[str, Action, str]]) -> None:
        """Words to click (text, action, tip), in a row that wraps."""
        x, gap = self.left, 14 * self.u
        row = 0.0
        for text, action, tip in items:
            piece = self.fitted(Kind.LINK, text, self.type.small, "link", x, self.y)
            if x > self.left and piece.block is not None and x + self._natural(text) > self.width - self.left:
                x, self.y = self.left, self.y + row
                piece = self.fitted(Kind.LINK, text, self.type.small, "link", x, self.y)
            row = piece.rect.height() + 2 * self.u
            self._pieces.append(replace(piece, action=action, tip=tip))
            x = piece.rect.right() + gap
        self.y += row

    def build(self) -> Card:
        """The card, as tall as what is on it."""
        card = Card(self.width, self.y + 12.0 * self.u, tuple(self._pieces))
        return card.mirrored() if self.rtl else card

    def _natural(self, text: str) -> float:
        return Block(text, self.type.small, 100_000.0, lines=1).width
