"""Composure: 100 minus the points of all findings, as a sum that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.text.finding import Finding, Weight


@dataclass(frozen=True, slots=True)
class Term:
    """What the findings of one weight take together."""

    weight: Weight
    count: int
    points: int


@dataclass(frozen=True, slots=True)
class Composure:
    """A score from 0 to 100 and the terms that were taken away, strongest first."""

    score: int
    terms: tuple[Term, ...]

    @property
    def sentence(self) -> str:
        """The sum in words: "100 − 39 for 3 strong − 12 for 2 medium"."""
        return "100" + "".join(f" − {term.points} for {term.count} {term.weight.value}" for term in self.terms)


def composure(findings: Iterable[Finding]) -> Composure:
    """Add up the points of findings; those without points (grammar) do not count."""
    counted = [finding for finding in findings if finding.points]
    terms = tuple(
        Term(weight, len(points), sum(points))
        for weight in (Weight.STRONG, Weight.MEDIUM, Weight.LIGHT)
        if (points := [finding.points for finding in counted if finding.weight is weight])
    )
    return Composure(max(0, 100 - sum(term.points for term in terms)), terms)
