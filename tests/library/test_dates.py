"""Days to come, as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from walkaway.library.dates import Calendar, is_date

SUNDAY = Calendar(date(2026, 11, 29))
EVERY_DAY = [Calendar(date(2026, 1, 1) + timedelta(days=number)) for number in range(400)]


def test_next_tuesday_is_written_as_people_write_it() -> None:
    assert SUNDAY.offers("date")[0] == "Tuesday, December 8"
    assert Calendar(SUNDAY.today, month_first=False).offers("date")[0] == "Tuesday 8 December"


@pytest.mark.parametrize("name", ["date", "start_date", "deadline", "day", "other_day", "month"])
def test_a_field_is_a_date_by_its_name(name: str) -> None:
    assert is_date(name)
    assert SUNDAY.offers(name)


@pytest.mark.parametrize("name", ["days", "day_price", "months", "update", "holiday"])
def test_other_fields_are_none(name: str) -> None:
    assert not is_date(name)


def test_next_tuesday_is_always_a_tuesday_that_leaves_time_to_answer() -> None:
    for calendar in EVERY_DAY:
        tuesday = calendar.next_tuesday()

        assert tuesday.weekday() == 1
        assert 3 <= (tuesday - calendar.today).days <= 9


def test_the_days_on_offer_are_ahead_and_no_weekends() -> None:
    for calendar in EVERY_DAY:
        days = calendar.coming()

        assert days[0] == calendar.next_tuesday()
        assert days[0] < days[1] < days[2]
        assert 4 <= len(set(days)) == len(days) <= 6
        assert all(day > calendar.today and day.weekday() < 5 for day in days)


@pytest.mark.parametrize(
    ("name", "default", "first"),
    [
        ("month", "", "December"),
        ("month", "July", "December"),
        ("month", "February", "February"),
        ("deadline", "the end of May", "the end of December"),
        ("day", "", "Tuesday"),
        ("day", "Friday", "Friday"),
        ("date", "August 22", "December 8"),
        ("date", "22 August", "December 8"),
        ("date", "Thursday, May 7", "Tuesday, December 8"),
        ("date", "December 31", "December 31"),
        ("date", "January 1", "January 1"),
        ("date", "July 1", "December 1"),
        ("draft_day", "the 12th", "the 8th"),
        ("first_day", "Tuesday the 4th", "Tuesday the 8th"),
        ("date", "February 30", "December 8"),
        ("deadline", "Thanksgiving", "Thanksgiving"),
    ],
)
def test_a_default_is_kept_while_it_is_near_and_else_renewed_in_its_own_form(
    name: str, default: str, first: str
) -> None:
    assert SUNDAY.offers(name, default)[0] == first


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Invoice 12 was due on ", ""),
        ("I've had chapter one since ", ""),
        ("It has been open since ", ""),
        ("We last spoke on ", ""),
        ("Our proposal of ", " is withdrawn."),
        ("I've released ", " on my side."),
        ("", " has come and gone."),
        ("In ", " you paid for three."),
    ],
)
def test_a_day_that_has_been_is_never_made_up(before: str, after: str) -> None:
    assert SUNDAY.offers("date", "", before, after) == ()
    assert SUNDAY.offers("date", "March 3", before, after) == ("March 3",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("That was good. By ", ""),
        ("It was good.\nBy ", ""),
        ("Your place is reserved until ", ""),
        ("I said I'd hold ", ""),
        ("Closed from Monday to ", ""),
        ("You need it on ", ""),
        ("On ", ", you have the drawings. That was all."),
    ],
)
def test_a_day_to_come_is_offered(before: str, after: str) -> None:
    assert SUNDAY.offers("date", "", before, after)[0] == "Tuesday, December 8"


@pytest.mark.parametrize(("day", "said"), [(1, "the 1st"), (2, "the 2nd"), (3, "the 3rd"), (12, "the 12th")])
def test_days_of_the_month_have_their_endings(day: int, said: str) -> None:
    offered = [words for calendar in EVERY_DAY for words in calendar.offers("date", "the 30th")[1:]]

    assert said in offered
    assert not {"the 11st", "the 12nd", "the 13rd", "the 21th"} & set(offered)
