"""How a grammar engine is, and how it fails: what the window shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
