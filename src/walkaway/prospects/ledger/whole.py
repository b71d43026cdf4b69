"""All that the ledger knows of prospects as plain data for a JSON file, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, assert_never

from walkaway.prospects.ledger import people, timeline
from walkaway.prospects.ledger.entries import HOWS, RESULTS, Outcome, Received, Sent, is_datable
from walkaway.prospects.ledger.imports import Imported, imported
from walkaway.prospects.prospect import TONES, Prospect

FORMAT = 1
_KIND = "walkaway prospects"


class BadExport(Exception):
    """Data that is no export of a ledger, or a broken one; the message says where and what was expected."""


def export(connection: sqlite3.Connection, prospects: Iterable[Prospect]) -> dict[str, Any]:
    """Everything about these prospects. Numbers that only mean something inside the ledger are left out."""
    return {
        "kind": _KIND,
        "format": FORMAT,
        "prospects": [
            {
                "name": each.name,
                "firm": each.firm,
                "addresses": list(each.addresses),
                "notes": each.notes,
                "tags": list(each.tags),
                "tone": each.tone,
                "fields": dict(each.fields),
                "entries": [_entry(kept.what) for kept in timeline.every(connection, each.id)],
            }
            for each in prospects
        ],
    }


def restore(connection: sqlite3.Connection, data: object) -> Imported:
    """Keep everything that was exported. Raises BadExport, AddressTaken."""
    top = _Table(data, "the file")
    if top.text("kind") != _KIND:
        raise BadExport(f'the file: its kind is not "{_KIND}"')
    if top.number("format") != FORMAT:
        raise BadExport(f"the file: its format is not {FORMAT}; a newer Walkaway may have made it")
    added = []
    for table in top.tables("prospects"):
        id = people.add(connection, _prospect(table))
        for each in table.tables("entries"):
            timeline.add(connection, id, _what(each))
        timeline.settle(connection, id)
        added.append(id)
    return imported(connection, added)


def _entry(what: Sent | Received | Outcome) -> dict[str, Any]:
    when = what.when.isoformat()
    match what:
        case Outcome():
            return {"kind": "outcome", "when": when, "result": what.result}
        case Received():
            read = {"reading": what.reading, "corrected": what.corrected, "message_id": what.message_id}
            return {"kind": "reply", "when": when, **_said(what), **read}
        case Sent():
            made = {"template": what.template, "move": what.move, "composure": what.composure, "how": what.how}
            return {"kind": "sent", "when": when, **_said(what), **made}
        case _:
            assert_never(what)


def _said(what: Sent | Received) -> dict[str, str]:
    return {"subject": what.subject, "text": what.text}


def _prospect(table: _Table) -> Prospect:
    return Prospect(
        name=table.text("name"),
        firm=table.text("firm"),
        addresses=table.texts("addresses"),
        notes=table.text("notes"),
        tags=table.texts("tags"),
        tone=table.one_of("tone", TONES),
        fields=table.fields("fields"),
    )


def _what(table: _Table) -> Sent | Received | Outcome:
    kind = table.one_of("kind", ("sent", "reply", "outcome"))
    when = table.moment("when")
    if kind == "outcome":
        return Outcome(when, table.one_of("result", RESULTS))
    subject, text = table.text("subject"), table.text("text")
    if kind == "reply":
        reading, corrected = table.text("reading"), table.text("corrected")
        return Received(when, text, reading, subject, table.text("message_id"), corrected)
    composure = None if table.get("composure") is None else table.number("composure")
    if composure is not None and not 0 <= composure <= 100:
        raise table.wrong("composure", "0 to 100")
    how = table.one_of("how", HOWS)
    return Sent(when, subject, text, table.text("template"), table.text("move"), composure, how)


class _Table:
    """An object of the file that knows where it stands, so that a mistake can be named."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, Mapping):
            raise BadExport(f"{where}: expected an object")
        self._data, self._where = data, where

    def wrong(self, key: str, expected: str) -> BadExport:
        """What to raise for a value."""
        return BadExport(f"{self._where}, {key}: expected {expected}")

    def get(self, key: str) -> object:
        """A value, None where there is none."""
        return self._data.get(key)

    def text(self, key: str) -> str:
        """A text."""
        value = self.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def number(self, key: str) -> int:
        """A whole number."""
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "a whole number")
        return value

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        """A text out of a closed list."""
        value = self.text(key)
        if value not in choices:
            raise self.wrong(key, f"one of {', '.join(each or 'nothing' for each in choices)}")
        return value

    def moment(self, key: str) -> datetime:
        """A date and time with its zone."""
        try:
            value = datetime.fromisoformat(self.text(key))
        except ValueError as error:
            raise self.wrong(key, "a date and time") from error
        if value.tzinfo is None:
            raise self.wrong(key, "a date and time with its zone")
        if not is_datable(value):
            raise self.wrong(key, "a year between 2 and 9998")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.get(key)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "a list of texts")
        return tuple(value)

    def fields(self, key: str) -> dict[str, str]:
        """An object of texts."""
        value = self.get(key)
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise self.wrong(key, "an object of texts")
        return value

    def tables(self, key: str) -> list[_Table]:
        """A list of objects."""
        value = self.get(key)
        if not isinstance(value, list):
            raise self.wrong(key, "a list of objects")
        inside = f"{self._where}, {key}" if self._where != "the file" else key
        return [_Table(each, f"{inside}[{number}]") for number, each in enumerate(value)]
