"""Finding words in the message for the find bar."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from walkaway.text.span import Span

_ALIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]', " ": "[ \u00a0\u202f\n]", "-": "[-‐‑–]"}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how exactly."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """The pattern; straight and curly quotes find each other, and a space finds a line break in wrapped mail."""
        body = "".join(_ALIKE.get(letter) or re.escape(letter) for letter in self.words)
        if self.whole_words:
            body = rf"(?<!\w){body}(?!\w)"
        return re.compile(body, 0 if self.match_case else re.IGNORECASE)


def hits(text: str, query: Query) -> list[Span]:
    """Every place of the words in `text`, in order; none for an empty query."""
    if not query.words:
        return []
    return [Span(match.start(), match.end()) for match in query.pattern().finditer(text)]


def hit_from(found: list[Span], place: int, *, backwards: bool = False) -> int:
    """Which hit comes next from `place` (code points): the first at or after it, or the last that ends at or before it.

    Past the end it goes on at the other side. `found` must not be empty.
    """
    if backwards:
        return (bisect_left([span.end for span in found], place + 1) - 1) % len(found)
    return bisect_left([span.start for span in found], place) % len(found)
