"""Entries as rows: what was sent, what came back, how it ended, and what follows from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, assert_never

from walkaway.prospects.ledger.entries import (
    AUTOMATIC,
    Cursor,
    Entry,
    Outcome,
    Page,
    Received,
    Sent,
    Used,
    moment,
    stamp,
)
from walkaway.prospects.ledger.errors import AlreadyKept, NoSuchEntry, NoSuchProspect
from walkaway.prospects.ledger.words import storable

_COLUMNS = (
    "id, prospect, kind, at, move, template, composure, how, reading, corrected, message_id, result, subject, text"
)
_LAST: Cursor = ("\U0010ffff", 0)


def add(connection: sqlite3.Connection, prospect: int, what: Sent | Received | Outcome) -> int:
    """Keep an entry; returns its id. Raises NoSuchProspect, AlreadyKept. `settle` has to follow."""
    if connection.execute("SELECT 1 FROM prospect WHERE id = ?", (prospect,)).fetchone() is None:
        raise NoSuchProspect(prospect)
    values = _values(what)
    if isinstance(what, Received) and values["message_id"]:
        kept = connection.execute(
            "SELECT id FROM entry WHERE prospect = ? AND message_id = ?", (prospect, values["message_id"])
        ).fetchone()
        if kept is not None:
            raise AlreadyKept(kept[0])
    names = ", ".join(values)
    places = ", ".join("?" * len(values))
    row = connection.execute(
        f"INSERT INTO entry (prospect, at, {names}) VALUES (?, ?, {places}) RETURNING id",
        (prospect, stamp(what.when), *values.values()),
    ).fetchone()
    return int(row[0])


def get(connection: sqlite3.Connection, id: int) -> Entry:
    """One entry. Raises NoSuchEntry."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM entry WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise NoSuchEntry(id)
    return entry(row)


def remove(connection: sqlite3.Connection, id: int) -> Entry:
    """Drop an entry, and return what it was. Raises NoSuchEntry. `settle` has to follow."""
    found = get(connection, id)
    connection.execute("DELETE FROM entry WHERE id = ?", (id,))
    return found


def correct(connection: sqlite3.Connection, id: int, reading: str) -> Entry:
    """Keep the user's reading beside the program's. Raises NoSuchEntry. `settle` has to follow."""
    found = get(connection, id)
    if not isinstance(found.what, Received):
        raise NoSuchEntry(id)
    corrected = "" if reading == found.what.reading else reading
    connection.execute("UPDATE entry SET corrected = ? WHERE id = ?", (corrected, id))
    return get(connection, id)


def page(connection: sqlite3.Connection, prospect: int, after: Cursor | None, limit: int) -> Page[Entry]:
    """Entries of a prospect, the newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE prospect = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
        (prospect, *(after or _LAST), limit + 1),
    ).fetchall()
    more = (rows[limit - 1][3], rows[limit - 1][0]) if len(rows) > limit else None
    return Page(tuple(entry(row) for row in rows[:limit]), more)


def every(connection: sqlite3.Connection, prospect: int) -> Iterator[Entry]:
    """All entries of a prospect, the oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM entry WHERE prospect = ? ORDER BY at, id", (prospect,))
    yield from map(entry, rows)


def used(connection: sqlite3.Connection, prospect: int) -> dict[str, Used]:
    """The moves made with a prospect, the latest first."""
    rows = connection.execute(
        "SELECT move, times, last, answer FROM used WHERE prospect = ? ORDER BY last DESC, move", (prospect,)
    )
    return {move: Used(move, times, moment(last), answer) for move, times, last, answer in rows}


def settle(connection: sqlite3.Connection, prospect: int) -> None:
    """Work out anew what came back to each message and how it ended with each move."""
    rows = connection.execute(
        "SELECT id, kind, at, move, answer, CASE WHEN corrected = '' THEN reading ELSE corrected END, result"
        "  FROM entry WHERE prospect = ? ORDER BY at DESC, id DESC",
        (prospect,),
    ).fetchall()
    # Of several outcomes the last holds. It is told by its day: one of the same day counts, whatever the hour.
    result, ended = next(((row[6], row[2][:10]) for row in rows if row[1] == "outcome"), ("open", ""))
    answers: list[tuple[str, int]] = []
    made: list[_Made] = []
    answer = ""
    for id, kind, at, move, known, reading, _ in rows:
        if kind == "reply":
            answer = answer or ("" if reading == AUTOMATIC else reading)
        elif kind == "sent":
            made.append(_Made(move, at, answer, result if ended >= at[:10] else "open"))
            answers += [(answer, id)] if answer != known else []
            answer = ""
    connection.executemany("UPDATE entry SET answer = ? WHERE id = ?", answers)
    connection.execute("DELETE FROM used WHERE prospect = ?", (prospect,))
    by_move = sorted((each for each in made if each.move), key=lambda each: each.move)
    for move, group in groupby(by_move, key=lambda each: each.move):
        uses = list(group)  # still the newest first
        values = (prospect, move, len(uses), uses[0].at, uses[0].answer, uses[0].result)
        connection.execute("INSERT INTO used VALUES (?, ?, ?, ?, ?, ?)", values)


def entry(row: tuple[Any, ...]) -> Entry:
    """An entry from the columns that this module asks for."""
    id, prospect, kind, at, move, template, composure, how, reading, corrected, message_id, result, subject, text = row
    when = moment(at)
    if kind == "sent":
        return Entry(id, prospect, Sent(when, subject, text, template, move, composure, how))
    if kind == "reply":
        return Entry(id, prospect, Received(when, text, reading, subject, message_id, corrected))
    return Entry(id, prospect, Outcome(when, result))


@dataclass(frozen=True, slots=True)
class _Made:
    """A move that was made once."""

    move: str
    at: str
    answer: str
    result: str


def _values(what: Sent | Received | Outcome) -> dict[str, str | int | None]:
    match what:
        case Outcome():
            return {"kind": "outcome", "result": what.result}
        case Received():
            return {
                "kind": "reply",
                "reading": what.reading,
                "corrected": "" if what.corrected == what.reading else what.corrected,
                "message_id": storable(what.message_id.strip()),
                **_said(what),
            }
        case Sent():
            return {
                "kind": "sent",
                "move": what.move,
                "template": storable(what.template),
                "composure": what.composure,
                "how": what.how,
                **_said(what),
            }
        case _:
            assert_never(what)


def _said(what: Sent | Received) -> dict[str, str]:
    return {"subject": storable(what.subject), "text": storable(what.text)}
