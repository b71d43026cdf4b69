"""The parts of the reply's window: who wrote it, what comes next, and keeping it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.prospects.conftest import SECONDS, Told

from walkaway.gui.prospects.advising import Proposal, past_of, proposals
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.next_box import NextBox
from walkaway.gui.prospects.reply_keeping import ReplyKeeping
from walkaway.gui.prospects.sender_box import KNOWN, NEW, NOBODY, Sender, SenderBox, spelled
from walkaway.gui.prospects.sender_finder import SenderFinder
from walkaway.library.store import Library, open_library
from walkaway.moves import MOVES
from walkaway.prospects.ledger import Ledger, LedgerError, Received, Sent
from walkaway.prospects.prospect import Prospect
from walkaway.text.addresses import Address

Show = Callable[[QWidget], None]
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
REST = {move.id: move.recharge_days for move in MOVES.values()}


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture
def box(show: Show, keeper: Keeper) -> SenderBox:
    made = SenderBox()
    SenderFinder(made, keeper)
    show(made)
    made.line.setFocus()
    return made


# Who wrote it.


def test_a_typed_address_is_recognised(box: SenderBox, dana: Prospect, qtbot: QtBot) -> None:
    assert box.state.text() == NOBODY

    qtbot.keyClicks(box.line, "DANA@ruiz.example")

    qtbot.waitUntil(lambda: box.sender_is.known == dana, timeout=SECONDS * 1_000)
    assert box.state.text() == KNOWN
    assert box.line.text() == spelled(dana)


def test_a_typed_name_is_somebody_new(box: SenderBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.line, "Omar")
    box.stop()

    assert box.sender_is == Sender(new=Address("Omar", ""))
    assert box.state.text() == NEW


def test_an_emptied_line_is_nobody_and_may_be_filled_again(
    box: SenderBox, keeper: Keeper, dana: Prospect, qtbot: QtBot
) -> None:
    box.show_known(dana)
    box.line.selectAll()
    qtbot.keyClick(box.line, Qt.Key.Key_Backspace)
    box.stop()

    assert box.sender_is == Sender()
    assert not box.by_hand


def test_what_the_user_typed_goes_before_a_suggestion(box: SenderBox, keeper: Keeper, qtbot: QtBot) -> None:
    finder = SenderFinder(box, keeper)
    qtbot.keyClicks(box.line, "Omar")
    box.stop()

    finder.suggest(Address("Dana", "dana@ruiz.example"))

    assert box.line.text() == "Omar"


# What comes next.


def used(ledger: Ledger, prospect: int, move: str, template: str, days: int) -> None:
    ledger.sent(prospect, Sent(NOW - timedelta(days=days), "Hello", "…", template, move))


def test_the_past_is_what_was_sent(told: Told, dana: Prospect) -> None:
    told(lambda ledger: used(ledger, dana.id, "go_for_no", "follow_up/one", 9))
    told(lambda ledger: used(ledger, dana.id, "may_not_need_us", "takeaway/two", 3))

    past = told(lambda ledger: past_of(ledger, dana.id))

    assert past.last_move == "may_not_need_us"
    assert past.templates == {"follow_up/one", "takeaway/two"}
    assert past.moves["go_for_no"] == NOW - timedelta(days=9)


def test_a_move_comes_with_its_templates_the_proposed_one_first(library: Library) -> None:
    found = proposals("stall", library.all(), NOW, REST, None)

    assert found
    for one in found:
        assert 1 <= len(one.templates) <= 3
        assert one.templates[0].id == one.next.template
        assert {template.move for template in one.templates} == {one.next.move}


def test_a_reply_about_the_price_is_offered_no_template_for_something_else(library: Library) -> None:
    offered = {each.situation for one in proposals("price", library.all(), NOW, REST, None) for each in one.templates}

    assert offered <= {"price_objection", "discount_request", "negotiation", "takeaway"}


@pytest.fixture
def offered(show: Show, library: Library) -> tuple[NextBox, tuple[Proposal, ...]]:
    made = NextBox()
    show(made)
    found = proposals("stall", library.all(), NOW, REST, None)
    made.show_proposals(found)
    return made, found


def test_another_move_shows_its_own_reason_and_templates(offered: tuple[NextBox, tuple[Proposal, ...]]) -> None:
    box, found = offered
    assert box.why.text() == found[0].next.why

    box.choice.setCurrentIndex(1)

    assert box.why.text() == found[1].next.why
    assert box.template == found[1].templates[0]


def test_enter_starts_a_draft_and_a_button_inserts(offered: tuple[NextBox, tuple[Proposal, ...]], qtbot: QtBot) -> None:
    box, found = offered
    box.templates.setFocus()
    with qtbot.waitSignal(box.draft_wished) as draft:
        qtbot.keyClick(box.templates, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.insert_wished) as insert:
        qtbot.mouseClick(box.insert_button, Qt.MouseButton.LeftButton)

    assert draft.args == insert.args == [found[0].templates[0]]


def test_without_a_proposal_it_says_why(offered: tuple[NextBox, tuple[Proposal, ...]]) -> None:
    box, _ = offered
    box.show_proposals((), "Nothing yet.")

    assert box.why.text() == "Nothing yet."
    assert not box.templates.isVisible()
    assert box.template is None


def test_a_move_that_rests_says_so_in_the_list(show: Show, library: Library, told: Told, dana: Prospect) -> None:
    told(lambda ledger: used(ledger, dana.id, "go_for_no", "x", 1))
    told(lambda ledger: used(ledger, dana.id, "plain", "y", 0))
    past = told(lambda ledger: past_of(ledger, dana.id))
    box = NextBox()
    show(box)

    box.show_proposals(proposals("stall", library.all(), NOW, REST, past))

    labels = [box.choice.itemText(row) for row in range(box.choice.count())]
    days = MOVES["go_for_no"].recharge_days - 1
    assert f"Go for no (recharges in {days} {'day' if days == 1 else 'days'})" in labels


# Keeping it.


@pytest.fixture
def keeping(keeper: Keeper, qapp: object) -> ReplyKeeping:
    return ReplyKeeping(keeper, keeper)


REPLY = Received(NOW, "Not now.", "stall")


def test_two_strangers_of_one_address_are_one_prospect(keeping: ReplyKeeping, told: Told, qtbot: QtBot) -> None:
    omar = Sender(new=Address("Omar", "omar@haddad.example"))
    for _ in range(2):
        keeping.forget()
        with qtbot.waitSignal(keeping.kept, timeout=SECONDS * 1_000):
            keeping.keep(omar, REPLY)

    assert told(lambda ledger: ledger.count()) == 1


def test_a_prospect_who_was_deleted_meanwhile_is_said(
    keeping: ReplyKeeping, dana: Prospect, told: Told, qtbot: QtBot
) -> None:
    told(lambda ledger: ledger.remove(dana.id))

    with qtbot.waitSignal(keeping.refused, timeout=SECONDS * 1_000) as refused:
        keeping.keep(Sender(known=dana), REPLY)

    assert "no prospect" in refused.args[0]
    assert not keeping.is_kept


def test_a_file_that_fails_leaves_the_reply_to_be_kept_later(
    keeping: ReplyKeeping, dana: Prospect, told: Told, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise LedgerError(Path("ledger.sqlite"), "the disk is full", "Make room.")

    with monkeypatch.context() as patch, qtbot.waitSignal(keeping.refused, timeout=SECONDS * 1_000) as refused:
        patch.setattr(Ledger, "replied", fail)
        keeping.keep(Sender(known=dana), REPLY)

    assert refused.args[0].startswith("Not kept")
    assert not keeping.is_kept
    with qtbot.waitSignal(keeping.kept, timeout=SECONDS * 1_000):
        keeping.keep(Sender(known=dana), REPLY)


def test_a_correction_follows_the_reply_into_the_ledger(
    keeping: ReplyKeeping, dana: Prospect, told: Told, qtbot: QtBot
) -> None:
    keeping.correct("price")  # nothing is kept yet, nothing happens
    with qtbot.waitSignal(keeping.kept, timeout=SECONDS * 1_000):
        keeping.keep(Sender(known=dana), REPLY)

    keeping.correct("price")

    kept = told(lambda ledger: ledger.entry(keeping.entry)).what
    assert isinstance(kept, Received)
    assert kept.says == "price"
