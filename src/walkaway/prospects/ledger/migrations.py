"""The ledger's file grows with the program: one numbered SQL file a step, each made whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from walkaway.prospects.ledger.database import Database
from walkaway.prospects.ledger.errors import NewerLedger, NotALedger

APPLICATION = 0x57616C6B
"""The mark "Walk" in the head of the file: a database of another program is left alone."""


def steps(folder: Path) -> list[Path]:
    """The SQL files, in order; the n-th leads to version n."""
    found = sorted(folder.glob("[0-9][0-9][0-9][0-9]-*.sql"))
    if [int(each.name[:4]) for each in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"{folder}: the steps are not numbered 0001, 0002, ...")
    return found


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has made; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(path: Path, connection: sqlite3.Connection, newest: int) -> None:
    """Raise NewerLedger or NotALedger for a file that this program must not touch."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if application or not empty:
            raise NotALedger(path)
    if version(connection) > newest:
        raise NewerLedger(path)


def migrate(database: Database, folder: Path, before_each: Callable[[int], object]) -> None:
    """Make the steps that are missing; `before_each` is called with the version that the file still has."""
    for number, step in enumerate(steps(folder), 1):
        with database.reading() as connection:
            current = version(connection)
        if current >= number:
            continue
        if current:
            before_each(current)
        with database.writing() as connection:
            if version(connection) >= number:  # another program was quicker
                continue
            for statement in _statements(step.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """The statements one by one: sqlite3's own executescript would end the transaction."""
    waiting = ""
    for piece in re.split(r"(?<=;)", script):
        waiting += piece
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    if waiting.strip():
        raise ValueError(f"a statement does not end: {waiting.strip()[:60]}")
