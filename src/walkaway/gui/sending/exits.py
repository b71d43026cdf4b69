"""Carries a message out: a link for the mail program or the browser, a mail file for its program, or the clipboard."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from walkaway.files import FileError, atomic_write
from walkaway.gui.notices import Choice, Notice, Notices
from walkaway.gui.requests import is_mailto
from walkaway.gui.sending.habit import Habit
from walkaway.gui.sending.ways import MANNERS, Way
from walkaway.gui.writer import Failure, Writer
from walkaway.mail import eml, links
from walkaway.mail.errors import MailError
from walkaway.mail.links import TooLong
from walkaway.paths import make_private
from walkaway.text.message import Message

TOPIC: Final = "send"
_KEY: Final = "send/"
_LINKS: Final = (Way.MAILTO, Way.GMAIL, Way.OUTLOOK, Way.OUTLOOK_HOME)
_OLD_SECONDS: Final = 24 * 60 * 60
_LONGEST_NAME: Final = 60
_NOBODY: Final = {
    Way.MAILTO: "No program here opens mail links.",
    Way.EML: "No program here opens mail files.",
}


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is to be opened for a message."""

    way: Way
    message: Message
    url: str


class Exits(QObject):
    """Links and files are made in the writer's thread. `left(Message, str)` says that a message left the house."""

    left = Signal(object, str)

    def __init__(
        self,
        disk: Writer,
        notices: Notices,
        habit: Habit,
        folder: Callable[[], Path],
        copy: Callable[[], object],
        to_server: Callable[[Message], object],
        parent: QObject,
    ) -> None:
        """`folder` is where mail files wait for the program that opens them; `copy` and `to_server` are other doors."""
        super().__init__(parent)
        self._disk, self._notices, self._habit, self._folder = disk, notices, habit, folder
        self._copy, self._to_server = copy, to_server
        self._opened: set[str] = set()
        self._current: Message | None = None
        self._handed: Notice | None = None
        disk.done.connect(self._on_done)
        disk.failed.connect(self._on_failed)

    def go(self, way: Way, message: Message) -> None:
        """Send a message this way; what comes of it is said in the notices."""
        self._notices.clear(TOPIC)
        manner = MANNERS[way]
        if manner.site and not self._habit.knows_site(way):
            words = f"{manner.place} opens in your browser with this message: its text goes to {manner.site} then."
            self._notices.tell(TOPIC, words, Choice(f"Open {manner.place}", lambda: self._go_there(way, message)))
        elif way in _LINKS:
            self._disk.put(f"{_KEY}{way}", lambda: _Ready(way, message, _link(way, message)))
        elif way is Way.EML:
            folder = self._folder()
            self._disk.put(f"{_KEY}{way}", lambda: _Ready(way, message, _file(folder, message)))
        elif way is Way.DRAFTS:
            self._to_server(message)
        else:
            self._copy()

    def on_draft(self) -> None:
        """Another draft is open: that the one before was handed over is no news any more."""
        if self._handed is not None:
            self._notices.remove(self._handed)
            self._handed = None

    def is_echo(self, opened: str) -> bool:
        """True for a link or file that was handed to the system and came back to Walkaway. Says so."""
        if _canonical(opened) not in self._opened:
            return False
        words = "Your system gave this message back: it has Walkaway open mail. Choose another mail program there."
        message = self._current
        more = [Choice("Copy instead", lambda: self.go(Way.COPY, message))] if message is not None else []
        self._notices.tell(TOPIC, words, *more)
        return True

    def _go_there(self, way: Way, message: Message) -> None:
        self._habit.site_is_known(way)
        self.go(way, message)

    def _on_done(self, key: str, result: object) -> None:
        if not isinstance(result, _Ready):
            return
        way, message = result.way, result.message
        url = QUrl.fromLocalFile(result.url) if way is Way.EML else QUrl.fromEncoded(result.url.encode("ascii"))
        self._opened.add(_canonical(result.url))
        self._current = message
        if not QDesktopServices.openUrl(url):
            said = _NOBODY.get(way, "No browser opened.")
            self._notices.tell(TOPIC, said, *self._others(way, message), danger=True)
            return
        words = f"Handed to {MANNERS[way].place}. It is sent when you send it there."
        self._handed = self._notices.tell(TOPIC, words)
        self.left.emit(message, "handed")

    def _on_failed(self, failure: Failure) -> None:
        if not failure.key.startswith(_KEY):
            return
        way, error = Way(failure.key.removeprefix(_KEY)), failure.error
        again = Choice("Try again", lambda: self._disk.put(failure.key, failure.job))
        if isinstance(error, _Refused):
            message, cause = error.message, error.cause
            if isinstance(cause, TooLong):
                words = f"This message is too long for a link: {cause.length:,} characters, and {cause.longest:,} fit."
                self._notices.tell(TOPIC, words, *self._others(way, message))
            elif isinstance(cause, FileError):
                self._notices.tell(TOPIC, f"No mail file: {cause.cause}. {cause.advice}", again, danger=True)
            else:
                self._notices.tell(TOPIC, f"Not handed over: {cause}.", *self._others(way, message), danger=True)
            return
        raise error

    def _others(self, way: Way, message: Message) -> list[Choice]:
        """The next best ways."""
        ways = [other for other in (Way.EML, Way.COPY) if other is not way]
        return [Choice(MANNERS[other].menu, self._goes(other, message)) for other in ways]

    def _goes(self, way: Way, message: Message) -> Callable[[], None]:
        return lambda: self.go(way, message)


class _Refused(Exception):
    """A message that could not be made ready, and why."""

    def __init__(self, message: Message, cause: Exception) -> None:
        self.message, self.cause = message, cause
        super().__init__(str(cause))


def _canonical(opened: str) -> str:
    """A link or file as it is recognised: systems write links in ways of their own."""
    if not is_mailto(opened):
        return opened
    with suppress(MailError):
        return repr(links.read_mailto(opened).message.content)
    return opened


def _link(way: Way, message: Message) -> str:
    whom = links.with_addresses(message)
    try:
        return links.mailto(whom) if way is Way.MAILTO else links.web(way.value, whom)
    except MailError as error:
        raise _Refused(message, error) from error


def _file(folder: Path, message: Message) -> str:
    """A mail file of the message, to be sent; those of the days before are taken away."""
    _sweep(folder)
    try:
        data = eml.write(eml.clean(message), unsent=True)
        path = make_private(folder / secrets.token_hex(4)) / f"{_name(message.subject)}.eml"
        atomic_write(path, data)
    except (MailError, FileError) as error:
        raise _Refused(message, error) from error
    return str(path)


def _name(subject: str) -> str:
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in subject)
    return " ".join(plain.split())[:_LONGEST_NAME].strip() or "Message"


def _sweep(folder: Path) -> None:
    with suppress(OSError):  # it is only about old files, and there may be none
        for old in folder.iterdir():
            if time.time() - old.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
