from __future__ import annotations

from dataclasses import fields

from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span


def test_a_finding_that_is_moved_is_the_same_in_everything_but_its_place() -> None:
    one = Finding(Span(3, 6), "harper/x", "grammar", Weight.STRONG, 5, "teh", "Why.", ("the",), "https://example.org/")

    moved = one.shifted(4)

    changed = [field.name for field in fields(Finding) if getattr(one, field.name) != getattr(moved, field.name)]
    assert changed == ["span"]
    assert moved.span == Span(7, 10)
    assert all(getattr(one, field.name) for field in fields(Finding))
