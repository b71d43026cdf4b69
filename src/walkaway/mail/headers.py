"""The headers a person writes: from text to lines that cannot become anything else, and back."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message as Parsed
from email.utils import parsedate_to_datetime

from walkaway.mail import words
from walkaway.mail.charsets import decode_bytes
from walkaway.mail.errors import HeaderError
from walkaway.text import addresses
from walkaway.text.addresses import Address
from walkaway.text.message import UNSAFE_IN_HEADER, one_line, whole_characters

_WIDTH = 76
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_SINGLE_SPACED = re.compile(r"[!-~]{1,70}(?: [!-~]{1,70})*")
_ENCODED = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=")


def check(name: str, value: str) -> None:
    """Refuse what could become a second header, also after programs have decoded the value. Raises HeaderError."""
    seen = value
    for _ in range(4):  # a value decoded again and again by careless programs on its way
        if unsafe := UNSAFE_IN_HEADER.search(seen):
            raise HeaderError(name, unsafe[0])
        if whole_characters(seen) != seen:
            raise HeaderError(name, next(each for each in seen if whole_characters(each) != each))
        decoded = words.decode(seen)
        if decoded == seen:
            return
        seen = decoded
    raise HeaderError(name, "?")


def text_line(name: str, value: str) -> bytes:
    """A header of free text, such as the subject; reading gives `value` exactly. Raises HeaderError."""
    check(name, value)
    if "=?" not in value and len(name) + 2 + len(value) <= _WIDTH and value.isascii() and value == value.strip():
        return f"{name}: {value}\r\n".encode()
    if "=?" not in value and _SINGLE_SPACED.fullmatch(value):
        return _folded(name, value.split(" "))
    return f"{name}: {words.encode(value, _WIDTH - len(name) - 2)}\r\n".encode()


def address_line(name: str, value: str) -> bytes:
    """A header of recipients. Names and addresses come back the same; a line still being typed as it is."""
    check(name, value)
    parsed = addresses.parse(value)
    if parsed is None or not all(each.address.isascii() and _plain(each.address) for each in parsed):
        if "=?" in value:  # would be decoded, and what it becomes is nobody's name
            raise HeaderError(name, "?")
        return _folded(name, value.strip().split(" "), encoding="utf-8")
    tokens = [token for each in parsed for token in (*_tokens(each)[:-1], _tokens(each)[-1] + ",")]
    return _folded(name, [*tokens[:-1], tokens[-1][:-1]] if tokens else [])


def raw_line(name: str, value: str) -> bytes:
    """A header of ASCII tokens, such as References. Raises HeaderError."""
    check(name, value)
    if not value.isascii():
        raise HeaderError(name, next(each for each in value if not each.isascii()))
    return _folded(name, value.split())


def read_text(parsed: Parsed, name: str) -> str:
    """The first header of that name as one clean line, "" when there is none."""
    return one_line(words.decode(_eight_bit(raw(parsed, name))))


def read_tokens(parsed: Parsed, name: str) -> str:
    """The first header of that name with single spaces between its tokens; what is not ASCII is none."""
    return " ".join(token for token in one_line(_eight_bit(raw(parsed, name))).split() if token.isascii())


def read_addresses(parsed: Parsed, name: str) -> str:
    """All recipients of the headers of that name as a person would write them in one line."""
    lines = [_eight_bit(value) for each, value in parsed.raw_items() if each.lower() == name.lower()]
    return ", ".join(line for line in map(_read_addresses, lines) if line)


def moment(value: str) -> datetime | None:
    """When a Date header says that a mail was sent; None where it says no time. Without a zone it counts as UTC."""
    try:
        found = parsedate_to_datetime(value)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError, OSError):  # none, or one that no calendar has
        return None


def raw(parsed: Parsed, name: str) -> str:
    """The first header of that name as it stands in the file, folded."""
    return next((value for each, value in parsed.raw_items() if each.lower() == name.lower()), "")


def _read_addresses(value: str) -> str:
    line = UNSAFE_IN_HEADER.sub(" ", value.replace("\r", "").replace("\n", ""))
    parsed = addresses.parse(line)
    if parsed is None:
        return one_line(words.decode(line)).strip()
    decoded = [Address(one_line(words.decode(each.name)).strip(), each.address) for each in parsed]
    return ", ".join(str(each) for each in decoded if each.name or each.address)


def _tokens(recipient: Address) -> list[str]:
    name = recipient.name
    if not name:
        return [recipient.mailbox]
    if _ATOMS.fullmatch(name) and "=?" not in name:
        tokens = name.split(" ")
    elif name.isascii() and not _ENCODED.search(name) and "=?" not in name and len(name) < _WIDTH:
        tokens = [addresses.quote(name)]
    else:
        tokens = words.encode(name, 50).split("\r\n ")
    return [*tokens, recipient.mailbox] if recipient.address else tokens


def _plain(address: str) -> bool:
    return not re.search(r'[\s,;<>()"\\]', address) and len(address) < 900


def _folded(name: str, tokens: list[str], encoding: str = "ascii") -> bytes:
    """The tokens with single spaces, in lines of the usual width; a line never consists of spaces alone."""
    lines, line = [], f"{name}:"
    for token in tokens:
        if token and len(line) + 1 + len(token) > _WIDTH and line.strip() and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {token}"
    lines.append(line)
    return "\r\n".join(lines).encode(encoding) + b"\r\n"


def _eight_bit(value: str) -> str:
    """Headers that were sent as bare UTF-8 or Latin text, against the rules but often."""
    data = value.encode("ascii", "surrogateescape")
    return value if data.isascii() else decode_bytes(data, "utf-8")
