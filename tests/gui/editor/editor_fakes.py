"""A tiny checker for tests of the editor: marks a few words, and knows no grammar."""

from __future__ import annotations

import re

from walkaway.text.finding import Finding, Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span

_NEEDY = {
    r"sorry\s+to\s+bother\s+you": ("apology/sorry-to-bother", Weight.STRONG, ("Here is what changed",)),
    r"\bI\s+can\s+lower\s+my\s+price": ("concession/lower-my-price", Weight.STRONG, ("The price stays", "")),
    r"\bany\s+time\b": ("overavailability/any-time", Weight.MEDIUM, ("on Tuesday",)),
    r"\bjust\b": ("minimising/just", Weight.LIGHT, ("",)),
    r"désolé|schade|אנא|😢": ("pleading/foreign", Weight.MEDIUM, ("fine",)),
}
_PATTERN = re.compile("|".join(f"({words})" for words in _NEEDY), re.IGNORECASE)


def finding(text: str, words: str, rule: str = "grammar/Agreement", start: int | None = None) -> Finding:
    """A finding over the first place of `words` in `text`."""
    at = text.index(words) if start is None else start
    family = rule.partition("/")[0]
    return Finding(Span(at, at + len(words)), rule, family, Weight.LIGHT, 0, words, "Why it matters.", ("better",))


def check(text: str, part: Part) -> tuple[Finding, ...]:
    """The needy words of a paragraph."""
    if not part.judged:
        return ()
    return tuple(_finding(match) for match in _PATTERN.finditer(text))


def _finding(match: re.Match[str]) -> Finding:
    assert match.lastindex is not None
    rule, weight, rewrites = list(_NEEDY.values())[match.lastindex - 1]
    span = Span(match.start(), match.end())
    family = rule.partition("/")[0]
    return Finding(
        span, rule, family, weight, weight.points, match[0], "A reader may hear less than you offer.", rewrites
    )
