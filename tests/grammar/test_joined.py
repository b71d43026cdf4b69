from __future__ import annotations

import pytest

from walkaway.grammar.joined import engine_of, without_doubles
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span


def finding(engine: str, start: int, end: int) -> Finding:
    return Finding(Span(start, end), f"{engine}/Rule", "grammar", Weight.LIGHT, 0, "x" * (end - start), "Why.")


def places(*found: Finding) -> list[tuple[str, int, int]]:
    return [(engine_of(one), one.span.start, one.span.end) for one in without_doubles(found)]


@pytest.mark.parametrize(("low", "high"), [(4, 9), (0, 5), (5, 6), (8, 20)])
def test_on_the_same_words_languagetools_mark_stands(low: int, high: int) -> None:
    both = finding("harper", low, high), finding("languagetool", 4, 9)

    assert places(*both) == places(*reversed(both)) == [("languagetool", 4, 9)]


def test_beside_each_other_both_stand_in_the_order_of_the_text() -> None:
    assert places(finding("languagetool", 9, 12), finding("harper", 4, 9)) == [
        ("harper", 4, 9),
        ("languagetool", 9, 12),
    ]


def test_one_engine_marks_no_words_twice_either() -> None:
    assert places(finding("harper", 4, 9), finding("harper", 6, 12)) == [("harper", 4, 9)]


def test_nothing_stays_nothing() -> None:
    assert without_doubles(()) == ()
