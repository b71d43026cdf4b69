"""Drafts and files through the window: nothing is lost, and what goes wrong is said with a way on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop

from walkaway import paths
from walkaway.drafts.journal import Journal, Record
from walkaway.gui.notices import Notice
from walkaway.gui.window import dropped_files
from walkaway.text.message import Message

CTRL = Qt.KeyboardModifier.ControlModifier


def composures(person: Person) -> dict[str, int | None]:
    return {row.id: row.composure for row in person.s.desk.rows}


def ignore_the_only_one_in_this_draft(person: Person) -> None:
    person.sees_findings(1)
    person.s.editor.next_finding()
    finding = person.s.editor.current_finding()
    assert finding is not None
    person.s.fixes.ignore(finding, "draft")
    person.sees_findings(0)


def notice(person: Person, topic: str) -> Notice:
    person.waits_for(lambda: person.s.notices.showing(topic) is not None)
    shown = person.s.notices.showing(topic)
    assert shown is not None
    return shown


def choose(person: Person, topic: str, words: str) -> None:
    button = next(button for button in notice(person, topic).buttons if button.text() == words)
    person.clicks(button)


def test_a_deleted_draft_comes_back_with_undo(person: Person) -> None:
    person.types("Keep me.")
    person.has_saved()
    person.presses(Qt.Key.Key_Delete, CTRL, Qt.KeyboardModifier.ShiftModifier)
    person.waits_for(lambda: person.s.editor.body() == "")

    choose(person, "deleted", "Undo")

    person.waits_for(lambda: person.s.editor.body() == "Keep me.")


def test_a_draft_is_renamed_in_the_list(person: Person) -> None:
    person.types("Hi")
    person.has_saved()

    person.presses(Qt.Key.Key_F2)
    person.types("Autumn catalogue")
    person.presses(Qt.Key.Key_Return)

    person.waits_for(lambda: person.s.editor.subject() == "Autumn catalogue")


def test_a_draft_is_found_by_its_words_and_opened(person: Person) -> None:
    person.types("About the spring catalogue.")
    person.has_saved()
    person.presses(Qt.Key.Key_N, CTRL)
    person.types("Something else.")
    person.has_saved()

    person.presses(Qt.Key.Key_O, CTRL, Qt.KeyboardModifier.ShiftModifier)
    person.types("catalogue")
    person.waits_for(lambda: person.s.window.drafts.list.model().rowCount() == 1)
    person.presses(Qt.Key.Key_Return)

    person.waits_for(lambda: person.s.editor.body() == "About the spring catalogue.")


def test_undo_does_not_reach_into_another_draft(person: Person) -> None:
    person.types("First.")
    person.presses(Qt.Key.Key_N, CTRL)
    person.types("Second.")

    for _ in range(4):
        person.presses(Qt.Key.Key_Z, CTRL)

    assert "First" not in person.s.editor.body()


def test_a_text_file_is_opened_as_a_draft_and_saved_with_ctrl_s(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "quote.txt"
    file.write_bytes(b"Hi Dana,\r\n\r\nHere it is.\r\n")
    person.s.files.open_paths([str(file)])
    person.waits_for(lambda: person.s.editor.body().startswith("Hi Dana"))

    person.presses(Qt.Key.Key_End, CTRL)
    person.types("Ana")
    assert file.read_bytes() == b"Hi Dana,\r\n\r\nHere it is.\r\n"
    person.presses(Qt.Key.Key_S, CTRL)

    person.waits_for(lambda: file.read_bytes() == b"Hi Dana,\r\n\r\nHere it is.\r\nAna")
    assert str(file) in person.s.choices.now.recent_files


def test_opening_a_file_twice_shows_the_same_draft(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "quote.txt"
    file.write_text("Hi Dana,", encoding="utf-8")
    person.s.files.open_paths([str(file)])
    person.waits_for(lambda: person.s.editor.body() == "Hi Dana,")
    first = person.s.desk.current
    person.has_saved()
    person.presses(Qt.Key.Key_N, CTRL)

    person.s.files.open_paths([str(file)])

    person.waits_for(lambda: person.s.desk.current == first)


def test_a_file_that_cannot_be_opened_says_what_and_where(person: Person, tmp_path: Path) -> None:
    person.s.files.open_paths([str(tmp_path / "gone.txt")])

    words = notice(person, "file").label.text()
    assert "gone.txt" in words
    assert "no such file" in words


def test_a_file_changed_by_another_program_is_asked_about(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "quote.txt"
    file.write_text("Hi Dana,", encoding="utf-8")
    person.s.files.open_paths([str(file)])
    person.waits_for(lambda: person.s.editor.body() == "Hi Dana,")
    file.write_text("Hi Priya,", encoding="utf-8")
    person.presses(Qt.Key.Key_End, CTRL)
    person.types(" mine")
    person.presses(Qt.Key.Key_S, CTRL)
    assert [button.text() for button in notice(person, "file").buttons] == ["Keep mine", "Load theirs", "Keep both"]
    assert file.read_text(encoding="utf-8") == "Hi Priya,"

    choose(person, "file", "Keep mine")

    person.waits_for(lambda: file.read_text(encoding="utf-8") == "Hi Dana, mine")


def test_save_as_writes_a_mail(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "offer"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(file), ""))
    person.s.editor.set_subject("The offer")
    person.types("Hi Dana.")

    person.presses(Qt.Key.Key_S, CTRL, Qt.KeyboardModifier.ShiftModifier)

    person.waits_for((tmp_path / "offer.eml").exists)
    assert b"Subject: The offer" in (tmp_path / "offer.eml").read_bytes()


def break_folder() -> Path:
    """Make the drafts folder one that nothing can be written to."""
    folder = paths.drafts_dir()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.touch()
    return folder


def mend_folder(folder: Path) -> None:
    folder.unlink()
    folder.mkdir()


def test_a_save_that_fails_says_so_and_can_be_tried_again(person: Person) -> None:
    folder = break_folder()
    person.types("Do not lose me.")
    assert notice(person, "save").label.text().startswith("Not saved: ")
    assert person.s.window.status.saved.text() == "Not saved"

    mend_folder(folder)
    choose(person, "save", "Try again")

    person.has_saved()
    assert person.s.notices.showing("save") is None


def test_a_draft_that_is_left_unsaved_is_said_and_can_be_shown_again(person: Person) -> None:
    folder = break_folder()
    person.types("Do not lose me.")
    notice(person, "save")

    person.presses(Qt.Key.Key_N, CTRL)
    assert person.s.editor.body() == ""
    person.waits_for(lambda: notice(person, "save").label.text().startswith("The draft that you left is not saved: "))
    choose(person, "save", "Show it")

    assert person.s.editor.body() == "Do not lose me."
    mend_folder(folder)
    person.has_saved()
    person.waits_for(lambda: person.s.notices.showing("save") is None)


def test_the_window_does_not_close_on_what_could_not_be_saved(person: Person) -> None:
    folder = break_folder()
    person.types("Do not lose me.")
    notice(person, "save")

    person.s.window.close()
    assert person.s.window.isVisible()
    assert "not saved" in notice(person, "closing").label.text()

    mend_folder(folder)
    choose(person, "closing", "Try again")
    assert not person.s.window.isVisible()


def test_being_told_to_end_saves_and_asks_nothing(person: Person) -> None:
    person.types("Last words.")

    person.program._session.told_to_end.emit()

    assert not person.s.window.isVisible()
    (file,) = paths.drafts_dir().glob("*.eml")
    assert b"Last words." in file.read_bytes()


@pytest.fixture
def crashed_home(quiet_home: None) -> None:
    """A home in which a draft was being typed when the program was killed."""
    Journal(paths.journal_dir()).write(Record(id="20261120-120000-abc", subject="Offer", body="Half a sent"))


@pytest.fixture
def after_crash(qapp: QApplication, qtbot: QtBot, crashed_home: None) -> Iterator[Person]:
    program = start(qapp)
    yield Person(program, qtbot)
    stop(program, qapp)


def test_what_was_typed_before_a_crash_is_simply_there(after_crash: Person) -> None:
    assert after_crash.s.editor.body() == "Half a sent"
    assert "1 draft has the words back" in notice(after_crash, "recovered").label.text()


def test_a_failure_inside_saves_the_text_and_the_window_lives(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.types("Before the failure.")
    guard = person.program._guard
    monkeypatch.setattr(guard, "_hooks", (lambda *args: None, guard._hooks[1]))
    try:
        raise RuntimeError("inside")
    except RuntimeError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        guard.take(kind, error, trace)

    assert "Your text was saved" in notice(person, "crash").label.text()
    (file,) = paths.drafts_dir().glob("*.eml")
    assert b"Before the failure." in file.read_bytes()


def test_a_second_start_brings_its_files_to_this_window(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text("Can you go lower?", encoding="utf-8")

    person.program._first.called.emit([str(file)], "")

    person.waits_for(lambda: person.s.editor.body() == "Can you go lower?")


def test_a_draft_changed_by_another_program_is_noticed(person: Person) -> None:
    person.types("Hi Dana")
    person.has_saved()
    (file,) = paths.drafts_dir().glob("*.eml")
    file.write_bytes(file.read_bytes().replace(b"Hi Dana", b"Hi Priya"))

    choose(person, "conflict", "Load theirs")

    assert person.s.editor.body() == "Hi Priya"


def test_an_own_template_written_in_another_editor_shows_up(person: Person) -> None:
    folder = paths.user_templates_dir() / "takeaway"
    folder.mkdir(parents=True)
    person.s.window.show_templates()

    (folder / "mine.md").write_text(
        "---\ntitle: My own walk away\nsituation: takeaway\n---\nHi {{first_name}},\n\nNo.\n", encoding="utf-8"
    )

    person.waits_for(lambda: person.s.library.get("takeaway/mine") is not None)


def test_the_very_first_start_shows_what_the_marks_are(qapp: QApplication, qtbot: QtBot) -> None:
    program = start(qapp)
    person = Person(program, qtbot)
    person.waits_for(lambda: bool(person.s.editor.findings()))

    weights = {finding.weight for finding in person.s.editor.findings()}
    assert "practice draft" in person.s.editor.body()
    assert len(weights) == 3
    stop(program, qapp)

    again = start(qapp)
    assert "practice draft" in again.shell.editor.body()
    assert len(list(paths.drafts_dir().glob("*.eml"))) == 1
    stop(again, qapp)


def test_a_folder_that_does_not_answer_is_said_and_the_text_stays(
    person: Person,
) -> None:
    gate = threading.Event()
    person.s.disk.put("hangs", gate.wait)
    person.types("Still here.")
    person.waits_for(person.program._reactions.drafts._patience.isActive)

    person.program._reactions.drafts._patience.timeout.emit()

    assert "does not answer" in notice(person, "save").label.text()
    assert person.s.editor.body() == "Still here."
    gate.set()
    person.has_saved()
    assert person.s.notices.showing("save") is None


def test_a_file_that_is_no_mail_is_set_aside_and_named(person: Person) -> None:
    (paths.drafts_dir() / "broken.eml").write_bytes(b"")

    assert "broken.eml" in notice(person, "damaged").label.text()
    assert (paths.drafts_dir() / "damaged" / "broken.eml").exists()


def test_a_file_on_the_command_line_is_what_is_open(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "reply.md"
    file.write_text("Could you do it for less?", encoding="utf-8")
    program = start(qapp, files=(str(file),))
    person = Person(program, qtbot)

    person.waits_for(lambda: person.s.editor.body() == "Could you do it for less?")

    assert person.s.choices.now.recent_files == (str(file),)
    stop(program, qapp)


def test_recent_files_are_offered_in_the_menu(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "quote.txt"
    file.write_text("Hi Dana,", encoding="utf-8")
    person.s.files.open_paths([str(file)])
    person.waits_for(lambda: bool(person.s.choices.now.recent_files))
    person.presses(Qt.Key.Key_N, CTRL)

    person.s.recent.menu.aboutToShow.emit()
    (entry,) = person.s.recent.menu.actions()
    entry.trigger()

    assert entry.text() == "quote.txt"
    person.waits_for(lambda: person.s.editor.body() == "Hi Dana,")


def test_a_dragged_file_is_opened(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "quote.txt"
    file.write_text("Hi Dana,", encoding="utf-8")

    person.s.window.files_dropped.emit([str(file)])

    person.waits_for(lambda: person.s.editor.body() == "Hi Dana,")


def test_only_files_of_this_machine_are_taken_from_what_is_dragged(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/a.txt"), QUrl.fromLocalFile(str(tmp_path / "b.txt"))])

    assert dropped_files(data) == [str(tmp_path / "b.txt")]


def test_the_list_judges_each_draft_by_what_is_ignored_in_it_not_in_the_open_one(person: Person) -> None:
    s = person.s
    words = "Sorry to bother you again."
    person.types(words)
    ignore_the_only_one_in_this_draft(person)
    open_one, other = s.desk.current, s.desk.store.new(Message(body=words)).id

    s.desk.list.read()
    person.waits_for(lambda: all(row.composure is not None for row in s.desk.rows) and len(s.desk.rows) == 2)

    assert composures(person)[open_one] == 100
    assert composures(person)[other] not in (None, 100)


def test_the_list_shows_what_is_true_by_the_choices_of_now(person: Person) -> None:
    s = person.s
    other = s.desk.store.new(Message(body="Sorry to bother you again.")).id
    s.desk.list.read()
    person.waits_for(lambda: composures(person).get(other) is not None)
    before = composures(person)[other]
    person.types("Sorry to bother you again.")
    person.sees_findings(1)
    finding = s.checking.report and s.checking.report.findings[0]
    assert finding is not None

    s.choices.apply(rules_off=(finding.rule,))
    person.waits_for(lambda: composures(person)[other] == 100)

    s.choices.restore(finding.rule)
    person.waits_for(lambda: composures(person)[other] == before)


def test_an_ignore_that_is_taken_back_counts_in_the_draft_that_it_was_for(person: Person) -> None:
    s = person.s
    person.types("Sorry to bother you again.")
    ignore_the_only_one_in_this_draft(person)
    person.has_saved()
    left = s.desk.current
    s.desk.new()
    assert composures(person)[left] == 100

    s.choices.restore(s.choices.ignored[0])

    person.waits_for(lambda: composures(person)[left] not in (None, 100))


def test_a_new_draft_takes_the_keyboard_and_has_no_score_yet(person: Person) -> None:
    s = person.s
    person.types("Sorry to bother you again.")
    person.sees_findings(1)
    person.presses(Qt.Key.Key_J, CTRL)
    assert s.templates.isVisible()

    person.presses(Qt.Key.Key_N, CTRL)
    person.waits_for(lambda: s.window.status.composure.isHidden())
    person.types("Hello")

    assert s.editor.body() == "Hello"
    person.waits_for(s.window.status.composure.isVisible)
