"""Text for a terminal or a pipe: colour only where a person looks on, and nothing that could move a cursor."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any, TextIO

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CODES = {"strong": "1;33", "medium": "33", "light": "2;33", "calm": "36", "bold": "1", "faint": "2"}


def has_colour(stream: TextIO) -> bool:
    """True where colour is wanted: on a terminal, unless NO_COLOR or a dumb terminal says otherwise."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Screen:
    """Standard output, a line at a time."""

    def __init__(self) -> None:
        # A pipe gets UTF-8 on every system; a terminal that lacks a sign gets another one, never an exception.
        errors = "replace" if sys.stdout.isatty() else "backslashreplace"
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors=errors)
        self._colour = has_colour(sys.stdout)

    def paint(self, words: str, kind: str) -> str:
        """The words in a colour, or as they are."""
        return f"\x1b[{_CODES[kind]}m{words}\x1b[0m" if self._colour else words

    def line(self, words: str = "") -> None:
        """Print a line."""
        print(words)

    def json(self, value: dict[str, Any]) -> None:
        """Print a JSON object on a line of its own, in ASCII, and hand it on at once."""
        print(json.dumps(value), flush=True)


def one_line(words: str) -> str:
    """Words of a file on one line: white space becomes single spaces, control signs become visible ones."""
    return _CONTROL.sub("�", " ".join(words.split()))
