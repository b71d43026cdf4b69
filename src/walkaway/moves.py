"""The moves: selling techniques that a message can make, with when they work, when they backfire and what comes next.

They stand this low because templates make them, the ledger counts them and the advice after a reply chooses among them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from walkaway.files import ReadError, read_text
from walkaway.paths import resource
from walkaway.text.counting import counted

TURNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "taken": "If they lean in",
        "refused": "If they step back",
        "stalled": "If they stall",
        "silent": "If they don’t answer",
    }
)
"""How a prospect can answer a move, each with its words for the screen."""
_WORDS = ("id", "label", "help", "works", "backfires", "source")
_KEYS = (*_WORDS, "recharge_days", "after")


class MoveError(Exception):
    """The file of moves is wrong; the message names file, move, what is wrong and what is expected."""

    def __init__(self, file: Path, move: str, problem: str, expected: str) -> None:
        self.file, self.move, self.problem, self.expected = file, move, problem, expected
        super().__init__(f"{file}{f', move {move}' if move else ''}: {problem}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Move:
    """A technique. `help` says what it is; `recharge_days` is how long it needs to recharge with the same prospect.

    `after` has the ids of the moves to go on with for each of `TURNS`, best first.
    """

    id: str
    label: str
    help: str
    works: str
    backfires: str
    recharge_days: int
    after: Mapping[str, tuple[str, ...]]
    source: str


def read_moves(file: Path) -> Mapping[str, Move]:
    """The moves of a file by id, in its order. Raises MoveError."""
    try:
        table = tomllib.loads(read_text(file).editable)
    except ReadError as error:
        raise MoveError(file, "", error.cause, "a text file") from error
    except tomllib.TOMLDecodeError as error:
        raise MoveError(file, "", str(error), "TOML") from error
    rows = table.get("move")
    if not isinstance(rows, list) or not rows or set(table) != {"move"}:
        raise MoveError(file, "", "it does not consist of moves", "one [[move]] after another")
    moves: dict[str, Move] = {}
    for number, row in enumerate(rows, 1):
        move = _Row(file, number, row).move()
        if move.id in moves:
            raise MoveError(file, move.id, "the id is there twice", "an id of its own")
        moves[move.id] = move
    for move in moves.values():
        _check_after(file, move, moves)
    return MappingProxyType(moves)


def _check_after(file: Path, move: Move, moves: Mapping[str, Move]) -> None:
    for turn, ids in move.after.items():
        for id in ids:
            if id == move.id:
                raise MoveError(file, move.id, f"after.{turn} has the move itself", "another move")
            if id not in moves:
                raise MoveError(file, move.id, f'after.{turn} has "{id}", which is no move', "the id of a move")


class _Row:
    """One `[[move]]` on its way to a `Move`."""

    def __init__(self, file: Path, number: int, row: Any) -> None:
        self._file, self._row = file, row if isinstance(row, dict) else {}
        id = self._row.get("id")
        self._name = id if isinstance(id, str) and id else f"number {number}"

    def move(self) -> Move:
        """The move, once every key is as it must be."""
        for key in _KEYS:
            if key not in self._row:
                raise self._wrong(f"{key} is missing", f"each of {', '.join(_KEYS)}")
        for key in self._row:
            if key not in _KEYS:
                raise self._wrong(f"{key} is no key of a move", f"only {', '.join(_KEYS)}")
        words = {key: self._words(key) for key in _WORDS}
        return Move(**words, recharge_days=self._recharge_days(), after=self._after())

    def _words(self, key: str) -> str:
        value = self._row[key]
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            raise self._wrong(f"{key} is {value!r}", "some words on one line, in quotation marks")
        return value

    def _recharge_days(self) -> int:
        value = self._row["recharge_days"]
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._wrong(f"recharge_days is {value!r}", "a whole number of days, 0 for none")
        return value

    def _after(self) -> Mapping[str, tuple[str, ...]]:
        value = self._row["after"]
        if not isinstance(value, dict) or set(value) != set(TURNS):
            keys = ", ".join(value) if isinstance(value, dict) else repr(value)
            raise self._wrong(f"after has {keys or 'nothing'}", f"a list of moves for each of {', '.join(TURNS)}")
        return MappingProxyType({turn: self._ids(turn, value[turn]) for turn in TURNS})

    def _ids(self, turn: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            raise self._wrong(f"after.{turn} is {value!r}", 'a list of ids, such as ["plain", "go_for_no"]')
        if len(set(value)) < len(value):
            raise self._wrong(f"after.{turn} has a move twice", "each move once")
        return tuple(value)

    def _wrong(self, problem: str, expected: str) -> MoveError:
        return MoveError(self._file, self._name, problem, expected)


MOVES: Final = read_moves(resource("moves.toml"))
"""Every move by id, in the order of the screen."""


def recharge_days(id: str, own: Mapping[str, int]) -> int:
    """How many days a move needs to recharge with the same prospect: the user's `own` number, else the usual one."""
    return own.get(id, MOVES[id].recharge_days)


def all_recharge_days(own: Mapping[str, int]) -> dict[str, int]:
    """The same for every move, by id."""
    return {id: recharge_days(id, own) for id in MOVES}


def recharge_words(days: int) -> str:
    """How long a move needs to recharge, as a sentence."""
    if days == 0:
        return "Takes no time to recharge."
    return f"Recharges in {counted(days, 'day')} with the same prospect."
