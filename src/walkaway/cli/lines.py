"""Places of a text as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right


class Lines:
    """Where the lines of a text begin, worked out once for all places in it."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self._begins, at)
        return line, at - self._begins[line - 1] + 1
