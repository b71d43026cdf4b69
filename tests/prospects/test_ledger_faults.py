"""Whatever happens to the ledger's file: nothing that was kept is lost unseen, and the user is told what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.prospects.conftest import Clock, day, message

from walkaway.prospects.ledger import (
    Ledger,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    NewerLedger,
    NotALedger,
    database,
)
from walkaway.prospects.prospect import Prospect

KILL = Path(__file__).parents[1] / "benchmarks" / "kill_ledger.py"


def _fill(place: Path, clock: Clock, name: str = "Dana") -> None:
    """Keep a prospect, and a backup that knows them."""
    with Ledger.open(place, clock) as ledger:
        id = ledger.add(Prospect(name=name))
        for number in range(40):
            ledger.sent(id, message(day(3), text=f"{number} " * 300))
    with Ledger.open(place, clock):
        pass


def _cut(size: int) -> Callable[[Path], None]:
    def cut(place: Path) -> None:
        place.write_bytes(place.read_bytes()[:size])

    return cut


def _scribble(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    place.write_bytes(data)


def _replace(place: Path) -> None:
    place.write_bytes(b"This was a ledger once. " * 400)


DAMAGES = {
    "cut to nothing": _cut(0),
    "cut in its head": _cut(50),
    "cut to one page": _cut(4096),
    "cut in the middle": _cut(50_000),
    "overwritten inside": _scribble,
    "replaced by text": _replace,
}


def test_a_new_ledger_has_nothing_to_say(place: Path) -> None:
    with Ledger.open(place) as ledger:
        assert ledger.notice == ""
        assert ledger.count() == 0


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_ledger_is_repaired_from_its_backup_and_kept_aside(
    place: Path, clock: Clock, damage: Callable[[Path], None]
) -> None:
    _fill(place, clock)
    damage(place)
    damaged = place.read_bytes()

    with Ledger.open(place, clock) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana"]
        assert len(ledger.timeline(1, limit=100).items) == 40
        assert ledger.notice.startswith("The ledger was damaged. The backup of 2026-05-03 12:00 is in its place")
        (aside,) = place.parent.glob("ledger-damaged-*.sqlite")
        assert str(aside) in ledger.notice
        assert aside.read_bytes() == damaged
    with Ledger.open(place, clock) as again:
        assert again.notice == ""


def test_the_newest_sound_backup_is_taken(place: Path, clock: Clock) -> None:
    for name in ("Old", "Newer", "Newest"):
        with Ledger.open(place, clock) as ledger:
            ledger.add(Prospect(name=name))
        clock.forward(days=1)
    backups = sorted((place.parent / "backups").iterdir())
    _scribble(backups[-1])
    _scribble(place)

    with Ledger.open(place, clock) as ledger:
        assert "backup of 2026-05-04" in ledger.notice
        assert {each.prospect.name for each in ledger.prospects().items} == {"Old"}


def test_the_log_of_a_damaged_ledger_is_not_played_into_the_backup(place: Path, clock: Clock) -> None:
    _fill(place, clock)
    with Ledger.open(place, clock) as ledger:
        ledger.add(Prospect(name="In the log"))
        log = Path(f"{place}-wal").read_bytes()
    _scribble(place)
    Path(f"{place}-wal").write_bytes(log)

    with Ledger.open(place, clock) as ledger:
        assert [each.prospect.name for each in ledger.prospects().items] == ["Dana"]
        assert ledger.search("log") == ()


def test_a_missing_ledger_comes_back_from_its_backup(place: Path, clock: Clock) -> None:
    _fill(place, clock)
    place.unlink()

    with Ledger.open(place, clock) as ledger:
        assert ledger.count() == 1
        assert ledger.notice.startswith("The ledger was missing. The backup of ")


def test_a_damaged_ledger_without_a_backup_begins_anew_and_is_kept_aside(place: Path, clock: Clock) -> None:
    place.parent.mkdir()
    _replace(place)

    with Ledger.open(place, clock) as ledger:
        assert ledger.count() == 0
        assert "there is no backup of it: it begins anew, empty" in ledger.notice
        (aside,) = place.parent.glob("ledger-damaged-*.sqlite")
        assert aside.read_bytes().startswith(b"This was a ledger once.")


def test_damage_that_shows_while_in_use_is_said_and_repaired_at_the_next_start(place: Path, clock: Clock) -> None:
    _fill(place, clock)
    with Ledger.open(place, clock) as ledger:
        _scribble(place)
        with pytest.raises(LedgerDamaged, match="Open Walkaway again"):
            ledger.timeline(1)

    with Ledger.open(place, clock) as again:
        assert again.entry(40).id == 40


def test_a_ledger_of_a_newer_walkaway_is_refused_and_left_alone(place: Path, clock: Clock) -> None:
    _fill(place, clock)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = place.read_bytes()

    with pytest.raises(NewerLedger, match="a newer Walkaway made it"):
        Ledger.open(place, clock)

    assert place.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(place: Path, clock: Clock) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE theirs (words TEXT)")
    before = place.read_bytes()

    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(place, clock)

    assert place.read_bytes() == before


def test_two_that_write_take_turns(place: Path, clock: Clock) -> None:
    with Ledger.open(place, clock) as one, Ledger.open(place, clock) as other:
        one.add(Prospect(name="Dana"))
        other.add(Prospect(name="Ben"))

        assert one.count() == other.count() == 2


def test_a_ledger_that_another_program_holds_is_busy_and_nothing_is_half_written(
    place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.0)
    with Ledger.open(place, clock) as ledger, closing(sqlite3.connect(place, isolation_level=None)) as other:
        dana = ledger.add(Prospect(name="Dana"))
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(LedgerBusy, match="another program is writing to it"):
            ledger.sent(dana, message(day(3)))
        assert ledger.get(dana).name == "Dana"

        other.execute("ROLLBACK")
        ledger.sent(dana, message(day(3)))
        assert len(ledger.timeline(dana).items) == 1


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="limits of a Unix process")
def test_a_disk_that_is_full_loses_nothing_that_was_there(place: Path, clock: Clock) -> None:
    import resource

    with Ledger.open(place, clock) as ledger:
        dana = ledger.add(Prospect(name="Dana"))
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
        try:
            with pytest.raises(LedgerError, match="disk"):
                ledger.sent(dana, message(day(3), text="word " * 200_000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

        assert ledger.timeline(dana).items == ()
        ledger.sent(dana, message(day(3), text="short"))
    with Ledger.open(place, clock) as again:
        assert again.notice == ""
        assert len(again.timeline(dana).items) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(place: Path, clock: Clock) -> None:
    place.parent.mkdir()
    place.parent.chmod(0o500)
    try:
        with pytest.raises(LedgerError, match="rights to write"):
            Ledger.open(place, clock)
    finally:
        place.parent.chmod(0o700)


def test_a_folder_in_the_ledgers_place_is_named_with_what_to_do(place: Path, clock: Clock) -> None:
    place.mkdir(parents=True)

    with pytest.raises(LedgerError, match="not an ordinary file"):
        Ledger.open(place, clock)


def test_a_removal_that_was_cut_off_before_the_backups_is_finished_at_the_next_start(
    place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from walkaway.prospects.ledger.backups import Backups

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    _fill(place, clock, "Quixworth")
    with Ledger.open(place, clock) as ledger, monkeypatch.context() as patch:
        patch.setattr(Backups, "renew", cut_off)
        with pytest.raises(KeyboardInterrupt):
            ledger.remove(1)
    assert any(b"Quixworth" in each.read_bytes() for each in (place.parent / "backups").iterdir())

    with Ledger.open(place, clock):
        assert not any(b"Quixworth" in each.read_bytes() for each in place.parent.rglob("*") if each.is_file())


def test_a_backup_that_cannot_be_made_is_said_and_keeps_nobody_from_working(place: Path, clock: Clock) -> None:
    with Ledger.open(place, clock) as ledger:
        dana = ledger.add(Prospect(name="Dana"))
    (place.parent / "backups").write_bytes(b"a file where the folder should be")

    with Ledger.open(place, clock) as again:
        assert again.notice.startswith("There is no backup of today: ")
        assert again.get(dana).name == "Dana"
        left = again.remove(dana)

    assert left == ()
    (place.parent / "backups").unlink()
    with Ledger.open(place, clock) as once_more:
        assert once_more.notice == ""


def test_a_removal_that_cannot_renew_the_backups_names_them(
    place: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    _fill(place, clock)
    backups = tuple((place.parent / "backups").iterdir())
    with Ledger.open(place, clock) as ledger, monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)

        assert ledger.remove(1) == backups

        assert ledger.count() == 0
    clock.forward(hours=1)
    Ledger.open(place, clock).close()
    assert not set(backups) & set((place.parent / "backups").iterdir())


def test_a_removal_names_the_files_that_may_still_tell(place: Path, clock: Clock) -> None:
    _fill(place, clock)
    _scribble(place)

    with Ledger.open(place, clock) as ledger:
        left = ledger.remove(1)

    assert left == tuple(place.parent.glob("ledger-damaged-*.sqlite"))
    assert len(left) == 1


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_nothing_committed_is_lost_or_torn_by_kills_at_random_moments() -> None:
    ran = subprocess.run([sys.executable, str(KILL), "6"], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "6 kills" in ran.stdout
    assert "0 wrong" in ran.stdout
