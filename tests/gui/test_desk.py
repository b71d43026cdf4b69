"""The drafts behind the window, with a real store in a real folder and a page that only holds words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from walkaway.drafts.journal import Journal
from walkaway.drafts.recovery import recover
from walkaway.drafts.store import DraftStore
from walkaway.gui.autosave import LONGEST_MS, QUIET_MS
from walkaway.gui.desk import Desk
from walkaway.gui.open_draft import Conflict
from walkaway.gui.writer import Writer
from walkaway.mail import eml
from walkaway.text.message import Message


class WordsOnly:
    """A page without a widget."""

    def __init__(self) -> None:
        self.fields = ["", "", ""]

    def to(self) -> str:
        return self.fields[0]

    def subject(self) -> str:
        return self.fields[1]

    def body(self) -> str:
        return self.fields[2]

    def set_message(self, to: str, subject: str, body: str) -> None:
        self.fields = [to, subject, body]

    def set_subject(self, subject: str) -> None:
        self.fields[1] = subject


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 12, 0)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@pytest.fixture
def store(tmp_path: Path, journal: Journal) -> DraftStore:
    return DraftStore(tmp_path / "drafts", eml, journal)


@pytest.fixture
def disk() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


@pytest.fixture
def page() -> WordsOnly:
    return WordsOnly()


@pytest.fixture
def slow() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


@pytest.fixture
def desk(store: DraftStore, journal: Journal, page: WordsOnly, disk: Writer, slow: Writer) -> Iterator[Desk]:
    parent = QObject()
    made = Desk(store, journal, page, disk, slow, Clock(), parent)
    yield made
    made.autosave.settle()


def type_body(desk: Desk, page: WordsOnly, words: str) -> None:
    page.fields[2] += words
    desk.touch()


def bodies(store: DraftStore) -> list[str]:
    return sorted(store.load(one.id).body for one in store.list())


def test_a_draft_is_written_within_a_second_after_typing_stops(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")

    assert bodies(store) == ["Hi Dana"]
    assert QUIET_MS < 1000


def test_while_typing_goes_on_it_is_written_every_few_seconds(desk: Desk, page: WordsOnly, qtbot: QtBot) -> None:
    type_body(desk, page, "Hi")
    longest, quiet = desk.autosave._longest, desk.autosave._quiet

    type_body(desk, page, " Dana")

    assert longest.isActive()
    assert longest.interval() == LONGEST_MS
    with qtbot.waitSignal(desk.saved):
        longest.timeout.emit()
    assert not quiet.isActive()


def test_an_empty_draft_makes_no_file(desk: Desk, store: DraftStore, disk: Writer) -> None:
    desk.new()
    desk.save_soon()

    assert disk.flush(10)
    assert store.list() == ()


def test_two_saves_in_a_row_build_on_each_other(
    desk: Desk, page: WordsOnly, store: DraftStore, disk: Writer, qtbot: QtBot
) -> None:
    conflicts: list[object] = []
    desk.conflict.connect(conflicts.append)
    for word in ("one ", "two ", "three "):
        page.fields[2] += word
        desk.save_soon()
        disk.flush(10)

    with qtbot.waitSignal(desk.saved):
        page.fields[2] += "four"
        desk.save_soon()
        disk.flush(10)

    assert bodies(store) == ["one two three four"]
    assert conflicts == []


def test_a_new_draft_leaves_the_old_one_written(desk: Desk, page: WordsOnly, store: DraftStore, disk: Writer) -> None:
    type_body(desk, page, "first")
    desk.new()
    type_body(desk, page, "second")
    desk.save_soon()

    assert disk.flush(10)
    assert bodies(store) == ["first", "second"]


def test_opening_a_draft_writes_what_was_typed_and_shows_the_other(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    other = store.new(Message(to="Tom Becker", subject="Logo quote", body="Hi Tom"))
    type_body(desk, page, "mine")

    with qtbot.waitSignal(desk.opened):
        desk.open(other.id)

    assert page.fields == ["Tom Becker", "Logo quote", "Hi Tom"]
    assert bodies(store) == ["Hi Tom", "mine"]


def test_looking_at_a_draft_does_not_write_it(desk: Desk, store: DraftStore, disk: Writer, qtbot: QtBot) -> None:
    one, two = store.new(Message(body="one")), store.new(Message(body="two"))
    before = store.path(one.id).read_bytes()
    with qtbot.waitSignal(desk.opened):
        desk.open(one.id)
    with qtbot.waitSignal(desk.opened):
        desk.open(two.id)

    assert disk.flush(10)
    assert store.path(one.id).read_bytes() == before


def test_of_two_drafts_opened_in_a_hurry_the_last_one_is_shown(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    one, two = store.new(Message(body="one")), store.new(Message(body="two"))

    desk.open(one.id)
    desk.open(two.id)

    qtbot.waitUntil(lambda: page.body() == "two")
    assert desk.current == two.id


def test_the_list_has_prospect_subject_and_composure(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    page.set_message("Dana Ruiz · Ruiz Bakery", "The bakery website", "Hi Dana")
    with qtbot.waitSignal(desk.saved):
        desk.touch()
        desk.judged(46)

    (row,) = desk.rows
    assert (row.subject, row.composure) == ("The bakery website", 46)
    assert row.prospect.startswith("Dana Ruiz")


def test_what_was_judged_before_the_last_key_is_not_kept_for_what_is_written(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    desk.judged(46)
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")

    assert store.list()[0].composure is None


def test_a_draft_that_leaves_keeps_what_it_was_judged_last(
    desk: Desk, page: WordsOnly, store: DraftStore, disk: Writer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
        desk.judged(46)
    left = desk.current

    desk.judged(52)
    desk.new()

    assert {row.id: row.composure for row in desk.rows}[left] == 52
    assert disk.flush(10)
    assert store.load(left).composure == 52


def test_the_list_is_read_from_the_folder_with_the_last_changed_first(
    desk: Desk, store: DraftStore, qtbot: QtBot
) -> None:
    import os

    for number, name in enumerate(("old", "new")):
        made = store.new(Message(subject=name))
        os.utime(store.path(made.id), (1000 + number, 1000 + number))

    with qtbot.waitSignal(desk.list.rows_changed):
        desk.list.read()

    assert [row.subject for row in desk.rows if row.id != desk.current] == ["new", "old"]


def test_a_copy_is_opened(desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    first = desk.current

    with qtbot.waitSignal(desk.opened):
        desk.duplicate()

    assert desk.current != first
    assert bodies(store) == ["Hi Dana", "Hi Dana"]


def test_deleting_opens_the_neighbour_and_undo_brings_the_last_words_back(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    store.new(Message(body="neighbour"))
    with qtbot.waitSignal(desk.list.rows_changed):
        desk.list.read()
    type_body(desk, page, "not saved yet")

    with qtbot.waitSignal(desk.deleted) as told, qtbot.waitSignal(desk.opened):
        desk.delete()
    assert page.body() == "neighbour"
    assert bodies(store) == ["neighbour"]

    assert told.args is not None
    with qtbot.waitSignal(desk.opened):
        desk.restore(told.args[0])
    assert page.body() == "not saved yet"
    assert len(desk.rows) == 2


def test_deleting_the_last_draft_leaves_an_empty_page(desk: Desk, page: WordsOnly, qtbot: QtBot) -> None:
    type_body(desk, page, "only one")

    with qtbot.waitSignal(desk.deleted):
        desk.delete()

    assert page.fields == ["", "", ""]
    assert [row.subject for row in desk.rows] == [""]


def test_renaming_another_draft_changes_its_subject(desk: Desk, store: DraftStore, disk: Writer, qtbot: QtBot) -> None:
    other = store.new(Message(subject="old", body="x"))
    with qtbot.waitSignal(desk.list.rows_changed):
        desk.list.read()

    with qtbot.waitSignal(desk.list.rows_changed):
        desk.rename(other.id, "new")

    assert store.load(other.id).subject == "new"
    assert desk.rows[0].subject == "new"


def test_renaming_the_open_draft_changes_the_page(desk: Desk, page: WordsOnly) -> None:
    desk.rename(desk.current, "Logo")

    assert page.subject() == "Logo"


def test_a_search_finds_by_words_in_the_body(desk: Desk, store: DraftStore, qtbot: QtBot) -> None:
    wanted = store.new(Message(body="the spring catalogue"))
    store.new(Message(body="something else"))

    with qtbot.waitSignal(desk.list.found) as told:
        desk.list.search("catalogue")
    assert told.args == [frozenset({wanted.id})]

    with qtbot.waitSignal(desk.list.found) as told:
        desk.list.search(" ")
    assert told.args == [None]


@contextmanager
def out_of_reach(folder: Path) -> Iterator[None]:
    """A file stands in the place of the folder, which comes back unharmed."""
    away = folder.with_name("away")
    folder.rename(away)
    folder.touch()
    yield
    folder.unlink()
    away.rename(folder)


def changed_outside(desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot) -> Conflict:
    """Save, let another program rewrite the file, type on, and save again."""
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    file = store.path(desk.current)
    file.write_bytes(file.read_bytes().replace(b"Hi Dana", b"Hi Priya"))
    page.fields[2] += ", mine"
    with qtbot.waitSignal(desk.conflict) as told:
        desk.save_soon()
    assert told.args is not None
    found = told.args[0]
    assert isinstance(found, Conflict)
    return found


def test_a_file_that_another_program_changed_is_asked_about_and_not_overwritten(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    conflict = changed_outside(desk, page, store, qtbot)

    assert conflict.theirs is not None
    assert conflict.theirs.body == "Hi Priya"
    assert bodies(store) == ["Hi Priya"]


def test_keeping_mine_writes_mine(desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot) -> None:
    conflict = changed_outside(desk, page, store, qtbot)

    with qtbot.waitSignal(desk.saved):
        desk.settle(conflict, "mine")

    assert bodies(store) == ["Hi Dana, mine"]


def test_loading_theirs_shows_theirs(desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot) -> None:
    conflict = changed_outside(desk, page, store, qtbot)

    with qtbot.waitSignal(desk.opened):
        desk.settle(conflict, "theirs")

    assert page.body() == "Hi Priya"
    qtbot.waitUntil(lambda: len(list((store.path("x").parent / "trash").glob("*.eml"))) == 1)
    assert bodies(store) == ["Hi Priya"]


def test_keeping_both_makes_mine_a_draft_of_its_own(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    conflict = changed_outside(desk, page, store, qtbot)

    with qtbot.waitSignal(desk.saved):
        desk.settle(conflict, "both")
    assert bodies(store) == ["Hi Dana, mine", "Hi Priya"]

    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, ", more")
    assert bodies(store) == ["Hi Dana, mine, more", "Hi Priya"]


def test_a_change_outside_is_noticed_without_typing(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    file = store.path(desk.current)
    file.write_bytes(file.read_bytes().replace(b"Hi Dana", b"Hi Priya"))

    with qtbot.waitSignal(desk.conflict):
        desk.look_outside()


def test_our_own_writing_is_no_change_outside(desk: Desk, page: WordsOnly, disk: Writer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")

    with qtbot.assertNotEmitted(desk.conflict), qtbot.waitSignal(desk.list.rows_changed):
        desk.look_outside()
        disk.flush(10)


def test_a_save_that_fails_is_told_and_tried_again_with_the_next(
    desk: Desk, page: WordsOnly, store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "drafts").touch()
    with qtbot.waitSignal(desk.failed) as told:
        type_body(desk, page, "Hi Dana")
    assert told.args is not None
    assert "is not a folder" in str(told.args[0].error)

    (tmp_path / "drafts").unlink()
    with qtbot.waitSignal(desk.saved):
        desk.save_soon()
    assert bodies(store) == ["Hi Dana"]


def test_what_was_left_unsaved_is_written_with_the_next_draft(
    desk: Desk, page: WordsOnly, store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "drafts").touch()
    type_body(desk, page, "Hi Dana")
    with qtbot.waitSignal(desk.failed):
        desk.new()
    assert desk.unsaved

    (tmp_path / "drafts").unlink()
    type_body(desk, page, "Hi Priya")
    desk.save_soon()

    qtbot.waitUntil(lambda: not desk.unsaved)
    assert bodies(store) == ["Hi Dana", "Hi Priya"]


def test_what_was_left_unsaved_is_on_screen_when_its_draft_is_opened_again(
    desk: Desk, page: WordsOnly, store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    left = desk.current
    with out_of_reach(tmp_path / "drafts"):
        type_body(desk, page, ", more")
        with qtbot.waitSignal(desk.failed):
            desk.new()

        desk.open(left)

        assert (desk.current, page.body()) == (left, "Hi Dana, more")
    with qtbot.waitSignal(desk.saved):
        desk.save_soon()
    assert bodies(store) == ["Hi Dana, more"]


def test_a_draft_that_is_left_while_another_program_changed_it_keeps_both_texts(
    desk: Desk, page: WordsOnly, store: DraftStore, disk: Writer, qtbot: QtBot
) -> None:
    conflict = changed_outside(desk, page, store, qtbot)
    assert conflict.theirs is not None

    desk.new()

    assert disk.flush(10)
    assert bodies(store) == sorted([conflict.mine.body, conflict.theirs.body])
    assert page.body() == ""


def test_a_change_outside_that_is_seen_only_when_the_draft_is_left_keeps_both_texts(
    desk: Desk, page: WordsOnly, store: DraftStore, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    theirs = store.load(desk.current)
    store.save(theirs.typed("", "", "Hi Priya"))
    type_body(desk, page, ", more")

    desk.new()

    qtbot.waitUntil(lambda: len(desk.rows) == 3)
    assert bodies(store) == ["Hi Dana, more", "Hi Priya"]


def test_what_is_held_and_then_changed_outside_is_kept_beside_that_once(
    desk: Desk, page: WordsOnly, store: DraftStore, disk: Writer, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.saved):
        type_body(desk, page, "Hi Dana")
    file = store.path(desk.current)
    with out_of_reach(tmp_path / "drafts"):
        type_body(desk, page, ", more")
        with qtbot.waitSignal(desk.failed):
            desk.new()
    file.write_bytes(file.read_bytes().replace(b"Hi Dana", b"Hi Priya"))

    desk.save_soon()
    qtbot.waitUntil(lambda: not desk.unsaved)
    desk.save_soon()

    assert disk.flush(10)
    assert bodies(store) == ["Hi Dana, more", "Hi Priya"]


def test_what_was_typed_survives_without_a_save(
    desk: Desk, page: WordsOnly, store: DraftStore, journal: Journal, disk: Writer
) -> None:
    type_body(desk, page, "half a sent")
    desk.autosave.journal_due.emit()
    assert disk.flush(10)

    recovery = recover(store, journal)

    assert [one.draft.body for one in recovery.drafts] == ["half a sent"]
