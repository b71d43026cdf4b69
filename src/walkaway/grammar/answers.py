"""What an engine answered, remembered under the paragraph's text and all else that the answer depends on."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict

from walkaway.text.finding import Finding

REMEMBERED = 2_000  # paragraphs

Setup = tuple[str, frozenset[str]]
"""A dialect and the user's dictionary: what an answer depends on besides the paragraph."""


class Answers:
    """The latest answers, for any thread."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[Setup, str], tuple[tuple[Finding, ...], float]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered."""
        with self._lock:
            found, until = self._answers.get((setup, paragraph), (None, math.inf))
            if found is not None:
                self._answers.move_to_end((setup, paragraph))
        return found if until == math.inf or time.monotonic() < until else None

    def keep(self, setup: Setup, paragraph: str, found: tuple[Finding, ...], seconds: float = math.inf) -> None:
        """Remember an answer for so long; the one that nobody needed for the longest time may be forgotten for it."""
        with self._lock:
            self._answers[(setup, paragraph)] = found, time.monotonic() + seconds
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
