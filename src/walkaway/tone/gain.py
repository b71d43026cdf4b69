"""What composure gains when marked words are changed.

Not always the points of their marks: those that stay have another company then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from walkaway.text.finding import Finding
from walkaway.tone.company import Company, Sure
from walkaway.tone.composure import Composure, composure

_MOST = 40
"""The marks of which each is tried; where there are more, nobody asks what one of them gives."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Points that come back; None where that depends on which mark is changed, or on how long its new wording is."""

    heaviest: int | None = None
    """By changing all marks of the heaviest weight."""
    each: int | None = None
    """By changing any one of them, where all marks weigh the same."""


UNKNOWN = Gain()
"""Where nothing can be said."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All that was found in a message of so many words, whatever its company; `taste` are ids of rules."""

    subject: Sequence[Finding]
    body: Sequence[Finding]
    words: int
    taste: Collection[str]
    sure: Sure

    @property
    def company(self) -> Company:
        """The company that they make."""
        return Company.of(self.subject, self.body, self.words, self.sure)

    def heeded(self, company: Company) -> tuple[list[Finding], list[Finding]]:
        """The findings of subject and body as they are taken in a company."""
        return company.heeded(self.subject, self.taste, self.sure), company.heeded(self.body, self.taste, self.sure)

    def gain(self) -> Gain:
        """What it gives to change the heaviest of them."""
        subject, body = self.heeded(self.company)
        now = composure([*subject, *body])
        if not now.terms or sum(term.points for term in now.terms) > 100:
            return UNKNOWN
        weight = now.terms[0].weight
        in_subject = [one for one in subject if one.weight is weight]
        in_body = [one for one in body if one.weight is weight]
        heaviest = self._given_by(now, in_subject, in_body)
        if len(now.terms) > 1 or now.terms[0].count > _MOST:
            return Gain(heaviest)
        each = {self._given_by(now, [one], []) for one in in_subject}
        each |= {self._given_by(now, [], [one]) for one in in_body}
        return Gain(heaviest, each.pop() if len(each) == 1 else None)

    def _given_by(self, now: Composure, subject: Sequence[Finding], body: Sequence[Finding]) -> int | None:
        """What changing these gives back, be the new wordings nothing or twice as long."""
        words = sum(len(one.text.split()) for one in (*subject, *body))
        given = {self._without(subject, body, more).score - now.score for more in (-words, words)}
        return given.pop() if len(given) == 1 else None

    def _without(self, subject: Sequence[Finding], body: Sequence[Finding], more: int) -> Composure:
        in_subject, in_body = ({one.span for one in gone} for gone in (subject, body))
        left = replace(
            self,
            subject=[one for one in self.subject if one.span not in in_subject],
            body=[one for one in self.body if one.span not in in_body],
            words=self.words + more,
        )
        heads, rest = left.heeded(left.company)
        return composure([*heads, *rest])
