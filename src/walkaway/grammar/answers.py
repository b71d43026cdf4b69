"""What an engine answered, remembered under the paragraph's text and all else that the answer depends on."""

from __future__ import annotations

import threading
from collections import OrderedDict

from walkaway.text.finding import Finding

REMEMBERED = 2_000  # paragraphs

Setup = tuple[str, frozenset[str]]
"""A dialect and the user's dictionary: what an answer depends on besides the paragraph."""


class Answers:
    """The latest answers, for any thread."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[Setup, str], tuple[Finding, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered."""
        with self._lock:
            found = self._answers.get((setup, paragraph))
            if found is not None:
                self._answers.move_to_end((setup, paragraph))
        return found

    def keep(self, setup: Setup, paragraph: str, found: tuple[Finding, ...]) -> None:
        """Remember an answer; the one that nobody needed for the longest time may be forgotten for it."""
        with self._lock:
            self._answers[(setup, paragraph)] = found
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
