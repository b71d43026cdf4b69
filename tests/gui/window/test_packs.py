"""Packs and folders of templates in the real window: a team passes templates on, and shares a folder."""

from __future__ import annotations

import errno
import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from tests.gui.window.conftest import Person

from walkaway import paths
from walkaway.gui.packs.export_dialog import ExportDialog
from walkaway.gui.packs.import_dialog import ImportDialog
from walkaway.library.packs import pack
from walkaway.library.template import Template
from walkaway.settings import TemplateFolder

NEEDY = "Hi {{first_name}},\n\nSorry to bother you again, I just wanted to check in. Please answer.\n\nBen"
CALM = "Hi {{first_name}},\n\nThe price stands. It pays for two rounds.\n\nBen"


def template_file(title: str, body: str = CALM) -> str:
    return f"---\ntitle: {title}\nsituation: price_objection\n---\n{body}\n"


def notice(person: Person, topic: str = "pack") -> str:
    shown = person.s.notices.showing(topic)
    return shown.label.text() if shown is not None else ""


def is_settled(person: Person) -> None:
    person.waits_for(lambda: person.s.folders.work.idle)


def folders_are_read(person: Person, away: Path) -> None:
    """Wait until the folders were read: a missing one is noticed then."""
    person.s.choices.apply(template_folders=(TemplateFolder(away),))
    person.waits_for(lambda: notice(person, "missing folders") != "")


def imported(person: Person) -> list[str]:
    return [template.title for template in person.s.library.all() if template.mine]


@pytest.fixture
def team_pack(tmp_path: Path) -> Path:
    path = tmp_path / "team.zip"
    calm = Template("price_objection/stands", "The price stands", "price_objection", body=CALM)
    needy = Template("follow_up/again", "Checking in again", "follow_up", body=NEEDY)
    path.write_bytes(pack([calm, needy]))
    return path


def test_a_pack_is_looked_at_imported_found_and_taken_back(person: Person, team_pack: Path) -> None:
    s = person.s

    s.packs.look_at(team_pack)
    person.waits_for(lambda: isinstance(s.packs.dialog, ImportDialog) and s.packs.dialog.isVisible())
    dialog = s.packs.dialog
    assert isinstance(dialog, ImportDialog)
    warnings = [row.warning for row in dialog.model.rows() if row.title == "Checking in again"]
    assert "a reader may hear" in warnings[0]
    assert imported(person) == []

    person.clicks(dialog.act_button)
    person.waits_for(lambda: sorted(imported(person)) == ["Checking in again", "The price stands"])
    assert notice(person) == "Imported 2 templates."
    assert paths.last_import_file().exists()
    s.window.show_templates()
    s.templates.search.line.setText("the price stands")
    current = s.templates.current_template()
    assert current is not None
    assert current.title == "The price stands"

    shown = s.notices.showing("pack")
    assert shown is not None
    person.clicks(shown.buttons[0])
    person.waits_for(lambda: imported(person) == [])
    assert notice(person) == "The import was taken back."
    assert not paths.last_import_file().exists()


def test_the_last_import_can_be_taken_back_from_the_menu_also_when_its_notice_is_gone(
    person: Person, team_pack: Path
) -> None:
    s = person.s
    s.packs.look_at(team_pack)
    person.waits_for(lambda: s.packs.dialog is not None)
    assert s.packs.dialog is not None
    s.packs.dialog.act_button.click()
    person.waits_for(lambda: len(imported(person)) == 2)
    s.notices.clear("pack")

    s.commands["template.undo_import"].trigger()

    person.waits_for(lambda: imported(person) == [])
    s.commands["template.undo_import"].trigger()
    person.waits_for(lambda: notice(person) == "There is no import to take back.")


def test_escape_imports_nothing(person: Person, team_pack: Path) -> None:
    person.s.packs.look_at(team_pack)
    person.waits_for(lambda: person.s.packs.dialog is not None)
    dialog = person.s.packs.dialog
    assert dialog is not None

    person.qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)

    assert person.s.packs.dialog is None
    is_settled(person)
    assert not list(paths.user_templates_dir().rglob("*.md"))


def test_what_is_no_pack_is_told_in_the_window(person: Person, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Hello")

    person.s.packs.look_at(tmp_path / "notes.txt")

    person.waits_for(lambda: "holds no templates" in notice(person))
    assert person.s.packs.dialog is None


def test_templates_are_chosen_and_written_into_one_file(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s = person.s
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))

    s.commands["template.export"].trigger()
    dialog = s.packs.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.search.setText("order pizza")
    dialog.tick_link.click()
    chosen = dialog.templates()
    person.clicks(dialog.act_button)

    person.waits_for(lambda: notice(person) == f"Exported to {tmp_path / 'mine.zip'}.")
    assert (tmp_path / "mine.zip").read_bytes() == pack(chosen)
    assert s.packs.dialog is None


def test_the_menu_of_the_panel_leads_to_both(person: Person, monkeypatch: pytest.MonkeyPatch, team_pack: Path) -> None:
    s = person.s
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(team_pack), ""))
    menu = s.templates.detail.menu()

    menu.actions()[-2].trigger()

    person.waits_for(lambda: isinstance(s.packs.dialog, ImportDialog))
    s.packs.close()
    menu.actions()[-1].trigger()
    assert isinstance(s.packs.dialog, ExportDialog)
    s.packs.close()
    menu.deleteLater()


def test_a_team_s_folder_is_added_watched_missed_and_back(person: Person, tmp_path: Path) -> None:
    s, team = person.s, tmp_path / "team"
    (team / "price_objection").mkdir(parents=True)
    (team / "price_objection" / "ours.md").write_text(template_file("Ours"))

    s.choices.apply(template_folders=(TemplateFolder(team),))
    person.waits_for(lambda: s.library.get("price_objection/ours") is not None)

    # Somebody of the team adds one; two people changed another at once.
    (team / "price_objection" / "more.md").write_text(template_file("More"))
    person.waits_for(lambda: s.library.get("price_objection/more") is not None)
    copy = team / "price_objection" / "ours (Ana's conflicted copy 2026-05-03).md"
    copy.write_text(template_file("Ours"))
    person.waits_for(lambda: "Ana's conflicted copy" in notice(person, "sync copies"))
    assert len([one for one in s.library.all() if one.folder == team]) == 2

    # The drive goes and comes back.
    shutil.move(team, tmp_path / "away")
    words = f"The folder {team} is not there now. Its templates come back with it."
    person.waits_for(lambda: notice(person, "missing folders") == words)
    assert s.library.get("price_objection/ours") is None
    shutil.move(tmp_path / "away", team)
    person.waits_for(lambda: notice(person, "missing folders") == "")
    person.waits_for(lambda: s.library.get("price_objection/ours") is not None)

    s.choices.apply(template_folders=())
    person.waits_for(lambda: s.library.get("price_objection/ours") is None)


def test_a_notice_that_was_closed_does_not_come_again_by_itself(person: Person, tmp_path: Path) -> None:
    s = person.s
    folders_are_read(person, tmp_path / "away")

    s.notices.clear("missing folders")
    s.folders.look()
    is_settled(person)
    person.waits_for(lambda: s.library.missing == (tmp_path / "away",))

    assert notice(person, "missing folders") == ""


def test_what_is_saved_while_the_folders_are_read_stays(person: Person, tmp_path: Path) -> None:
    s = person.s
    folders_are_read(person, tmp_path / "away")
    s.folders.look()

    s.library.save_mine(Template("won/mine", "Mine", "won", body="Hi."))
    is_settled(person)

    person.waits_for(lambda: s.library.is_current(s.library.scan()))
    assert s.library.get("won/mine") is not None


def test_folders_that_cannot_be_read_are_told(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders_are_read(person, tmp_path / "away")

    def fails() -> None:
        raise PermissionError(errno.EACCES, "denied", str(tmp_path / "team"))

    monkeypatch.setattr(person.s.library, "scan", fails)
    person.s.folders.look()

    person.waits_for(lambda: notice(person, "template files").startswith(f"Could not read {tmp_path / 'team'}: "))


def test_a_fault_of_the_program_is_no_notice(
    person: Person, tmp_path: Path, team_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders_are_read(person, tmp_path / "away")

    def fails(*_args: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(person.s.library, "scan", fails)
    with person.qtbot.capture_exceptions() as raised:
        person.s.folders.look()
        person.waits_for(lambda: len(raised) == 1)
    monkeypatch.setattr("walkaway.library.packs.read", fails)
    with person.qtbot.capture_exceptions() as raised_too:
        person.s.packs.look_at(team_pack)
        person.waits_for(lambda: len(raised_too) == 1)

    assert [each[0] for each in (*raised, *raised_too)] == [KeyError, KeyError]
    assert (notice(person, "template files"), notice(person, "pack")) == ("", "")


def test_an_import_that_cannot_be_noted_down_is_there_and_can_be_taken_back_now(
    person: Person, team_pack: Path
) -> None:
    s = person.s
    (paths.last_import_file() / "in the way").mkdir(parents=True)
    s.packs.look_at(team_pack)
    person.waits_for(lambda: s.packs.dialog is not None)
    assert s.packs.dialog is not None

    s.packs.dialog.act_button.click()

    person.waits_for(lambda: len(imported(person)) == 2)
    assert notice(person).startswith("The import was made, but cannot be taken back later. ")
    shown = s.notices.showing("pack")
    assert shown is not None
    person.clicks(shown.buttons[0])
    person.waits_for(lambda: imported(person) == [])
    assert notice(person).startswith("The import was taken back, but the note about it stays. ")


def test_a_share_that_does_not_answer_holds_up_nobody(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s, answers, real = person.s, threading.Event(), person.s.library.scan
    folders_are_read(person, tmp_path / "away")

    def waits() -> object:
        answers.wait(60)
        return real()

    monkeypatch.setattr(s.library, "scan", waits)
    s.folders.look()

    s.editor.body_edit.setFocus()
    person.types("Hello")
    s.window.show_templates()
    s.templates.search.line.setText("order pizza")

    assert "Hello" in s.editor.body()
    assert s.templates.current_template() is not None
    assert not s.folders.work.idle
    answers.set()
    is_settled(person)
