"""What other programs hand to the window: links, copied text, and files that they wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop
from tests.gui.window.test_drafts_and_files import choose, notice

from walkaway.gui.incoming import Incoming
from walkaway.gui.tray import Tray
from walkaway.mail import eml
from walkaway.text.message import Message

REPLY = (
    b"From: Ana <ana@x.example>\r\nTo: Dana Ruiz <dana@ruiz.example>\r\nSubject: Re: Website\r\n"
    b"Message-ID: <mine@x.example>\r\nIn-Reply-To: <hers@ruiz.example>\r\nReferences: <first@x> <hers@ruiz.example>\r\n"
    b"X-ExtEditorR-Help: leave this\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\nHi Dana,\r\n\r\nGr\xc3\xbc\xc3\x9fe, Ana\r\n"
)


def test_a_mailto_link_becomes_a_draft(person: Person) -> None:
    person.s.incoming.open(["mailto:dana@ruiz.example?cc=ben@x.example&subject=Hi%20there&body=One%0D%0ATwo"])

    message = person.s.desk.message
    assert (message.to, message.cc, message.subject) == ("dana@ruiz.example", "ben@x.example", "Hi there")
    assert message.body == "One\nTwo"
    assert person.s.notices.showing("incoming") is None


def test_what_a_link_may_not_ask_for_is_left_out_and_named(person: Person) -> None:
    person.s.incoming.open(["mailto:dana@ruiz.example?attach=/etc/passwd&x-evil=1&subject=a%0D%0ABcc:%20eve@x.example"])

    assert notice(person, "incoming").label.text() == "The link asked for more, which was left out: attach, x-evil."
    message = person.s.desk.message
    assert message.bcc == ""
    assert dict(eml.all_headers(eml.write(message))).get("Bcc") is None


def test_a_link_cannot_send_a_hidden_copy(person: Person) -> None:
    person.s.incoming.open(["mailto:dana@ruiz.example?bcc=eve@x.example&body=Hello"])

    assert person.s.desk.message.bcc == ""
    said = "The link asked for more, which was left out: a hidden copy to eve@x.example."
    assert notice(person, "incoming").label.text() == said


def test_who_else_gets_a_message_and_what_is_attached_is_seen(person: Person, tmp_path: Path) -> None:
    along = person.s.editor.header.along
    assert not along.isVisible()
    file = tmp_path / "offer.eml"
    head = b"Cc: Ben <ben@x.example>\r\nBcc: ann@x.example\r\nContent-Type: multipart/mixed; boundary=b"
    pdf = (
        b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=q.pdf\r\n\r\n%PDF\r\n--b--"
    )
    file.write_bytes(head + b"\r\n\r\n--b\r\n\r\nHello.\r\n" + pdf)

    person.s.incoming.open([str(file)])
    person.waits_for(lambda: along.isVisible())
    lines = along.text().replace("\u00a0", " ").splitlines()
    assert lines == ["Cc Ben <ben@x.example>", "Bcc ann@x.example", "Attached q.pdf"]

    person.s.focus.new_draft()
    assert not along.isVisible()


def test_the_text_of_the_clipboard_becomes_a_draft_once(person: Person) -> None:
    QApplication.clipboard().setText("Sorry to bother you again,\nDana.")

    person.s.incoming.open(["--clipboard"])
    draft = person.s.desk.current
    person.s.incoming.open(["--clipboard"])

    assert person.s.editor.body() == "Sorry to bother you again,\nDana."
    assert person.s.desk.current == draft
    assert "puts it back" in notice(person, "incoming").label.text()


def test_the_clipboard_is_read_as_a_paste_is(person: Person) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("Sorry\u200b to\u202e bother\u2028you\x0bagain")

    person.s.incoming.open(["--clipboard"])
    draft = person.s.desk.current
    person.s.incoming.open(["--clipboard"])

    assert person.s.editor.body() == "Sorry to bother\nyou\nagain"
    assert person.s.desk.current == draft

    formatted = QMimeData()
    formatted.setHtml("<p>Hi Dana,</p><p>Sorry to <b>bother</b> you.</p>")
    clipboard.setMimeData(formatted)
    person.s.incoming.open(["--clipboard"])

    assert person.s.editor.body() == "Hi Dana,\n\nSorry to bother you."


def test_an_empty_clipboard_opens_nothing(person: Person) -> None:
    QApplication.clipboard().clear()
    draft = person.s.desk.current

    person.s.incoming.open(["--clipboard"])

    assert person.s.desk.current == draft
    assert notice(person, "incoming").label.text() == "There is no text on the clipboard."


def test_a_clipboard_that_needs_the_keyboard_is_read_when_the_keyboard_is_here(person: Person, qtbot: QtBot) -> None:
    s, here = person.s, False
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    incoming = Incoming(
        s.desk,
        s.files,
        s.exits,
        s.waiting,
        s.notices,
        s.focus.focus_message,
        app,
        s.window,
        readable=lambda: here,
    )
    other = QWidget()
    qtbot.addWidget(other)
    QApplication.clipboard().setText("Copied before.")

    incoming.open(["--clipboard"])
    other.show()
    other.activateWindow()
    assert notice(person, "incoming").label.text() == "Click into this window to open what you copied."
    assert s.editor.body() == ""
    QApplication.clipboard().setText("Copied elsewhere.")
    here = True
    s.window.activateWindow()
    person.waits_for(lambda: s.editor.body() == "Copied elsewhere.")
    assert "puts it back" in notice(person, "incoming").label.text()

    QApplication.clipboard().setText("Copied later.")
    other.activateWindow()
    s.window.activateWindow()
    assert s.editor.body() == "Copied elsewhere."


def test_a_message_that_the_system_gives_back_is_not_opened_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    person.s.desk.new(Message(to="dana@ruiz.example", subject="Hi, you", body="Hello."))
    draft = person.s.desk.current
    for way in ("mailto", "eml"):
        person.s.commands[f"send.{way}"].trigger()
    person.waits_for(lambda: len(opened) == 2)
    link, file = opened[0].toString(), opened[1].toLocalFile()

    for word in (link, file):
        person.s.incoming.open([word])
        assert "it has Walkaway open mail" in notice(person, "send").label.text()
        person.s.notices.clear("send")

    assert person.s.desk.current == draft


def test_a_file_that_is_waited_for_goes_back_with_all_its_headers(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY)
    person.s.incoming.open([str(file)], "token")
    assert notice(person, "waiting").label.text() == "Another program waits for reply.eml."
    person.types("Thanks. ")

    with qtbot.waitSignal(person.s.waiting.answered, timeout=60_000) as answered:
        choose(person, "waiting", "Save and give it back")

    assert answered.args == ["token", True]
    before, after = dict(eml.all_headers(REPLY)), dict(eml.all_headers(file.read_bytes()))
    kept = [name for name in before if not name.lower().startswith("content-")]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert "Date" not in after
    assert "X-Unsent" not in after
    assert eml.read(file.read_bytes()).body == "Thanks. Hi Dana,\n\nGrüße, Ana\n"


def test_a_file_can_go_back_as_it_was(person: Person, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY)
    person.s.incoming.open([str(file)], "token")
    notice(person, "waiting")
    person.types("Thanks. ")

    with qtbot.waitSignal(person.s.waiting.answered) as answered:
        choose(person, "waiting", "Give it back as it was")

    assert answered.args == ["token", True]
    assert file.read_bytes() == REPLY


def test_that_a_file_is_waited_for_is_said_with_its_own_draft_only(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY)
    person.s.incoming.open([str(file)], "token")
    notice(person, "waiting")
    draft = person.s.desk.current
    person.has_saved()

    person.s.focus.new_draft()
    assert person.s.notices.showing("waiting") is None
    person.s.desk.open(draft)

    notice(person, "waiting")


def test_a_file_with_the_name_of_an_earlier_one_is_read_anew(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    for body in ("First.", "Second."):
        file.write_bytes(eml.write(Message(subject="Hi", body=body)))
        person.s.incoming.open([str(file)], "token")
        person.waits_for(lambda body=body: person.s.editor.body() == body)
        choose(person, "waiting", "Give it back as it was")


def test_closing_the_window_writes_and_gives_back_what_is_waited_for(
    qapp: QApplication, qtbot: QtBot, quiet_home: None, tmp_path: Path
) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY)
    program = start(qapp)
    person, answers = Person(program, qtbot), list[tuple[str, bool]]()
    person.s.waiting.answered.connect(lambda token, well: answers.append((token, well)))
    person.is_ready()
    person.s.incoming.open([str(file)], "token")
    notice(person, "waiting")
    person.s.editor.insert_text("Thanks. ")

    stop(program, qapp)

    assert answers == [("token", True)]
    assert program.gave_back
    assert eml.read(file.read_bytes()).body.startswith("Thanks. Hi Dana,")


_PERSON = """
import sys
from PySide6.QtCore import QTimer
from walkaway.gui.sending.waiting import Waiting
from walkaway.__main__ import main

tell = Waiting._tell
def answers(self, draft):
    tell(self, draft)
    buttons = self._notices.showing("waiting").buttons
    QTimer.singleShot(0, buttons[0].click)
Waiting._tell = answers
sys.exit(main(["--wait", sys.argv[1]]))
"""


def test_a_start_that_waits_ends_with_0_when_the_file_is_given_back(tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY)
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run([sys.executable, "-c", _PERSON, str(file)], env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == REPLY


@pytest.mark.parametrize(
    ("words", "to", "body"),
    [
        (["mailto:dana@ruiz.example?body=One%0D%0ATwo"], "dana@ruiz.example", "One\nTwo"),
        (["--clipboard"], "", "Copied in another program."),
        (["reply.eml"], "Dana Ruiz <dana@ruiz.example>", "Hi Dana,\n\nGrüße, Ana\n"),
    ],
)
def test_a_second_program_hands_over_ends_and_brings_the_window_to_the_front(
    person: Person, tmp_path: Path, words: list[str], to: str, body: str
) -> None:
    (tmp_path / "reply.eml").write_bytes(REPLY)
    QApplication.clipboard().setText("Copied in another program.")
    person.waits_for(lambda: not person.program._later.isActive())
    person.s.window.showMinimized()
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.Popen([sys.executable, "-m", "walkaway", *words], env=env, cwd=tmp_path)

    person.waits_for(lambda: (person.s.editor.to(), person.s.editor.body()) == (to, body))

    assert second.wait(60) == 0
    assert not person.s.window.isMinimized()
    assert person.s.window.isActiveWindow()


@pytest.mark.qt_log_ignore("No Icon set", "systemTrayWindowChanged")
def test_the_tray_offers_the_clipboard_a_draft_and_an_end(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = person.s.tray
    assert not tray.keeps_running
    monkeypatch.setattr(tray, "_available", lambda: True)
    person.s.choices.apply(tray_on=True)
    assert tray.keeps_running
    QApplication.clipboard().setText("Copied elsewhere.")

    person.s.window.close()
    assert not person.s.window.isVisible()
    actions = {action.text(): action for action in tray.menu.actions() if action.text()}
    assert list(actions) == ["Check the clipboard", "New draft", "Show the window", "Quit"]
    actions["Check the clipboard"].trigger()
    assert person.s.window.isVisible()
    assert person.s.editor.body() == "Copied elsewhere."
    actions["New draft"].trigger()
    assert person.s.editor.body() == ""

    person.s.choices.apply(tray_on=False)
    assert not tray.keeps_running


def test_without_a_place_for_it_there_is_no_icon_and_closing_ends(person: Person) -> None:
    tray = Tray(person.s.window, person.s.window, available=lambda: False)

    tray.set_on(True)

    assert not tray.keeps_running
