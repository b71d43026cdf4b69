"""The start: is the file ours, whole and of today's form? If not, it is put right, and what was done is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from walkaway.paths import make_private
from walkaway.prospects.ledger.backups import Backups
from walkaway.prospects.ledger.database import Database, connect, explaining, is_damage, is_sound
from walkaway.prospects.ledger.errors import LedgerError
from walkaway.prospects.ledger.migrations import migrate, refuse_foreign, steps, version


def open_database(path: Path, folder: Path, now: datetime) -> tuple[Database, str]:
    """The open file, with every step in `folder` made, and a notice for the user ("" when there is nothing to say).

    Raises LedgerError.
    """
    make_private(path.parent)
    if path.exists() and not path.is_file():
        raise LedgerError(path, "it is not an ordinary file", "Move it elsewhere.")
    backups, newest = Backups(path), len(steps(folder))
    with explaining(path):
        notice = "" if _is_usable(path, backups, newest) else _repair(path, backups, newest, now)
        connection = connect(path)
    try:
        with explaining(path):
            database = Database(path, connection)
            migrate(database, folder, lambda current: backups.make(database, current, now))
            notice = " ".join(filter(None, (notice, _keep_up(backups, database, newest, now))))
    except BaseException:
        connection.close()
        raise
    return database, notice


def _keep_up(backups: Backups, database: Database, version: int, now: datetime) -> str:
    """Make the backup that is due; one that cannot be made keeps nobody from working, and is said."""
    with database.reading() as connection:
        to_renew, anybody = (_has_row(connection, table) for table in ("backups_to_renew", "prospect"))
    try:
        if to_renew:
            backups.renew(database, version, now)
        elif anybody:
            backups.make_daily(database, version, now)
    except LedgerError as error:
        return f"There is no backup of today: {error.cause}. {error.advice}"
    return ""


def _is_usable(path: Path, backups: Backups, newest: int) -> bool:
    """True for a whole ledger and for a place where a new one may begin. Raises for a file that is not ours."""
    if not path.exists():
        return not backups.all()
    try:
        with closing(connect(path, "mode=ro")) as connection:
            refuse_foreign(path, connection, newest)
            # A file that was cut off at its first byte is a valid, empty database.
            return is_sound(connection) and (version(connection) > 0 or not backups.all())
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return False


def _repair(path: Path, backups: Backups, newest: int, now: datetime) -> str:
    aside = backups.set_aside(now)
    found = "was damaged" if aside else "was missing"
    kept = f" The damaged file is kept as {aside}." if aside else ""
    backup = backups.put_back(newest)
    if backup is None:
        return f"The ledger {found} and there is no backup of it: it begins anew, empty.{kept}"
    made = backup.made.astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")
    return f"The ledger {found}. The backup of {made} is in its place; what was added after that is not in it.{kept}"


def _has_row(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None
