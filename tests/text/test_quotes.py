"""Straight marks become curly ones."""

from __future__ import annotations

import pytest

from walkaway.text.quotes import curly


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Just wanted" apologizes.', "“Just wanted” apologizes."),
        ('Said with "just", it shrinks.', "Said with “just”, it shrinks."),
        ("The reader's time isn't yours.", "The reader’s time isn’t yours."),
        ('"I\'m afraid" makes it bad.', "“I’m afraid” makes it bad."),
        ("They say 'no' (\"never\").", "They say ‘no’ (“never”)."),
        ("“Curly” stays, and so does 5 × 3.", "“Curly” stays, and so does 5 × 3."),
        ("", ""),
    ],
)
def test_straight_marks_become_curly(typed: str, printed: str) -> None:
    assert curly(typed) == printed
    assert curly(printed) == printed
