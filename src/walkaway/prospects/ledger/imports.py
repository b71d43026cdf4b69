"""What an import does to the ledger, and how all of it is undone at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.prospects.ledger import people
from walkaway.prospects.prospect import Prospect


@dataclass(frozen=True, slots=True)
class Imported:
    """What was kept: new prospects, and known ones as they were and as they became.

    `last_entry` is the newest entry of the ledger right after it: what is newer was noted since.
    """

    added: tuple[Prospect, ...]
    changed: tuple[tuple[Prospect, Prospect], ...]
    last_entry: int


def keep(connection: sqlite3.Connection, prospects: Iterable[Prospect]) -> Imported:
    """Add those whose id is 0 and change the others. Raises NoSuchProspect, AddressTaken."""
    wanted = tuple(prospects)
    before = people.several(connection, [each.id for each in wanted])
    new = [people.add(connection, each) for each in wanted if not each.id]
    for each in wanted:
        if each.id:
            people.change(connection, each)
    after = people.several(connection, before)
    return imported(connection, new, ((before[id], after[id]) for id in before))


def imported(
    connection: sqlite3.Connection, added: Iterable[int], changed: Iterable[tuple[Prospect, Prospect]] = ()
) -> Imported:
    """What was kept just now; `added` has the new ids."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    return Imported(tuple(people.several(connection, added).values()), tuple(changed), last)


def take_back(connection: sqlite3.Connection, done: Imported) -> int:
    """Undo an import; returns how many prospects stay as they are, because something was done about them since."""
    now = people.several(connection, [each.id for each in (*done.added, *(after for _, after in done.changed))])
    busy = _with_entries_after(connection, done.last_entry)
    gone = [each.id for each in done.added if now.get(each.id) == each and each.id not in busy]
    people.remove(connection, gone)
    back = [before for before, after in done.changed if now.get(after.id) == after]
    for each in back:
        people.change(connection, each)
    return len(now) - len(gone) - len(back)


def _with_entries_after(connection: sqlite3.Connection, entry: int) -> set[int]:
    return {row[0] for row in connection.execute("SELECT DISTINCT prospect FROM entry WHERE id > ?", (entry,))}
