"""Matters of taste: heeded in a line or two and beside what is needier, left alone in a message that is calm."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.language.compile import compile_rules
from walkaway.language.rule import RuleError
from walkaway.tone import ToneChecker
from walkaway.tone.load import FORM
from walkaway.tone.taste import LONGER

_CALM = "The oak is here. " * 10

_RULES = """
[[rule]]
id = "perhaps"
weight = "light"
taste = true
why = "May sound unsure."
match = ["perhaps"]

[[rule]]
id = "maybe"
weight = "light"
why = "May sound unsure."
match = ["maybe"]

[[rule]]
id = "beg"
weight = "medium"
why = "Begs."
match = ["I beg you"]
"""


@pytest.fixture
def checker() -> ToneChecker:
    """ "Perhaps" is a matter of taste to it, "maybe" is not."""
    files = {Path("lexicon.toml"): b"[lists]\n", Path("need.toml"): _RULES.encode()}
    return ToneChecker(compile_rules("test", files, FORM))


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


def test_only_a_light_rule_can_be_a_matter_of_taste() -> None:
    files = {Path("lexicon.toml"): b"[lists]\n", Path("need.toml"): _RULES.replace('"light"', '"strong"', 1).encode()}

    with pytest.raises(RuleError, match="matter of taste with weight strong; expected light"):
        compile_rules("test", files, FORM)
