"""Bytes to text and back without changing a byte that nobody edited."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

_ENDING = re.compile("\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = {encoding: mark for mark, encoding in _BOMS}


class CannotEncode(ValueError):
    """A character does not fit the file's encoding. `character` is the first one, `encoding` the file's."""

    def __init__(self, character: str, encoding: str) -> None:
        self.character = character
        self.encoding = encoding
        shown = character if character.isprintable() else f"U+{ord(character):04X}"
        super().__init__(f"“{shown}” cannot be written as {encoding}. Save the text as UTF-8 to keep it.")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text and everything needed to write it back as it was.

    `text` is exactly what the bytes say, endings included: offsets into the file's decoded text are offsets into it.
    `editable` is the same with "\\n" for every ending, for an editor. `newline` is the most used ending, `mixed` says
    that there are others too. `guessed` says that the bytes were neither marked nor sound UTF-8, so that the encoding
    is a guess: show the text, but ask before writing it.
    """

    data: bytes
    text: str
    encoding: str
    bom: bool
    newline: str
    mixed: bool
    guessed: bool

    @property
    def editable(self) -> str:
        """The text with "\\n" for every line ending."""
        return lf(self.text)

    @property
    def has_nul(self) -> bool:
        """True when a NUL is in the text: most likely no text file."""
        return "\0" in self.text

    @property
    def has_lone_surrogates(self) -> bool:
        """True when half a character is in the text; Qt drops it."""
        return has_lone_surrogates(self.text)

    def to_bytes(self, edited: str, encoding: str | None = None) -> bytes:
        """The file's bytes after its `editable` text became `edited`.

        Unedited text gives the bytes that were read. Lines that were not touched keep their own ending, new ones get
        `newline`. With `encoding` the text is written in that one. Raises CannotEncode.
        """
        edited = lf(edited)
        if encoding is None and edited == self.editable:
            return self.data
        target = encoding or self.encoding
        mark = _MARKS.get(target, b"") if self.bom else b""
        try:
            return mark + self._with_endings(edited).encode(target, _errors(target))
        except UnicodeEncodeError as error:
            raise CannotEncode(error.object[error.start], target) from error

    def _with_endings(self, edited: str) -> str:
        if not self.mixed:
            return edited.replace("\n", self.newline)
        old, new = self.editable.split("\n"), edited.split("\n")
        endings = _ENDING.findall(self.text)
        head = _common(old, new)
        tail = max(_common(old[head:][::-1], new[head:][::-1]) - 1, 0)  # the last line of all has no ending
        before, changed, after = endings[:head], endings[head : len(endings) - tail], endings[len(endings) - tail :]
        missing = len(new) - 1 - len(before) - len(after)
        middle = changed[: max(missing, 0)]
        middle += [self.newline] * (missing - len(middle))
        kept = (before + middle + after)[: len(new) - 1]
        for place in reversed(range(len(kept) - 1)):  # "\r", an empty line, "\n" would be read as one ending
            if not new[place + 1] and kept[place] == "\r" and kept[place + 1] == "\n":
                kept[place] = "\n"
        return new[0] + "".join(ending + line for ending, line in zip(kept, new[1:], strict=True))


def decode(data: bytes) -> TextFile:
    """Read bytes as text: a byte order mark, then strict UTF-8, then UTF-16 by its zeros, then Windows Western."""
    text, encoding, bom, guessed = _decode(data)
    endings = Counter(_ENDING.findall(text))
    return TextFile(
        data=data,
        text=text,
        encoding=encoding,
        bom=bom,
        newline=endings.most_common(1)[0][0] if endings else "\n",
        mixed=len(endings) > 1,
        guessed=guessed,
    )


def lf(text: str) -> str:
    """`text` with "\\n" for every "\\r\\n" and "\\r"."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def has_lone_surrogates(text: str) -> bool:
    """True when `text` holds half a character that no encoding can write."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def _decode(data: bytes) -> tuple[str, str, bool, bool]:
    for mark, encoding in _BOMS:
        if data.startswith(mark) and (text := _try(data[len(mark) :], encoding)) is not None:
            return text, encoding, True, False
    unmarked = _utf16_without_mark(data)
    if unmarked and (text := _try(data, unmarked)) is not None:
        return text, unmarked, False, True
    if (text := _try(data, "utf-8")) is not None:
        return text, "utf-8", False, False
    if (text := _try(data, "cp1252")) is not None:
        return text, "cp1252", False, True
    return data.decode("latin-1"), "latin-1", False, True


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding, _errors(encoding))
    except UnicodeDecodeError:
        return None


def _errors(encoding: str) -> str:
    # Windows programs do write half characters into UTF-16 files; they must come back as they were.
    return "surrogatepass" if encoding.startswith("utf-16") else "strict"


def _utf16_without_mark(data: bytes) -> str | None:
    """Western text as UTF-16 has a zero in almost every second byte and almost none between."""
    if len(data) % 2 or not data:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _common(one: list[str], other: list[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
