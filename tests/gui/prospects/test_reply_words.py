"""What the window says about a reply."""

from __future__ import annotations

from datetime import date

import pytest

from walkaway.gui.prospects.reading_words import NONE, READINGS
from walkaway.gui.prospects.reply_words import beside, headline, names_line, shown_cues
from walkaway.prospects.reply import KINDS, Cue, Reading
from walkaway.prospects.reply.named import named_amounts, named_dates
from walkaway.text.span import Span

TODAY = date(2026, 11, 29)


def cue(start: int, end: int, kind: str = "stall") -> Cue:
    return Cue(Span(start, end), "x" * (end - start), kind, "They put it off.", 1.0)


def names(text: str) -> str:
    whole = [Span(0, len(text))]
    return names_line(named_dates(text, whole, TODAY), named_amounts(text, whole), TODAY)


def test_a_mixed_reply_says_both() -> None:
    assert headline(Reading("stall", (), "price")) == "This reads as stalling. It also speaks of price."


def test_a_machine_is_named_with_what_tells_of_it() -> None:
    reading = Reading("automatic", ())

    assert headline(reading) == "A machine wrote this; it does not count as an answer."
    assert beside(reading, "", "Its header Auto-Submitted says auto-replied.").startswith("Its header")


def test_the_users_reading_goes_first_and_the_programs_stays_visible() -> None:
    reading = Reading("interest", (), "price")

    assert headline(reading, "refusal") == "You read this as a no."
    assert beside(reading, "refusal", "") == "Walkaway read it as interest."
    assert headline(reading, "interest") == headline(reading)


def test_every_kind_of_cue_has_words_also_as_a_second_thing() -> None:
    assert tuple(READINGS) == (*KINDS, NONE)
    assert all(READINGS[kind].also for kind in KINDS)


@pytest.mark.parametrize("kind", READINGS)
def test_every_reading_has_words(kind: str) -> None:
    assert READINGS[kind].label
    assert headline(Reading(kind, ())).endswith(".")
    assert headline(Reading("none" if kind != "none" else "stall", ()), kind).startswith("You read this as")


def test_dates_are_named_with_their_weekday_and_amounts_as_they_stand() -> None:
    assert names("Send the $1,200 option on Tuesday.") == "It names: Tuesday 1 December, $1,200"


def test_a_month_stays_a_month_and_another_year_is_said() -> None:
    assert names("No budget until June. We meet on 4 January.") == "It names: June, Monday 4 January 2027"


def test_a_stretch_of_time_is_kept_beside_the_day() -> None:
    assert names("Come back in two weeks.") == "It names: in two weeks (about Sunday 13 December)"


def test_nothing_named_says_nothing() -> None:
    assert names("We may think about it.") == ""


def test_a_cue_inside_another_of_its_kind_is_not_said_twice() -> None:
    long, inside, other = cue(0, 20), cue(5, 10), cue(5, 10, "price")

    assert shown_cues((long, inside, other)) == (long, other)
