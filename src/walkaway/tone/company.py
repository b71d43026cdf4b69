"""A mark is known by the company it keeps: what stands around it in the message decides how it is taken.

Two things follow. Matters of taste: advisers object to "I think" and "feel free to", and calm people write them all
day; in a line or two such words carry weight, in a longer message only beside something needier, or where they crowd.
And a mark that stands alone: one needy phrase in a longer message is a slip to its reader, a few close together are a
tone. So alone it is light, but for rules that are `sure`: their words say enough in a message of a page, and what is
seen without being read (rows of exclamation marks) does in any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from walkaway.language.rule import Rule
from walkaway.text.finding import Finding, Weight

TASTE = "A matter of taste: in a longer message it is marked only beside something stronger, or among many."
ALONE = "Where it stands alone in a longer message it is light."
ALONE_IN_LONG = "Where it stands alone in a message of 200 words or more it is light."

LONG = 200
"""From this many words on a single phrase is a slip, whatever it says."""
LONGER = 35
"""From this many words on a message is not judged by a few matters of taste alone, nor by one needy phrase."""

_MANY, _CROWDED = 4, 25
_HEAVY_CROWDED = 40
"""Medium and strong marks that come at least once in so many words make a tone; a single one never does."""
_NEAR = 240
"""So do two with no more than so many code points between them, however long the message is."""


class Sure(NamedTuple):
    """The ids of the rules whose marks stay heavy where they stand alone: those of what is `seen`, and of what is
    `said`, which a long message makes light after all."""

    seen: frozenset[str]
    said: frozenset[str]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Sure:
        """Those of some rules."""
        sure = [rule for rule in rules if rule.sure]
        return cls(frozenset(rule.id for rule in sure if rule.sign), frozenset(rule.id for rule in sure if rule.match))

    def stays(self, rule: str, *, is_long: bool) -> bool:
        """True for a rule whose marks stay heavy in a message that is long, or is not."""
        return rule in self.seen or (not is_long and rule in self.said)


@dataclass(frozen=True, slots=True)
class Company:
    """How a message takes its marks: if it leaves matters of taste alone, if what is not sure is light, and if it is so
    long that hardly anything is sure."""

    leaves_taste: bool = False
    makes_light: bool = False
    is_long: bool = False

    @classmethod
    def of(cls, subject: Sequence[Finding], body: Sequence[Finding], words: int, sure: Sure) -> Company:
        """The company in a message of so many words, by what was found in subject and body."""
        if words < LONGER:
            return cls()
        findings = (*subject, *body)
        crowd = len(findings) >= _MANY and len(findings) * _CROWDED >= words
        heavy = [one for one in findings if one.weight is not Weight.LIGHT]
        near = _near(subject) or _near(body)
        alone = len(heavy) == 1 or (len(heavy) * _HEAVY_CROWDED < words and not near)
        is_long = words >= LONG
        makes_light = alone and not all(sure.stays(one.rule, is_long=is_long) for one in heavy)
        return cls(not heavy and not crowd, makes_light, is_long)

    def heeded(self, findings: Iterable[Finding], taste: Collection[str], sure: Sure) -> list[Finding]:
        """The findings as they are taken in it; `taste` are ids of rules."""
        kept = [one for one in findings if not (self.leaves_taste and one.rule in taste)]
        if not self.makes_light:
            return kept
        return [one if sure.stays(one.rule, is_long=self.is_long) else _light(one) for one in kept]


def _near(findings: Sequence[Finding]) -> bool:
    heavy = sorted((one for one in findings if one.weight is not Weight.LIGHT), key=lambda one: one.span)
    return any(later.span.start - earlier.span.end <= _NEAR for earlier, later in pairwise(heavy))


NO_COMPANY = Company()
"""That of a message that changes nothing about its marks."""


def said_of(rule: Rule) -> str:
    """What the reader of a rule is told about the company it needs, "" where it needs none."""
    if rule.taste:
        return TASTE
    if rule.weight is Weight.LIGHT or (rule.sure and rule.sign):
        return ""
    return ALONE_IN_LONG if rule.sure else ALONE


def _light(finding: Finding) -> Finding:
    if finding.weight is Weight.LIGHT:
        return finding
    return replace(finding, weight=Weight.LIGHT, points=Weight.LIGHT.points)
