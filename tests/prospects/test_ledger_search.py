"""Search finds every word that is kept, and marks where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.prospects.conftest import day, message, reply

from walkaway.prospects.ledger import Ledger, Received
from walkaway.prospects.prospect import Prospect


@pytest.fixture
def dana(ledger: Ledger) -> int:
    ledger.add(Prospect(name="Ben Okafor", firm="Okafor Motors", notes="Asked about winter tyres."))
    return ledger.add(
        Prospect(
            name="Dana Ruíz",
            firm="Ruiz Bakery",
            addresses=("dana@ruiz.example",),
            notes="Opens at five.",
            tags=("breadlover",),
            fields={"project": "the oven site"},
        )
    )


@pytest.mark.parametrize("words", ["dana", "RUIZ", "bak", "dana@ruiz.example", "opens five", "breadl", "oven", "ruíz"])
def test_a_prospect_is_found_by_each_of_their_words(ledger: Ledger, dana: int, words: str) -> None:
    assert [(hit.prospect.id, hit.entry) for hit in ledger.search(words)] == [(dana, None)]


def test_all_words_have_to_be_there(ledger: Ledger, dana: int) -> None:
    assert ledger.search("dana tyres") == ()


def test_a_name_and_a_word_of_a_message_find_the_message(ledger: Ledger, dana: int) -> None:
    ben = ledger.sent(1, message(day(2), text="A stair of oak."))
    sent = ledger.sent(dana, message(day(3), text="The table is of oak.\nNot of beech."))
    answer = ledger.replied(dana, reply(day(4), text="Beech would do."))

    def found(words: str) -> list[int]:
        return [hit.entry.id for hit in ledger.search(words)]

    assert found("Dana oak") == found("oak dan") == [sent]
    assert found("oak") == [sent, ben]
    assert found("beech ruiz") == [answer, sent]
    assert found("bakery dana table oak") == [sent]
    assert found("dana stair") == found("dana birch") == []


def test_the_marks_are_on_the_words_that_the_message_has(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3), text="Dana, the table is of oak."))
    ledger.sent(dana, message(day(4), text="The stair is of oak."))

    marked = [[mark.of(hit.excerpt) for mark in hit.marks] for hit in ledger.search("dana oak")]

    assert marked == [["oak"], ["Dana", "oak"]]


def test_messages_with_all_the_words_are_enough(ledger: Ledger, dana: int) -> None:
    whole = [ledger.sent(dana, message(day(3 + number), text="Dana, oak.")) for number in range(2)]
    ledger.sent(dana, message(day(8), text="Oak."))

    assert [hit.entry.id for hit in ledger.search("dana oak", limit=2)] == whole[::-1]


def test_messages_and_replies_are_found_by_subject_and_text(ledger: Ledger, dana: int) -> None:
    sent = ledger.sent(dana, message(day(3), text="The marzipan question\nstays open."))
    answer = ledger.replied(dana, reply(day(4), text="No marzipan, thanks."))

    found = ledger.search("marzipan")

    assert [hit.entry.id for hit in found] == [answer, sent]
    assert {hit.prospect.id for hit in found} == {dana}
    assert [hit.entry.id for hit in ledger.search("before decide")] == [answer, sent]


def test_the_marks_are_where_the_words_stand(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3), text="First\nthe Marzipan 👍 and more marzipans."))

    (hit,) = ledger.search("marzi")

    assert [mark.of(hit.excerpt) for mark in hit.marks] == ["Marzipan", "marzipans"]
    assert "\n" not in hit.excerpt


def test_what_was_taken_back_is_found_no_more(ledger: Ledger, dana: int) -> None:
    ledger.take_back(ledger.sent(dana, message(day(3), text="marzipan")))

    assert ledger.search("marzipan") == ()


def test_a_correction_leaves_the_words_where_they_are(ledger: Ledger, dana: int) -> None:
    answer = ledger.replied(dana, reply(day(4), text="No marzipan."))

    ledger.correct(answer, "refusal")

    (hit,) = ledger.search("marzipan")
    assert isinstance(hit.entry.what, Received)
    assert hit.entry.what == replace(reply(day(4), text="No marzipan."), corrected="refusal")


@pytest.mark.parametrize(
    "words",
    ["", "   ", '"', '""" *', "*", "- ^", "NEAR(", "a OR", "NOT", "name:dana", "{x y}", "\0", "\ud800", "'; --"],
)
def test_whatever_is_typed_is_words_and_never_an_error(ledger: Ledger, dana: int, words: str) -> None:
    ledger.search(words)


def test_search_gives_no_more_than_was_asked_for(ledger: Ledger, dana: int) -> None:
    for number in range(5):
        ledger.add(Prospect(name=f"Tulip {number}"))
        ledger.sent(dana, message(day(3 + number), text="tulip"))

    found = ledger.search("tulip", limit=3)

    assert [hit.entry is None for hit in found] == [True] * 3 + [False] * 3
