"""Figures over all prospects. They are counts; how much can be told from them is for whoever shows them to say."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoveOutcomes:
    """How it ended with the prospects with whom a move was made.

    What counts is the last outcome that was noted on the day of the move's last use or later; without one it is open.
    """

    move: str
    won: int
    lost: int
    open: int


@dataclass(frozen=True, slots=True)
class MoveReplies:
    """What came back to the messages that made a move: how many for each reading, and how many without an answer.

    What counts is the last reply before the next message to the same prospect, an automatic one never.
    """

    move: str
    readings: Mapping[str, int]
    unanswered: int


@dataclass(frozen=True, slots=True)
class MonthComposure:
    """The mean composure of the messages sent in a month ("2026-05", UTC), and of how many."""

    month: str
    mean: float
    n: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The three, each in the order of its first column."""

    outcomes: tuple[MoveOutcomes, ...]
    replies: tuple[MoveReplies, ...]
    composure: tuple[MonthComposure, ...]


def overview(connection: sqlite3.Connection) -> Overview:
    """All figures."""
    return Overview(_outcomes(connection), _replies(connection), _composure(connection))


def _outcomes(connection: sqlite3.Connection) -> tuple[MoveOutcomes, ...]:
    counts: dict[str, dict[str, int]] = {}
    for move, result, n in connection.execute("SELECT move, result, count(*) FROM used GROUP BY move, result"):
        counts.setdefault(move, {})[result] = n
    return tuple(
        MoveOutcomes(move, each.get("won", 0), each.get("lost", 0), each.get("open", 0))
        for move, each in counts.items()
    )


def _replies(connection: sqlite3.Connection) -> tuple[MoveReplies, ...]:
    counts: dict[str, dict[str, int]] = {}
    for move, answer, n in connection.execute(
        "SELECT move, answer, count(*) FROM entry WHERE kind = 'sent' AND move <> '' GROUP BY move, answer"
    ):
        counts.setdefault(move, {})[answer] = n
    return tuple(MoveReplies(move, each, each.pop("", 0)) for move, each in counts.items())


def _composure(connection: sqlite3.Connection) -> tuple[MonthComposure, ...]:
    rows = connection.execute(
        "SELECT substr(at, 1, 7), avg(composure), count(*) FROM entry WHERE composure IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return tuple(MonthComposure(*row) for row in rows)
