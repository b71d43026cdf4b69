"""The figures of the overview, and what can be told from them."""

from __future__ import annotations

import pytest

from walkaway.gui.prospects.overview_words import (
    ENOUGH,
    NO_ANSWER,
    READINGS,
    composure_table,
    likely,
    outcome_table,
    points,
    reply_bars,
    reply_table,
    share,
)
from walkaway.prospects.ledger import MonthComposure, MoveOutcomes, MoveReplies


def test_below_ten_nothing_is_told() -> None:
    assert share(3, 4) == "3 of 4, too few to tell"
    assert share(9, ENOUGH - 1).endswith("too few to tell")
    assert "%" in share(9, ENOUGH)


def test_a_share_comes_with_the_range_that_chance_allows() -> None:
    assert share(7, 12) == "7 of 12: 58%, likely 32–81%"
    assert share(0, 0) == "none yet"


@pytest.mark.parametrize("whole", [10, 100, 1000])
def test_the_range_stays_inside_and_holds_the_share(whole: int) -> None:
    for part in (0, 1, whole // 2, whole):
        low, high = likely(part, whole)
        assert 0 <= low <= part / whole <= high <= 1


def test_the_move_made_most_often_comes_first_and_open_ones_have_not_ended() -> None:
    table = outcome_table([MoveOutcomes("go_for_no", 1, 0, 0), MoveOutcomes("may_not_need_us", 3, 1, 2)])

    assert table.head == ("Move", "Share won", "Won", "Lost", "Open")
    assert table.rows == (
        ("You may not need us", "3 of 4, too few to tell", "3", "1", "2"),
        ("Go for no", "1 of 1, too few to tell", "1", "0", "0"),
    )


def test_an_unanswered_message_lowers_the_share_answered() -> None:
    table = reply_table([MoveReplies("go_for_no", {"interest": 1, "stall": 2}, 5)])

    assert table.rows[0][:3] == ("Go for no", "3 of 8, too few to tell", "1")
    assert table.rows[0][-1] == "5"


def test_a_reading_that_is_not_known_here_still_counts_as_an_answer() -> None:
    bar = reply_bars([MoveReplies("go_for_no", {"none": 1, "delight": 2}, 1)])[0]

    assert dict(zip(READINGS, bar.counts, strict=True))["none"] == 3
    assert dict(zip(READINGS, bar.counts, strict=True))[NO_ANSWER] == 1


def test_a_move_that_is_not_known_here_keeps_its_name() -> None:
    assert outcome_table([MoveOutcomes("own_move", 0, 0, 1)]).rows[0][:2] == ("own_move", "none yet")


def test_months_have_names_and_say_where_there_were_few() -> None:
    months = [MonthComposure("2026-04", 93.6, 12), MonthComposure("2026-05", 80.0, 3)]

    assert composure_table(months).rows == (
        ("May 2026", "3", "80, too few to tell"),
        ("Apr 2026", "12", "94"),
    )
    assert [point.enough for point in points(months)] == [True, False]
