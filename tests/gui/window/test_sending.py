"""Send with… in the whole window: the look before a message goes, and each way out. Nothing is really opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person
from tests.gui.window.test_drafts_and_files import choose, notice

from walkaway.gui.sending.ways import Way
from walkaway.library.template import Template
from walkaway.mail import eml, links
from walkaway.prospects.prospect import Prospect
from walkaway.text.message import Message

CALM = Message(
    to="Dana Ruiz <dana@ruiz.example>", subject="Website, 50% & more", body="Hi Dana,\n\nIt is €4,800.\n\nAna"
)


class Opened:
    """Stands where the system opens links and files."""

    def __init__(self) -> None:
        self.urls: list[QUrl] = []
        self.works = True

    def open(self, url: QUrl) -> bool:
        self.urls.append(url)
        return self.works


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    made = Opened()
    monkeypatch.setattr(QDesktopServices, "openUrl", made.open)
    return made


def sends(person: Person, way: Way, message: Message = CALM) -> None:
    person.s.desk.new(message)
    person.s.commands[f"send.{way}"].trigger()


def points(person: Person) -> list[str]:
    assert person.s.sender.panel.isVisible()
    return [line.text() for line in person.s.sender.panel.lines]


def test_the_mail_program_gets_a_link_that_says_the_message(person: Person, opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.s.sender.left, timeout=60_000) as left:
        sends(person, Way.MAILTO)

    assert left.args is not None
    assert left.args[1] == "handed"
    read = links.read_mailto(bytes(opened.urls[0].toEncoded().data()).decode())
    assert (read.message.to, read.message.subject, read.message.body) == ("dana@ruiz.example", CALM.subject, CALM.body)
    assert "It is sent when you send it there." in notice(person, "send").label.text()


def test_a_message_that_is_too_long_for_a_link_goes_as_a_mail_file(person: Person, opened: Opened) -> None:
    long = Message(to=CALM.to, subject="Website", body="Hi Dana,\n\n" + "One more line of plain words.\n" * 100)
    sends(person, Way.MAILTO, long)
    assert "too long for a link" in notice(person, "send").label.text()
    assert opened.urls == []

    choose(person, "send", "A mail file (.eml)")

    person.waits_for(lambda: len(opened.urls) == 1)
    file = Path(opened.urls[0].toLocalFile())
    assert file.name == "Website.eml"
    assert eml.read(file.read_bytes()).says_the_same(long)
    assert dict(eml.all_headers(file.read_bytes()))["X-Unsent"] == "1"


def test_without_a_mail_program_the_next_best_ways_are_offered(person: Person, opened: Opened) -> None:
    opened.works = False
    sends(person, Way.MAILTO)
    assert notice(person, "send").label.text() == "No program here opens mail links."

    choose(person, "send", "Copy and paste")

    assert QApplication.clipboard().text() == CALM.body


@pytest.mark.parametrize(
    ("way", "host"),
    [
        (Way.GMAIL, "mail.google.com"),
        (Way.OUTLOOK, "outlook.office.com"),
        (Way.OUTLOOK_HOME, "outlook.live.com"),
    ],
)
def test_whose_site_gets_the_text_is_said_once(person: Person, opened: Opened, way: Way, host: str) -> None:
    sends(person, way)
    assert "its text goes to" in notice(person, "send").label.text()
    assert opened.urls == []
    person.clicks(notice(person, "send").buttons[0])
    person.waits_for(lambda: len(opened.urls) == 1)

    sends(person, way)

    person.waits_for(lambda: len(opened.urls) == 2)
    assert {url.host() for url in opened.urls} == {host}
    assert {url.scheme() for url in opened.urls} == {"https"}


def test_that_it_was_handed_over_is_only_said_while_its_draft_is_open(person: Person, opened: Opened) -> None:
    sends(person, Way.MAILTO)
    notice(person, "send")

    person.s.focus.new_draft()

    assert person.s.notices.showing("send") is None


def test_a_copy_counts_as_copied(person: Person, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.s.sender.left, timeout=60_000) as left:
        sends(person, Way.COPY)

    assert left.args is not None
    assert left.args[1] == "copied"


def copies(person: Person, message: Message) -> None:
    QApplication.clipboard().clear()
    person.s.desk.new(message)
    person.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_copy_message_is_looked_over_like_every_other_way(person: Person) -> None:
    body = "Hi Tom,\n\nThe quote is attached. I really need this project.\n\nAna"
    copies(person, Message(to=CALM.to, body=body))

    told = points(person)
    assert told[:2] == ["It greets Tom, and goes to Dana Ruiz.", "It says “is attached”, and nothing is."]
    assert told[2].startswith("Composure is ")
    assert person.s.sender.panel.heading.text() == "Before it goes to the clipboard"
    assert QApplication.clipboard().text() == ""

    person.presses(Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == body
    assert not person.s.sender.panel.isVisible()


def test_copy_message_says_what_must_be_true_for_the_template(person: Person) -> None:
    person.s.desk.new(Message(to=CALM.to, subject="Website"))
    template = Template("x", "X", "takeaway", body="Hi Dana,\n\nI would say no.", only_if="you would really say no")
    person.s.shelf.insert(template)

    button = person.s.window.toolbar.main_button
    assert button is not None
    person.clicks(button)

    assert points(person) == ["The template is for when it is true that you would really say no."]


def test_who_wants_no_look_copies_at_once(person: Person) -> None:
    person.s.choices.apply(before_sending="never")

    copies(person, Message(body="Hi {{first_name}}, I really need this project."))

    assert QApplication.clipboard().text() == "Hi {{first_name}}, I really need this project."
    assert not person.s.sender.panel.isVisible()


def test_what_goes_unseen_is_noted_with_the_composure_of_its_last_sentence_too(person: Person) -> None:
    person.s.choices.apply(before_sending="never")
    person.s.desk.new(Message())
    person.s.editor.body_edit.setFocus()
    person.types("I would take any")
    person.waits_for(lambda: person.s.desk.composure == 100)
    button = person.s.window.toolbar.main_button
    assert button is not None

    button.click()

    assert QApplication.clipboard().text() == "I would take any"
    assert person.s.desk.composure is not None
    assert person.s.desk.composure < 100


def test_copy_message_leaves_the_way_that_was_chosen(person: Person, opened: Opened) -> None:
    sends(person, Way.EML)
    person.waits_for(lambda: len(opened.urls) == 1)

    copies(person, CALM)

    assert QApplication.clipboard().text() == CALM.body
    assert person.s.sender.habit.way is Way.EML


def test_a_field_that_is_empty_is_gone_to_whichever_way_is_taken(person: Person, opened: Opened) -> None:
    sends(person, Way.MAILTO, Message(CALM.to, subject="Website", body="Hi Dana,\n\nIt is {{price}}.\n\nAna"))
    assert points(person) == ["{{price}} is not filled in."]
    assert person.s.editor.body_edit.textCursor().selectedText() == "{{price}}"

    person.types("$4,800")
    person.waits_for(lambda: points(person) == ["Nothing is left to look at."])
    person.s.commands["send.mailto"].trigger()

    person.waits_for(lambda: len(opened.urls) == 1)


def test_that_there_is_nothing_to_copy_is_said_until_there_is(person: Person) -> None:
    copies(person, Message())
    assert notice(person, "send").label.text() == "There is nothing to copy yet."

    person.s.editor.body_edit.setFocus()
    person.types("Hello.")

    person.waits_for(lambda: person.s.notices.showing("send") is None)


def test_the_look_shows_what_there_is_and_leads_there(person: Person, opened: Opened) -> None:
    sends(person, Way.MAILTO, Message(to=CALM.to, body="Hi Tom,\n\nI really need this project. It is attached."))
    told = points(person)
    assert told[:3] == [
        "There is no subject.",
        "It greets Tom, and goes to Dana Ruiz.",
        "It says “is attached”, and nothing is.",
    ]
    assert told[3].startswith("Composure is ")
    assert opened.urls == []

    person.clicks(person.s.sender.panel.links[0])
    assert person.s.editor.subject_edit.hasFocus()
    person.clicks(person.s.sender.panel.links[1])
    assert person.s.editor.body_edit.textCursor().selectedText() == "Tom"


def test_what_is_put_right_goes_from_the_look(person: Person, opened: Opened) -> None:
    sends(person, Way.MAILTO, Message(to=CALM.to, body="Hi Dana,\n\nIt is €4,800."))
    assert points(person) == ["There is no subject."]

    person.clicks(person.s.sender.panel.links[0])
    person.types("Website")
    person.waits_for(lambda: points(person) == ["Nothing is left to look at."])
    assert person.s.sender.panel.send.text() == "Send"
    person.clicks(person.s.sender.panel.send)

    person.waits_for(lambda: len(opened.urls) == 1)
    assert "subject=Website" in opened.urls[0].toString()


def test_it_goes_anyway_with_one_key_and_not_with_escape(person: Person, opened: Opened) -> None:
    draft = Message(to=CALM.to, body="Hi Dana,\n\nIt is €4,800.")
    sends(person, Way.MAILTO, draft)
    person.presses(Qt.Key.Key_Escape)
    assert not person.s.sender.panel.isVisible()
    assert person.s.editor.body_edit.hasFocus()

    person.s.commands["send.mailto"].trigger()
    person.presses(Qt.Key.Key_Return)

    person.waits_for(lambda: len(opened.urls) == 1)
    assert not person.s.sender.panel.isVisible()


def test_another_draft_puts_the_look_away(person: Person) -> None:
    sends(person, Way.MAILTO, Message(to=CALM.to, body="Hello."))
    assert points(person)

    person.s.focus.new_draft()

    assert not person.s.sender.panel.isVisible()


def test_the_template_that_was_put_in_says_what_must_be_true(person: Person, opened: Opened) -> None:
    person.s.desk.new(Message(to=CALM.to, subject="Website"))
    template = Template("x", "X", "takeaway", body="Hi Dana,\n\nI would say no.", only_if="you would really say no")
    person.s.shelf.insert(template)

    person.s.commands["send.mailto"].trigger()

    assert points(person) == ["The template is for when it is true that you would really say no."]


@pytest.mark.parametrize(("when", "message", "shown"), [("always", CALM, True), ("never", Message(body="Hi."), False)])
def test_when_it_is_looked_over_is_a_choice(
    person: Person, opened: Opened, when: str, message: Message, shown: bool
) -> None:
    person.s.choices.apply(before_sending=when)

    sends(person, Way.MAILTO, message)

    assert person.s.sender.panel.isVisible() is shown
    person.waits_for(lambda: len(opened.urls) == (0 if shown else 1))


def test_an_empty_message_is_not_sent(person: Person, opened: Opened) -> None:
    sends(person, Way.EML, Message())

    assert notice(person, "send").label.text() == "There is nothing to send yet."


def test_the_way_that_was_chosen_last_is_ticked_and_taken_with_return(person: Person, opened: Opened) -> None:
    sends(person, Way.EML)
    person.waits_for(lambda: len(opened.urls) == 1)
    menu = person.s.window.toolbar.send_button.menu()

    menu.aboutToShow.emit()

    assert [action.text() for action in menu.actions() if action.isChecked()] == ["A mail file (.eml)"]
    assert menu.activeAction() is person.s.commands["send.eml"]


def test_a_prospect_has_a_way_of_their_own(person: Person, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    habit, kept = person.s.sender.habit, dict[str, str]()
    monkeypatch.setattr(habit, "_prospect", lambda: Prospect(1, "Dana Ruiz", fields=dict(kept)))
    monkeypatch.setattr(habit, "_keep_field", lambda _, name, value: kept.update({name: value}))

    sends(person, Way.EML)
    assert kept == {"send_with": "eml"}
    monkeypatch.setattr(habit, "_prospect", lambda: None)
    sends(person, Way.MAILTO)

    assert habit.way == "mailto"
    monkeypatch.setattr(habit, "_prospect", lambda: Prospect(1, "Dana Ruiz", fields=dict(kept)))
    assert habit.way == "eml"
    person.waits_for(lambda: len(opened.urls) == 2)


def test_the_preferences_lead_to_the_account_and_try_it_out(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(person.s.server, "test", asked.append)
    person.s.mail_set_up.open()
    page = person.s.choices.dialog.sending
    assert person.s.choices.dialog.stack.currentWidget() is page
    assert not page.test.isEnabled()

    person.qtbot.keyClicks(page.host, "mail.example")
    person.qtbot.keyClicks(page.user, "ana")
    person.qtbot.keyClicks(page.password, "secret")
    page.test.click()
    person.s.server.tested.emit("It works.", True)

    assert asked == ["secret"]
    assert (person.s.choices.now.mail_host, person.s.choices.now.mail_user) == ("mail.example", "ana")
    assert page.result.text() == "It works."
    assert page.password.text() == ""


def test_another_encryption_brings_its_usual_port(person: Person) -> None:
    person.s.mail_set_up.open()
    page = person.s.choices.dialog.sending

    page.security.setCurrentIndex(page.security.findText("STARTTLS"))
    page.security.activated.emit(page.security.currentIndex())

    assert (person.s.choices.now.mail_security, person.s.choices.now.mail_port) == ("starttls", 143)
    assert page.port.value() == 143


def test_a_password_is_asked_for_in_a_dialog(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(person.s.server, "use_password", given.append)
    person.s.mail_set_up.ask_password("ana on mail.example", "There is no keyring here.")
    asking = person.s.mail_set_up.asking
    assert asking is not None
    assert not asking.keep.isVisible()
    assert not asking.go.isEnabled()

    asking.reject()

    assert given == [None]
    assert person.s.mail_set_up.asking is None


def test_what_leaves_to_a_prospect_is_noted_and_their_way_kept(person: Person, opened: Opened) -> None:
    kept: list[object] = []
    person.s.keeper.change(
        person.s.noting, 0, lambda ledger: ledger.add(Prospect(name="Dana Ruiz", addresses=("dana@ruiz.example",)))
    )
    person.s.desk.new(CALM)
    person.waits_for(lambda: person.s.addressee.prospect is not None)

    person.s.commands["send.eml"].trigger()
    assert "Noted as sent to Dana Ruiz." in notice(person, "sent").label.text()

    prospect = person.s.addressee.prospect
    person.s.keeper.ask(person.s.noting, lambda ledger: ledger.get(prospect.id), kept.append)
    person.waits_for(lambda: bool(kept))
    assert isinstance(kept[0], Prospect)
    assert kept[0].fields == {"send_with": "eml"}
    person.waits_for(lambda: person.s.addressee.prospect.fields == {"send_with": "eml"})
    assert person.s.sender.habit.way is Way.EML
