"""Files that a draft was opened from or saved to: mails, and plain texts that may begin with header lines.

A file is only written when the user saves; until then the draft lives in the drafts folder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.files import FileError, atomic_write, content_hash, decode, read_bytes
from walkaway.mail import eml
from walkaway.mail.errors import MailError
from walkaway.text.message import Message
from walkaway.textfile import TextFile, lf

SUFFIXES = (".eml", ".txt", ".md")
_HEADER = re.compile(r"(to|subject):[ \t]*(.*)", re.IGNORECASE)


class DocumentError(Exception):
    """A file that cannot be opened or saved; the message says what, where and what to do."""


class ChangedOutside(DocumentError):
    """The file is not as it was when it was read; `theirs` is what it holds now (None: it is gone)."""

    def __init__(self, path: Path, theirs: Document | None) -> None:
        self.path, self.theirs = path, theirs
        what = "was changed" if theirs else "was deleted or moved"
        super().__init__(f"{path.name} {what} by another program.")


@dataclass(frozen=True, slots=True)
class Document:
    """A file and the message in it. `file` is None for a mail; `head` are a text's header lines as they stand there.

    `hash` tells the bytes apart from what another program writes; "" when there is no file yet.
    """

    path: Path
    message: Message
    hash: str = ""
    file: TextFile | None = None
    head: str = ""

    @property
    def is_mail(self) -> bool:
        """True for .eml, false for plain text."""
        return self.path.suffix.lower() == ".eml"

    @property
    def is_guess(self) -> bool:
        """True when the encoding was guessed: it must not be written back without asking."""
        return self.file is not None and self.file.guessed

    def to_bytes(self, message: Message) -> bytes:
        """The file with this message in it; unchanged bytes stay. Raises MailError, CannotEncode."""
        if self.is_mail:
            return eml.write(replace(eml.clean(message), original=self.message.original))
        text = self._head(message) + message.body
        return self.file.to_bytes(text) if self.file else text.encode("utf-8")

    def _head(self, message: Message) -> str:
        if (message.to, message.subject) == (self.message.to, self.message.subject):
            return self.head
        lines = [f"{name}: {value}\n" for name, value in (("To", message.to), ("Subject", message.subject)) if value]
        return "".join([*lines, "\n"]) if lines else ""


def open_document(path: Path) -> Document:
    """The message in a file. Raises DocumentError."""
    try:
        data = read_bytes(path)
        if path.suffix.lower() == ".eml":
            return Document(path, eml.read(data), content_hash(data))
    except FileError as error:
        raise DocumentError(str(error)) from error
    except MailError as error:
        raise DocumentError(f"Could not open {path}: {error}. Open it in a mail program and copy its text.") from error
    file = decode(data)
    if file.has_nul:
        raise DocumentError(f"Could not open {path}: it is not a text. Walkaway opens .eml, .txt and .md files.")
    if file.has_lone_surrogates:
        raise DocumentError(f"Could not open {path}: it holds half characters. Save it as UTF-8 and try again.")
    head, message = _split(file.editable)
    return Document(path, message, content_hash(data), file, head)


def save_document(document: Document, message: Message, *, force: bool = False) -> Document:
    """Write the message into the document's file and return the document as it is now.

    Raises ChangedOutside when the file is not as it was read (not with `force`), DocumentError when it cannot be done.
    """
    if document.hash and not force:
        theirs = _current(document)
        if theirs is None or theirs.hash != document.hash:
            raise ChangedOutside(document.path, theirs)
    try:
        data = document.to_bytes(message)
        atomic_write(document.path, data)
    except FileError as error:
        raise DocumentError(f"Not saved: {error.cause}. {error.advice}") from error
    except (MailError, ValueError) as error:
        raise DocumentError(f"Not saved to {document.path.name}: {error}") from error
    return open_document(document.path)


def new_document(path: Path) -> Document:
    """A document that is not there yet, or that is to be replaced."""
    return Document(path, Message())


def _current(document: Document) -> Document | None:
    try:
        return open_document(document.path)
    except DocumentError:
        return None


def _split(text: str) -> tuple[str, Message]:
    """The header lines at the top of a text, if it begins with some, and the message."""
    at, found = 0, {"to": "", "subject": ""}
    while (match := _HEADER.match(text, at)) is not None:
        found[match[1].lower()] = match[2].strip()
        at = min(match.end() + 1, len(text))
    if not at:
        return "", Message(body=text)
    rest = text[at:]
    blank = len(rest) - len(rest.lstrip("\n"))
    body_at = at + blank
    return text[:body_at], Message(to=found["to"], subject=found["subject"], body=lf(text[body_at:]))
