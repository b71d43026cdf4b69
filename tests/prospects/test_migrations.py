"""The ledger grows step by step, and a step that fails leaves everything as it was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.prospects.conftest import Clock

from walkaway.paths import resource
from walkaway.prospects.ledger import Ledger, NewerLedger
from walkaway.prospects.ledger.migrations import APPLICATION, steps
from walkaway.prospects.prospect import Prospect


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped steps, to add others to."""
    return Path(shutil.copytree(resource("ledger"), tmp_path / "steps"))


def _add(folder: Path, sql: str) -> int:
    number = len(steps(folder)) + 1
    (folder / f"{number:04}-more.sql").write_text(sql, encoding="utf-8")
    return number


def _version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_ledger_is_marked_as_ours_and_has_made_every_step(place: Path) -> None:
    Ledger.open(place).close()

    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    assert _version(place) == len(steps(resource("ledger")))


def test_an_older_ledger_is_copied_before_each_step_and_keeps_everything(
    place: Path, clock: Clock, folder: Path
) -> None:
    with Ledger.open(place, clock, folder) as ledger:
        ledger.add(Prospect(name="Dana"))
    first = _add(folder, "ALTER TABLE prospect ADD COLUMN phone TEXT NOT NULL DEFAULT '';")
    _add(folder, "CREATE TABLE extra (a TEXT); INSERT INTO extra VALUES ('one; two');")
    clock.forward(days=1)

    with Ledger.open(place, clock, folder) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana"]

    assert _version(place) == first + 1
    backups = sorted((place.parent / "backups").iterdir())
    assert [_version(each) for each in backups] == [first - 1, first, first + 1]


def test_a_step_that_fails_half_way_is_rolled_back_and_the_backup_is_there(
    place: Path, clock: Clock, folder: Path
) -> None:
    with Ledger.open(place, clock, folder) as ledger:
        ledger.add(Prospect(name="Dana"))
    before = _version(place)
    bad = _add(folder, "CREATE TABLE extra (a TEXT);\nDELETE FROM prospect;\nINSERT INTO nowhere VALUES (1);")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Ledger.open(place, clock, folder)

    (folder / f"{bad:04}-more.sql").unlink()
    assert _version(place) == before
    with Ledger.open(place, clock, folder) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana"]
    with closing(sqlite3.connect(place)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").fetchall()
    assert [_version(each) for each in (place.parent / "backups").iterdir()] == [before]


def test_a_backup_of_a_newer_walkaway_does_not_repair_an_older_one(place: Path, clock: Clock, folder: Path) -> None:
    with Ledger.open(place, clock) as ledger:
        ledger.add(Prospect(name="Dana"))
    Ledger.open(place, clock).close()
    clock.forward(days=1)
    _add(folder, "CREATE TABLE extra (a TEXT);")
    with Ledger.open(place, clock, folder) as ledger:
        ledger.add(Prospect(name="Ben"))
    with pytest.raises(NewerLedger):
        Ledger.open(place, clock)
    place.write_bytes(b"")

    with Ledger.open(place, clock) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana"]


def test_steps_that_are_not_numbered_one_by_one_are_a_mistake(folder: Path) -> None:
    (folder / "0009-lost.sql").write_text("SELECT 1;", encoding="utf-8")

    with pytest.raises(ValueError, match="not numbered"):
        steps(folder)


def test_a_statement_that_does_not_end_is_a_mistake(place: Path, folder: Path) -> None:
    _add(folder, "CREATE TABLE extra (a TEXT)")

    with pytest.raises(ValueError, match="does not end"):
        Ledger.open(place, steps=folder)
