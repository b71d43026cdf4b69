"""The ledger as the window and the command line use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from walkaway.paths import resource
from walkaway.prospects.ledger import imports, people, search, timeline, whole
from walkaway.prospects.ledger.backups import Backups
from walkaway.prospects.ledger.database import Database
from walkaway.prospects.ledger.entries import (
    RESULTS,
    Cursor,
    Entry,
    Hit,
    Outcome,
    Page,
    Received,
    Sent,
    Summary,
    Used,
    stamp,
)
from walkaway.prospects.ledger.errors import LedgerError, ProspectError
from walkaway.prospects.ledger.imports import Imported
from walkaway.prospects.ledger.migrations import version
from walkaway.prospects.ledger.opening import open_database
from walkaway.prospects.ledger.overview import Overview, overview
from walkaway.prospects.prospect import Prospect


def _utc() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """An open ledger. It belongs to the thread that opened it; several may be open on the same file.

    Every change is whole and on the disk when its method returns, or was not made. All methods raise LedgerError when
    the file fails them, and a ProspectError when what they were asked cannot be done.
    """

    def __init__(self, database: Database, notice: str, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now
        self.notice = notice
        """What the user should know about the start, such as a repair; "" when there is nothing to say."""

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = _utc, steps: Path | None = None) -> Self:
        """Open the ledger at `path`, or begin one: check it, repair it, bring it to today's form, copy it once a day.

        `steps` is the folder of the migrations. Raises LedgerError.
        """
        database, notice = open_database(path, steps or resource("ledger"), now())
        return cls(database, notice, now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def add(self, prospect: Prospect) -> int:
        """Keep a new prospect, whatever its id; returns the new id. Raises AddressTaken."""
        with self._database.writing() as connection:
            return people.add(connection, prospect)

    def change(self, prospect: Prospect) -> None:
        """Keep a prospect as it is now. Raises NoSuchProspect, AddressTaken."""
        with self._database.writing() as connection:
            people.change(connection, prospect)

    def keep(self, prospects: Iterable[Prospect]) -> Imported:
        """Add those whose id is 0 and change the others, all or nothing. Raises NoSuchProspect, AddressTaken."""
        with self._database.writing() as connection:
            return imports.keep(connection, prospects)

    def take_back_import(self, done: Imported) -> int:
        """Undo an import; returns how many prospects stay, because something was done about them since."""
        with self._database.writing() as connection:
            return imports.take_back(connection, done)

    def remove(self, prospect: int) -> tuple[Path, ...]:
        """Forget a prospect and everything about them, in the file, its search index and its backups.

        The older backups are deleted and one without the prospect is made; where that fails it is done at the next
        start. Returns the files that may still tell of them: such backups, damaged ledgers that were set aside, and
        SQLite's log while another program reads. Raises NoSuchProspect.
        """
        now = self._now()
        with self._database.writing() as connection:
            people.remove(connection, [prospect])
            connection.execute("INSERT INTO backups_to_renew VALUES (?)", (stamp(now),))
            current = version(connection)
        backups = Backups(self._database.path)
        left = backups.damaged()
        try:
            backups.renew(self._database, current, now)
        except LedgerError:
            left += [each.path for each in backups.all()]
        if not self._database.empty_log():
            left.append(Path(f"{self._database.path}-wal"))
        return tuple(left)

    def get(self, prospect: int) -> Prospect:
        """One prospect. Raises NoSuchProspect."""
        with self._database.reading() as connection:
            return people.get(connection, prospect)

    def find(self, address: str) -> Prospect | None:
        """Whom an address belongs to, None for a stranger."""
        with self._database.reading() as connection:
            return people.find(connection, address)

    def find_by_name(self, name: str, firm: str = "") -> Prospect | None:
        """Who is called so, None for a stranger and where several are."""
        with self._database.reading() as connection:
            return people.find_by_name(connection, name, firm)

    def summary(self, prospect: int) -> Summary:
        """One prospect as lists show it. Raises NoSuchProspect."""
        with self._database.reading() as connection:
            return people.summary(connection, prospect)

    def prospects(self, after: Cursor | None = None, limit: int = 100, tag: str = "") -> Page[Summary]:
        """Prospects, or those with a tag, by last contact, the latest first; `after` is `more` of the page before."""
        with self._database.reading() as connection:
            return people.page(connection, after, limit, tag)

    def everybody(self) -> tuple[Prospect, ...]:
        """All prospects, in the order in which they came."""
        with self._database.reading() as connection:
            return tuple(people.every(connection))

    def count(self) -> int:
        """How many prospects there are."""
        with self._database.reading() as connection:
            return people.count(connection)

    def tags(self) -> dict[str, int]:
        """Every tag, and how many prospects have it."""
        with self._database.reading() as connection:
            return people.tags(connection)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Where all the words stand, or words that begin so: prospects first, then messages, the last added first."""
        with self._database.reading() as connection:
            return search.search(connection, words, limit)

    def sent(self, prospect: int, message: Sent) -> int:
        """Note a message that went out; returns the entry's id."""
        return self._enter(prospect, message)

    def replied(self, prospect: int, reply: Received) -> int:
        """Note a reply; returns the entry's id. Raises AlreadyKept for a message id that is there already."""
        return self._enter(prospect, reply)

    def ended(self, prospect: int, outcome: Outcome) -> int:
        """Note how it ended; returns the entry's id. Of several outcomes the last holds."""
        if outcome.result not in RESULTS:
            raise ProspectError(f'"{outcome.result}" is no outcome. Choose one of {", ".join(RESULTS)}.')
        return self._enter(prospect, outcome)

    def correct(self, reply: int, reading: str) -> Entry:
        """Keep the user's reading of a reply beside the program's; "" takes it back. Raises NoSuchEntry."""
        with self._database.writing() as connection:
            entry = timeline.correct(connection, reply, reading)
            timeline.settle(connection, entry.prospect)
            return entry

    def take_back(self, entry: int) -> Entry:
        """Undo a message, reply or outcome that was noted; returns it, so that it can be noted again."""
        with self._database.writing() as connection:
            gone = timeline.remove(connection, entry)
            timeline.settle(connection, gone.prospect)
            return gone

    def entry(self, id: int) -> Entry:
        """One entry. Raises NoSuchEntry."""
        with self._database.reading() as connection:
            return timeline.get(connection, id)

    def timeline(self, prospect: int, after: Cursor | None = None, limit: int = 50) -> Page[Entry]:
        """Messages, replies and outcomes, the newest first; `after` is `more` of the page before."""
        with self._database.reading() as connection:
            return timeline.page(connection, prospect, after, limit)

    def moves_used(self, prospect: int) -> dict[str, Used]:
        """Each move that was made with a prospect, the latest first."""
        with self._database.reading() as connection:
            return timeline.used(connection, prospect)

    def overview(self) -> Overview:
        """Figures over all prospects."""
        with self._database.reading() as connection:
            return overview(connection)

    def export(self, prospect: int | None = None) -> dict[str, Any]:
        """Everything about one prospect, or about all, as plain data for JSON. Raises NoSuchProspect."""
        with self._database.reading() as connection:
            chosen = people.every(connection) if prospect is None else [people.get(connection, prospect)]
            return whole.export(connection, chosen)

    def restore(self, data: object) -> Imported:
        """Add everything that was exported, or nothing. Raises BadExport, AddressTaken."""
        with self._database.writing() as connection:
            return whole.restore(connection, data)

    def _enter(self, prospect: int, what: Sent | Received | Outcome) -> int:
        with self._database.writing() as connection:
            id = timeline.add(connection, prospect, what)
            timeline.settle(connection, prospect)
            return id
