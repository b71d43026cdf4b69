"""Backups: one a day, fewer as they age, each whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.prospects.conftest import Clock

from walkaway.prospects.ledger import Ledger
from walkaway.prospects.ledger.backups import DAYS, MONTHS, WEEKS, Backup, surplus
from walkaway.prospects.prospect import Prospect

START = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def _backups(place: Path) -> list[Path]:
    return sorted((place.parent / "backups").glob("*"))


def test_an_empty_ledger_needs_no_backup(place: Path, clock: Clock) -> None:
    Ledger.open(place, clock).close()
    Ledger.open(place, clock).close()

    assert _backups(place) == []


def test_one_backup_a_day_is_made(place: Path, clock: Clock) -> None:
    with Ledger.open(place, clock) as ledger:
        ledger.add(Prospect(name="Dana"))
    for _ in range(3):
        Ledger.open(place, clock).close()
        clock.forward(hours=1)
    assert len(_backups(place)) == 1

    clock.forward(days=1)
    Ledger.open(place, clock).close()

    assert len(_backups(place)) == 2


def test_a_backup_opens_as_a_ledger_of_its_own(place: Path, clock: Clock, tmp_path: Path) -> None:
    with Ledger.open(place, clock) as ledger:
        ledger.add(Prospect(name="Dana"))
        expected = ledger.export()
    Ledger.open(place, clock).close()
    copy = tmp_path / "elsewhere" / "ledger.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(_backups(place)[0].read_bytes())

    with Ledger.open(copy, clock) as again:
        assert again.export() == expected


def test_what_a_cut_off_backup_left_is_swept_after_a_while(place: Path) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(Prospect(name="Dana"))
    left = place.parent / "backups" / ".walkaway-0123456789abcdef.tmp"
    left.parent.mkdir()
    left.write_bytes(b"half")

    Ledger.open(place, lambda: datetime.now(UTC) + timedelta(hours=2)).close()

    assert not left.exists()
    assert len(_backups(place)) == 1


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=80, unique=True))
def test_thinning_keeps_the_newest_every_late_day_and_never_more_than_fits(ages: list[int]) -> None:
    backups = [Backup(Path(str(age)), START - timedelta(days=age), 1) for age in sorted(ages)]

    gone = surplus(backups)

    kept = [each for each in backups if each not in gone]
    assert kept[:DAYS] == backups[:DAYS]
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert surplus(kept) == []


def test_thinning_keeps_the_last_backup_of_each_version() -> None:
    backups = [Backup(Path(f"new-{age}"), START - timedelta(days=age), 2) for age in range(900)]
    old = [Backup(Path(f"old-{age}"), START - timedelta(days=age), 1) for age in range(900, 903)]

    assert old[0] not in surplus(backups + old)
