"""What is listed, found and read out, without a widget."""

from __future__ import annotations

from dataclasses import replace

import pytest

from walkaway.gui.rules.chosen_words import ChosenWords, sentence_around
from walkaway.gui.rules.rule_rows import NO_WORDS, NONE_MINE, NONE_OFF, Listing, Row, Show, nothing, spoken
from walkaway.settings import Settings
from walkaway.tone import RuleSet

from .conftest import MINE


def keys(rows: tuple[Row, ...]) -> list[str]:
    return [row.key for row in rows]


@pytest.fixture
def listing(few: RuleSet) -> Listing:
    return Listing(few.rules, [MINE])


def test_every_rule_stands_below_its_family_and_the_users_own_come_first(listing: Listing) -> None:
    rows = listing.rows(Settings())

    assert keys(rows) == ["pleading", "pleading/humble-plea", "apology", MINE, "apology/so-sorry"]


@pytest.mark.parametrize(
    "query",
    ["humble-plea", "Humble plea", "PLEADING", "begging for a chance", "on the floor", "pardon they", "would tuesday"],
)
def test_a_rule_is_found_by_its_name_family_reason_examples_and_wordings(listing: Listing, query: str) -> None:
    assert keys(listing.rows(Settings(), query)) == ["pleading", "pleading/humble-plea"]


def test_matters_of_taste_are_found_as_such(few: RuleSet) -> None:
    rules = [replace(rule, taste=rule.id == "apology/so-sorry") for rule in few.rules]

    assert keys(Listing(rules, []).rows(Settings(), "taste")) == ["apology", "apology/so-sorry"]


@pytest.mark.parametrize("query", ["don't", "don’t", '"just"', "“just”"])
def test_straight_and_curly_marks_find_the_same(few: RuleSet, query: str) -> None:
    rule = replace(few.rules[0], why="Said with “just”, they don’t believe it.")

    assert Listing([rule], []).rows(Settings(), query)


def test_brackets_of_an_example_do_not_hide_its_words(listing: Listing) -> None:
    assert "pleading/humble-plea" in keys(listing.rows(Settings(), "beg you to"))


@pytest.mark.parametrize(
    ("show", "expected"),
    [("mine", ["apology", MINE]), ("off", ["pleading", "pleading/humble-plea", "apology", "apology/so-sorry"])],
)
def test_only_ones_own_or_only_those_turned_off(listing: Listing, show: Show, expected: list[str]) -> None:
    off = Settings(rules_off=("apology/so-sorry",), families_off=("pleading",))

    assert keys(listing.rows(off, "", show)) == expected
    assert listing.off(off) == 2


def test_an_empty_list_says_why(few: RuleSet) -> None:
    none_mine = Listing(few.rules, [])

    assert nothing(none_mine, Settings(), "zebra", "all") == NO_WORDS
    assert nothing(none_mine, Settings(), "", "mine") == NONE_MINE
    assert nothing(none_mine, Settings(), "", "off") == NONE_OFF


def test_a_screen_reader_hears_all_that_the_card_shows(listing: Listing) -> None:
    said = spoken(listing.rows(Settings(families_off=("pleading",)))[1])

    assert said == (
        "Humble plea, Pleading, strong, off with its family. A plea puts the writer on the floor. "
        "Where it stands alone in a longer message it is light. "
        "Marked: I beg you to call. Stays unmarked: They beg your pardon. Calm wording: Would Tuesday suit? "
        "Calm wording: Leave it out"
    )


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Hi Dana,\n\nI am circling\nback now. Bye.", "circling\nback", "I am circling back now."),
        ("One. Two three! Four", "Two", "Two three!"),
        ("One. Two three! Four", "three! Four", "Two three! Four"),
        ("Only this", "this", "Only this"),
        ("word " * 100, "word", ""),
    ],
)
def test_the_sentence_of_the_selected_words(text: str, words: str, sentence: str) -> None:
    at = text.index(words)

    found = sentence_around(text, at, at + len(words))

    assert found == ChosenWords(" ".join(words.split()), sentence)


def test_a_whole_letter_is_no_rule() -> None:
    text = "word " * 1000

    assert sentence_around(text, 0, len(text)) == ChosenWords()
