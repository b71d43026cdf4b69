"""Mail files that are no MIME: those that Thunderbird's External Editor Revived passes to an editor and reads back.

It reads a file line by line: names and values of headers as they stand, a line for each recipient, and behind the
first empty line the text, all in UTF-8. Encoded words or a transfer encoding would reach the reader of the mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from walkaway.text import addresses

_MARK: Final = "x-exteditorr-"
_NODE_BEGINS: Final = re.compile(r"\{id:([\w-]+)")
_NODE_ENDS: Final = re.compile(r"type:(\w+)\}")
_MIME: Final = ("mime-version", "content-type", "content-transfer-encoding")


def is_raw(headers: Iterable[str]) -> bool:
    """True for a file with these headers where it is one of those."""
    names = [name.lower() for name in headers]
    return any(name.startswith(_MARK) for name in names) and not any(name in _MIME for name in names)


def address_lines(name: str, line: str) -> bytes:
    """The recipients of a line, each on a header line of its own."""
    return b"".join(text_line(name, one) for one in _whole(addresses.entries(line)))


def text_line(name: str, value: str) -> bytes:
    """A header line with a value as it stands."""
    return f"{name}: {value}\r\n".encode()


def body(text: str, before: bytes) -> bytes:
    """The text with the line ends of the one `before`."""
    return (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def _whole(pieces: Iterable[str]) -> list[str]:
    """The pieces of a line, but lists and contacts of Thunderbird's address book as they are written.

    These are `{"id":"…","type":"…"}`; a line of recipients shows them without the quotation marks.
    """
    found: list[str] = []
    for piece in pieces:
        if found and (begun := _NODE_BEGINS.fullmatch(found[-1])) and (ended := _NODE_ENDS.fullmatch(piece)):
            found[-1] = f'{{"id":"{begun[1]}","type":"{ended[1]}"}}'
        else:
            found.append(piece)
    return found
