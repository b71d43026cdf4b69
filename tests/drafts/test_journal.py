"""A journal gives back what was typed or says that it cannot; never something else."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from walkaway.drafts.journal import Journal, Record
from walkaway.files import WriteError

OLD = Record("draft", to="Dana", subject="Hi", body="first text", base="r1")
NEW = Record("draft", to="Dana", subject="Hi", body="second text, 👍", base="r1")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


def slots(journal: Journal) -> list[Path]:
    return sorted(each for each in journal.folder.iterdir() if each.is_file())


def newest_slot(journal: Journal, record: Record) -> Path:
    return next(each for each in slots(journal) if record.body.encode("ascii", "ignore")[:8] in each.read_bytes())


def test_nothing_was_written_is_nothing_found(journal: Journal) -> None:
    assert journal.read() == []
    assert not journal.folder.exists()


TEXT = st.text(st.characters(codec=None), max_size=30)


@given(st.lists(st.builds(Record, id=TEXT, to=TEXT, subject=TEXT, body=TEXT, base=TEXT), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_record_of_each_draft_is_found_by_the_next_start(tmp_path: Path, records: list[Record]) -> None:
    journal = Journal(tmp_path / "journal")
    for record in records:
        journal.write(record, sync=False)

    found = {each.record.id: each.record for each in Journal(journal.folder).read() if each.record}

    assert found == {record.id: record for record in records}
    for id in found:
        journal.clear(id)
    assert journal.read() == []


def test_numbers_go_on_after_a_restart(journal: Journal) -> None:
    for body in "abc":
        Journal(journal.folder).write(Record("draft", body=body))

    assert [each.record.body for each in journal.read() if each.record] == ["c"]
    assert len(slots(journal)) == 2


def test_a_shorter_text_replaces_a_longer_one(journal: Journal) -> None:
    for body in ("x" * 5000, "y" * 5000, "short"):
        journal.write(Record("draft", body=body))

    assert [each.record.body for each in journal.read() if each.record] == ["short"]


def damage_every_way(data: bytes) -> list[bytes]:
    cut = [data[:length] for length in range(len(data))]
    flipped = [data[:i] + bytes([data[i] ^ bit]) + data[i + 1 :] for i in range(len(data)) for bit in (1, 0x80)]
    return cut + flipped + [b"\0" * len(data), data[::-1]]


def test_a_record_that_is_damaged_anywhere_is_noticed_and_the_one_before_is_used(journal: Journal) -> None:
    journal.write(OLD)
    journal.write(NEW)
    slot = newest_slot(journal, NEW)
    whole = slot.read_bytes()

    for damaged in damage_every_way(whole):
        slot.write_bytes(damaged)
        (found,) = Journal(journal.folder).read()
        assert found.record == OLD
        assert found.damaged == (slot,)


def test_a_damaged_older_record_does_not_hide_the_newer_one(journal: Journal) -> None:
    journal.write(OLD)
    journal.write(NEW)
    slot = newest_slot(journal, OLD)
    whole = slot.read_bytes()

    for damaged in damage_every_way(whole):
        slot.write_bytes(damaged)
        (found,) = Journal(journal.folder).read()
        assert found.record == NEW
        assert found.damaged == (slot,)


def test_when_all_is_damaged_nothing_is_made_up(journal: Journal) -> None:
    journal.write(NEW)
    slot = newest_slot(journal, NEW)

    for damaged in damage_every_way(slot.read_bytes()):
        slot.write_bytes(damaged)
        (found,) = Journal(journal.folder).read()
        assert found.record is None
        assert found.damaged == (slot,)


def test_writing_goes_on_over_a_damaged_slot(journal: Journal) -> None:
    journal.write(OLD)
    slots(journal)[0].write_bytes(b"noise")

    Journal(journal.folder).write(NEW)

    assert [each.record for each in journal.read()] == [NEW]


def test_rests_of_a_longer_record_behind_a_whole_one_do_no_harm(journal: Journal) -> None:
    journal.write(NEW)
    slot = newest_slot(journal, NEW)
    slot.write_bytes(slot.read_bytes() + b"rest of a longer record")

    assert [each.record for each in journal.read()] == [NEW]


def test_a_damaged_slot_is_moved_aside_and_kept(journal: Journal) -> None:
    journal.write(NEW)
    slot = newest_slot(journal, NEW)
    slot.write_bytes(b"noise")

    kept = [journal.set_aside(slot)]
    slot.write_bytes(b"more noise")
    kept.append(journal.set_aside(slot))

    assert [each.read_bytes() for each in kept] == [b"noise", b"more noise"]
    assert journal.read() == []


def test_a_slot_of_another_draft_is_not_taken_for_this_one(journal: Journal) -> None:
    journal.write(Record("other", body="not mine"))
    slot = slots(journal)[0]
    journal.write(NEW)
    mine = newest_slot(journal, NEW)
    slot.replace(mine)

    assert [each.record for each in Journal(journal.folder).read()] == [None]


def test_a_failed_write_is_reported_and_the_record_before_is_still_there(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write(OLD)

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        with pytest.raises(WriteError, match="the disk is full"):
            journal.write(NEW)

    assert [each.record for each in Journal(journal.folder).read()] == [OLD]
    journal.write(NEW)
    assert [each.record for each in journal.read()] == [NEW]


@pytest.mark.skipif(os.name == "nt", reason="mode bits")
def test_the_journal_is_for_the_user_alone(journal: Journal) -> None:
    journal.write(NEW)

    assert journal.folder.stat().st_mode & 0o777 == 0o700
    assert all(slot.stat().st_mode & 0o077 == 0 for slot in slots(journal))
