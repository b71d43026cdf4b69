"""What every grammar engine is: how it is asked, how it is, and how it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from walkaway.text.finding import Finding


class State(StrEnum):
    """How an engine is."""

    STARTING = "starting"
    WAITING = "waiting"
    """Its start comes with the first text to check."""
    READY = "ready"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Status:
    """An engine's state, the sentence that a status bar shows for it, and the memory it takes (bytes, 0: unknown).

    `again` is the pause after which an engine that is off should be started again by itself, in seconds; 0 is never.
    """

    state: State
    sentence: str
    memory: int = 0
    again: float = 0.0


class GrammarError(Exception):
    """An engine failed; the message is one sentence for the user."""


class GrammarOff(GrammarError):
    """The engine is off and stays off until it is started again; the message says why."""


class Checker(Protocol):
    """A grammar engine. Ask it from one thread of its own; all but `start` and `check` may be called from any.

    That thread must live as long as the engine: on Linux the engine's processes die with it.
    """

    @property
    def status(self) -> Status:
        """How the engine is now."""
        ...

    def start(self) -> Status:
        """Bring the engine up, or up again; blocks until it is ready, waits or is off. A stopped one stays off."""
        ...

    def stop(self) -> None:
        """End the engine and every process of it for good; a check that waits raises `GrammarOff`."""
        ...

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Answer by this dialect and this user dictionary from now on; returns at once."""
        ...

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph, sorted, spans in its code points; blocks. Raises `GrammarOff`."""
        ...

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered, at once; else None."""
        ...

    def due(self, paragraphs: Iterable[str]) -> float | None:
        """Seconds until one of these that had no answer is to be asked again by itself; None where none is."""
        ...
