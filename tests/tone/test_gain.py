"""What changing marked words gives back is what the score is after it, or it is not said."""

from __future__ import annotations

import pytest

from walkaway.tone import ToneChecker
from walkaway.tone.gain import UNKNOWN, Gain

_CALM = "The oak is here. " * 10
_FAR = "The oak is here, and the yard is dry again. " * 8


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"{_CALM}I am desperate. I beg you.", f"{_CALM}It is late. I beg you."),  # the other one is light then
        (f"{_CALM}I am desperate. Perhaps.", f"{_CALM}It is late. Perhaps."),  # taste is left alone then
        ("I am desperate. I beg you.", "It is late. I beg you."),
        (f"{_CALM}I am desperate, perhaps. {_FAR}I beg you.", f"{_CALM}It is late, perhaps. {_FAR}I beg you."),
    ],
)
def test_the_heaviest_give_what_the_score_is_without_them(checker: ToneChecker, text: str, fixed: str) -> None:
    before = checker.check_text(text)

    after = checker.check_text(fixed).composure.score

    assert before.gain.heaviest == after - before.composure.score > 0


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"{_CALM}I beg you. I beg you.", f"{_CALM}It is late. I beg you."),
        (f"{_CALM}Perhaps. Perhaps. Perhaps. Perhaps.", f"{_CALM}So. Perhaps. Perhaps. Perhaps."),
        ("I beg you. I beg you.", "It is late. I beg you."),
    ],
)
def test_each_of_several_gives_what_the_score_is_without_it(checker: ToneChecker, text: str, fixed: str) -> None:
    before = checker.check_text(text)

    after = checker.check_text(fixed).composure.score

    assert before.gain.each == after - before.composure.score > 0


def test_it_is_not_said_what_depends_on_which_one_is_changed(checker: ToneChecker) -> None:
    near_and_far = f"{_CALM}I beg you. I beg you. {_FAR}I beg you."

    assert checker.check_text(near_and_far).gain == Gain(heaviest=18)


def test_it_is_not_said_what_depends_on_the_length_of_a_wording(checker: ToneChecker) -> None:
    nearly_long = f"I am desperate. I beg you. {'Oak ' * 28}"

    assert checker.check_text(nearly_long).gain.heaviest is None


def test_nothing_is_said_of_a_score_that_stops_at_0(checker: ToneChecker) -> None:
    assert checker.check_text("I am desperate. " * 9).gain == checker.check_text("The oak is here.").gain == UNKNOWN
