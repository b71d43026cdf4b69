"""The row changes that turn one list into another: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

Row = TypeVar("Row")
Key = Callable[[Row], Hashable]


@dataclass(frozen=True, slots=True)
class Change:
    """Rows `[start, end)` of the old list become rows `[new_start, new_end)` of the new one."""

    what: Literal["remove", "insert", "update"]
    start: int
    end: int
    new_start: int
    new_end: int


def changes(old: Sequence[Row], new: Sequence[Row], keys: Sequence[Key[Row]]) -> list[Change]:
    """The changes from `old` to `new`, last row first, so that each can be made without shifting the next.

    Rows that agree in the first key are the same and look the same. Among the others, those that agree in a later key
    are the same row that looks different now (an update), the keys being tried in turn.
    """
    head = _common([keys[0](row) for row in old], [keys[0](row) for row in new])
    tail = _common([keys[0](row) for row in old[head:][::-1]], [keys[0](row) for row in new[head:][::-1]])
    return list(_walk(old, new, keys, Change("update", head, len(old) - tail, head, len(new) - tail)))[::-1]


def _walk(
    old: Sequence[Row], new: Sequence[Row], keys: Sequence[Key[Row]], part: Change, level: int = 0
) -> Iterator[Change]:
    """The changes in one part of the lists, first row first."""
    a, b, c, d = part.start, part.end, part.new_start, part.new_end
    if level == len(keys):
        if d > c:
            yield Change("insert", a, a, c, d)
        if b > a:
            yield Change("remove", a, b, c, c)
        return
    before, after = [keys[level](row) for row in old[a:b]], [keys[level](row) for row in new[c:d]]
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        found = Change("update", a + i, a + j, c + k, c + m)
        if tag != "equal":
            yield from _walk(old, new, keys, found, level + 1)
        elif level:
            yield found


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many rows agree from the start on."""
    limit = min(len(one), len(other))
    return next((n for n in range(limit) if one[n] != other[n]), limit)
