"""Code points to the lines and columns of the Language Server Protocol, in the unit that the editor counts in."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from walkaway.text import utf16
from walkaway.text.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")  # the protocol knows these three only; str.splitlines knows more


class Places:
    """Positions in one text, both ways."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        self._text, self._encoding = text, encoding
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def range(self, span: Span) -> Range:
        """A span as the editor's range."""
        return Range(self.position(span.start), self.position(span.end))

    def position(self, point: int) -> Position:
        """A place as the editor's line and column."""
        line = bisect_right(self._starts, point) - 1
        return Position(line, self._units(self._text[self._starts[line] : point]))

    def span(self, range: Range) -> Span:
        """The editor's range as a span; what lies beyond the end of a line or of the text counts as that end."""
        start = self.point(range.start)
        return Span(start, max(start, self.point(range.end)))

    def point(self, position: Position) -> int:
        """The editor's line and column as a place."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        after = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        return start + self._points(self._text[start:after].rstrip("\r\n"), position.character)

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) if self._encoding == PositionEncodingKind.Utf32 else utf16.length(text)

    def _points(self, line: str, units: int) -> int:
        units = min(units, self._units(line))
        if self._encoding == PositionEncodingKind.Utf8:
            return len(line.encode("utf-8", "surrogatepass")[:units].decode("utf-8", "ignore"))
        return units if self._encoding == PositionEncodingKind.Utf32 else utf16.to_points(line, units)
