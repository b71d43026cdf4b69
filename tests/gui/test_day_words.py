"""Days are told as people tell them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from walkaway.gui.day_words import date_words, day, on_day

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "said", "in_a_sentence"),
    [
        (datetime(2026, 5, 20, 1, tzinfo=UTC), "today", "today"),
        (datetime(2026, 5, 19, 23, tzinfo=UTC), "yesterday", "yesterday"),
        (datetime(2026, 5, 3, 9, tzinfo=UTC), "3 May", "on 3 May"),
        (datetime(2025, 12, 31, 9, tzinfo=UTC), "31 December 2025", "on 31 December 2025"),
    ],
)
def test_days_are_told_as_people_tell_them(moment: datetime, said: str, in_a_sentence: str) -> None:
    assert (day(moment, NOW), on_day(moment, NOW)) == (said, in_a_sentence)
    assert day(moment.date(), NOW.date()) == said


def test_a_moment_counts_as_the_day_that_it_was_here() -> None:
    auckland = timezone(timedelta(hours=12))

    assert day(datetime(2026, 5, 19, 13, tzinfo=UTC), NOW.astimezone(auckland)) == "yesterday"
    assert day(datetime(2026, 5, 20, 13, tzinfo=UTC), datetime(2026, 5, 21, 8, tzinfo=auckland)) == "today"


def test_a_date_has_its_year_unless_it_is_this_one() -> None:
    assert date_words(date(2026, 5, 3)) == "3 May 2026"
    assert date_words(date(2026, 12, 3), date(2026, 1, 1), short=True) == "3 Dec"
    assert date_words(date(2025, 12, 3), date(2026, 1, 1), short=True) == "3 Dec 2025"
