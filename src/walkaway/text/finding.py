"""What every checker gives back: one marked stretch of text with its reason and its calm wordings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from walkaway.text.span import Span


class Weight(StrEnum):
    """How much a finding weighs with a reader."""

    LIGHT = "light"
    MEDIUM = "medium"
    STRONG = "strong"

    # That of an enumeration is written in Python, and every finding is sorted by its weight.
    __hash__ = str.__hash__

    @property
    def points(self) -> int:
        """Composure points that one finding of this weight takes away."""
        return {"light": 3, "medium": 6, "strong": 13}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's hit in a text.

    `span` is in code points of the text that was checked and `text` is what stands there. `rule` is `family/name`.
    A rewrite replaces the span; the empty rewrite deletes it. `points` is what it takes from composure (0 for grammar).
    `link` is a web page that explains more, or "".
    """

    span: Span
    rule: str
    family: str
    weight: Weight
    points: int
    text: str
    why: str
    rewrites: Sequence[str] = ()
    link: str = ""

    def shifted(self, by: int) -> Finding:
        """The same finding in a text that has `by` more code points in front."""
        # Written out: `replace` takes four times as long, and every finding of a message comes here with every report.
        if not by:
            return self
        s = self
        return Finding(s.span.shifted(by), s.rule, s.family, s.weight, s.points, s.text, s.why, s.rewrites, s.link)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of `span` (code points)."""

    span: Span
    text: str

    def apply(self, to: str) -> str:
        """The text after this one edit."""
        return to[: self.span.start] + self.text + to[self.span.end :]
