from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.gui.prospects.conftest import DANA, SECONDS, Told

from walkaway import paths
from walkaway.gui.notices import Notices
from walkaway.gui.prospects.addressee import Addressee
from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.prospects.picture import Pictures
from walkaway.prospects.ledger import AddressTaken, Ledger, LedgerDamaged, LedgerError
from walkaway.prospects.prospect import Prospect


def test_work_is_done_in_another_thread_and_the_answer_comes_to_the_window(keeper: Keeper, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    keeper.ask(keeper, lambda _: threading.current_thread(), threads.append)

    assert threads == []
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.current_thread()


def test_the_file_is_made_with_the_first_question_only(keeper: Keeper, told: Told) -> None:
    assert not paths.ledger_file().exists()
    assert told(lambda ledger: ledger.count()) == 0
    assert paths.ledger_file().exists()


def test_what_was_changed_before_the_end_is_kept(notices: Notices) -> None:
    first = Keeper(paths.ledger_file, notices)
    first.change(first, ANYONE, lambda ledger: ledger.add(DANA))
    assert first.close(SECONDS)

    with Ledger.open(paths.ledger_file()) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana Ruiz"]


def test_a_change_is_told_after_it_is_done(keeper: Keeper, dana: Prospect, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.changed) as told:
        keeper.change(keeper, dana.id, lambda ledger: ledger.remove(dana.id))

    assert told.args == [dana.id]


def test_an_answer_for_somebody_who_is_gone_is_dropped(keeper: Keeper, told: Told) -> None:
    asker, answers = QObject(), list[int]()
    keeper.ask(asker, lambda ledger: ledger.count(), answers.append)
    delete(asker)

    told(lambda ledger: ledger.count())

    assert answers == []


def test_of_several_questions_on_one_topic_the_newest_is_answered(keeper: Keeper, told: Told) -> None:
    answers: list[int] = []
    for number in range(5):
        keeper.ask(keeper, lambda _, n=number: n, answers.append, topic="one")  # type: ignore[misc]

    told(lambda ledger: ledger.count())

    assert answers == [4]


def test_an_answer_that_was_overtaken_while_it_was_found_is_dropped(keeper: Keeper, told: Told) -> None:
    begun, gate, answers = threading.Event(), threading.Event(), list[str]()

    def slow(_: object) -> str:
        begun.set()
        gate.wait(SECONDS)
        return "old"

    keeper.ask(keeper, slow, answers.append, topic="one")
    assert begun.wait(SECONDS)
    keeper.ask(keeper, lambda _: "new", answers.append, topic="one")
    gate.set()
    told(lambda ledger: ledger.count())

    assert answers == ["new"]


def test_what_cannot_be_done_is_said_to_the_one_who_asked(keeper: Keeper, dana: Prospect, qtbot: QtBot) -> None:
    refusals: list[Exception] = []
    keeper.change(keeper, ANYONE, lambda ledger: ledger.add(DANA), refused=refusals.append)

    qtbot.waitUntil(lambda: bool(refusals))
    assert isinstance(refusals[0], AddressTaken)


def test_what_cannot_be_done_is_a_sentence_where_nobody_listens(
    keeper: Keeper, notices: Notices, dana: Prospect, qtbot: QtBot
) -> None:
    keeper.change(keeper, ANYONE, lambda ledger: ledger.add(DANA))

    qtbot.waitUntil(lambda: notices.showing("ledger") is not None)
    assert notices.showing("ledger").label.text() == "dana@ruiz.example belongs to Dana Ruiz already."


def test_a_ledger_that_cannot_be_opened_is_said_and_can_be_tried_again(
    notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "ledger.sqlite"
    place.mkdir()
    keeper = Keeper(lambda: place, notices)
    with qtbot.waitSignal(keeper.state_changed):
        keeper.start()

    assert not keeper.usable
    notice = notices.showing("ledger")
    assert "ordinary file" in notice.label.text()
    place.rmdir()
    with qtbot.waitSignal(keeper.state_changed):
        notice.buttons[0].click()
    assert keeper.usable
    assert notices.showing("ledger") is None
    assert keeper.close(SECONDS)


def test_a_repair_at_the_start_is_said(notices: Notices, qtbot: QtBot) -> None:
    first = Keeper(paths.ledger_file, notices)
    first.change(first, ANYONE, lambda ledger: ledger.add(DANA))
    assert first.close(SECONDS)
    paths.ledger_file().write_bytes(b"no database at all" * 1000)

    keeper = Keeper(paths.ledger_file, notices)
    keeper.start()
    qtbot.waitUntil(lambda: notices.showing("ledger") is not None)
    assert notices.showing("ledger").label.text().startswith("The ledger was damaged")
    assert keeper.usable
    assert keeper.close(SECONDS)


def test_damage_while_it_is_open_is_repaired_at_once(keeper: Keeper, told: Told) -> None:
    def fail(_: object) -> None:
        raise LedgerDamaged(Path("ledger.sqlite"), "it is damaged", "Start again.")

    before = told(lambda ledger: ledger)
    keeper.change(keeper, ANYONE, fail)
    after = told(lambda ledger: ledger)

    assert after is not before


def test_trouble_with_one_question_leaves_the_ledger_usable(
    keeper: Keeper, notices: Notices, told: Told, qtbot: QtBot
) -> None:
    def fail(_: object) -> None:
        raise LedgerError(Path("ledger.sqlite"), "the disk is full", "Free some space.")

    keeper.change(keeper, ANYONE, fail)

    qtbot.waitUntil(lambda: notices.showing("ledger") is not None)
    assert told(lambda ledger: ledger.count()) == 0
    assert keeper.usable


class Line:
    """A To line."""

    def __init__(self) -> None:
        self.text = ""

    def __call__(self) -> str:
        return self.text


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def addressee(keeper: Keeper, pictures: Pictures, line: Line) -> Addressee:
    return Addressee(keeper, pictures, line, keeper)


def test_a_known_address_is_recognised_whatever_its_case(
    addressee: Addressee, line: Line, dana: Prospect, qtbot: QtBot
) -> None:
    line.text = "Somebody <DANA@ruiz.example>"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()

    assert addressee.prospect == dana


def test_of_several_recipients_the_first_known_one_counts(
    addressee: Addressee, line: Line, dana: Prospect, qtbot: QtBot
) -> None:
    line.text = "new@else.example, dana@ruiz.example"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()

    assert addressee.prospect == dana
    assert addressee.recipient.address == "new@else.example"


def test_a_name_without_an_address_is_recognised(
    addressee: Addressee, line: Line, dana: Prospect, qtbot: QtBot
) -> None:
    line.text = "dana ruiz"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()

    assert addressee.prospect == dana
    assert addressee.recipient is None


def test_a_stranger_is_recognised_once_added(addressee: Addressee, line: Line, keeper: Keeper, qtbot: QtBot) -> None:
    line.text = "dana@ruiz.example"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()
    before = addressee.prospect

    with qtbot.waitSignal(addressee.changed):
        keeper.change(keeper, ANYONE, lambda ledger: ledger.add(DANA))

    assert (before, addressee.prospect.name) == (None, "Dana Ruiz")


def test_nobody_is_there_while_another_address_is_typed(
    addressee: Addressee, line: Line, dana: Prospect, qtbot: QtBot
) -> None:
    line.text = "dana@ruiz.example"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()

    line.text = "Dana"
    with qtbot.waitSignal(addressee.changed):
        addressee.look()

    assert addressee.prospect is None
    assert addressee.recipient is None


def test_what_waits_for_the_prospect_is_done_when_they_are_known(
    addressee: Addressee, line: Line, dana: Prospect, qtbot: QtBot
) -> None:
    seen: list[str] = []
    addressee.when_known(lambda: seen.append("at once"))
    line.text = "dana@ruiz.example"
    addressee.look()

    addressee.when_known(lambda: seen.append(addressee.prospect.name if addressee.prospect else ""))
    assert seen == ["at once"]

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1] == "Dana Ruiz"


def test_what_waits_is_done_all_the_same_where_the_ledger_fails(
    notices: Notices, pictures: Pictures, line: Line, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper, seen = Keeper(lambda: tmp_path, notices), list[str]()
    addressee = Addressee(keeper, pictures, line, keeper)
    line.text = "dana@ruiz.example"
    addressee.look()

    addressee.when_known(lambda: seen.append("done"))

    qtbot.waitUntil(lambda: seen == ["done"])
    assert not addressee.asking
    assert keeper.close(SECONDS)
