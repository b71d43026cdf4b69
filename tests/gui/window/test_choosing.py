"""What the user chooses holds at once: families, rules, words, theme, letters, folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.window.conftest import Person

from walkaway import paths, settings
from walkaway.settings import Theme
from walkaway.text.finding import Finding
from walkaway.tone.ignores import Ignores

NEEDY = "Sorry to bother you again. I can lower my price if that helps."


def wrote(person: Person) -> list[Finding]:
    person.types(NEEDY)
    person.sees_findings(2)
    return person.s.editor.findings()


def test_a_family_that_is_switched_off_is_not_marked_any_more(person: Person) -> None:
    wrote(person)

    person.s.choices.apply(families_off=("apology",))

    assert [finding.family for finding in person.s.editor.findings()] == ["concession"]
    assert person.s.window.status.findings.text() == "1 finding"


def test_switching_it_on_again_marks_it_again(person: Person) -> None:
    wrote(person)
    person.s.choices.apply(families_off=("apology",))

    person.s.choices.apply(families_off=())

    assert len(person.s.editor.findings()) == 2


def test_tone_marks_are_toggled_in_the_status_line(person: Person) -> None:
    wrote(person)

    person.clicks(person.s.window.status.tone)

    assert person.s.editor.findings() == []
    assert person.s.window.status.tone.text() == "Tone: off"
    assert not person.s.window.status.composure.isVisible()

    person.clicks(person.s.window.status.tone)
    assert len(person.s.editor.findings()) == 2


@pytest.mark.parametrize("rung", ["here", "draft", "words", "rule"])
def test_each_rung_of_the_ladder_can_be_taken_back(person: Person, rung: str) -> None:
    finding = wrote(person)[0]

    person.s.fixes.ignore(finding, rung)
    assert [one.text for one in person.s.editor.findings()] == ["I can lower my price if that helps"]

    notice = person.s.notices.showing("finding")
    assert notice is not None
    person.clicks(notice.buttons[0])
    assert len(person.s.editor.findings()) == 2


def test_ignoring_here_with_a_key(person: Person) -> None:
    wrote(person)
    person.presses(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)

    person.presses(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert len(person.s.editor.findings()) == 1


def test_what_is_ignored_is_listed_and_brought_back_from_the_panel(person: Person) -> None:
    finding = wrote(person)[0]
    person.s.fixes.ignore(finding, "draft")
    assert person.s.findings.ignored_link.text() == "1 ignored"

    person.s.findings.restore_requested.emit(person.s.choices.ignored[0])

    assert len(person.s.editor.findings()) == 2


def test_an_ignored_place_is_kept_on_disk(person: Person) -> None:
    person.s.fixes.ignore(wrote(person)[0], "here")

    assert person.s.disk.flush(10)
    assert len(Ignores.load(paths.config_dir() / "ignored.json").entries()) == 1


def test_the_theme_changes_the_whole_window_at_once(person: Person, qapp: QApplication) -> None:
    person.s.choices.apply(theme=Theme.DARK)

    assert person.s.look.theme.dark
    assert qapp.palette().window().color().name() == person.s.look.theme.background
    assert person.s.look.theme.background in qapp.styleSheet()


def test_letters_and_zoom_change_the_message(person: Person) -> None:
    before = person.s.editor.body_edit.font().pointSizeF()

    person.s.choices.apply(font_size=20)
    assert person.s.editor.body_edit.font().pointSizeF() > before

    larger = person.s.editor.body_edit.font().pointSizeF()
    person.presses(Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert person.s.editor.body_edit.font().pointSizeF() > larger
    person.presses(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert person.s.editor.body_edit.font().pointSizeF() == larger


def test_another_drafts_folder_is_used_at_once_and_the_old_drafts_stay(person: Person, tmp_path: Path) -> None:
    person.types("In the old folder.")
    person.has_saved()

    person.s.choices.apply(drafts_folder=tmp_path / "synced")
    assert person.s.editor.body() == ""
    person.types("In the new folder.")
    person.has_saved()

    assert len(list((tmp_path / "synced").glob("*.eml"))) == 1
    assert len(list(paths.drafts_dir().glob("*.eml"))) == 1


def test_choices_are_written_to_the_settings_file(person: Person) -> None:
    person.s.choices.apply(my_name="Ana", families_off=("gushing",))

    assert person.s.disk.flush(10)
    kept = settings.load(paths.settings_file())
    assert (kept.my_name, kept.families_off) == ("Ana", ("gushing",))
