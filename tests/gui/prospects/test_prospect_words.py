from __future__ import annotations

from datetime import UTC, datetime

from tests.gui.prospects.conftest import reply, sent

from walkaway.gui.prospects.prospect_words import (
    caution_words,
    contact_words,
    deletion_words,
    entry_snippet,
    entry_title,
    stranger,
    template_line,
    used_words,
)
from walkaway.prospects.ledger import Entry, Outcome, Summary
from walkaway.prospects.prospect import Prospect
from walkaway.prospects.recharge import Freshness, freshness
from walkaway.text.addresses import Address

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


def state(of: int, days: int = 29) -> Freshness:
    return freshness("may_not_need_us", datetime(2026, 5, of, 9, tzinfo=UTC), NOW, {"may_not_need_us": days})


def test_a_move_that_recharges_says_for_how_long() -> None:
    assert used_words(state(3), NOW) == "Used “You may not need us” on 3 May; recharges in 12 days."
    assert used_words(state(3, days=18), NOW) == "Used “You may not need us” on 3 May; recharges in 1 day."


def test_a_move_that_has_recharged_says_so() -> None:
    assert used_words(state(3, days=5), NOW) == "Used “You may not need us” on 3 May; has recharged."
    assert template_line(state(3, days=5), "Dana", NOW) == "You used this move with Dana on 3 May; it has recharged."


def test_of_a_move_that_was_never_made_nothing_is_said() -> None:
    never = freshness("premium", None, NOW, {})

    assert (used_words(never, NOW), template_line(never, "Dana", NOW)) == ("", "")


def test_before_a_recharging_move_the_fresh_ones_are_named() -> None:
    said = caution_words(state(3), ["go_for_no", "premium"], "Dana", NOW)

    assert said == (
        "You used “You may not need us” with Dana on 3 May; it recharges in 12 days. Fresh moves: Go for no, Premium."
    )


def test_where_no_move_is_fresh_none_is_named() -> None:
    assert caution_words(state(20), [], "Dana", NOW) == (
        "You used “You may not need us” with Dana today; it recharges in 29 days."
    )


def test_entries_say_what_happened() -> None:
    message, answer, end = Entry(1, 1, sent(3)), Entry(2, 1, reply(4, "price")), Entry(3, 1, Outcome(NOW, "won"))

    assert [entry_title(each) for each in (message, answer, end)] == [
        "Sent · You may not need us",
        "Reply · price",
        "Won",
    ]
    assert entry_snippet(message) == "Before you decide – You may not need us."
    assert entry_snippet(end) == ""


def test_a_plain_message_names_no_move() -> None:
    assert entry_title(Entry(1, 1, sent(3, "plain"))) == entry_title(Entry(1, 1, sent(3, ""))) == "Sent"


def test_what_is_not_there_is_not_counted() -> None:
    empty = Summary(Prospect(name="Dana"), None, 0, 0, "open")
    written = Summary(Prospect(name="Dana"), NOW, 1, 0, "open")

    assert contact_words(empty, NOW) == "No contact yet"
    assert contact_words(written, NOW) == "Last contact today · 1 message"
    assert "message" not in deletion_words(empty)
    assert "1 message, notes" in deletion_words(written)


def test_a_stranger_is_called_by_name_where_there_is_one() -> None:
    assert stranger(Address("Dana Ruiz · Ruiz Bakery", "dana@ruiz.example")) == "Dana Ruiz"
    assert stranger(Address("", "dana@ruiz.example")) == "dana@ruiz.example"
