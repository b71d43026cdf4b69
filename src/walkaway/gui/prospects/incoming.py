"""A reply as it came in: from a mail file with its headers, or as a text that was pasted, perhaps with header lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from walkaway.files import FileError, read_bytes
from walkaway.gui.documents import DocumentError, open_document
from walkaway.mail import eml, headers
from walkaway.mail.errors import MailError
from walkaway.prospects.reply import sent_by_machine
from walkaway.text import addresses
from walkaway.text.addresses import Address
from walkaway.text.headers import split_headers

_FROM = re.compile(r"^from[ \t]*:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_AGAIN = re.compile(r"(?:(?:re|aw|sv|antw)(?:\[\d+\])?[ \t]*:[ \t]*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A reply. What is not known is "" or None.

    `machine` is what in the headers says that a machine sent it.
    """

    text: str = ""
    sender: Address | None = None
    subject: str = ""
    message_id: str = ""
    references: str = ""
    sent: datetime | None = None
    machine: str = ""
    is_mail: bool = False

    @property
    def answer_subject(self) -> str:
        """The subject of an answer."""
        said = _AGAIN.sub("", self.subject.strip(), count=1) if _AGAIN.match(self.subject.strip()) else self.subject
        return f"Re: {said.strip()}" if said.strip() else ""

    @property
    def answer_references(self) -> str:
        """The References of an answer: what this one refers to, and this one."""
        return f"{self.references} {self.message_id}".strip()

    def saying(self, text: str) -> Incoming:
        """The same mail with other words; nothing is left of it in an empty text, and pasted lines tell who wrote."""
        if not text.strip():
            return Incoming()
        return replace(self, text=text) if self.is_mail else from_text(text)


def from_text(text: str) -> Incoming:
    """A reply that was pasted."""
    subject, body = split_headers(text)
    found = _FROM.search(text, 0, body.start)
    said = subject.of(text)
    return Incoming(text, _person(found[1]) if found else None, said, machine=sent_by_machine([("Subject", said)]))


def from_mail(data: bytes) -> Incoming:
    """A reply in the bytes of a mail file. Raises MailError."""
    message, found = eml.read(data), eml.all_headers(data)
    known: dict[str, str] = {}
    for name, value in found:
        known.setdefault(name.casefold(), value)
    return Incoming(
        message.body,
        _person(known.get("reply-to", "")) or _person(known.get("from", "")),
        message.subject,
        known.get("message-id", "").strip(),
        message.references or message.in_reply_to,
        _moment(known.get("date", "")),
        sent_by_machine(found),
        is_mail=True,
    )


def from_file(path: Path) -> Incoming:
    """A reply in a file. Raises DocumentError."""
    if path.suffix.lower() != ".eml":
        document = open_document(path)
        return from_text(document.head + document.message.body)
    try:
        return from_mail(read_bytes(path))
    except FileError as error:
        raise DocumentError(str(error)) from error
    except MailError as error:
        raise DocumentError(f"Could not open {path}: {error}. Open it in a mail program and copy its text.") from error


def _person(line: str) -> Address | None:
    found = addresses.parse(line)
    return found[0] if found else None


def _moment(said: str) -> datetime | None:
    """When it was sent; a date that is still to come counts as unknown."""
    found = headers.moment(said)
    return found if found is not None and found <= datetime.now(UTC) else None
