"""A stretch of text, in code points."""

from __future__ import annotations

from dataclasses import dataclass

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open stretch `[start, end)` of a text, in Unicode code points; `0 <= start <= end`."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, got {start}, {end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` code points later."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True when at least one character is in both."""
        return self.start < other.end and other.start < self.end


class Taken:
    """Which characters of a text are taken already; every question costs no more than the span that it asks about."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def is_free(self, span: Span) -> bool:
        """True where no character of the span is taken."""
        return self._taken.find(1, span.start, span.end) < 0

    def take(self, span: Span) -> bool:
        """Take the span if it is free; tells whether it was."""
        if not self.is_free(span):
            return False
        self._taken[span.start : span.end] = b"\1" * len(span)
        return True
