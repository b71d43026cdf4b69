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
    """Makes engines that mark these words wherever they stand, once they are free to, and keeps what they hear."""

    def __init__(self, name: str, *words: str, free: bool = True) -> None:
        self.name, self.words = name, words
        self.free = threading.Event()
        if free:
            self.free.set()
        self.may_start = threading.Event()
        self.may_start.set()
        self.asked: list[str] = []
        self.starts = 0
        self.setups: list[tuple[str, tuple[str, ...]]] = []
        self.wanted = Status(State.READY, f"{name} is on.")

    def made(self, dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> FakeChecker:
        """What a thread gets when it makes its engine."""
        self.setups.append((dialect, tuple(words)))
        self._latest = FakeChecker(self, on_status)
        return self._latest

    def be(self, status: Status) -> None:
        """Have the latest one be in this state from now on."""
        self._latest.be(status)


class FakeChecker:
    """One engine. Like the real ones it is starting from the first, and tells only what is new."""

    def __init__(self, engine: FakeEngine, on_status: Callable[[Status], None]) -> None:
        self._engine, self._on_status = engine, on_status
        self.status = Status(State.STARTING, f"{engine.name} is starting.")
        self._answers: dict[str, tuple[Finding, ...]] = {}
        self._ended = False

    def start(self) -> Status:
        self._engine.may_start.wait()
        self._engine.starts += 1
        self.be(self._engine.wanted)
        return self.status

    def be(self, status: Status) -> None:
        """Be in this state from now on, and tell it if it is news."""
        if status != self.status:
            self.status = status
            self._on_status(status)

    def stop(self) -> None:
        self._ended = True
        self._engine.free.set()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        self._engine.setups.append((dialect, tuple(words)))
        self._answers = {}

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        self._engine.asked.append(paragraph)
        self._engine.free.wait()
        if self._ended:
            raise GrammarOff("It was ended.")
        rule = f"{self._engine.name}/Rule"
        words = [one for one in self._engine.words if one in paragraph]
        self._answers[paragraph] = tuple(mark(paragraph, one, rule, LINK) for one in words)
        return self._answers[paragraph]

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        return self._answers.get(paragraph)

    def due(self, paragraphs: Iterable[str]) -> float | None:
        return None
