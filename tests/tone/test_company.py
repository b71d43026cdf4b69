"""The company of a mark: matters of taste beside what is needier, and needy phrases alone or close together."""

from __future__ import annotations

import pytest
from tests.tone.conftest import FOUR_RULES, rule_files

from walkaway.language.compile import compile_rules
from walkaway.language.rule import RuleError
from walkaway.text.finding import Weight
from walkaway.tone import ToneChecker, load_rules
from walkaway.tone.company import ALONE, ALONE_IN_LONG, LONGER, TASTE, said_of
from walkaway.tone.load import FORM

_CALM = "The oak is here. " * 10


def marked(checker: ToneChecker, text: str) -> list[str]:
    return [one.text for one in checker.check_text(text).findings]


def test_in_a_line_a_matter_of_taste_is_marked(checker: ToneChecker) -> None:
    assert marked(checker, "Perhaps Friday suits.") == ["Perhaps"]


def test_in_a_longer_calm_message_it_is_left_alone(checker: ToneChecker) -> None:
    report = checker.check_text(f"Subject: Perhaps Friday\n\n{_CALM}Perhaps Friday suits.")

    assert report.words >= LONGER
    assert report.findings == ()
    assert report.composure.score == 100
    assert report.left_alone == 2


@pytest.mark.parametrize("needy", ["", "Subject: I beg you\n\n"])
def test_beside_something_needier_it_is_marked_again(checker: ToneChecker, needy: str) -> None:
    end = "" if needy else " I beg you."

    assert set(marked(checker, f"{needy}{_CALM}Perhaps Friday suits.{end}")) == {"I beg you", "Perhaps"}


def test_where_light_marks_crowd_they_are_marked(checker: ToneChecker) -> None:
    four = "Perhaps Friday suits. Perhaps it does not. Perhaps Monday. Perhaps not."

    assert marked(checker, f"{_CALM}{four}") == ["Perhaps"] * 4
    assert marked(checker, f"{3 * _CALM}{four}") == []


def test_a_light_mark_does_not_call_for_it(checker: ToneChecker) -> None:
    assert marked(checker, f"{_CALM}Perhaps Friday suits. Maybe not.") == ["Maybe"]


def weights(checker: ToneChecker, text: str) -> list[tuple[str, Weight, int]]:
    return [(one.text, one.weight, one.points) for one in checker.check_text(text).findings]


def test_one_needy_phrase_in_a_line_weighs_what_it_weighs(checker: ToneChecker) -> None:
    assert weights(checker, "I beg you.") == [("I beg you", Weight.MEDIUM, 6)]


def test_one_needy_phrase_in_a_longer_message_is_light(checker: ToneChecker) -> None:
    report = checker.check_text(f"{_CALM}I beg you.")

    assert [(one.weight, one.points) for one in report.findings] == [(Weight.LIGHT, 3)]
    assert report.company.makes_light
    assert report.composure.score == 97


@pytest.mark.parametrize("second", ["", "Subject: I beg you\n\n"])
def test_two_that_stand_close_weigh_what_they_weigh(checker: ToneChecker, second: str) -> None:
    text = f"{second}{_CALM}I beg you.{'' if second else ' I beg you.'}"

    assert [weight for _, weight, _ in weights(checker, text)] == [Weight.MEDIUM] * 2


def test_what_is_sure_stays_heavy_in_a_message_of_a_page_and_is_light_in_a_longer_one(checker: ToneChecker) -> None:
    page, long = 4 * _CALM, 5 * _CALM

    assert [weight for _, weight, _ in weights(checker, f"{page}I am desperate.")] == [Weight.STRONG]
    assert [weight for _, weight, _ in weights(checker, f"{long}I am desperate.")] == [Weight.LIGHT]
    assert [weight for _, weight, _ in weights(checker, f"{long}I am desperate. I beg you.")] == [
        Weight.STRONG,
        Weight.MEDIUM,
    ]


def test_what_is_seen_without_being_read_is_heavy_in_a_message_of_any_length() -> None:
    found = ToneChecker(load_rules()).check_text(f"{8 * _CALM}It fits!!!").findings

    assert [(one.text, one.weight) for one in found] == [("!!!", Weight.MEDIUM)]


def test_two_that_stand_close_do_so_in_a_message_of_any_length(checker: ToneChecker) -> None:
    found = weights(checker, f"{4 * _CALM}I beg you. {_CALM}I beg you. {4 * _CALM}")

    assert [weight for _, weight, _ in found] == [Weight.MEDIUM] * 2


def test_the_subject_is_not_close_to_the_body(checker: ToneChecker) -> None:
    body = f"I beg you. {4 * _CALM}"

    for report in (checker.check_message("I beg you", body), checker.check_text(f"Subject: I beg you\n\n{body}")):
        assert [one.weight for one in report.findings] == [Weight.LIGHT] * 2


def test_two_that_stand_far_apart_are_light(checker: ToneChecker) -> None:
    assert [weight for _, weight, _ in weights(checker, f"I beg you. {2 * _CALM}I beg you.")] == [Weight.LIGHT] * 2


def test_what_is_sure_is_heavy_alone(checker: ToneChecker) -> None:
    report = checker.check_text(f"{_CALM}I am desperate.")

    assert [(one.weight, one.points) for one in report.findings] == [(Weight.STRONG, 13)]
    assert not report.company.makes_light


def test_what_is_sure_is_company_for_others(checker: ToneChecker) -> None:
    both = weights(checker, f"{_CALM}I beg you. I am desperate.")

    assert [weight for _, weight, _ in both] == [Weight.MEDIUM, Weight.STRONG]


def test_a_paragraph_is_judged_in_the_company_of_its_message(checker: ToneChecker) -> None:
    company = checker.check_text(f"{_CALM}I beg you.").company

    assert [one.weight for one in checker.check_paragraph("I beg you.")] == [Weight.MEDIUM]
    assert [one.weight for one in checker.check_paragraph("I beg you.", company=company)] == [Weight.LIGHT]


def test_each_rule_says_what_company_it_needs(checker: ToneChecker) -> None:
    said = {rule.name: said_of(rule) for rule in checker.rules.rules}

    assert said == {"perhaps": TASTE, "maybe": "", "beg": ALONE, "desperate": ALONE_IN_LONG}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"light"', '"strong"', "matter of taste with weight strong; expected light"),
        ('"strong"', '"light"', "is sure with weight light; expected medium or strong"),
    ],
)
def test_only_the_light_is_taste_and_only_the_heavy_sure(old: str, new: str, problem: str) -> None:
    files = rule_files(FOUR_RULES.replace(old, new, 1))

    with pytest.raises(RuleError, match=problem):
        compile_rules("test", files, FORM)
