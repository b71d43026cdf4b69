"""The timeline tells what was sent and what came back, and each of it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.prospects.conftest import day, message, reply

from walkaway.prospects.ledger import (
    AlreadyKept,
    Entry,
    Ledger,
    NoSuchEntry,
    Outcome,
    ProspectError,
    Received,
    Sent,
)
from walkaway.prospects.prospect import Prospect


@pytest.fixture
def dana(ledger: Ledger) -> int:
    return ledger.add(Prospect(name="Dana", addresses=("dana@ruiz.example",)))


def test_the_timeline_is_newest_first_whatever_the_order_of_noting(ledger: Ledger, dana: int) -> None:
    answer = ledger.replied(dana, reply(day(4)))
    sent = ledger.sent(dana, message(day(3)))
    won = ledger.ended(dana, Outcome(day(6), "won"))

    assert ledger.timeline(dana).items == (
        Entry(won, dana, Outcome(day(6), "won")),
        Entry(answer, dana, reply(day(4))),
        Entry(sent, dana, message(day(3))),
    )


def test_the_timeline_comes_in_pages_and_loses_nothing_at_the_same_moment(ledger: Ledger, dana: int) -> None:
    ids = [ledger.sent(dana, message(day(3))) for _ in range(5)]

    first = ledger.timeline(dana, limit=2)
    second = ledger.timeline(dana, first.more, limit=2)
    third = ledger.timeline(dana, second.more, limit=2)

    seen = [entry.id for page in (first, second, third) for entry in page.items]
    assert seen == ids[::-1]
    assert third.more is None


def test_a_page_that_ends_with_the_last_entry_has_no_more(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3)))

    assert ledger.timeline(dana, limit=1).more is None


def test_moments_are_the_same_wherever_they_are_told(ledger: Ledger, dana: int) -> None:
    tokyo = datetime(2026, 5, 4, 3, 0, tzinfo=timezone(timedelta(hours=9)))

    ledger.sent(dana, message(tokyo))

    assert ledger.timeline(dana).items[0].what.when == datetime(2026, 5, 3, 18, 0, tzinfo=UTC)


def test_a_moment_without_a_zone_is_a_mistake(ledger: Ledger, dana: int) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.sent(dana, message(datetime(2026, 5, 3)))
    assert ledger.timeline(dana).items == ()


@pytest.mark.parametrize(
    "when",
    [
        datetime(1, 12, 31, tzinfo=UTC),
        datetime(9999, 1, 1, tzinfo=UTC),
        datetime(9998, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2, 1, 1, 1, tzinfo=timezone(timedelta(hours=5))),
    ],
)
def test_a_moment_that_an_export_could_not_bring_back_is_a_mistake(ledger: Ledger, dana: int, when: datetime) -> None:
    with pytest.raises(ValueError, match="a year between 2 and 9998"):
        ledger.sent(dana, message(when))
    assert ledger.timeline(dana).items == ()


def test_what_is_taken_back_can_be_noted_again(ledger: Ledger, dana: int) -> None:
    for what in (message(day(3)), reply(day(4), id="<1@x>"), Outcome(day(5), "lost")):
        note = {Sent: ledger.sent, Received: ledger.replied, Outcome: ledger.ended}[type(what)]
        entry = note(dana, what)  # type: ignore[operator]  # each takes its own kind

        gone = ledger.take_back(entry)

        assert gone.what == what
        assert ledger.timeline(dana).items == ()
        assert ledger.entry(note(dana, gone.what)).what == what  # type: ignore[operator]
        ledger.take_back(ledger.timeline(dana).items[0].id)


def test_nothing_can_be_taken_back_twice(ledger: Ledger, dana: int) -> None:
    entry = ledger.sent(dana, message(day(3)))
    ledger.take_back(entry)

    with pytest.raises(NoSuchEntry):
        ledger.take_back(entry)


def test_a_correction_keeps_both_readings(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3)))
    answer = ledger.replied(dana, reply(day(4), "interest"))

    corrected = ledger.correct(answer, "stall")

    assert corrected.what == replace(reply(day(4), "interest"), corrected="stall")
    assert isinstance(corrected.what, Received)
    assert corrected.what.says == "stall"
    assert ledger.moves_used(dana)["may_not_need_us"].came_back == "stall"


def test_a_correction_can_be_taken_back(ledger: Ledger, dana: int) -> None:
    answer = ledger.replied(dana, reply(day(4), "interest"))
    ledger.correct(answer, "stall")

    for reading in ("", "interest"):
        entry = ledger.correct(answer, reading)
        assert isinstance(entry.what, Received)
        assert (entry.what.corrected, entry.what.says) == ("", "interest")


def test_only_a_reply_has_a_reading_to_correct(ledger: Ledger, dana: int) -> None:
    with pytest.raises(NoSuchEntry):
        ledger.correct(ledger.sent(dana, message(day(3))), "stall")


def test_the_same_reply_is_not_kept_twice(ledger: Ledger, dana: int) -> None:
    first = ledger.replied(dana, reply(day(4), id="<1@x>"))

    with pytest.raises(AlreadyKept) as caught:
        ledger.replied(dana, reply(day(5), id=" <1@x>"))

    assert caught.value.entry == first
    ledger.replied(dana, reply(day(5), id=""))
    ledger.replied(dana, reply(day(5), id=""))
    assert len(ledger.timeline(dana).items) == 3


def test_an_outcome_that_does_not_exist_is_refused(ledger: Ledger, dana: int) -> None:
    with pytest.raises(ProspectError, match="won, lost, open"):
        ledger.ended(dana, Outcome(day(4), "maybe"))


def test_a_move_says_how_often_when_last_and_what_came_back(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(1), "premium"))
    ledger.replied(dana, reply(day(2), "price"))
    ledger.sent(dana, message(day(3), "may_not_need_us"))
    ledger.sent(dana, message(day(8), "premium"))
    ledger.replied(dana, reply(day(9), "stall"))
    ledger.replied(dana, reply(day(10), "interest"))
    ledger.sent(dana, message(day(12), ""))

    used = ledger.moves_used(dana)

    assert list(used) == ["premium", "may_not_need_us"]
    assert (used["premium"].times, used["premium"].last, used["premium"].came_back) == (2, day(8), "interest")
    assert (used["may_not_need_us"].times, used["may_not_need_us"].came_back) == (1, "")


def test_an_automatic_reply_is_no_answer(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3)))
    ledger.replied(dana, reply(day(4), "stall"))
    answer = ledger.replied(dana, reply(day(5), "automatic"))

    assert ledger.moves_used(dana)["may_not_need_us"].came_back == "stall"
    ledger.correct(answer, "refusal")
    assert ledger.moves_used(dana)["may_not_need_us"].came_back == "refusal"


def test_taking_back_a_message_gives_its_answer_to_the_one_before(ledger: Ledger, dana: int) -> None:
    ledger.sent(dana, message(day(3), "premium"))
    second = ledger.sent(dana, message(day(5), "go_for_no"))
    ledger.replied(dana, reply(day(6), "interest"))
    assert ledger.moves_used(dana)["premium"].came_back == ""

    ledger.take_back(second)

    assert list(ledger.moves_used(dana)) == ["premium"]
    assert ledger.moves_used(dana)["premium"].came_back == "interest"


@pytest.mark.parametrize("wrong", [{"composure": 101}, {"composure": -1}, {"how": "shouted"}])
def test_a_message_that_makes_no_sense_is_a_mistake_of_the_program(
    ledger: Ledger, dana: int, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Exception, match="CHECK constraint failed"):
        ledger.sent(dana, replace(message(day(3)), **wrong))
    assert ledger.timeline(dana).items == ()
