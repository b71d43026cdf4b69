from __future__ import annotations

import pytest

from walkaway.gui.panels.composure_words import ALONE_IS_LIGHT, company_in_words, headline, sum_in_words
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone import Report
from walkaway.tone.company import Company
from walkaway.tone.composure import Composure, composure
from walkaway.tone.gain import UNKNOWN, Gain


def made_of(strong: int = 0, medium: int = 0, light: int = 0) -> Composure:
    weights = [Weight.STRONG] * strong + [Weight.MEDIUM] * medium + [Weight.LIGHT] * light
    return composure(Finding(Span(0, 1), "need/x", "need", w, w.points, "x", "", ()) for w in weights)


@pytest.mark.parametrize(
    ("found", "gain", "words"),
    [
        (made_of(3, 2), Gain(45), "100 − 39 for 3 strong − 12 for 2 medium. The strong ones first: +45."),
        (made_of(3, 2), UNKNOWN, "100 − 39 for 3 strong − 12 for 2 medium. The strong ones first."),
        (made_of(1, 0, 2), Gain(13, 13), "100 − 13 for 1 strong − 6 for 2 light. The strong one first: +13."),
        (made_of(0, 1), Gain(6, 6), "100 − 6 for 1 medium."),
        (made_of(0, 0, 3), Gain(9, 3), "100 − 9 for 3 light. Each one changed: +3."),
        (made_of(0, 0, 3), Gain(9), "100 − 9 for 3 light."),
        (made_of(9), UNKNOWN, "100 − 117 for 9 strong. It stops at 0. The strong ones first."),
    ],
)
def test_every_point_is_accounted_for_in_words(found: Composure, gain: Gain, words: str) -> None:
    assert sum_in_words(found, gain) == words


def test_a_calm_message_gets_a_plain_friendly_sentence() -> None:
    assert headline(made_of()) == "This reads calm"
    assert "needy" in sum_in_words(made_of(), UNKNOWN)


@pytest.mark.parametrize("strong", range(10))
def test_no_sentence_speaks_of_the_writer_s_character(strong: int) -> None:
    words = f"{headline(made_of(strong))} {sum_in_words(made_of(strong), Gain(13, 13))}".lower()

    assert not any(scolding in words for scolding in ("you sound", "desperate", "bad", "wrong", "weak"))


def test_what_the_company_changes_is_said() -> None:
    def words(left_alone: int, makes_light: bool) -> str:
        return company_in_words(Report((), (), made_of(), 50, Company(makes_light=makes_light), left_alone))

    assert words(0, False) == ""
    assert words(1, False) == "1 matter of taste is left alone."
    assert words(3, False) == "3 matters of taste are left alone."
    assert words(0, True) == ALONE_IS_LIGHT
