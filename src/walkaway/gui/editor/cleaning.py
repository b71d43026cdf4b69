"""Text from elsewhere made plain: what a clipboard or a file brings along unseen does not get into a message."""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Zero-width characters that carry no meaning (the joiners stay: emoji and Persian need them), embeddings and overrides
# of direction, controls, and code points that Qt takes for frame borders or pictures.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060-\u2064\u2066-\u206f\u202a-\u202e"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with newlines as its only line breaks and without unseen characters; lone surrogates show as U+FFFD."""
    return _SURROGATES.sub("\ufffd", _ODD.sub("", _BREAKS.sub("\n", text)))


def storable(text: str) -> str:
    """`text` as Qt can hold it without loss of place: only what Qt would drop or take for a line break is replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return re.sub("[\ud800-\udfff\ufdd0\ufdd1]", "\ufffd", text)


def one_line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(part for part in (line.strip() for line in clean(text).split("\n")) if part)
