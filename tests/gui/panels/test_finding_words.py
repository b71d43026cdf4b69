from __future__ import annotations

from collections.abc import Callable

import pytest

from walkaway.gui.panels.finding_words import (
    Item,
    family_label,
    ladder,
    quoted,
    rule_name,
    spoken,
    spoken_keys,
    wording_label,
)
from walkaway.text.finding import Finding, Weight

MakeFinding = Callable[..., Finding]


def test_taking_words_out_is_said_in_words() -> None:
    assert wording_label("") == "Leave it out"


def test_hard_wrapped_words_are_quoted_on_one_line() -> None:
    assert quoted("just\n  checking") == "“just checking”"


def test_right_to_left_words_keep_their_quotes_at_their_ends() -> None:
    assert quoted("סליחה") == "“\u2068סליחה\u2069”"


@pytest.mark.parametrize(
    ("family", "label"),
    [("need", "Need"), ("approval_seeking", "Approval seeking"), ("self_deprecation", "Self-deprecation")],
)
def test_a_family_is_named_as_people_write_it(family: str, label: str) -> None:
    assert family_label(family) == label


def test_a_screen_reader_hears_kind_weight_words_reason_and_wording(finding: MakeFinding) -> None:
    item = Item(finding(0, "Sorry", "Hello", why="No need"), "subject")

    assert spoken(item) == "Apology, strong, in the subject: “Sorry”. No need. Calm wording: Hello."


def test_a_grammar_finding_is_spoken_without_a_weight(finding: MakeFinding) -> None:
    item = Item(finding(0, "teh", "the", rule="spelling/x", weight=Weight.LIGHT, why="Not a word."))

    assert spoken(item).startswith("Spelling: “teh”.")


def test_the_keys_are_named_only_where_they_do_something(finding: MakeFinding) -> None:
    assert spoken_keys(Item(finding(0, "x"))) == "Delete ignores it here. The menu key has more."
    assert "1 to 2 pick a wording" in spoken_keys(Item(finding(0, "x", "a", "b")))


def test_the_ladder_climbs_from_this_place_to_the_whole_rule(finding: MakeFinding) -> None:
    rungs = ladder(Item(finding(0, "just")))

    assert [rung for rung, _ in rungs] == ["here", "draft", "words", "rule"]
    assert rungs[2][1] == "Always ignore “just”"


def test_a_spelling_goes_to_the_dictionary(finding: MakeFinding) -> None:
    assert ladder(Item(finding(0, "Ruizbrot", rule="spelling/x")))[2] == ("words", "Add “Ruizbrot” to your dictionary")


def test_long_words_are_cut_in_the_ladder(finding: MakeFinding) -> None:
    assert len(ladder(Item(finding(0, "so " * 60)))[2][1]) < 70


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("apology/sorry-to-bother", "sorry to bother"),
        ("languagetool/THERE_S_MANY", "there s many"),
        ("harper/SpellCheck", "SpellCheck"),
    ],
)
def test_a_rule_is_named_in_words(rule: str, name: str) -> None:
    assert rule_name(rule) == name
