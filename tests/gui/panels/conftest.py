"""Findings made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone.checker import Report
from walkaway.tone.composure import composure


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """Builds a finding: place, words, wordings, and what else the test is about."""

    def make(
        start: int,
        text: str,
        *rewrites: str,
        rule: str = "apology/sorry",
        weight: Weight = Weight.STRONG,
        why: str = "You are not a bother.",
    ) -> Finding:
        family = rule.partition("/")[0]
        points = 0 if family in ("grammar", "spelling") else weight.points
        return Finding(Span(start, start + len(text)), rule, family, weight, points, text, why, rewrites)

    return make


@pytest.fixture
def report() -> Callable[..., Report]:
    """Builds the report of a message with these findings."""

    def make(*body: Finding, subject: tuple[Finding, ...] = ()) -> Report:
        return Report(subject, body, composure([*subject, *body]), 80)

    return make
