"""What a command reads: text files, mails and standard input, decoded so that offsets mean the same everywhere."""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.cli import CommandError
from walkaway.files import MAX_BYTES, FileError, read_bytes
from walkaway.textfile import CannotEncode, TextFile, decode

STDIN = "-"
_MAIL = ".eml"

# Codecs of Python that no text file is written in; some take quadratic time, or give half characters.
_NO_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7"})


@dataclass(frozen=True, slots=True)
class Input:
    """One input. `text` is what offsets count in: a text file's decoded text, or a mail as subject line and body.

    `headers` are all headers of a mail with their decoded values.
    """

    path: str
    file: TextFile
    encoding: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The decoded text, line endings as they are in the file."""
        return self.file.text

    @property
    def is_mail(self) -> bool:
        """True where the text was taken out of a mail file."""
        return self.path.lower().endswith(_MAIL)

    def to_bytes(self, edited: str) -> bytes:
        """The bytes for an edited text (with "\\n" endings) in the input's own encoding and endings."""
        try:
            return self.file.to_bytes(edited, None if edited == self.file.editable else self.encoding)
        except CannotEncode as error:
            raise CommandError(f"{self.path}: {error}") from error


def read(path: str, encoding: str | None = None) -> Input:
    """Read one input; `-` is standard input. Raises CommandError, which names the file and what to do."""
    data = _read_bytes(path)
    if path.lower().endswith(_MAIL):
        text, headers = _mail(path, data)
        return Input(path, decode(text.encode("utf-8", "surrogatepass")), headers=headers)
    file = decode(data) if encoding is None else _decode_as(path, data, encoding)
    if encoding is None and file.guessed:
        raise CommandError(_not_utf8(path, data))
    if file.has_nul:
        raise CommandError(f"{path}: this is no text. Name a text file or a mail (.eml).")
    return Input(path, file, encoding)


def _read_bytes(path: str) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise CommandError("standard input: it is closed. Name a file.")
        try:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"standard input: {error.strerror}. Name a file.") from error
        if len(data) > MAX_BYTES:
            raise CommandError(f"standard input: it is larger than {MAX_BYTES >> 20} MB. Pass it in parts.")
        return data
    if not path:
        raise CommandError("a file without a name: there is none. Name a file, or - for standard input.")
    try:
        return read_bytes(Path(path))
    except FileError as error:
        raise CommandError(f"{path}: {error.cause}. {error.advice}") from error


def _mail(path: str, data: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A mail as text (a line "Subject: …", a blank line, the body), and its headers."""
    from walkaway.mail import eml
    from walkaway.mail.errors import MailError

    try:
        message, headers = eml.read(data), eml.all_headers(data)
    except MailError as error:
        raise CommandError(f"{path}: {error}. Save the message again as .eml, or its words as .txt.") from error
    return f"Subject: {message.subject}\n\n{message.body}", headers


def _decode_as(path: str, data: bytes, encoding: str) -> TextFile:
    try:
        if codecs.lookup(encoding).name.replace("-", "_") in _NO_TEXT:
            raise LookupError(encoding)
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path}: it is not {encoding} ({error.reason} at byte {error.start}). Try another."
        ) from error
    except (LookupError, ValueError) as error:
        raise CommandError(f"--encoding {encoding}: no such encoding. Try utf-8, cp1252 or utf-16.") from error
    if "\0" in text:
        raise CommandError(f"{path}: as {encoding} it is no text. Try another.")
    file = decode(text.encode("utf-8", "surrogatepass"))
    return replace(file, data=data, encoding=encoding, bom=False, guessed=False)


def _not_utf8(path: str, data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8"
    else:
        where = "it looks like UTF-16 without its mark"
    return f"{path}: {where}. Save it as UTF-8, or name its encoding with --encoding."
