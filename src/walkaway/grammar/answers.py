"""What an engine answered, remembered under the paragraph's text and all else that the answer depends on."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from walkaway.text.finding import Finding

REMEMBERED = 2_000  # paragraphs

Setup = tuple[str, frozenset[str]]
"""A dialect and the user's dictionary: what an answer depends on besides the paragraph."""


class _Answer(NamedTuple):
    """The findings in a paragraph, until when they count, and whether the engine is asked again by itself then."""

    found: tuple[Finding, ...]
    until: float = math.inf
    asks_again: bool = False


class Answers:
    """The latest answers, for any thread."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[Setup, str], _Answer] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered."""
        with self._lock:
            answer = self._answers.get((setup, paragraph))
            if answer is None:
                return None
            self._answers.move_to_end((setup, paragraph))
        return answer.found if answer.until == math.inf or time.monotonic() < answer.until else None

    def keep(self, setup: Setup, paragraph: str, found: tuple[Finding, ...]) -> None:
        """Remember an answer; the one that nobody needed for the longest time may be forgotten for it."""
        with self._lock:
            self._put(setup, paragraph, _Answer(found))

    def skip(self, setup: Setup, paragraph: str, seconds: float) -> None:
        """Remember for so long that there is none. The first time only it is asked for again by itself after that."""
        with self._lock:
            is_first = (setup, paragraph) not in self._answers
            self._put(setup, paragraph, _Answer((), time.monotonic() + seconds, is_first and seconds < math.inf))

    def due(self, setup: Setup, paragraphs: Iterable[str]) -> float | None:
        """Seconds until one of these is to be asked again by itself; None where none is."""
        with self._lock:
            answers = (self._answers.get((setup, one)) for one in paragraphs)
            moments = [answer.until for answer in answers if answer is not None and answer.asks_again]
        return max(0.0, min(moments) - time.monotonic()) if moments else None

    def _put(self, setup: Setup, paragraph: str, answer: _Answer) -> None:
        self._answers[(setup, paragraph)] = answer
        while len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
