"""Likeness to examples: it learns from few, says what it does not know, and shows which words told it."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from walkaway.language.likeness import Likeness, count

KINDS = ("yes", "no", "later")
EXAMPLES = [
    ("we take it".split(), "yes"),
    ("please take it on".split(), "yes"),
    ("we leave it".split(), "no"),
    ("please leave us".split(), "no"),
    ("ask us in june".split(), "later"),
    ("june is better".split(), "later"),
]
WORDS = st.lists(st.sampled_from("we take leave it please june ask sofa ? #".split()), max_size=12)


def test_a_text_is_most_like_the_examples_that_share_its_words() -> None:
    learned = Likeness(count(EXAMPLES, KINDS), KINDS)

    for text, kind in (("take the blue one", "yes"), ("leave the blue one", "no"), ("perhaps in june", "later")):
        alike = learned.of(text.split())
        assert max(alike, key=alike.__getitem__) == kind


def test_words_that_no_example_has_leave_all_kinds_alike() -> None:
    alike = Likeness(count(EXAMPLES, KINDS), KINDS).of("sofa zebra".split())

    assert len(set(alike.values())) == 1


def test_without_examples_all_kinds_are_alike() -> None:
    alike = Likeness(count([], KINDS), KINDS).of("we take it".split())

    assert len(set(alike.values())) == 1


def test_a_kind_with_more_examples_is_not_preferred_for_their_number_alone() -> None:
    many = [*EXAMPLES, *((["zebra", str(number)], "no") for number in range(50))]

    alike = Likeness(count(many, KINDS), KINDS).of(["take"])

    assert max(alike, key=alike.__getitem__) == "yes"


def test_the_telling_words_are_those_of_the_kind_and_do_not_overlap() -> None:
    words = "well please take it on in june".split()

    found = Likeness(count(EXAMPLES, KINDS), KINDS).telling(words, "yes", 2)

    assert 1 <= len(found) <= 2
    assert all({"take", "on"} & set(words[one.first : one.end]) for one in found)
    assert len({at for one in found for at in range(one.first, one.end)}) == sum(one.end - one.first for one in found)


def test_no_word_tells_of_a_kind_that_it_does_not_speak_for() -> None:
    assert Likeness(count(EXAMPLES, KINDS), KINDS).telling(["leave"], "yes", 3) == []


@given(WORDS)
def test_the_shares_of_all_kinds_make_one(words: list[str]) -> None:
    alike = Likeness(count(EXAMPLES, KINDS), KINDS).of(words)

    assert set(alike) == set(KINDS)
    assert math.isclose(sum(alike.values()), 1.0)
    assert all(0 < share < 1 for share in alike.values())


@given(WORDS, st.sampled_from(KINDS), st.integers(0, 4))
def test_telling_words_stand_in_the_text(words: list[str], kind: str, most: int) -> None:
    found = Likeness(count(EXAMPLES, KINDS), KINDS).telling(words, kind, most)

    assert len(found) <= most
    assert all(0 <= one.first < one.end <= len(words) and one.value > 0 for one in found)
