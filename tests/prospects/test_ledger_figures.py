"""The figures count what happened and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.prospects.conftest import day, message, reply

from walkaway.prospects.ledger import Ledger, MonthComposure, MoveOutcomes, MoveReplies, Outcome, Overview
from walkaway.prospects.prospect import Prospect


def test_an_empty_ledger_has_no_figures(ledger: Ledger) -> None:
    assert ledger.overview() == Overview((), (), ())


def test_a_move_counts_each_prospect_once_by_how_it_ended(ledger: Ledger) -> None:
    for result in ("won", "won", "lost", ""):
        id = ledger.add(Prospect())
        ledger.sent(id, message(day(3), "premium"))
        ledger.sent(id, message(day(4), "premium"))
        if result:
            ledger.ended(id, Outcome(day(9), result))

    assert ledger.overview().outcomes == (MoveOutcomes("premium", won=2, lost=1, open=1),)


def test_an_outcome_speaks_of_the_moves_made_up_to_its_day(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    ledger.ended(id, Outcome(day(5, 8), "won"))
    ledger.sent(id, message(day(4), "premium"))
    ledger.sent(id, message(day(5, 18), "go_for_no"))
    ledger.sent(id, message(day(6), "set_terms"))

    outcomes = {each.move: (each.won, each.open) for each in ledger.overview().outcomes}

    assert outcomes == {"premium": (1, 0), "go_for_no": (1, 0), "set_terms": (0, 1)}


def test_the_last_of_several_outcomes_holds_and_can_be_taken_back(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    ledger.sent(id, message(day(3), "premium"))
    ledger.ended(id, Outcome(day(4), "won"))
    last = ledger.ended(id, Outcome(day(6), "open"))

    assert ledger.overview().outcomes == (MoveOutcomes("premium", 0, 0, 1),)
    assert ledger.summary(id).result == "open"
    ledger.take_back(last)
    assert ledger.overview().outcomes == (MoveOutcomes("premium", 1, 0, 0),)
    assert ledger.summary(id).result == "won"


def test_each_message_counts_by_what_came_back_before_the_next(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    ledger.sent(id, message(day(1), "premium"))
    ledger.replied(id, reply(day(2), "price"))
    ledger.sent(id, message(day(3), "premium"))
    ledger.replied(id, reply(day(4), "automatic"))
    ledger.sent(id, message(day(5), "premium"))
    ledger.replied(id, reply(day(6), "interest"))
    ledger.sent(id, message(day(7), "go_for_no"))

    assert ledger.overview().replies == (
        MoveReplies("go_for_no", {}, unanswered=1),
        MoveReplies("premium", {"interest": 1, "price": 1}, unanswered=1),
    )


def test_a_message_without_a_move_is_in_no_figure_of_moves(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    ledger.sent(id, message(day(1), ""))

    assert ledger.overview() == Overview((), (), (MonthComposure("2026-05", 100.0, 1),))


def test_composure_is_a_mean_by_month_with_its_number(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    for when, composure in (
        (day(1), 90),
        (day(31), 100),
        (datetime(2026, 6, 1, tzinfo=UTC), 70),
        (datetime(2026, 6, 2, tzinfo=UTC), None),
    ):
        ledger.sent(id, replace(message(when), composure=composure))

    assert ledger.overview().composure == (MonthComposure("2026-05", 95.0, 2), MonthComposure("2026-06", 70.0, 1))


def test_a_removed_prospect_is_in_no_figure(ledger: Ledger) -> None:
    id = ledger.add(Prospect())
    ledger.sent(id, message(day(1)))
    ledger.ended(id, Outcome(day(2), "won"))

    ledger.remove(id)

    assert ledger.overview() == Overview((), (), ())
