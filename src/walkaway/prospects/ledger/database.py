"""One connection to the ledger's file: its settings, changes that are all or nothing, errors as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from walkaway.prospects.ledger.errors import LedgerBusy, LedgerDamaged, LedgerError

WAIT_SECONDS = 2.0
"""How long to wait for another program that is writing."""

_REOPEN = "Open Walkaway again: it is repaired from its last backup then."
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space and try again."),
    sqlite3.SQLITE_IOERR: ("the disk reported an error", "Look after the disk and its free space, and try again."),
    sqlite3.SQLITE_READONLY: ("this place is read-only", "Allow writing there, or choose another with WALKAWAY_HOME."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened there", "Look after that folder and the rights to write in it."),
    sqlite3.SQLITE_PERM: ("there is no permission", "Allow writing there, or choose another with WALKAWAY_HOME."),
    sqlite3.SQLITE_AUTH: ("there is no permission", "Allow writing there, or choose another with WALKAWAY_HOME."),
    sqlite3.SQLITE_TOOBIG: ("that is too long to be kept", "Shorten it and try again."),
    sqlite3.SQLITE_NOMEM: ("there is not enough memory", "Close other programs and try again."),
}


def is_damage(error: sqlite3.Error) -> bool:
    """True when the error says that the file itself is broken."""
    return _primary(error) in _DAMAGED


def explained(path: Path, error: sqlite3.Error) -> LedgerError | None:
    """The error as a sentence; None for one that is a mistake of the program."""
    code = _primary(error)
    if code in _DAMAGED:
        return LedgerDamaged(path, "it is damaged", _REOPEN)
    if code in _BUSY:
        return LedgerBusy(path, "another program is writing to it", "Try again in a moment.")
    return LedgerError(path, *_REASONS[code]) if code in _REASONS else None


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into a LedgerError."""
    try:
        yield
    except OSError as error:
        raise LedgerError.of(path, error) from error
    except sqlite3.Error as error:
        said = explained(path, error)
        if said is None:
            raise
        raise said from error


def connect(path: Path, how: str = "mode=rwc") -> sqlite3.Connection:
    """A connection without any setting that writes; `how` is for SQLite: mode=ro, immutable=1 or mode=rwc."""
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)


def is_sound(connection: sqlite3.Connection) -> bool:
    """True when SQLite finds the file whole. Raises what is not about damage."""
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return False


def is_sound_file(path: Path) -> bool:
    """The same for a file that nobody writes."""
    try:
        with closing(connect(path, "immutable=1")) as connection:
            return is_sound(connection)
    except sqlite3.OperationalError:
        return False


class Database:
    """An open ledger file. It belongs to the thread that opened it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        # WAL: readers and the one writer do not wait for each other. FULL: what was committed survives a power cut.
        # What is deleted is overwritten with zeros.
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {setting}")
        for setting in ("cell_size_check = ON", "cache_size = -16000"):
            connection.execute(f"PRAGMA {setting}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for questions."""
        with explaining(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection, for a change that is made whole or not at all, and is on the disk when this ends."""
        with explaining(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite ends it by itself when the disk is full
                    self._connection.execute("ROLLBACK")
                raise

    def empty_log(self) -> bool:
        """Move what the write-ahead log holds into the file; False when another program's reading was in the way."""
        with explaining(self.path):
            return bool(self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

    def copy_to(self, target: Path) -> None:
        """A copy of all that is committed, as one file of its own."""
        with closing(connect(target)) as copy:
            copy.execute("PRAGMA journal_mode = MEMORY")  # a copy that is cut off is thrown away: it leaves one file
            self._connection.backup(copy)

    def close(self) -> None:
        """Let go of the file."""
        with explaining(self.path):
            self._connection.close()


def _primary(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
