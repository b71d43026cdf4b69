"""A move recharges with the prospect it was made with, in days of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.prospects.recharge import freshness

MOVE = "may_not_need_us"
NOW = datetime(2026, 5, 20, 10, 0, tzinfo=UTC)


def test_a_move_never_made_is_fresh_without_having_recharged() -> None:
    found = freshness(MOVE, None, NOW, {MOVE: 30})

    assert found.fresh
    assert not found.recharged
    assert found.ready_on is None


def test_a_move_that_rests_says_how_many_days_are_left_and_when_it_is_ready() -> None:
    found = freshness(MOVE, datetime(2026, 5, 3, 23, 0, tzinfo=UTC), NOW, {MOVE: 30})

    assert not found.fresh
    assert found.days_left == 13
    assert found.ready_on == date(2026, 6, 2)


def test_a_move_is_fresh_again_on_the_day_itself_whatever_the_hour() -> None:
    used = datetime(2026, 5, 3, 23, 59, tzinfo=UTC)

    assert freshness(MOVE, used, datetime(2026, 6, 1, 23, 59, tzinfo=UTC), {MOVE: 30}).days_left == 1
    assert freshness(MOVE, used, datetime(2026, 6, 2, 0, 0, tzinfo=UTC), {MOVE: 30}).recharged


def test_days_are_those_of_the_place_that_the_user_is_in() -> None:
    auckland = timezone(timedelta(hours=12))
    used = datetime(2026, 5, 3, 13, 0, tzinfo=UTC)  # the 4th there

    found = freshness(MOVE, used, NOW.astimezone(auckland), {MOVE: 30})

    assert found.ready_on == date(2026, 6, 3)


def test_a_move_without_recharge_days_is_fresh_at_once() -> None:
    assert freshness("plain", NOW, NOW, {MOVE: 30}).fresh
    assert freshness(MOVE, NOW, NOW, {MOVE: 0}).fresh


def test_a_date_that_is_still_to_come_locks_a_move_for_no_longer_than_it_recharges() -> None:
    assert freshness(MOVE, NOW + timedelta(days=4000), NOW, {MOVE: 30}).days_left == 30


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_recharged_move_stays_recharged(days: int, passed: int) -> None:
    used = NOW - timedelta(days=passed)

    found = freshness(MOVE, used, NOW, {MOVE: days})

    assert found.days_left == max(0, days - passed)
    assert found.fresh == (passed >= days)


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (None, ""),
        (datetime(2026, 5, 3, tzinfo=UTC), "recharges in 13 days"),
        (datetime(2026, 4, 21, tzinfo=UTC), "recharges in 1 day"),
        (datetime(2026, 4, 20, tzinfo=UTC), "has recharged"),
    ],
)
def test_how_a_move_stands_is_said_behind_its_name(used: datetime | None, said: str) -> None:
    assert freshness(MOVE, used, NOW, {MOVE: 30}).words == said
