"""Rules that are wrong on purpose: each costs itself, says why in one line, and neither hangs nor ends the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.language.compile import compile_rules
from walkaway.tone import RuleSet, ToneChecker
from walkaway.tone.load import FORM

OWN = Path("own.toml")
_RULE = "[[rule]]\nid = 'r'\nfamily = 'need'\nweight = 'medium'\nwhy = 'A reason.'\nmatch = ['{}']\n"


def rules(pattern: str, lists: str = "") -> RuleSet:
    source = f"[lists]\n{lists}\n{_RULE.format(pattern)}"
    return compile_rules("test", {OWN: source.encode()}, FORM, frozenset([OWN]))


WRONG = {
    "brackets without end": ("(" * 5000 + "please" + ")" * 5000, "nested too deep"),
    "nots without end": ("!" * 5000 + "please sorry", "nested too deep"),
    "names without end": ("a:" * 5000 + "please", "nested too deep"),
    "words without end": ("please " * 5000, "too long"),
    "options without end": ("please " + "sorry? " * 5000, "too long"),
    "a gap of many digits": ("please .." + "9" * 5000 + " sorry", "a gap is 1 to 12 words"),
    "the mark closed first": ("] please [", "expected [ before"),
    "the mark not closed": ("[ please [", "expected [ before"),
    "nothing marked": ("please []", "expected [ before"),
    "ten thousand words and a mistake": ("(" + "|".join(f"w{i}" for i in range(10_000)), "a ( is not closed"),
}


@pytest.mark.parametrize(("pattern", "said"), WRONG.values(), ids=WRONG)
def test_a_pattern_that_cannot_be_used_is_said_in_one_short_line(pattern: str, said: str) -> None:
    (problem,) = rules(pattern).problems
    assert "own.toml, rule need/r" in str(problem)
    assert said in str(problem)
    assert len(str(problem)) < 600
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("'<l{next}> <l{next}>', '<l{next}>'", "too long"),
        ("'<l{next}> x', '<l{next}> y'", "too large"),
        ("'<l{next}>', '<l{next}>'", "too large"),
    ],
)
def test_lists_that_double_thirty_times_are_refused(entry: str, said: str) -> None:
    lists = "\n".join(f"l{i} = [{entry.format(next=i + 1)}]" for i in range(30)) + "\nl30 = ['please']"
    assert said in str(rules("<l0> zebra", lists).problems[0])


def test_lists_in_lists_without_end_are_refused() -> None:
    lists = "\n".join(f"l{i} = ['<l{i + 1}>']" for i in range(3000)) + "\nl3000 = ['please']"
    assert "nested too deep" in str(rules("<l0> zebra", lists).problems[0])


@pytest.mark.parametrize(
    ("pattern", "lists"),
    [
        ("zebra " + "<pp> " * 25 + "sorry", "pp = ['please', 'please please', 'please please please']"),
        ("zebra " + "(please|please please) " * 25 + "sorry", ""),
        ("zebra " + "n:(..3 please)? " * 25 + "sorry", ""),
        ("zebra " + "!(please ..3 sorry) ..12 " * 12 + "sorry", ""),
        ("zebra " + "(please? please?)? " * 25 + "sorry", ""),
    ],
)
def test_a_pattern_with_very_many_ways_finds_soon_that_none_fits(pattern: str, lists: str) -> None:
    checker = ToneChecker(rules(pattern, lists))
    assert checker.check_paragraph("zebra " + "please " * 200 + "no, not today") == ()


def test_ten_thousand_choices_are_a_rule_like_any_other() -> None:
    checker = ToneChecker(rules("(" + "|".join(f"w{i} x" for i in range(10_000)) + ") please"))
    assert [one.text for one in checker.check_paragraph("So w9999 x please now")] == ["w9999 x please"]


def test_a_mark_around_words_that_may_be_missing_covers_the_match_then() -> None:
    checker = ToneChecker(rules("please [so?] sorry"))
    assert [one.text for one in checker.check_paragraph("Please sorry")] == ["Please sorry"]


def test_the_longest_pattern_that_is_allowed_is_matched() -> None:
    checker = ToneChecker(rules("please " * 290))
    assert len(checker.check_paragraph("please " * 290)) == 1
