"""Where findings stand after an edit, when the engine that made them has not answered for the new text yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from walkaway.text.finding import Finding
from walkaway.text.span import Span


class Shift:
    """What happened between two states of a text: one stretch of it was replaced."""

    def __init__(self, old: str, new: str) -> None:
        self.new = new
        most = min(len(old), len(new))
        self.same_before = _common(old, new, most)
        self._tail = _common_tail(old, new, most - self.same_before)
        self.changed_end = len(new) - self._tail
        self._old_end = len(old) - self._tail
        self._by = len(new) - len(old)

    def span(self, span: Span) -> Span | None:
        """Where a span of the old text is in the new one; None where the edit touched what is inside of it."""
        if span.end <= self.same_before:
            return span
        if span.start >= self._old_end:
            return span.shifted(self._by)
        return None

    def carried(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that the edit left alone, in their new places; one that became part of a longer word is gone."""
        for one in findings:
            span = self.span(one.span)
            if span is not None and span.of(self.new) == one.text and self._stands_alone(span):
                yield one if span == one.span else replace(one, span=span)

    def _stands_alone(self, span: Span) -> bool:
        new = self.new
        if span.end == self.same_before and new[span.end - 1 : span.end + 1].isalnum() and span.end < len(new):
            return False
        return not (span.start == self.changed_end > 0 and new[span.start - 1 : span.start + 1].isalnum())


def _common(old: str, new: str, most: int) -> int:
    """How many characters two texts have in common at the start; halving, because slices compare in C."""
    low = 0
    if old[:most] == new[:most]:
        return most
    high = most
    while high - low > 1:
        middle = (low + high) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _common_tail(old: str, new: str, most: int) -> int:
    """How many of the last `most` characters two texts have in common."""
    low, high, a, b = 0, most + 1, len(old), len(new)
    while high - low > 1:
        middle = (low + high) // 2
        if old[a - middle : a - low] == new[b - middle : b - low]:
            low = middle
        else:
            high = middle
    return low
