"""Bytes of a mail to text, whatever its sender claims about them."""

from __future__ import annotations

import codecs

from walkaway.textfile import decode

# Codecs of Python that are no character sets of mail; some take quadratic time.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "utf_7"})
# Western Windows text is often labelled so; the control characters between do not occur.
_WINDOWS = frozenset({"iso8859_1", "ascii"})
_ASCII_COMPATIBLE = frozenset({"", "utf-8", "us-ascii", "iso-8859-1", "windows-1252"})


def decode_bytes(data: bytes, charset: str) -> str:
    """`data` in `charset`; when that is unknown or does not fit, by what the bytes look like. Never fails."""
    if charset.lower() in _ASCII_COMPATIBLE and data.isascii():
        return data.decode("ascii")
    try:
        name = codecs.lookup(charset or "utf-8").name.replace("-", "_")
        text = None if name in _REFUSED or name in _WINDOWS else data.decode(name)
    except (LookupError, ValueError):
        text = None
    return decode(data).text if text is None else text
