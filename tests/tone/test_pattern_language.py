from __future__ import annotations

import pytest
from tests.tone.conftest import MakeRules

from walkaway.text.parts import Part
from walkaway.tone import RuleError, ToneChecker


def found(rules: object, text: str, part: Part = Part.BODY) -> list[str]:
    return [one.text for one in ToneChecker(rules).check_paragraph(text, part)]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["I can't wait", "I cannot wait", "I CAN’T WAIT", "i cant\nwait", "I can, not wait"])
def test_a_pattern_matches_every_spelling(make_rules: MakeRules, text: str) -> None:
    assert found(make_rules("I can't wait"), text) == [text]


def test_choices_options_and_inflections(make_rules: MakeRules) -> None:
    rules = make_rules("(lower|come down on) (my|our)? price~")

    assert found(rules, "We lower our prices, or come down on price") == ["lower our prices", "come down on price"]
    assert found(rules, "We lower all prices") == []


def test_words_side_by_side_are_a_choice(make_rules: MakeRules) -> None:
    assert found(make_rules("never|hardly again"), "hardly again") == ["hardly again"]


def test_a_gap_takes_few_words_of_one_sentence_and_no_negation(make_rules: MakeRules) -> None:
    rules = make_rules("need ..2 work")

    assert found(rules, "I need the work") == ["need the work"]
    assert found(rules, "I need some of the work") == []
    assert found(rules, "I need it. The work") == []
    assert found(rules, "I need not work") == []


def test_a_gap_with_three_dots_stays_inside_its_clause(make_rules: MakeRules) -> None:
    rules = make_rules("(the|a) ...4 helps")

    assert found(rules, "The small lamp helps") == ["The small lamp helps"]
    assert found(rules, "The barn is dry, a small lamp helps") == ["a small lamp helps"]
    assert found(rules, "The small, dry lamp helps") == []


def test_the_rest_of_the_clause(make_rules: MakeRules) -> None:
    assert found(make_rules("sorry for .."), "Sorry for the long wait, the oak is here.") == ["Sorry for the long wait"]


def test_lists_hold_words_phrases_and_other_lists(make_rules: MakeRules) -> None:
    lists = {"i": ["I", "we"], "who": ["<i>", "my (team|firm) and I"]}

    assert found(make_rules("<who> beg", lists=lists), "We beg. My firm and I beg. You beg.") == [
        "We beg",
        "My firm and I beg",
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("^ sorry", "So sorry. Sorry now", ["Sorry"]),
        ("work $", "work now, no work.", ["work"]),
        ("work $?", "No work. Any work?", ["work"]),
        ("oak /", "oak is here, the oak, or oak", ["oak", "oak"]),
        ("oak , not", "oak not pine; oak, not ash", ["oak, not"]),
        ("just !(in|now) <all>", "just in time, just so", ["just so"]),
        ("for <number>", "for five, for 6, for all", ["for five", "for 6"]),
        ("for <money>", "for $5, for 6 euros, for 7", ["for $5", "for 6"]),
        ("ask <name>", "ask Ruth, ask again", ["ask Ruth"]),
        ("I have [just wanted to] ask", "I have just wanted to ask", ["just wanted to"]),
    ],
)
def test_signs_of_the_language(make_rules: MakeRules, pattern: str, text: str, marked: list[str]) -> None:
    assert found(make_rules(pattern), text) == marked


def test_unless_before_after_and_anywhere(make_rules: MakeRules) -> None:
    rules = make_rules(
        "lower the price", unless=["not <match>", "<match> of oak", "if you ..2 drop", "we ..1 <match> today"]
    )

    assert found(rules, "I lower the price now") == ["lower the price"]
    assert found(rules, "I don't lower the price") == []
    assert found(rules, "They lower the price of oak") == []
    assert found(rules, "If you want to drop a page, I lower the price") == []
    assert found(rules, "If you want to drop a page, fine. I lower the price") == ["lower the price"]
    assert found(rules, "We can lower the price today") == []


def test_quoted_words_are_left_alone_unless_the_rule_judges_them(make_rules: MakeRules) -> None:
    assert found(make_rules("too dear"), 'You wrote "too dear" on Monday') == []
    assert found(make_rules("too dear", judge_quoted=True), 'You wrote "too dear" on Monday') == ["too dear"]


def test_moods_and_parts(make_rules: MakeRules) -> None:
    assert found(make_rules("any news", moods="?"), "Any news? No. Any news.") == ["Any news"]
    assert found(make_rules("any news", parts=["subject"]), "any news") == []
    assert found(make_rules("any news", parts=["subject"]), "any news", Part.SUBJECT) == ["any news"]


def test_a_long_pattern_of_options_and_gaps_stays_quick(make_rules: MakeRules) -> None:
    rules = make_rules("start " + "(a|b|a b|b a)? ..8 " * 10 + "end")

    assert found(rules, "start " + "a b " * 400 + "stop") == []


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("<nowhere> now", "there is no list <nowhere>"),
        ("(a|b", "a ( is not closed"),
        ("a?", "can match nothing at all"),
        ("..3", "can match nothing at all"),
        ("a ..99 b", "a gap is 1 to 12 words"),
        ("a {2} b", "cannot read '{2} b'"),
        ("<number>", "no word in it must be there"),
        ("a ) b", "closes nothing"),
    ],
)
def test_a_wrong_pattern_is_told_with_rule_and_file(make_rules: MakeRules, pattern: str, problem: str) -> None:
    with pytest.raises(RuleError) as told:
        make_rules(pattern)

    assert str(told.value).startswith("need.toml, rule need/r: ")
    assert problem in str(told.value)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"weight": "huge"}, "weight is 'huge'; expected one of light, medium, strong"),
        ({"family": "greed"}, "family is 'greed'; expected one of pleading"),
        ({"sign": "smell"}, "sign is 'smell'; expected one of exclamation_run"),
        ({"sign": "emoji"}, "expected either match patterns or a sign"),
        ({"parts": ["footer"]}, "parts is .*footer.*; expected a list of subject"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_expected(
    make_rules: MakeRules, keys: dict[str, object], problem: str
) -> None:
    with pytest.raises(RuleError, match=problem):
        make_rules("a", **keys)


def test_lists_in_a_circle_are_told(make_rules: MakeRules) -> None:
    with pytest.raises(RuleError, match="part of itself"):
        make_rules("<a>", lists={"a": ["<b> x"], "b": ["<a> y"]})
