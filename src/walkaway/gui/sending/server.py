"""Drafts on a mail server for the window: one thread of its own talks to it, and to the keyring for the password."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from walkaway.gui.notices import Choice, Notices
from walkaway.gui.sending.exits import TOPIC
from walkaway.gui.writer import Failure, Writer
from walkaway.mail import eml
from walkaway.mail.errors import MailError
from walkaway.settings import Settings
from walkaway.text.message import Message

if TYPE_CHECKING:
    from walkaway.mail.imap import Account, Mailbox, Saved

_SAVE, _TEST, _FORGET = "save", "test", "forget"
_KEPT: Final = "The password is in the keyring of this system."


class Keyring(Protocol):
    """Where passwords are kept: `walkaway.mail.passwords`."""

    def kept(self, account: Account) -> str | None: ...

    def keep(self, account: Account, password: str) -> None: ...

    def forget(self, account: Account) -> None: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A password as it was typed, and whether the keyring shall keep it."""

    password: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class _Errand:
    """A message to be put among the drafts of an account; `given` is a password that was just typed."""

    settings: Settings
    message: Message
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class _Put:
    """What came of it: where the draft is, and what is to be said about the password."""

    errand: _Errand
    saved: Saved
    told: str


class _PasswordWanted(Exception):
    """There is no password yet; says why none can be kept, "" where it only was not yet."""


class ServerDrafts(QObject):
    """Puts messages into the Drafts folder of the account in the settings, and tries that account out.

    `left(Message, str)` says that its writer has sent a message that was put there. `password_wanted(str, str)` says
    that one has to be typed: for whom, and why it cannot be kept ("" where it can). `tested(str, bool)` says how a
    trial went, and whether well, `set_up_wished` that the user wants to see the account.
    """

    left = Signal(object, str)
    password_wanted = Signal(str, str)
    tested = Signal(str, bool)
    set_up_wished = Signal()

    def __init__(
        self,
        settings: Callable[[], Settings],
        notices: Notices,
        make: Callable[[Account], Mailbox],
        keyring: Callable[[], Keyring],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._notices, self._make, self._keyring = settings, notices, make, keyring
        self._thread: Writer | None = None
        self._waiting: _Errand | None = None
        self._session: dict[tuple[str, int, str], str] = {}
        self._mailbox: Mailbox | None = None
        self._stopped = threading.Event()
        self._no_keyring = ""

    def save(self, message: Message) -> None:
        """Put a message among the drafts."""
        settings = self._settings()
        if not settings.mail_host or not settings.mail_user:
            wish = Choice("Preferences…", self.set_up_wished.emit)
            self._notices.tell(TOPIC, "Name your mail server first.", wish)
            return
        self._begin(_Errand(settings, message))

    def use_password(self, given: Given | None) -> None:
        """The password that was asked for; None when the user gave none."""
        errand, self._waiting = self._waiting, None
        if errand is not None and given is not None:
            self._begin(_Errand(errand.settings, errand.message, given))
        elif errand is not None:
            self._notices.tell(TOPIC, "Not saved on the server: there was no password.", self._again(errand))

    def test(self, password: str) -> None:
        """Try the account out, with this password or the one that is kept; one that works is kept."""
        settings = self._settings()
        given = Given(password, keep=True) if password else None
        self._stopped.clear()
        self._run(_TEST, lambda: self._do_test(settings, given))

    def forget(self) -> None:
        """Forget the password of the account."""
        settings = self._settings()
        self._session.pop(_key(settings), None)
        self._run(_FORGET, lambda: self._do_forget(settings))

    def cancel(self) -> None:
        """Stop what is going on."""
        self._stopped.set()
        if self._mailbox is not None:
            self._mailbox.cancel()

    def close(self) -> bool:
        """Stop, and end the thread; False when it still runs."""
        self.cancel()
        return self._thread is None or self._thread.abandon(0.5)

    def _begin(self, errand: _Errand) -> None:
        self._stopped.clear()
        words = f"Saving among the drafts on {errand.settings.mail_host}…"
        self._notices.tell(TOPIC, words, Choice("Stop", self._stop))
        self._run(_SAVE, lambda: self._do_save(errand))

    def _stop(self) -> None:
        self._notices.tell(TOPIC, "Stopping…")
        self.cancel()

    def _run(self, key: str, job: Callable[[], object]) -> None:
        if self._thread is None:
            self._thread = Writer(self)
            self._thread.done.connect(self._on_done)
            self._thread.failed.connect(self._on_failed)
        self._thread.put(key, job)

    # In the thread.

    def _do_save(self, errand: _Errand) -> _Put:
        from walkaway.mail.imap import Cancelled, ImapError

        account = _account(errand.settings)
        try:
            password = self._password(errand.settings, account, errand.given)
            self._mailbox = mailbox = self._make(account)
            if self._stopped.is_set():
                raise Cancelled("Stopped.")
            saved = mailbox.save(_mail(errand.message), password)
        except (ImapError, MailError, _PasswordWanted) as error:
            raise _Failed(errand, error) from error
        finally:
            self._mailbox = None
        return _Put(errand, saved, self._keep(errand.settings, account, password, errand.given))

    def _do_test(self, settings: Settings, given: Given | None) -> str:
        account = _account(settings)
        try:
            password = self._password(settings, account, given)
            self._mailbox = mailbox = self._make(account)
            folder = mailbox.test(password)
        finally:
            self._mailbox = None
        told = self._keep(settings, account, password, given)
        return f"It works. Drafts go into “{folder}”. {told}".strip()

    def _do_forget(self, settings: Settings) -> str:
        self._keyring().forget(_account(settings))
        return "The password is forgotten."

    def _password(self, settings: Settings, account: Account, given: Given | None) -> str:
        """The password. Raises _PasswordWanted."""
        from walkaway.mail.passwords import NoKeyring

        if given is not None:
            return given.password
        if password := self._session.get(_key(settings)):
            return password
        try:
            kept = self._keyring().kept(account)
        except NoKeyring as error:
            raise _PasswordWanted(str(error)) from error
        if kept is None:
            raise _PasswordWanted("")
        return kept

    def _keep(self, settings: Settings, account: Account, password: str, given: Given | None) -> str:
        """Keep a password that works, in the keyring or until the end; what is to be said about that."""
        from walkaway.mail.passwords import NoKeyring

        if given is None:
            return ""
        self._session[_key(settings)] = password
        if not given.keep:
            return "The password is known until Walkaway ends."
        try:
            self._keyring().keep(account, password)
        except NoKeyring as error:
            return str(error)
        return _KEPT

    # In the window's thread again.

    def _on_done(self, key: str, result: object) -> None:
        if isinstance(result, _Put):
            saved, host = result.saved, result.errand.settings.mail_host
            done = "It is in" if saved.was_there else "Saved in"
            already = " already" if saved.was_there else ""
            words = f"{done} “{saved.folder}” on {host}{already}. Send it from there. {result.told}"
            message = result.errand.message
            # It waits there and may never go out, so it counts as sent when its writer says so.
            sent = (
                [Choice("Note as sent", lambda: self.left.emit(message, "said"))] if self._settings().note_sent else []
            )
            self._notices.tell(TOPIC, words.strip(), *sent)
        else:
            self.tested.emit(str(result), True)

    def _on_failed(self, failure: Failure) -> None:
        if failure.key != _SAVE:
            self._on_bad_trial(failure.error)
            return
        if not isinstance(failure.error, _Failed):
            raise failure.error
        errand, error = failure.error.errand, failure.error.cause
        if isinstance(error, _PasswordWanted):
            self._no_keyring = str(error)
            self._ask(errand, self._no_keyring)
        else:
            self._tell(errand, error)

    def _on_bad_trial(self, error: Exception) -> None:
        from walkaway.mail.imap import ImapError
        from walkaway.mail.passwords import NoKeyring

        if isinstance(error, _PasswordWanted):
            self.tested.emit(f"{error} Type the password, then test.".strip(), False)
        elif isinstance(error, ImapError | NoKeyring):
            self.tested.emit(str(error), False)
        else:
            raise error

    def _tell(self, errand: _Errand, error: Exception) -> None:
        from walkaway.mail.imap import Cancelled, WrongPassword

        again = self._again(errand)
        if isinstance(error, WrongPassword):
            self._session.pop(_key(errand.settings), None)
            again = Choice("Try again", lambda: self._ask(errand, self._no_keyring))
        set_up = Choice("Preferences…", self.set_up_wished.emit)
        self._notices.tell(TOPIC, str(error), again, set_up, danger=not isinstance(error, Cancelled))

    def _ask(self, errand: _Errand, why: str) -> None:
        self._notices.clear(TOPIC)
        self._waiting = errand
        self.password_wanted.emit(f"{errand.settings.mail_user} on {errand.settings.mail_host}", why)

    def _again(self, errand: _Errand) -> Choice:
        # With the account as it is then: what was wrong with it may be put right by now.
        return Choice("Try again", lambda: self.save(errand.message))


class _Failed(Exception):
    """A message that could not be put among the drafts, and why."""

    def __init__(self, errand: _Errand, cause: Exception) -> None:
        self.errand, self.cause = errand, cause
        super().__init__(str(cause))


def _key(settings: Settings) -> tuple[str, int, str]:
    return settings.mail_host, settings.mail_port, settings.mail_user


def _account(settings: Settings) -> Account:
    from walkaway.mail.imap import Account

    return Account(
        host=settings.mail_host,
        user=settings.mail_user,
        port=settings.mail_port,
        security=settings.mail_security,
        folder=settings.mail_folder,
    )


def _mail(message: Message) -> bytes:
    """The mail of a message: the same words get the same Message-ID, so that they are never there twice."""
    data = eml.write(eml.clean(message), unsent=True)
    seed = hashlib.sha256("\0".join(message.content).encode("utf-8", "surrogatepass")).hexdigest()
    return eml.copy(data, seed=seed)
