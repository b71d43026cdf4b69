"""The row changes that turn one list into another: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

Row = TypeVar("Row", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """Rows `[start, end)` of the old list become rows `[new_start, new_end)` of the new one."""

    what: Literal["remove", "insert", "update"]
    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[Row], new: Sequence[Row], same: Callable[[int, int], bool]) -> list[Change]:
    """The changes from `old` to `new`, last row first, so that each can be made without shifting the next.

    `same(i, j)` says that the old row i and the new row j are one thing that has changed (an update, not another row).
    """
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _parts(a + head, b + head, c + head, d + head, same)
    return found[::-1]


def _parts(a: int, b: int, c: int, d: int, same: Callable[[int, int], bool]) -> list[Change]:
    """One differing stretch: updates where the rows pair up, else out with the old and in with the new."""
    if b - a == d - c and all(same(a + n, c + n) for n in range(b - a)):
        return [Change("update", a, b, c, d)]
    out: list[Change] = []
    if d > c:
        out.append(Change("insert", a, a, c, d))
    if b > a:
        out.append(Change("remove", a, b, c, c))
    return out


def _common_head(old: Sequence[object], new: Sequence[object]) -> int:
    limit = min(len(old), len(new))
    return next((n for n in range(limit) if old[n] != new[n]), limit)


def _common_tail(old: Sequence[object], new: Sequence[object], head: int) -> int:
    limit = min(len(old), len(new)) - head
    return next((n for n in range(limit) if old[-1 - n] != new[-1 - n]), limit)
