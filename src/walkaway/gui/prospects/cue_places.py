"""Where the cues of a reply stand in the lines of a document, and which of them lie over each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from walkaway.prospects.reply import Cue
from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map

MOST_LEVELS = 3
"""How many lines of cues have room below the words; more share the lowest."""


class CuePiece(NamedTuple):
    """A part of a cue in one block, in Qt's positions from the block's start; `number` says which cue."""

    start: int
    end: int
    number: int
    level: int


class Block(NamedTuple):
    """What is drawn in one block: it holds while the block's text is this."""

    text: str
    pieces: tuple[CuePiece, ...]


def levels(spans: Sequence[Span]) -> tuple[int, ...]:
    """For each span, in the order of their starts, the first line below the words that is free for all of it."""
    ends: list[int] = []
    found = []
    for span in spans:
        level = next((level for level, end in enumerate(ends) if end <= span.start), len(ends))
        if level == len(ends):
            ends.append(0)
        ends[level] = span.end
        found.append(min(level, MOST_LEVELS - 1))
    return tuple(found)


def place(text: str, cues: Sequence[Cue]) -> Mapping[int, Block]:
    """The pieces of all cues by the number of their block."""
    starts, at = [], 0
    lines = text.split("\n")
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    found: dict[int, list[CuePiece]] = {}
    maps: dict[int, Utf16Map] = {}
    for number, (cue, level) in enumerate(zip(cues, levels([cue.span for cue in cues]), strict=True)):
        for row in _rows(starts, cue.span):
            line = lines[row]
            table = maps.setdefault(row, Utf16Map(line))
            first = max(0, cue.span.start - starts[row])
            last = min(len(line), cue.span.end - starts[row])
            if first < last:
                piece = CuePiece(table.to_units(first), table.to_units(last), number, level)
                found.setdefault(row, []).append(piece)
    return {row: Block(lines[row], tuple(pieces)) for row, pieces in found.items()}


def _rows(starts: Sequence[int], span: Span) -> Iterable[int]:
    """The lines that a span touches."""
    return range(bisect_right(starts, span.start) - 1, bisect_right(starts, max(span.start, span.end - 1)))
