"""Grammar marks that the user has waved through, kept by their words and neighbours so that they survive edits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from walkaway.text.finding import Finding

_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_WORD_AFTER = re.compile(r"\W*(\w+)")
_NEIGHBOURHOOD = 60  # code points on either side in which the neighbouring word is looked for


@dataclass(frozen=True, slots=True, order=True)
class Ignored:
    """One place that stays unmarked: this rule on these words between these two words (empty at an end)."""

    rule: str
    words: str
    before: str
    after: str

    @classmethod
    def of(cls, finding: Finding, paragraph: str) -> Ignored:
        """The place of a finding in the paragraph that it was found in."""
        start, end = finding.span.start, finding.span.end
        before = _WORD_BEFORE.search(paragraph[max(0, start - _NEIGHBOURHOOD) : start])
        after = _WORD_AFTER.match(paragraph[end : end + _NEIGHBOURHOOD])
        return cls(
            rule=finding.rule,
            words=" ".join(finding.text.split()).casefold(),
            before=before[1].casefold() if before else "",
            after=after[1].casefold() if after else "",
        )
