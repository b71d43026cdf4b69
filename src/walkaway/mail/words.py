"""Encoded words (RFC 2047): how a header says what is not ASCII.

Our own instead of `email.header`: that one loses spaces, folds inside of words, and has turned a subject into a header.
"""

from __future__ import annotations

import base64
import binascii
import re

from walkaway.mail.charsets import decode_bytes

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_FOLD = re.compile(r"(?>\r\n|\r|\n)(?=[ \t])")
_Q_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_FRAME = len("=?utf-8?q??=")
_LONGEST = 75


def encode(text: str, room: int = _LONGEST) -> str:
    """`text` as encoded words of UTF-8, a line each; the first has `room` characters. Decoding gives `text` exactly."""
    as_q = sum(1 if byte in _Q_PLAIN or byte == 0x20 else 3 for byte in text.encode())
    kind, measure = ("q", _q_size) if as_q <= len(text.encode()) * 2 else ("b", _b_size)
    words: list[str] = []
    chunk, size = "", 0
    for character in text:
        more = measure(character)
        if chunk and _FRAME + size + more > (room if not words else _LONGEST):
            words.append(_word(chunk, kind))
            chunk, size = "", 0
        chunk += character
        size += more
    if chunk:
        words.append(_word(chunk, kind))
    return "\r\n ".join(words)


def decode(value: str) -> str:
    """A header's value with its lines and encoded words undone. Never fails; broken words stay as they stand."""
    value = _FOLD.sub("", value)
    if "=?" not in value:
        return value
    out: list[str] = []
    charset, pending, place, after_word = "", bytearray(), 0, False
    for word in _WORD.finditer(value):
        data = _payload(word[2], word[3])
        if data is None:
            continue
        gap = value[place : word.start()]
        named = word[1].partition("*")[0].lower()
        if not (after_word and not gap.strip(" \t")):
            out += [decode_bytes(bytes(pending), charset), gap]
            pending = bytearray()
        elif named != charset:
            out.append(decode_bytes(bytes(pending), charset))
            pending = bytearray()
        # Some programs cut a character in two words; joined bytes of one charset are whole again.
        pending += data
        charset, place, after_word = named, word.end(), True
    return "".join([*out, decode_bytes(bytes(pending), charset), value[place:]])


def _word(chunk: str, kind: str) -> str:
    data = chunk.encode()
    if kind == "b":
        return f"=?utf-8?b?{base64.b64encode(data).decode()}?="
    return f"=?utf-8?q?{''.join(_q_byte(byte) for byte in data)}?="


def _q_byte(byte: int) -> str:
    if byte == 0x20:
        return "_"
    return chr(byte) if byte in _Q_PLAIN else f"={byte:02X}"


def _q_size(character: str) -> int:
    return sum(len(_q_byte(byte)) for byte in character.encode())


def _b_size(character: str) -> int:
    # Four signs for three bytes, and up to two more signs of padding a word, shared over its characters.
    return (7 * len(character.encode()) + 4) // 5


def _payload(kind: str, text: str) -> bytes | None:
    raw = text.encode("utf-8", "surrogateescape")
    if kind in "qQ":
        return binascii.a2b_qp(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return None
