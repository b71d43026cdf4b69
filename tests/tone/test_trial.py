"""A rule tried before it is saved: faults as sentences, and what it would mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.language.compile import compile_rules
from walkaway.language.examples import read_example, write_example
from walkaway.text.finding import Weight
from walkaway.text.span import Span
from walkaway.tone import Rule, RuleSet
from walkaway.tone.load import FORM
from walkaway.tone.trial import Trial, plain_patterns

from .conftest import MakeRules


@pytest.fixture
def few(make_rules: MakeRules) -> RuleSet:
    return make_rules("so sorry <thing>", lists={"thing": ["elephant"]})


GOOD = Rule(
    "chasing/looping",
    "chasing",
    Weight.LIGHT,
    "A reason.",
    ("Any news?",),
    match=("looping back",),
    flag=("I am [looping back] today.",),
    passes=("The road is looping around.",),
)


def faults(few: RuleSet, **changes: object) -> list[tuple[str, str]]:
    rule = replace(GOOD, **changes)  # type: ignore[arg-type]
    return [(fault.key, fault.sentence) for fault in Trial(few, rule).faults()]


def test_a_good_rule_has_no_faults(few: RuleSet) -> None:
    assert faults(few) == []


def test_an_example_is_marked_whatever_company_a_mail_of_its_length_would_be(few: RuleSet) -> None:
    long = f"Thanks for the plans. {'The oak is here and the pine is there. ' * 5}[Thanks for the map]."
    thanks = {"match": (), "sign": "thanks", "at_least": 2, "taste": True, "flag": (long,), "calm": ("Noted.",)}

    assert faults(few, **thanks) == []


def test_an_empty_form_lacks_words_a_reason_a_wording_and_an_example(few: RuleSet) -> None:
    found = Trial(few, replace(GOOD, match=(), why=" ", calm=(), flag=())).faults()

    assert [fault.key for fault in found] == ["match", "why", "calm", "flag"]
    assert all(fault.lacking for fault in found)


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        ({"match": ("(looping",)}, "match", "looping"),
        ({"match": ("looping <nothing>",)}, "match", "no list <nothing>"),
        ({"calm": ("{who} is here",)}, "calm", "{who}"),
        ({"calm": ("Just looping back",)}, "calm", "would be marked itself"),
        ({"flag": ("I am here.",)}, "flag", "Nothing is marked in “I am here.”"),
        ({"flag": ("I am looping [back].",)}, "flag", "what is marked is “looping back”"),
        ({"passes": ("I am looping back.",)}, "pass", "“looping back” is marked in"),
    ],
)
def test_each_fault_is_told_beside_its_own_key(few: RuleSet, changes: dict[str, object], key: str, words: str) -> None:
    found = faults(few, **changes)

    assert [one for one, _ in found] == [key]
    assert words in found[0][1]


def test_a_fault_in_a_very_long_line_is_told_in_a_short_one(few: RuleSet) -> None:
    (fault,) = faults(few, match=("(" + "word " * 5000,))

    assert len(fault[1]) < 300
    assert "is not closed" in fault[1]


def test_names_of_the_pattern_and_of_lists_may_stand_in_a_wording(few: RuleSet) -> None:
    assert faults(few, match=("who:(ann|bob) is looping back <thing>?",), calm=("{who} and {thing}",), flag=()) == [
        ("flag", "Write one sentence that must be marked.")
    ]


def test_the_draft_shows_the_words_that_would_be_marked(few: RuleSet) -> None:
    report = Trial(few, GOOD).report("Looping back", "Hi,\n\nI'm looping\nback. Looping back!")

    assert [one.text for one in report.findings] == ["Looping back", "looping\nback", "Looping back"]


def test_a_pattern_that_cannot_be_read_marks_nothing(few: RuleSet) -> None:
    assert Trial(few, replace(GOOD, match=("(",))).report("looping back", "looping back").findings == ()


def test_an_example_without_brackets_gets_those_of_what_is_marked(few: RuleSet) -> None:
    trial = Trial(few, GOOD)

    assert trial.bracketed("I am looping back.") == "I am [looping back]."
    assert trial.bracketed("I [am] looping back.") == "I [am] looping back."


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("just circling back,", ["just circling back"]),
        ("Any news? I’m here!", ["Any news", "I'm here"]),
        ("pay €4,800 to {{name}} at once", ["pay <number> to <field> at once"]),
        ("follow-up", ["follow up"]),
        (" … ", []),
    ],
)
def test_plain_words_become_patterns_without_signs(text: str, patterns: list[str]) -> None:
    assert list(plain_patterns(text)) == patterns


signs = st.lists(
    st.sampled_from([*"ab 3.,:;|?!~^$/()[]<>{}_\"'’\n", "..", "<thing>", "[[", "]]", "word ", "x:"]), max_size=12
).map("".join)
lines = st.lists(signs, max_size=3).map(tuple)


@given(lines, lines, lines, lines)
def test_whatever_is_typed_is_answered_in_sentences(
    match: tuple[str, ...], calm: tuple[str, ...], flag: tuple[str, ...], passes: tuple[str, ...]
) -> None:
    lexicon = compile_rules("", {Path("lexicon.toml"): b'[lists]\nthing = ["elephant"]'}, FORM)
    trial = Trial(lexicon, replace(GOOD, match=match, calm=calm, flag=flag, passes=passes))

    told = [fault.sentence for fault in trial.faults()]

    assert all(sentence[0] == sentence[0].upper() for sentence in told)
    assert trial.report("a b", "a word a3 b.").words == 4


@given(st.text())
def test_plain_words_of_any_text_are_patterns_that_mark_it(text: str) -> None:
    few = RuleSet("", (), (), (), {}, {}, {})
    for pattern in plain_patterns(text):
        rule = replace(GOOD, match=(pattern,), flag=(), passes=(), calm=("",))
        problems = [fault.sentence for fault in Trial(few, rule).faults() if fault.key == "match"]
        # A number alone is no pattern: the language wants a word.
        assert not problems or set(pattern.split()) <= {"<number>", "<field>"}, problems


@given(st.text(st.characters(exclude_characters="[]")), st.integers(0, 20), st.integers(1, 20))
def test_brackets_come_back_as_the_span_that_was_written(text: str, start: int, length: int) -> None:
    spans = [Span(start, start + length)] if start + length <= len(text) else []

    assert read_example(write_example(text, spans)) == (text, tuple(spans))
