"""Code points to UTF-16 units and back: the one place that does arithmetic on the positions of Qt and LanguageTool."""

from __future__ import annotations

import re
from bisect import bisect_left

from walkaway.text.span import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def length(text: str) -> int:
    """How many UTF-16 units `text` takes."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Utf16Map:
    """Positions in one text, both ways. Costs next to nothing when no character lies beyond U+FFFF.

    A unit position in the middle of a character belongs to that character's start. Positions outside of the text
    raise ValueError: a wrong mark is worse than a visible error.
    """

    __slots__ = ("_places", "_points", "_starts", "_units")

    def __init__(self, text: str) -> None:
        self._points = len(text)
        self._units = length(text)
        # Places of the two-unit characters, in code points and in units.
        self._places = [m.start() for m in _ASTRAL.finditer(text)] if self._units != self._points else []
        self._starts = [place + index for index, place in enumerate(self._places)]

    def to_units(self, point: int) -> int:
        """The UTF-16 position of a code point position, `0 <= point <= len(text)`."""
        if not 0 <= point <= self._points:
            raise ValueError(f"position {point} is outside of a text of {self._points} code points")
        return point + bisect_left(self._places, point)

    def to_points(self, unit: int) -> int:
        """The code point position of a UTF-16 position, `0 <= unit <= length(text)`."""
        if not 0 <= unit <= self._units:
            raise ValueError(f"position {unit} is outside of a text of {self._units} UTF-16 units")
        return unit - bisect_left(self._starts, unit)

    def span_to_units(self, span: Span) -> tuple[int, int]:
        """Start and end of a span in UTF-16 units."""
        return self.to_units(span.start), self.to_units(span.end)

    def span_from_units(self, start: int, end: int) -> Span:
        """The span between two UTF-16 positions; a character that is half inside counts as inside."""
        first, last = self.to_points(start), self.to_points(end)
        return Span(first, last if self.to_units(last) == end else last + 1)


def to_units(text: str, point: int) -> int:
    """The UTF-16 position of one code point position. For many positions in one text use `Utf16Map`."""
    return point if text.isascii() else Utf16Map(text).to_units(point)


def to_points(text: str, unit: int) -> int:
    """The code point position of one UTF-16 position. For many positions in one text use `Utf16Map`."""
    return unit if text.isascii() else Utf16Map(text).to_points(unit)
