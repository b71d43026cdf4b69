"""The figures of the overview as rows of words, and what can be told from them: no widget needed.

A share is only given from `ENOUGH` on, and then with the range in which it lies 19 times out of 20 (the score interval
of Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927). Below that a share would say
more about chance than about the move.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from walkaway.gui.prospects import reading_words
from walkaway.gui.prospects.reading_words import AUTOMATIC, NONE
from walkaway.moves import MOVES
from walkaway.prospects.ledger import MonthComposure, MoveOutcomes, MoveReplies

ENOUGH: Final = 10
_NORMAL = 1.96
TOO_FEW = "too few to tell"
NO_ANSWER: Final = "unanswered"
READINGS: Final = {
    **{reading: words.label for reading, words in reading_words.READINGS.items() if reading != AUTOMATIC},
    NONE: "Something else",
    NO_ANSWER: "No answer",
}
"""What can come back, each with its words, in the order of the screen."""
RESULTS: Final = {"won": "Won", "lost": "Lost", "open": "Open"}
"""How it can have ended, each with its words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One move, and its counts in the order of the plot."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One month: its mean composure, and of how many messages."""

    label: str
    mean: float
    n: int

    @property
    def enough(self) -> bool:
        """True where the mean tells something."""
        return self.n >= ENOUGH


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def share(part: int, whole: int) -> str:
    """So many of so many, and what that tells."""
    if not whole:
        return "none yet"
    counted = f"{part} of {whole}"
    if whole < ENOUGH:
        return f"{counted}, {TOO_FEW}"
    low, high = likely(part, whole)
    return f"{counted}: {_percent(part / whole)}%, likely {_percent(low)}–{_percent(high)}%"


def likely(part: int, whole: int) -> tuple[float, float]:
    """The range in which the true share lies 19 times out of 20."""
    rate, square = part / whole, _NORMAL * _NORMAL
    middle = (rate + square / (2 * whole)) / (1 + square / whole)
    reach = _NORMAL / (1 + square / whole) * math.sqrt(rate * (1 - rate) / whole + square / (4 * whole * whole))
    return max(0.0, min(rate, middle - reach)), min(1.0, max(rate, middle + reach))


def outcome_bars(outcomes: Iterable[MoveOutcomes]) -> tuple[Bar, ...]:
    """How it ended for each move, the one made most often first."""
    return _bars((one.move, (one.won, one.lost, one.open)) for one in outcomes)


def outcome_table(outcomes: Iterable[MoveOutcomes]) -> Table:
    """The same, with what it tells."""
    rows = (_row(bar, bar.counts[0], bar.counts[0] + bar.counts[1]) for bar in outcome_bars(outcomes))
    return Table(("Move", "Share won", *RESULTS.values()), tuple(rows))


def reply_bars(replies: Iterable[MoveReplies]) -> tuple[Bar, ...]:
    """What came back to each move, the one made most often first."""
    return _bars((one.move, _came_back(one)) for one in replies)


def reply_table(replies: Iterable[MoveReplies]) -> Table:
    """The same, with what it tells."""
    rows = (_row(bar, sum(bar.counts[:-1]), sum(bar.counts)) for bar in reply_bars(replies))
    return Table(("Move", "Share answered", *READINGS.values()), tuple(rows))


def points(months: Iterable[MonthComposure]) -> tuple[Point, ...]:
    """The mean composure of each month that had messages."""
    return tuple(Point(_month(one.month), one.mean, one.n) for one in months)


def composure_table(months: Iterable[MonthComposure]) -> Table:
    """The same, with what it tells; the last month first."""
    rows = ((one.label, str(one.n), f"{one.mean:.0f}{'' if one.enough else f', {TOO_FEW}'}") for one in points(months))
    return Table(("Month", "Messages", "Composure"), tuple(reversed(tuple(rows))))


def _bars(counted: Iterable[tuple[str, tuple[int, ...]]]) -> tuple[Bar, ...]:
    bars = [Bar(MOVES[move].label if move in MOVES else move, counts) for move, counts in counted]
    return tuple(sorted(bars, key=lambda bar: (-sum(bar.counts), bar.label)))


def _came_back(one: MoveReplies) -> tuple[int, ...]:
    known = {**one.readings, NO_ANSWER: one.unanswered}
    # A reading that a later version knows must not make the sum smaller.
    other = sum(n for reading, n in one.readings.items() if reading not in READINGS)
    return tuple(known.get(reading, 0) + (other if reading == NONE else 0) for reading in READINGS)


def _row(bar: Bar, part: int, whole: int) -> tuple[str, ...]:
    return (bar.label, share(part, whole), *map(str, bar.counts))


def _month(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{date(year, number, 1):%b} {year}"


def _percent(rate: float) -> int:
    return round(100 * rate)
