"""Prospects as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from walkaway.prospects.ledger.entries import Cursor, Page, Summary, moment
from walkaway.prospects.ledger.errors import AddressTaken, NoSuchProspect, ProspectError
from walkaway.prospects.ledger.words import storable
from walkaway.prospects.prospect import TONES, Prospect, fold_address, pieces

_COLUMNS = """
    prospect.id, name, firm, notes, tags, tone, fields,
    (SELECT json_group_array(written)
       FROM (SELECT written FROM address WHERE address.prospect = prospect.id ORDER BY place))
"""
_SUMMARY = f"""
    SELECT {_COLUMNS}, last_contact,
           (SELECT count(*) FROM entry WHERE entry.prospect = prospect.id AND kind = 'sent'),
           (SELECT count(*) FROM entry WHERE entry.prospect = prospect.id AND kind = 'reply'),
           coalesce((SELECT result FROM entry WHERE entry.prospect = prospect.id AND kind = 'outcome'
                      ORDER BY at DESC, id DESC LIMIT 1), 'open')
      FROM prospect
"""
_LAST: Cursor = ("\U0010ffff", 0)


def add(connection: sqlite3.Connection, prospect: Prospect) -> int:
    """Keep a new prospect; returns the id. Raises AddressTaken."""
    kept = _checked(prospect)
    row = connection.execute(
        "INSERT INTO prospect (name, firm, tone, tags, fields, notes) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        _values(kept),
    ).fetchone()
    _index(connection, row[0], kept)
    return int(row[0])


def change(connection: sqlite3.Connection, prospect: Prospect) -> None:
    """Keep a prospect as it is now. Raises NoSuchProspect, AddressTaken."""
    kept = _checked(prospect)
    done = connection.execute(
        "UPDATE prospect SET name = ?, firm = ?, tone = ?, tags = ?, fields = ?, notes = ? WHERE id = ?",
        (*_values(kept), kept.id),
    )
    if not done.rowcount:
        raise NoSuchProspect(kept.id)
    connection.execute("DELETE FROM address WHERE prospect = ?", (kept.id,))
    connection.execute("DELETE FROM prospect_words WHERE rowid = ?", (kept.id,))
    _index(connection, kept.id, kept)


def remove(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Drop prospects with every entry. Raises NoSuchProspect."""
    for id in ids:
        connection.execute("DELETE FROM prospect_words WHERE rowid = ?", (id,))
        if not connection.execute("DELETE FROM prospect WHERE id = ?", (id,)).rowcount:
            raise NoSuchProspect(id)
    # Until an index is merged, it holds the words of what was deleted.
    for index in ("prospect_words", "entry_words"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def get(connection: sqlite3.Connection, id: int) -> Prospect:
    """One prospect. Raises NoSuchProspect."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM prospect WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NoSuchProspect(id)
    return _prospect(row)


def several(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Prospect]:
    """The prospects with these ids, by id."""
    wanted = json.dumps(sorted(set(ids)))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM prospect WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    return {row[0]: _prospect(row) for row in rows}


def find(connection: sqlite3.Connection, address: str) -> Prospect | None:
    """Whom an address belongs to."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM prospect WHERE id = (SELECT prospect FROM address WHERE folded = ?)",
        (fold_address(storable(address)),),
    ).fetchone()
    return None if row is None else _prospect(row)


def find_by_name(connection: sqlite3.Connection, name: str, firm: str) -> Prospect | None:
    """Who is called so, unless several are; a firm has to be theirs where one is kept."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM prospect WHERE iif(name = '', firm, name) = ?1 COLLATE NOCASE"
        " AND (?2 = '' OR firm COLLATE NOCASE IN ('', ?2)) LIMIT 2",
        (storable(name), storable(firm)),
    ).fetchall()
    return _prospect(rows[0]) if name and len(rows) == 1 else None


def every(connection: sqlite3.Connection) -> Iterator[Prospect]:
    """All prospects, in the order in which they came."""
    yield from map(_prospect, connection.execute(f"SELECT {_COLUMNS} FROM prospect ORDER BY id"))


def page(connection: sqlite3.Connection, after: Cursor | None, limit: int, tag: str) -> Page[Summary]:
    """Prospects by last contact, the latest first; those without any come last, the newest first."""
    tagged = "AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)" if tag else ""
    rows = connection.execute(
        f"{_SUMMARY} WHERE (last_contact, id) < (?, ?) {tagged} ORDER BY last_contact DESC, id DESC LIMIT ?",
        (*(after or _LAST), *([tag] if tag else []), limit + 1),
    ).fetchall()
    items = tuple(_summary(row) for row in rows[:limit])
    return Page(items, (rows[limit - 1][8], rows[limit - 1][0]) if len(rows) > limit else None)


def summary(connection: sqlite3.Connection, id: int) -> Summary:
    """One prospect as lists show it. Raises NoSuchProspect."""
    row = connection.execute(f"{_SUMMARY} WHERE prospect.id = ?", (id,)).fetchone()
    if row is None:
        raise NoSuchProspect(id)
    return _summary(row)


def count(connection: sqlite3.Connection) -> int:
    """How many prospects there are."""
    return int(connection.execute("SELECT count(*) FROM prospect").fetchone()[0])


def tags(connection: sqlite3.Connection) -> dict[str, int]:
    """Every tag, and how many prospects have it."""
    rows = connection.execute(
        "SELECT value, count(*) FROM prospect, json_each(prospect.tags) GROUP BY value ORDER BY value"
    )
    return dict(rows.fetchall())


def _checked(prospect: Prospect) -> Prospect:
    if prospect.tone not in TONES:
        raise ProspectError(f'There is no tone "{prospect.tone}". Choose warm, plain or dry, or none.')
    # One address or tag a piece: what parts them in a file can then stand in none.
    addresses = {fold_address(each): each for cell in reversed(prospect.addresses) for each in _pieces(cell)[::-1]}
    return Prospect(
        prospect.id,
        storable(prospect.name),
        storable(prospect.firm),
        tuple(reversed(addresses.values())),
        storable(prospect.notes),
        tuple(dict.fromkeys(tag for each in prospect.tags for tag in _pieces(each))),
        prospect.tone,
        {storable(name): storable(value) for name, value in prospect.fields.items()},
    )


def _pieces(words: str) -> tuple[str, ...]:
    return pieces(storable(words))


def _values(prospect: Prospect) -> tuple[str, ...]:
    tags = json.dumps(list(prospect.tags), ensure_ascii=False)
    fields = json.dumps(dict(prospect.fields), ensure_ascii=False)
    return prospect.name, prospect.firm, prospect.tone, tags, fields, prospect.notes


def _index(connection: sqlite3.Connection, id: int, prospect: Prospect) -> None:
    for place, address in enumerate(prospect.addresses):
        folded = fold_address(address)
        owner = connection.execute("SELECT prospect FROM address WHERE folded = ?", (folded,)).fetchone()
        if owner is not None:
            raise AddressTaken(address, owner[0], get(connection, owner[0]).label)
        connection.execute("INSERT INTO address VALUES (?, ?, ?, ?)", (folded, id, place, address))
    connection.execute(
        "INSERT INTO prospect_words (rowid, name, firm, addresses, notes, tags, fields) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            id,
            prospect.name,
            prospect.firm,
            "\n".join(prospect.addresses),
            prospect.notes,
            "\n".join(prospect.tags),
            "\n".join(prospect.fields.values()),
        ),
    )


def _prospect(row: tuple[int, str, str, str, str, str, str, str]) -> Prospect:
    id, name, firm, notes, tags, tone, fields, addresses = row[:8]
    return Prospect(
        id,
        name,
        firm,
        tuple(json.loads(addresses)),
        notes,
        tuple(json.loads(tags)),
        tone,
        MappingProxyType(json.loads(fields)),
    )


def _summary(row: tuple[int, str, str, str, str, str, str, str, str, int, int, str]) -> Summary:
    last, sent, replies, result = row[8:]
    return Summary(_prospect(row[:8]), moment(last) if last else None, sent, replies, result)
