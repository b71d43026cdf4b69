"""Drafts on a mail server through the window: what went wrong is said in words, with a way on. The server is a fake;
the real one is asked in tests/mail/imap."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from walkaway.gui.notices import Notices
from walkaway.gui.sending.exits import TOPIC
from walkaway.gui.sending.server import Given, ServerDrafts
from walkaway.mail import eml
from walkaway.mail.imap import Account, Cancelled, ImapError, MailboxFull, Saved, Untrusted, WrongPassword
from walkaway.mail.passwords import NoKeyring
from walkaway.settings import Settings
from walkaway.text.message import Message

MESSAGE = Message(to="Dana <dana@x.example>", subject="Website", body="Hi Dana,\n\nhere it is.\n")
ACCOUNT = Settings(mail_host="mail.example", mail_user="ana", mail_port=143)
NO_KEYRING = "There is no keyring here, so the password is asked for each time."


def _id(mail: bytes) -> str:
    return dict(eml.all_headers(mail))["Message-ID"]


@dataclass
class FakeMailbox:
    """Takes mails, fails as it is told, and can be made to wait until it is stopped."""

    password: str = "secret"
    error: Exception | None = None
    waits: bool = False
    mails: list[bytes] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    began: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)

    def at(self, account: Account) -> FakeMailbox:
        self.accounts.append(account)
        return self

    def cancel(self) -> None:
        self.stopped.set()

    def save(self, mail: bytes, password: str) -> Saved:
        self.began.set()
        if self.waits:
            assert self.stopped.wait(20)
            raise Cancelled("Stopped.")
        self._check(password)
        there = any(_id(mail) == _id(one) for one in self.mails)
        self.mails += [] if there else [mail]
        return Saved("Drafts", there)

    def test(self, password: str) -> str:
        self._check(password)
        return "Drafts"

    def _check(self, password: str) -> None:
        if self.error is not None:
            raise self.error
        if password != self.password:
            raise WrongPassword("mail.example does not take this name or password.")


@dataclass
class FakeKeyring:
    password: str | None = "secret"
    broken: bool = False

    def kept(self, account: Account) -> str | None:
        self._check()
        return self.password

    def keep(self, account: Account, password: str) -> None:
        self._check()
        self.password = password

    def forget(self, account: Account) -> None:
        self._check()
        self.password = None

    def _check(self) -> None:
        if self.broken:
            raise NoKeyring(NO_KEYRING)


@dataclass
class Desk:
    server: ServerDrafts
    notices: Notices
    mailbox: FakeMailbox
    keyring: FakeKeyring
    settings: list[Settings]
    qtbot: QtBot

    def hears(self, words: str) -> None:
        def said() -> bool:
            shown = self.notices.showing(TOPIC)
            return shown is not None and words in shown.label.text()

        self.qtbot.waitUntil(said, timeout=20_000)

    def choices(self) -> list[str]:
        shown = self.notices.showing(TOPIC)
        assert shown is not None
        return [button.text() for button in shown.buttons]

    def chooses(self, words: str) -> None:
        self.notices.showing(TOPIC).buttons[self.choices().index(words)].click()

    def is_asked(self, do: Callable[[], object]) -> tuple[str, str]:
        with self.qtbot.waitSignal(self.server.password_wanted, timeout=20_000) as asked:
            do()
        assert asked.args is not None
        return asked.args[0], asked.args[1]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    notices, mailbox, keyring, settings = Notices(), FakeMailbox(), FakeKeyring(), [ACCOUNT]
    qtbot.addWidget(notices)
    server = ServerDrafts(
        lambda: settings[0],
        notices,
        mailbox.at,  # type: ignore[arg-type]
        lambda: keyring,
        notices,
    )
    yield Desk(server, notices, mailbox, keyring, settings, qtbot)
    mailbox.stopped.set()
    server.close()


def test_a_message_is_put_among_the_drafts_with_the_password_that_is_kept(desk: Desk) -> None:
    desk.server.save(MESSAGE)
    desk.hears("Saved in “Drafts” on mail.example.")

    (mail,) = desk.mailbox.mails
    assert eml.read(mail).says_the_same(MESSAGE)
    assert desk.mailbox.accounts == [Account("mail.example", "ana", 143)]


def test_a_message_among_the_drafts_counts_as_sent_when_its_writer_says_so(desk: Desk) -> None:
    said = QSignalSpy(desk.server.left)
    desk.server.save(MESSAGE)
    desk.hears("Send it from there.")
    before = said.count()

    desk.chooses("Note as sent")

    assert before == 0
    assert said.at(0) == [MESSAGE, "said"]


def test_the_same_words_are_never_there_twice_and_other_words_are(desk: Desk) -> None:
    desk.server.save(MESSAGE)
    desk.hears("Saved in")
    desk.server.save(MESSAGE)
    desk.hears("It is in “Drafts” on mail.example already.")
    desk.server.save(Message(to=MESSAGE.to, subject=MESSAGE.subject, body="Better.", original=desk.mailbox.mails[0]))
    desk.hears("Saved in")

    assert [eml.read(mail).body for mail in desk.mailbox.mails] == [MESSAGE.body, "Better."]


def test_without_a_server_the_preferences_are_offered(desk: Desk) -> None:
    desk.settings[0] = Settings()
    desk.server.save(MESSAGE)
    desk.hears("Name your mail server first.")

    with desk.qtbot.waitSignal(desk.server.set_up_wished):
        desk.chooses("Preferences…")


def test_a_password_that_was_never_kept_is_asked_for_and_kept(desk: Desk) -> None:
    desk.keyring.password = None

    assert desk.is_asked(lambda: desk.server.save(MESSAGE)) == ("ana on mail.example", "")
    desk.server.use_password(Given("secret", keep=True))

    desk.hears("The password is in the keyring of this system.")
    assert desk.keyring.password == "secret"


def test_without_a_keyring_the_password_is_asked_for_once_and_that_is_said(desk: Desk) -> None:
    desk.keyring.broken = True

    assert desk.is_asked(lambda: desk.server.save(MESSAGE)) == ("ana on mail.example", NO_KEYRING)
    desk.server.use_password(Given("secret"))
    desk.hears("The password is known until Walkaway ends.")
    desk.server.save(MESSAGE)
    desk.hears("already")


def test_who_gives_no_password_is_told_that_nothing_was_saved(desk: Desk) -> None:
    desk.keyring.password = None
    desk.is_asked(lambda: desk.server.save(MESSAGE))

    desk.server.use_password(None)

    desk.hears("there was no password")
    assert desk.mailbox.mails == []


def test_a_wrong_password_is_said_and_another_one_asked_for(desk: Desk) -> None:
    desk.keyring.password = "old"
    desk.server.save(MESSAGE)
    desk.hears("does not take this name or password")
    assert desk.choices() == ["Try again", "Preferences…"]

    desk.is_asked(lambda: desk.chooses("Try again"))
    desk.server.use_password(Given("secret", keep=True))

    desk.hears("Saved in")
    assert desk.keyring.password == "secret"


@pytest.mark.parametrize(
    "error",
    [
        Untrusted("The certificate of mail.example is not to be trusted (self-signed certificate). Nothing was sent."),
        MailboxFull("The mailbox on mail.example is full. Make room there, then save again."),
        ImapError("mail.example was not found. Is there a network, and is the name right?"),
        ImapError("The connection to mail.example broke. Save again; it makes no double."),
    ],
    ids=["untrusted", "full", "no network", "cut"],
)
def test_what_went_wrong_is_said_and_can_be_tried_again(desk: Desk, error: ImapError) -> None:
    desk.mailbox.error = error
    desk.server.save(MESSAGE)
    desk.hears(str(error))
    assert desk.notices.showing(TOPIC).property("kind") == "danger"

    desk.mailbox.error = None
    desk.chooses("Try again")

    desk.hears("Saved in")
    assert len(desk.mailbox.mails) == 1


def test_saving_can_be_stopped(desk: Desk) -> None:
    desk.mailbox.waits = True
    desk.server.save(MESSAGE)
    desk.hears("Saving among the drafts on mail.example…")
    assert desk.mailbox.began.wait(20)

    desk.chooses("Stop")

    desk.hears("Stopped.")
    assert desk.mailbox.mails == []


def test_a_trial_says_the_folder_and_keeps_a_password_that_works(desk: Desk) -> None:
    desk.keyring.password = None

    with desk.qtbot.waitSignal(desk.server.tested, timeout=20_000) as told:
        desk.server.test("secret")

    assert told.args == ["It works. Drafts go into “Drafts”. The password is in the keyring of this system.", True]
    assert desk.keyring.password == "secret"


@pytest.mark.parametrize(
    ("typed", "broken", "words"),
    [
        ("wrong", False, "mail.example does not take this name or password."),
        ("", True, f"{NO_KEYRING} Type the password, then test."),
    ],
)
def test_a_trial_that_fails_says_why(desk: Desk, typed: str, broken: bool, words: str) -> None:
    desk.keyring.password, desk.keyring.broken = "kept", broken

    with desk.qtbot.waitSignal(desk.server.tested, timeout=20_000) as told:
        desk.server.test(typed)

    assert told.args == [words, False]
    assert desk.keyring.password == "kept"


def test_a_password_can_be_forgotten(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.server.tested, timeout=20_000) as told:
        desk.server.forget()

    assert told.args == ["The password is forgotten.", True]
    assert desk.keyring.password is None
