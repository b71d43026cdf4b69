"""A draft goes into the Drafts folder of a real mail server, once, or it is said why not."""

from __future__ import annotations

import errno
import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from tests.mail.imap.dovecot import USERS, Dovecot

from walkaway.mail import eml
from walkaway.mail.imap import (
    Account,
    Cancelled,
    ImapError,
    Mailbox,
    MailboxFull,
    Untrusted,
    WrongPassword,
)
from walkaway.settings import Security
from walkaway.text.message import Message

PASSWORD = USERS["ana"]
MAIL = eml.write(Message(to="Dana <dana@harbor.example>", subject="Grüße", body="Hi Dana,\n\nthe draft is here.\n"))


def tls(server: Dovecot, user: str = "ana") -> Account:
    return Account("localhost", user, server.tls_port)


def test_a_draft_lies_in_the_folder_that_the_server_says_is_for_drafts(dovecot: Dovecot) -> None:
    mailbox = Mailbox(tls(dovecot), dovecot.trust)

    saved = mailbox.save(MAIL, PASSWORD)

    assert (saved.folder, saved.was_there) == ("Drafts", False)
    (kept,) = dovecot.mails("ana")
    assert eml.read(kept).content == eml.read(MAIL).content
    names = [path.name for path in (dovecot.folder / "home/ana/Maildir/.Drafts").rglob("*:2,*")]
    assert len(names) == 1
    assert set("DS") <= set(names[0].rpartition(",")[2]), "a draft, and seen"


def test_a_draft_that_is_there_is_not_put_there_again(dovecot: Dovecot) -> None:
    mailbox = Mailbox(tls(dovecot), dovecot.trust)
    mailbox.save(MAIL, PASSWORD)

    assert mailbox.save(MAIL, PASSWORD).was_there
    assert len(dovecot.mails("ana")) == 1


def test_another_folder_can_be_chosen_and_must_exist(dovecot: Dovecot) -> None:
    account = tls(dovecot)
    inbox = Account(account.host, account.user, account.port, folder="INBOX")
    missing = Account(account.host, account.user, account.port, folder="No such")

    assert Mailbox(inbox, dovecot.trust).save(MAIL, PASSWORD).folder == "INBOX"
    assert len(dovecot.mails("ana", ".")) == 1
    with pytest.raises(ImapError, match="There is no folder “No such”"):
        Mailbox(missing, dovecot.trust).save(MAIL, PASSWORD)


def test_starttls_works_too(dovecot: Dovecot) -> None:
    account = Account("localhost", "ana", dovecot.plain_port, Security.STARTTLS)

    assert Mailbox(account, dovecot.trust).test(PASSWORD) == "Drafts"


def test_a_wrong_password_is_said(dovecot: Dovecot) -> None:
    with pytest.raises(WrongPassword, match="does not take this name or password"):
        Mailbox(tls(dovecot), dovecot.trust).save(MAIL, "wrong")
    assert dovecot.mails("ana") == []


def test_names_and_passwords_of_all_letters_are_taken(dovecot: Dovecot) -> None:
    saved = Mailbox(tls(dovecot, "jörg"), dovecot.trust).save(MAIL, USERS["jörg"])

    assert saved.folder == "Drafts"
    assert len(dovecot.mails("jörg")) == 1


def test_a_server_that_takes_no_such_letters_is_told_apart_from_a_wrong_password() -> None:
    with serving(answering(b"OK in")) as port, pytest.raises(WrongPassword, match="letters like ü"):
        Mailbox(Account("127.0.0.1", "ana", port, Security.NONE)).test("Grüße")


@pytest.mark.parametrize("password", ["x\r\nA1 DELETE INBOX", "x\ny", "x\0y"])
def test_a_password_cannot_say_a_second_command(password: str) -> None:
    told: list[bytes] = []

    with serving(answering(b"OK in", told)) as port, pytest.raises(WrongPassword, match="line break or another sign"):
        Mailbox(Account("127.0.0.1", "ana", port, Security.NONE)).test(password)
    assert not [line for line in told if b"LOGIN" in line or b"DELETE" in line]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_that_nobody_vouches_for_is_refused(dovecot: Dovecot, security: Security) -> None:
    port = dovecot.tls_port if security is Security.TLS else dovecot.plain_port

    with pytest.raises(Untrusted, match="Nothing was sent"):
        Mailbox(Account("localhost", "ana", port, security)).save(MAIL, PASSWORD)


def test_a_certificate_for_another_name_is_refused(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real("127.0.0.1", *rest, **more))

    with pytest.raises(Untrusted):
        Mailbox(Account("mail.example", "ana", dovecot.tls_port), dovecot.trust).save(MAIL, PASSWORD)


def test_a_full_mailbox_is_said(dovecot: Dovecot) -> None:
    mailbox = Mailbox(tls(dovecot, "full"), dovecot.trust)
    long = eml.write(Message(subject="x", body="word " * 2500))
    mailbox.save(long, PASSWORD)

    with pytest.raises(MailboxFull, match="Make room there"):
        mailbox.save(eml.write(Message(subject="y", body="word " * 2500)), PASSWORD)
    assert len(dovecot.mails("full")) == 1


def test_no_server_no_network_and_no_encryption_are_said_in_words(dovecot: Dovecot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    cases = {
        "Nothing answers on port": Account("localhost", "ana", free),
        "does not speak encrypted": Account("localhost", "ana", dovecot.plain_port),
    }
    for said, account in cases.items():
        with pytest.raises(ImapError, match=said):
            Mailbox(account, dovecot.trust).test(PASSWORD)


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_no_network_is_said(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(socket, "create_connection", unreachable)

    with pytest.raises(ImapError, match="cannot be reached"):
        Mailbox(Account("192.0.2.1", "ana")).test("x")


def test_a_name_that_is_not_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    with pytest.raises(ImapError, match="was not found"):
        Mailbox(Account("mail.example", "ana")).test("x")


@pytest.mark.parametrize(
    ("account", "said"),
    [
        (Account("mail.example", "ana", 143, Security.NONE), "openly"),
        (Account("mail.example\r\nA LOGOUT", "ana"), "one line"),
        (Account("localhost", "ana\nx"), "one line"),
        (Account("localhost", "ana", folder="Drafts\r\nB DELETE INBOX"), "one line"),
        (Account("", "ana"), "Name a server"),
        (Account("localhost", ""), "Name a server"),
        (Account("mail..ü.example", "ana"), "no name of a server"),
        (Account("x" * 300, "ana"), "no name of a server"),
        (Account("localhost", "ana", 0), "no port 0"),
        (Account("localhost", "ana", 99_999), "no port 99999"),
    ],
)
def test_an_account_that_is_unsafe_or_incomplete_is_refused(account: Account, said: str) -> None:
    with pytest.raises(ImapError, match=said):
        Mailbox(account)


@contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server of our own on loopback; `serve` gets each connection. Gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor() as pool:

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                pool.submit(serve, connection)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def test_a_connection_cut_after_the_mail_was_taken_makes_no_double(dovecot: Dovecot) -> None:
    cut = threading.Event()

    def relay(client: socket.socket) -> None:
        """Pass everything on, but hang up when the server says that it has the mail."""
        with client, socket.create_connection(("127.0.0.1", dovecot.plain_port)) as server:
            up = threading.Thread(target=_pump, args=(client, server))
            up.start()
            while data := server.recv(65536):
                if b"APPENDUID" in data and not cut.is_set():
                    cut.set()
                    break
                client.sendall(data)
            _hang_up(client)
            _hang_up(server)
            up.join()

    with serving(relay) as port:
        mailbox = Mailbox(Account("127.0.0.1", "ana", port, Security.NONE))

        with pytest.raises(ImapError, match="Save again; it makes no double"):
            mailbox.save(MAIL, PASSWORD)
        assert cut.is_set()
        assert mailbox.save(MAIL, PASSWORD).was_there
    assert len(dovecot.mails("ana")) == 1


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        return  # the other side hung up


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already


def answering(answer: bytes, told: list[bytes] | None = None) -> Callable[[socket.socket], None]:
    """A server that says this to a login, and hangs up where that is nothing; `told` gets what it hears."""
    heard = told if told is not None else []

    def serve(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
            for line in lines:
                heard.append(line)
                tag, _, command = line.partition(b" ")
                if not command.upper().startswith(b"LOGIN"):
                    connection.sendall(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n")
                elif answer:
                    connection.sendall(tag + b" " + answer + b"\r\n")
                else:
                    return

    return serve


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "The connection to 127.0.0.1 broke"),
        (b"NO [UNAVAILABLE] Maximum number of connections exceeded", "lets nobody in right now"),
        (b"NO [ALERT] Too many simultaneous connections", "lets nobody in right now"),
    ],
)
def test_a_login_that_fails_for_another_reason_is_no_wrong_password(answer: bytes, said: str) -> None:
    with serving(answering(answer)) as port, pytest.raises(ImapError, match=said) as told:
        Mailbox(Account("127.0.0.1", "ana", port, Security.NONE)).test(PASSWORD)
    assert not isinstance(told.value, WrongPassword | MailboxFull)


def test_logging_in_can_be_stopped() -> None:
    asked = threading.Event()

    def stall(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
            for line in lines:
                if b"LOGIN" in line:
                    asked.set()
                else:
                    connection.sendall(b"* CAPABILITY IMAP4rev1\r\n" + line.partition(b" ")[0] + b" OK done\r\n")

    with serving(stall) as port, ThreadPoolExecutor() as pool:
        mailbox = Mailbox(Account("127.0.0.1", "ana", port, Security.NONE))
        saving = pool.submit(mailbox.save, MAIL, PASSWORD)
        asked.wait()
        mailbox.cancel()

        with pytest.raises(Cancelled):
            saving.result()


def _silent(connection: socket.socket) -> None:
    with connection:
        connection.recv(1)  # until the client hangs up


def test_a_server_that_says_nothing_is_given_up() -> None:
    with serving(_silent) as port:
        mailbox = Mailbox(Account("127.0.0.1", "ana", port, Security.NONE), seconds=0.2)

        with pytest.raises(ImapError, match="did not answer within"):
            mailbox.save(MAIL, PASSWORD)


def test_saving_can_be_stopped(dovecot: Dovecot) -> None:
    reached = threading.Event()

    def stall(connection: socket.socket) -> None:
        with connection:
            connection.sendall(b"* OK ready\r\n")
            reached.set()
            _pump(connection, connection)

    with serving(stall) as port, ThreadPoolExecutor() as pool:
        mailbox = Mailbox(Account("127.0.0.1", "ana", port, Security.NONE))
        saving = pool.submit(mailbox.save, MAIL, PASSWORD)
        reached.wait()
        mailbox.cancel()

        with pytest.raises(Cancelled):
            saving.result()


def test_the_context_by_default_checks_names_and_certificates() -> None:
    context = Mailbox(Account("mail.example", "ana"))._context

    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
