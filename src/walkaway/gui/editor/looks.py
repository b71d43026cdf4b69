"""What a mark looks like, and where it stands in the layout of its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from walkaway.gui.editor.para import Mark
from walkaway.library.fields import parse
from walkaway.text import utf16
from walkaway.text.finding import Finding, Weight


class Look(IntEnum):
    """The looks of marks; never told apart by colour alone."""

    LIGHT = 1
    MEDIUM = 2
    STRONG = 3
    GRAMMAR = 4
    FIELD = 5


_WEIGHTS = {Weight.LIGHT: Look.LIGHT, Weight.MEDIUM: Look.MEDIUM, Weight.STRONG: Look.STRONG}


def look_of(finding: Finding) -> Look:
    """The look of a finding."""
    return Look.GRAMMAR if finding.family in ("grammar", "spelling") else _WEIGHTS[finding.weight]


class Piece(NamedTuple):
    """A mark in a block's layout, in Qt's positions from the block's start; composed text (preedit) is in none.

    An open template field has no finding.
    """

    start: int
    end: int
    look: Look
    finding: Finding | None = None
    selected: bool = False


def pieces(block: QTextBlock, marks: Sequence[Mark]) -> list[Piece]:
    """The marks and the open template fields of a block: needy ones first, then grammar, then fields."""
    text = block.text()
    fields = parse(text) if "{{" in text else ()
    if not marks and not fields:
        return []
    units = int if text.isascii() else utf16.Utf16Map(text).to_units
    found = [Piece(units(one.start), units(one.end), look_of(one.finding), one.finding, one.selected) for one in marks]
    if any(one.look is Look.GRAMMAR for one in found):
        found.sort(key=lambda one: one.look is Look.GRAMMAR)
    found += [Piece(units(one.span.start), units(one.span.end), Look.FIELD) for one in fields]
    layout = block.layout()
    composed = layout.preeditAreaText()
    return _around(found, layout.preeditAreaPosition(), utf16.length(composed)) if composed else found


def _around(pieces: Iterable[Piece], at: int, length: int) -> list[Piece]:
    """Pieces moved out of the way of what is being composed at a place; it stands in the layout, not in the text."""
    found = []
    for one in pieces:
        before, after = (one.start, min(one.end, at)), (max(one.start, at) + length, one.end + length)
        found += [one._replace(start=a, end=b) for a, b in (before, after) if a < b]
    return found
