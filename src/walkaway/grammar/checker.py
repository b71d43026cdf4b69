"""What the rest of Walkaway knows about a grammar engine: it answers a paragraph, and it says how it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from walkaway.text.finding import Finding


class State(StrEnum):
    """How an engine is."""

    STARTING = "starting"
    READY = "ready"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Status:
    """An engine's state and the sentence that a status bar shows for it."""

    state: State
    sentence: str


class GrammarError(Exception):
    """An engine failed; the message is one sentence for the user."""


class GrammarOff(GrammarError):
    """The engine is off and stays off until it is started again; the message says why."""


class Checker(Protocol):
    """One engine. Every call but `known` and `status` may block: keep it off the window's thread."""

    @property
    def status(self) -> Status:
        """How the engine is now."""

    def start(self) -> Status:
        """Bring the engine up (again); blocks until it is ready or off."""

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph, sorted, spans in its code points. Raises `GrammarOff`."""

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is already there, at once; else None."""

    def stop(self) -> None:
        """End the engine and everything it started; safe from any thread, also during `check`."""
