"""A mark is known by the company it keeps: what stands around it in the message decides how it is taken.

Two things follow. Matters of taste: advisers object to "I think" and "feel free to", and calm people write them all
day; in a line or two such words carry weight, in a longer message only beside something needier, or where they crowd.
And a mark that stands alone: one needy phrase in a longer message is a slip to its reader, a few close together are a
tone. So alone it is light, but for rules that are `sure`, whose words say enough wherever they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from walkaway.language.rule import Rule
from walkaway.text.finding import Finding, Weight

TASTE = "A matter of taste: in a longer message it is marked only beside something stronger, or among many."
ALONE = "Where it stands alone in a longer message it is light."

LONGER = 35
"""From this many words on a message is not judged by a few matters of taste alone, nor by one needy phrase."""

_MANY, _CROWDED = 4, 25
_HEAVY_CROWDED = 40
"""Medium and strong marks that come at least once in so many words make a tone; a single one never does."""
_NEAR = 240
"""So do two with no more than so many code points between them, however long the message is."""


@dataclass(frozen=True, slots=True)
class Company:
    """How a message takes its marks: if it leaves matters of taste alone, and if what is not sure is light."""

    leaves_taste: bool = False
    makes_light: bool = False

    @classmethod
    def of(cls, subject: Sequence[Finding], body: Sequence[Finding], words: int, sure: Collection[str]) -> Company:
        """The company in a message of so many words, by what was found in subject and body; `sure` are ids of rules."""
        if words < LONGER:
            return cls()
        findings = (*subject, *body)
        crowd = len(findings) >= _MANY and len(findings) * _CROWDED >= words
        heavy = [one for one in findings if one.weight is not Weight.LIGHT]
        near = _near(subject) or _near(body)
        alone = len(heavy) == 1 or (len(heavy) * _HEAVY_CROWDED < words and not near)
        return cls(not heavy and not crowd, alone and any(one.rule not in sure for one in heavy))

    def heeded(self, findings: Iterable[Finding], taste: Collection[str], sure: Collection[str]) -> list[Finding]:
        """The findings as they are taken in it; `taste` and `sure` are ids of rules."""
        kept = [one for one in findings if not (self.leaves_taste and one.rule in taste)]
        return [one if one.rule in sure else _light(one) for one in kept] if self.makes_light else kept


def _near(findings: Sequence[Finding]) -> bool:
    heavy = sorted((one for one in findings if one.weight is not Weight.LIGHT), key=lambda one: one.span)
    return any(later.span.start - earlier.span.end <= _NEAR for earlier, later in pairwise(heavy))


NO_COMPANY = Company()
"""That of a message that changes nothing about its marks."""


def said_of(rule: Rule) -> str:
    """What the reader of a rule is told about the company it needs, "" where it needs none."""
    return TASTE if rule.taste else "" if rule.sure or rule.weight is Weight.LIGHT else ALONE


def _light(finding: Finding) -> Finding:
    if finding.weight is Weight.LIGHT:
        return finding
    return replace(finding, weight=Weight.LIGHT, points=Weight.LIGHT.points)
