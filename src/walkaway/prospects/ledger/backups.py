"""Copies of the ledger: one a day, thinned as they age, and one before each migration."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from walkaway import files
from walkaway.paths import make_private
from walkaway.prospects.ledger.database import Database, explaining, is_sound_file

_NAME = re.compile(r"ledger-(\d{8}T\d{12}Z)-v(\d+)\.sqlite")
_TIME = "%Y%m%dT%H%M%S%fZ"
_SIDES = ("-wal", "-shm", "-journal")

DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of how many days, weeks and months one copy each is kept."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: when it was made, and of which version."""

    path: Path
    made: datetime
    version: int


class Backups:
    """The copies of one ledger, in a folder beside it."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self.folder = ledger.parent / "backups"

    def all(self) -> list[Backup]:
        """Every copy, newest first."""
        found = []
        with suppress(FileNotFoundError, NotADirectoryError):
            for each in self.folder.iterdir():
                if name := _NAME.fullmatch(each.name):
                    made = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
                    found.append(Backup(each, made, int(name[2])))
        return sorted(found, key=lambda each: (each.made, each.version), reverse=True)

    def make(self, database: Database, version: int, now: datetime) -> Path:
        """Copy what is committed now. The copy is there whole or not at all. Raises LedgerError."""
        make_private(self.folder)
        name = f"ledger-{now.astimezone(UTC).strftime(_TIME)}-v{version}.sqlite"
        # The ending is that of a save that was cut off, so that what a kill leaves is swept like one.
        unfinished = self.folder / f".walkaway-{secrets.token_hex(8)}.tmp"
        with explaining(self.folder):
            try:
                database.copy_to(unfinished)
                os.replace(unfinished, self.folder / name)
            finally:
                unfinished.unlink(missing_ok=True)
        return self.folder / name

    def make_daily(self, database: Database, version: int, now: datetime) -> None:
        """Make the copy of the day unless there is one, and thin the older ones."""
        with explaining(self.folder):
            newest = next(iter(self.all()), None)
            if newest is None or newest.made.date() != now.astimezone(UTC).date() or newest.version != version:
                self.make(database, version, now)
                for each in surplus(self.all()):
                    each.path.unlink(missing_ok=True)
                files.sweep_temporary(self.folder, now.timestamp())

    def renew(self, database: Database, version: int, now: datetime) -> None:
        """Leave no copy but one of what is there now. What was cut off is taken up when the ledger is opened again."""
        with explaining(self.folder):
            fresh = self.make(database, version, now)
            for each in self.all():
                if each.path != fresh:
                    each.path.unlink(missing_ok=True)
        with database.writing() as connection:
            connection.execute("DELETE FROM backups_to_renew")

    def put_back(self, newest_version: int) -> Backup | None:
        """Put the newest sound copy in the ledger's place, which is empty; None when there is none."""
        for each in self.all():
            if each.version <= newest_version and is_sound_file(each.path):
                files.atomic_write(self._ledger, files.read_bytes(each.path, limit=each.path.stat().st_size))
                return each
        return None

    def damaged(self) -> list[Path]:
        """The damaged files that were set aside, oldest first."""
        return sorted(self._ledger.parent.glob("ledger-damaged-*.sqlite"))

    def set_aside(self, now: datetime) -> Path | None:
        """Move the ledger out of the way under a new name; None when there is none.

        What SQLite keeps beside it goes first: left behind, it would be taken for a part of the file that follows.
        """
        stem = now.astimezone(UTC).strftime(_TIME)
        aside = self._ledger.with_name(f"ledger-damaged-{stem}.sqlite")
        for side in (*_SIDES, ""):
            with suppress(FileNotFoundError):
                os.replace(f"{self._ledger}{side}", f"{aside}{side}")
        return aside if aside.exists() else None


def surplus(backups: list[Backup]) -> list[Backup]:
    """Those that may go: the newest of each of the last days, weeks and months is kept, and the newest of a version."""
    kept: set[Path] = set()
    for periods, key in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, Path] = {}
        for each in backups:
            newest.setdefault(each.made.strftime(key), each.path)
        kept.update(list(newest.values())[:periods])
    versions: dict[int, Path] = {}
    for each in backups:
        versions.setdefault(each.version, each.path)
    return [each for each in backups if each.path not in kept | set(versions.values())]
