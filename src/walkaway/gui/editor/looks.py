"""How a mark is written into a layout format and read back: look, number and whether it is the selected one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QTextBlock, QTextFormat

from walkaway.text.finding import Finding, Weight


class Look(IntEnum):
    """The looks of marks; never told apart by colour alone."""

    LIGHT = 1
    MEDIUM = 2
    STRONG = 3
    GRAMMAR = 4
    FIELD = 5


class Layer(IntEnum):
    """Format properties. Marks of different layers may lie over each other."""

    TONE = QTextFormat.Property.UserProperty.value + 1
    GRAMMAR = QTextFormat.Property.UserProperty.value + 2
    FIELD = QTextFormat.Property.UserProperty.value + 3


_WEIGHTS = {Weight.LIGHT: Look.LIGHT, Weight.MEDIUM: Look.MEDIUM, Weight.STRONG: Look.STRONG}


def look_of(finding: Finding) -> Look:
    """The look of a finding."""
    return Look.GRAMMAR if finding.family in ("grammar", "spelling") else _WEIGHTS[finding.weight]


def layer_of(look: Look) -> Layer:
    """The layer that a look is drawn in."""
    return {Look.GRAMMAR: Layer.GRAMMAR, Look.FIELD: Layer.FIELD}.get(look, Layer.TONE)


def packed(look: Look, number: int, selected: bool) -> int:
    """A format property's value."""
    return (number << 4) | (look << 1) | selected


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark in a block's layout, in Qt's positions from the block's start; composed text (preedit) is in none."""

    start: int
    end: int
    look: Look
    number: int
    selected: bool


def pieces(block: QTextBlock) -> list[Piece]:
    """The marks in the layout of a block, by layer and place."""
    layout = block.layout()
    formats = layout.formats()
    if not formats:
        return []
    stretches: dict[Layer, list[tuple[int, int, int]]] = {}
    for one in formats:
        properties, start = one.format, one.start
        for layer in Layer:
            value = properties.intProperty(layer)
            if value:
                stretches.setdefault(layer, []).append((start, start + one.length, value))
    found = [
        Piece(start, end, Look((value >> 1) & 7), value >> 4, bool(value & 1))
        for layer in sorted(stretches)
        for start, end, value in _joined(sorted(stretches[layer]))
    ]
    composed = layout.preeditAreaText()
    if composed:
        at = layout.preeditAreaPosition()
        found = [part for one in found for part in _without(one, at, at + len(composed.encode("utf-16-le")) // 2)]
    return found


def _joined(stretches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Stretches that touch and are of one mark as one: another layer may have cut them."""
    joined: list[tuple[int, int, int]] = []
    for start, end, value in stretches:
        if joined and joined[-1][1] == start and joined[-1][2] == value:
            joined[-1] = (joined[-1][0], end, value)
        else:
            joined.append((start, end, value))
    return joined


def _without(piece: Piece, start: int, end: int) -> list[Piece]:
    """A mark without what is being composed in the middle of it or right after it: Qt stretches formats over both."""
    parts = ((piece.start, min(piece.end, start)), (max(piece.start, end), piece.end))
    return [Piece(a, b, piece.look, piece.number, piece.selected) for a, b in parts if a < b]
