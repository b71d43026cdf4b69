"""The rules for other programs that mark words: what each can be told, and what becomes of every rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_NAME = 100
"""The most signs of a rule's file: a name may be as long as whoever wrote the rule likes."""


class Fate(StrEnum):
    """What becomes of a rule."""

    SAME = "exported"
    DIFFERENT = "exported but different"
    LEFT_OUT = "not exported"


class UnsaidError(Exception):
    """The other program has no words for this; the message names what."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the rule of that id, and why it is not quite what it was."""

    id: str
    fate: Fate
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, id: str, reasons: set[str]) -> Outcome:
        """The outcome of an exported rule."""
        return cls(id, Fate.DIFFERENT if reasons else Fate.SAME, tuple(sorted(reasons)))

    @classmethod
    def left_out(cls, id: str, reason: str) -> Outcome:
        """The outcome of a rule that is not exported."""
        return cls(id, Fate.LEFT_OUT, (reason,))
