"""An engine that answers when it is told to: for what happens around engines. The real ones have tests of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span

LINK = "https://community.languagetool.org/rule/show/SOME_RULE"


def mark(text: str, words: str, rule: str, link: str = "") -> Finding:
    """A grammar finding over the first place of `words` in `text`."""
    at = text.index(words)
    span = Span(at, at + len(words))
    return Finding(span, rule, "grammar", Weight.LIGHT, 0, words, "Why it matters.", ("better",), link)


class FakeEngine:
    """Marks its words wherever they stand, as soon as it is free to; `status` is what the test says."""

    def __init__(self, name: str, *words: str, free: bool = True) -> None:
        self.name, self._words = name, words
        self.free = threading.Event()
        if free:
            self.free.set()
        self.asked: list[str] = []
        self.starts = 0
        self.setups: list[tuple[str, tuple[str, ...]]] = []
        self.wanted = Status(State.READY, f"{name} is on.")
        self._status = Status(State.OFF, f"{name} is off.")
        self._answers: dict[str, tuple[Finding, ...]] = {}
        self._ended = False

    def made(self, dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> FakeEngine:
        """What a thread gets when it makes its engine."""
        self._ended = False
        self._on_status = on_status
        self._answers = {}
        self.setups.append((dialect, tuple(words)))
        return self

    @property
    def status(self) -> Status:
        return self._status

    def start(self) -> Status:
        self.starts += 1
        self.be(self.wanted)
        return self._status

    def be(self, status: Status) -> None:
        """Be in this state from now on, and tell."""
        self._status = status
        self._on_status(status)

    def stop(self) -> None:
        self._ended = True
        self.free.set()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        self.setups.append((dialect, tuple(words)))
        self._answers = {}

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        self.asked.append(paragraph)
        self.free.wait()
        if self._ended:
            raise GrammarOff("It was ended.")
        words = [one for one in self._words if one in paragraph]
        self._answers[paragraph] = tuple(mark(paragraph, one, f"{self.name}/Rule", LINK) for one in words)
        return self._answers[paragraph]

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        return self._answers.get(paragraph)
