from __future__ import annotations

from datetime import timedelta

import pytest
from tests.gui.prospects.conftest import Clock, reply, sent

from walkaway.gui.prospects.suggestion import Suggester, Suggestion
from walkaway.library.store import shipped_library
from walkaway.prospects.advice import Past
from walkaway.prospects.ledger import Entry, Outcome, Received, Sent, Summary
from walkaway.prospects.prospect import Prospect


@pytest.fixture
def suggester(clock: Clock) -> Suggester:
    return Suggester(shipped_library().all, dict, clock)


def suggest(suggester: Suggester, *newest_first: Sent | Received | Outcome, result: str = "open") -> Suggestion | None:
    entries = [Entry(number, 1, what) for number, what in enumerate(newest_first)]
    messages = [what for what in newest_first if isinstance(what, Sent)]
    past = Past({each.move: each.when for each in messages}, last_move=next((each.move for each in messages), ""))
    return suggester.suggest(Summary(Prospect(id=1, name="Dana"), None, 0, 0, result), entries, lambda: past)


def test_after_a_reply_a_template_is_proposed_with_the_reason(suggester: Suggester) -> None:
    found = suggest(suggester, reply(18, "price"), sent(3))

    template = shipped_library().get(found.template)
    assert template.title == found.title
    assert template.move != "may_not_need_us"
    assert found.why.startswith("They find the price high")


def test_a_message_of_these_days_wants_only_patience(suggester: Suggester) -> None:
    assert suggest(suggester, sent(19)) == Suggestion("Your last message went out yesterday. Give them a few days.")


def test_silence_is_an_answer_after_some_days(suggester: Suggester, clock: Clock) -> None:
    clock.time += timedelta(days=10)

    assert suggest(suggester, sent(19)).why.startswith("They have not answered")


def test_an_automatic_reply_answers_nothing(suggester: Suggester) -> None:
    assert suggest(suggester, reply(19, "automatic"), sent(18)).why.startswith("Your last message")


def test_nothing_is_proposed_before_anything_was_said_nor_after_the_end(suggester: Suggester) -> None:
    assert suggest(suggester) is None
    assert suggest(suggester, reply(18), sent(3), result="lost") is None


def test_who_asks_for_quiet_is_left_alone(suggester: Suggester, clock: Clock) -> None:
    asked = Received(clock.time, "Please take us off your list and stop writing.", "refusal")

    assert suggest(suggester, asked, sent(3)) == Suggestion("They ask not to be written to. Leave them be.")
