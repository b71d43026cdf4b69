"""Templates that were used or liked, in the real window and in its file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.window.conftest import Person, start, stop

from walkaway import paths, settings
from walkaway.gui.panels.templates_model import TemplatesModel
from walkaway.gui.shell import Shell
from walkaway.library.template import Template
from walkaway.library.uses import load

CTRL = Qt.KeyboardModifier.ControlModifier


def listed(s: Shell) -> list[Template]:
    model = s.templates.view.model()
    assert isinstance(model, TemplatesModel)
    return [row for row in model.rows() if isinstance(row, Template)]


def kept(person: Person) -> tuple[tuple[str, ...], dict[str, int]]:
    person.waits_for(lambda: person.s.disk.idle)
    uses, damaged = load(paths.uses_file(), date(2026, 1, 1))
    assert damaged is None
    return uses.favourites, {id: uses.of(id).count for id in uses.recent}


def test_a_use_is_counted_once_a_draft_with_whom_it_was(person: Person) -> None:
    s = person.s
    s.editor.to_edit.setFocus()
    person.types("Priya Nair")
    template = s.library.search("discount")[0]
    for _ in range(2):
        s.templates.insert_requested.emit(template)

    assert kept(person) == ((), {template.id: 1})
    assert s.usage.uses.of(template.id).reader == "Priya Nair"
    s.templates.new_draft_requested.emit(template)
    assert kept(person) == ((), {template.id: 2})


def test_whom_it_was_for_is_known_once_the_draft_says_so(person: Person) -> None:
    s = person.s
    first, second = s.library.search("discount")[:2]
    s.templates.insert_requested.emit(first)
    s.editor.to_edit.setFocus()
    person.types("Priya Nair")
    person.waits_for(lambda: s.usage.uses.of(first.id).reader == "Priya Nair")

    # Another draft has the last word about a template that is used there, too.
    person.presses(Qt.Key.Key_N, CTRL)
    s.editor.to_edit.setFocus()
    person.types("Dana Ruiz")
    for template in (first, second):
        s.templates.insert_requested.emit(template)
    person.has_saved()
    assert {s.usage.uses.of(template.id).reader for template in (first, second)} == {"Dana Ruiz"}
    assert kept(person)[1] == {first.id: 2, second.id: 1}


def test_a_favourite_is_chosen_by_key_and_kept(person: Person) -> None:
    s = person.s
    person.presses(Qt.Key.Key_J, CTRL)
    person.types("discount")
    person.presses(Qt.Key.Key_Down)
    template = s.templates.current_template()
    assert template is not None
    person.presses(Qt.Key.Key_D, CTRL)
    assert kept(person) == ((template.id,), {})


def test_a_damaged_file_is_told_and_nothing_else_is_lost(qapp: QApplication, quiet_home: None, qtbot: object) -> None:
    paths.uses_file().write_text("{", encoding="utf-8")
    program = start(qapp)
    try:
        told = program.shell.notices.showing("start/0")
        assert told is None
        qapp.processEvents()
        told = program.shell.notices.showing("start/0")
        assert told is not None
        assert "template-uses.bad-" in told.label.text()
    finally:
        stop(program, qapp)


def test_a_write_that_fails_is_told_and_can_be_tried_again(person: Person) -> None:
    s = person.s
    paths.uses_file().mkdir()
    s.usage.toggle(s.library.all()[0])
    person.waits_for(lambda: s.notices.showing("template uses") is not None)

    paths.uses_file().rmdir()
    notice = s.notices.showing("template uses")
    assert notice is not None
    person.clicks(notice.buttons[0])

    assert kept(person)[0] == (s.library.all()[0].id,)


def test_the_panel_shows_what_fits_the_draft_once_it_was_ranked_elsewhere(person: Person) -> None:
    s = person.s
    s.window.show_templates()
    person.s.editor.body_edit.setFocus()
    person.types("Invoice 212 was due on March 3 and is still unpaid.")

    person.waits_for(lambda: s.templates.view.model().index(0, 0).data() == "For this draft")
    first = s.templates.current_template()
    assert first is not None
    assert first.situation == "late_payment"

    s.editor.replace_all_text("")
    person.waits_for(lambda: s.templates.view.model().index(0, 0).data() != "For this draft")


def test_templates_of_the_trade_come_first_as_soon_as_it_is_chosen(person: Person) -> None:
    s = person.s
    person.presses(Qt.Key.Key_J, CTRL)
    person.types("discount")
    before = [each.id for each in listed(s)]

    s.choices.apply(trade="events")

    after = listed(s)
    assert after[0].trade == "events"
    assert sorted(each.id for each in after) == sorted(before)
    person.waits_for(lambda: s.disk.idle)
    assert settings.load(paths.settings_file()).trade == "events"


def test_templates_of_the_trade_come_first_from_the_start(qapp: QApplication, quiet_home: None) -> None:
    settings.save(paths.settings_file(), settings.Settings(grammar_on=False, first_run_done=True, trade="events"))

    program = start(qapp)

    assert program.shell.library.search("discount")[0].trade == "events"
    stop(program, qapp)
