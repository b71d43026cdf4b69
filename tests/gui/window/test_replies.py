"""Replies in the window: pasted or opened, read, corrected, kept, and answered; with the real ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from tests.gui.window.conftest import Person

from walkaway.gui.prospects.reply_session import ReplySession
from walkaway.gui.prospects.reply_window import EMPTY, READING, ReplyWindow
from walkaway.gui.prospects.sender_box import KNOWN, NEW
from walkaway.moves import MOVES
from walkaway.prospects.ledger import Entry, Ledger, Received, Sent
from walkaway.prospects.prospect import Prospect

T = TypeVar("T")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DANA = Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",))
STALL = "Hi Ana,\n\nI need to talk to my partner before we decide anything. Maybe next quarter.\n\nDana"
MACHINE = (
    b"From: Dana Ruiz <dana@ruiz.example>\r\nSubject: Re: Proposal\r\nMessage-ID: <two@ruiz.example>\r\n"
    b"References: <one@lopez.example>\r\n%b\r\nI need to talk to my partner. Maybe next quarter.\r\n"
)


def told(person: Person, work: Callable[[Ledger], T]) -> T:
    answers: list[T] = []
    person.s.keeper.ask(person.s.keeper, work, answers.append)
    person.waits_for(lambda: bool(answers))
    return answers[0]


def knows_dana(person: Person) -> Prospect:
    return told(person, lambda ledger: ledger.get(ledger.add(DANA)))


def entries(person: Person, prospect: int) -> tuple[Entry, ...]:
    return told(person, lambda ledger: ledger.timeline(prospect).items)


def opened(person: Person) -> ReplyWindow:
    person.s.window.activateWindow()
    person.waits_for(person.s.window.isActiveWindow)
    person.presses(Qt.Key.Key_Y, CTRL, SHIFT)
    window = person.s.reply_book.window
    assert window is not None
    person.waits_for(window.isActiveWindow)
    return window


def session(person: Person) -> ReplySession:
    made = person.s.reply_book.session
    assert made is not None
    return made


def pastes(person: Person, window: ReplyWindow, text: str) -> None:
    QApplication.clipboard().setText(text)
    window.edit.setFocus()
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for(lambda: bool(session(person).answer) and window.keep_button.isEnabled())


def is_kept(person: Person) -> Callable[[], bool]:
    return lambda: bool(session(person).keeping.entry)


def test_ben_pastes_a_reply_keeps_it_and_answers_it(person: Person) -> None:
    dana = knows_dana(person)
    when = datetime.now(UTC) - timedelta(days=3)
    told(person, lambda ledger: ledger.sent(dana.id, Sent(when, "Proposal", "…", "proposal/x", "may_not_need_us")))
    person.s.editor.to_edit.setText("Dana Ruiz <dana@ruiz.example>")

    window = opened(person)
    person.waits_for(lambda: window.sender_box.state.text() == KNOWN)
    pastes(person, window, STALL)
    assert window.headline.text() == "This reads as stalling."
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_for(is_kept(person))
    assert window.notice.text() == "Kept with Dana Ruiz."
    kept = entries(person, dana.id)[0].what
    assert isinstance(kept, Received)
    assert (kept.text, kept.reading, kept.corrected) == (STALL, "stall", "")

    # The move that was made is not proposed again while it recharges, and the reason names both.
    person.waits_for(lambda: window.next.shown is not None)
    proposed = window.next.shown
    assert proposed is not None
    assert proposed.next.move in MOVES["may_not_need_us"].after["stalled"]
    assert window.next.why.text().startswith("They put it off after “You may not need us”: ")
    window.next.templates.setFocus()
    person.presses(Qt.Key.Key_Return)

    editor = person.s.editor
    assert not window.isVisible()
    assert editor.to() == "Dana Ruiz <dana@ruiz.example>"
    assert window.next.template is not None
    person.waits_for(lambda: bool(editor.body().strip()))
    assert person.s.notices.showing("reply") is None


def test_the_answer_to_a_mail_belongs_to_its_thread(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(MACHINE % b"")
    person.s.reply_book.open_file(file)
    window = person.s.reply_book.window
    assert window is not None
    person.waits_for(lambda: window.next.shown is not None)

    person.clicks(window.next.draft_button)

    message = person.s.desk.message
    assert (message.to, message.subject) == ("Dana Ruiz <dana@ruiz.example>", "Re: Proposal")
    assert message.in_reply_to == "<two@ruiz.example>"
    assert message.references == "<one@lopez.example> <two@ruiz.example>"
    person.has_saved()
    assert person.s.desk.message.in_reply_to == "<two@ruiz.example>"


def test_a_reply_that_is_not_kept_yet_can_be_kept_from_the_message(person: Person) -> None:
    dana = knows_dana(person)
    person.s.editor.to_edit.setText("dana@ruiz.example")
    window = opened(person)
    person.waits_for(lambda: window.sender_box.state.text() == KNOWN)
    pastes(person, window, STALL)
    person.waits_for(lambda: window.next.shown is not None)

    person.clicks(window.next.insert_button)
    notice = person.s.notices.showing("reply")
    assert notice is not None
    person.clicks(notice.buttons[0])

    person.waits_for(is_kept(person))
    assert len(entries(person, dana.id)) == 1


def test_an_automatic_mail_is_kept_and_never_counts(person: Person, tmp_path: Path) -> None:
    dana = knows_dana(person)
    when = datetime.now(UTC) - timedelta(days=3)
    told(person, lambda ledger: ledger.sent(dana.id, Sent(when, "Proposal", "…", "proposal/x", "go_for_no")))
    file = tmp_path / "away.eml"
    file.write_bytes(MACHINE % b"Auto-Submitted: auto-replied\r\n")
    window = opened(person)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    person.waits_for(lambda: session(person).answer == "automatic")

    assert window.headline.text() == "A machine wrote this; it does not count as an answer."
    assert window.beside.text() == "Its header Auto-Submitted says auto-replied."
    assert window.next.shown is None
    assert window.sender_box.state.text() == KNOWN
    person.clicks(window.keep_button)

    person.waits_for(is_kept(person))
    assert "does not count" in window.notice.text()
    kept = entries(person, dana.id)[0].what
    assert isinstance(kept, Received)
    assert (kept.says, kept.message_id) == ("automatic", "<two@ruiz.example>")
    assert told(person, lambda ledger: ledger.moves_used(dana.id))["go_for_no"].came_back == ""


def test_the_user_corrects_before_and_after_it_is_kept(person: Person) -> None:
    dana = knows_dana(person)
    person.s.editor.to_edit.setText("dana@ruiz.example")
    window = opened(person)
    pastes(person, window, STALL)

    def corrects(reading: str) -> None:
        window.reading.setFocus()
        window.reading.choose(reading)
        window.reading.activated.emit(window.reading.currentIndex())

    def corrected() -> str:
        kept = entries(person, dana.id)[0].what
        assert isinstance(kept, Received)
        return kept.corrected

    corrects("refusal")
    assert window.headline.text() == "You read this as a no."
    assert window.beside.text() == "Walkaway read it as stalling."
    person.waits_for(lambda: window.next.why.text().startswith("They say no"))
    person.clicks(window.keep_button)
    person.waits_for(is_kept(person))
    assert corrected() == "refusal"
    corrects("price")
    assert corrected() == "price"
    corrects("stall")
    assert corrected() == ""


def test_keeping_can_be_taken_back(person: Person) -> None:
    dana = knows_dana(person)
    person.s.editor.to_edit.setText("dana@ruiz.example")
    window = opened(person)
    pastes(person, window, STALL)
    person.clicks(window.keep_button)
    person.waits_for(is_kept(person))
    assert not window.keep_button.isEnabled()

    window.notice.undo_requested.emit()

    person.waits_for(window.keep_button.isEnabled)
    assert entries(person, dana.id) == ()
    assert window.edit.text() == STALL


def test_a_stranger_becomes_a_prospect_with_the_reply(person: Person) -> None:
    window = opened(person)
    pastes(person, window, f"From: Omar Haddad <omar@haddad.example>\n\n{STALL}")
    assert window.sender_box.state.text() == NEW

    person.clicks(window.keep_button)

    person.waits_for(is_kept(person))
    omar = told(person, lambda ledger: ledger.find("omar@haddad.example"))
    assert omar is not None
    assert omar.name == "Omar Haddad"
    assert len(entries(person, omar.id)) == 1
    assert window.sender_box.state.text() == KNOWN


def test_without_a_sender_it_asks_for_one_and_goes_there(person: Person) -> None:
    window = opened(person)
    pastes(person, window, STALL)

    person.clicks(window.keep_button)

    assert window.notice.text().startswith("Say who wrote this first")
    assert window.sender_box.line.hasFocus()
    assert not session(person).keeping.is_kept


def test_a_prospect_is_found_by_typing(person: Person) -> None:
    dana = knows_dana(person)
    window = opened(person)
    window.sender_box.line.setFocus()

    person.types("rui")
    person.waits_for(window.sender_box.popup.isVisible)
    person.qtbot.keyClick(window.sender_box.popup, Qt.Key.Key_Down)
    person.qtbot.keyClick(window.sender_box.popup, Qt.Key.Key_Return)

    assert window.sender_box.sender_is.known == dana
    assert window.sender_box.line.text() == "Dana Ruiz · Ruiz Bakery <dana@ruiz.example>"


def test_the_same_mail_is_kept_once(person: Person, tmp_path: Path) -> None:
    dana = knows_dana(person)
    file = tmp_path / "reply.eml"
    file.write_bytes(MACHINE % b"")
    for _ in range(2):
        person.s.reply_book.open_file(file)
        window = person.s.reply_book.window
        assert window is not None
        person.waits_for(window.keep_button.isEnabled)
        person.clicks(window.keep_button)
        person.waits_for(is_kept(person))

    assert window.notice.text() == "This reply is kept already."
    assert len(entries(person, dana.id)) == 1


def test_other_words_are_another_reply(person: Person) -> None:
    dana = knows_dana(person)
    person.s.editor.to_edit.setText("dana@ruiz.example")
    window = opened(person)
    pastes(person, window, STALL)
    person.clicks(window.keep_button)
    person.waits_for(is_kept(person))

    window.edit.set_text("")
    assert window.headline.text() == EMPTY
    assert not window.keep_button.isEnabled()
    window.edit.set_text("No thanks, we are not interested.")
    assert window.headline.text() == READING
    person.waits_for(lambda: session(person).answer == "refusal")
    person.clicks(window.keep_button)
    person.waits_for(is_kept(person))

    assert len(entries(person, dana.id)) == 2


def test_a_kept_reply_makes_room_when_the_window_opens_again(person: Person) -> None:
    knows_dana(person)
    person.s.editor.to_edit.setText("dana@ruiz.example")
    window = opened(person)
    pastes(person, window, STALL)
    window.close()
    assert opened(person).edit.text() == STALL  # not kept: nothing is lost

    person.clicks(window.keep_button)
    person.waits_for(is_kept(person))
    window.close()

    assert opened(person).edit.text() == ""


def test_a_damaged_mail_is_refused_in_a_sentence(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(b"\0" * 50)
    window = opened(person)

    window.files_dropped.emit([str(file)])

    person.waits_for(window.notice.isVisible)
    assert "reply.eml" in window.notice.text()


def test_a_proposed_move_leads_to_its_card(person: Person) -> None:
    window = opened(person)
    pastes(person, window, STALL)
    person.waits_for(lambda: window.next.shown is not None)

    person.clicks(window.next.about, QPoint(5, 5))

    dialog = person.s.move_book.dialog
    assert dialog is not None
    assert window.next.shown is not None
    assert dialog.card.move_id == window.next.shown.next.move
    dialog.close()


def test_a_prospect_asks_for_the_window_and_stands_in_it(person: Person) -> None:
    dana = knows_dana(person)

    person.s.reply_book.show(dana)

    window = person.s.reply_book.window
    assert window is not None
    assert window.sender_box.sender_is.known == dana
    person.waits_for(window.edit.hasFocus)


def test_a_mail_says_itself_who_wrote_it(person: Person, tmp_path: Path) -> None:
    knows_dana(person)
    omar = told(person, lambda ledger: ledger.get(ledger.add(Prospect(name="Omar Haddad"))))
    file = tmp_path / "reply.eml"
    file.write_bytes(MACHINE % b"")
    person.s.reply_book.open_file(file)
    window = person.s.reply_book.window
    assert window is not None
    person.waits_for(lambda: window.sender_box.state.text() == KNOWN)

    person.s.reply_book.show(omar)

    assert window.sender_box.sender_is.known is not None
    assert window.sender_box.sender_is.known.name == "Dana Ruiz"
