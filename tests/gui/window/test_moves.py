"""Moves in the window: from a template to its card, from the card to templates, and days that stay changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.gui.window.conftest import Person

from walkaway import paths, settings
from walkaway.gui.dialogs.moves_dialog import MovesDialog
from walkaway.library.template import Template
from walkaway.moves import MOVES

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def opened(person: Person) -> MovesDialog:
    dialog = person.s.move_book.dialog
    assert dialog is not None
    person.qtbot.waitExposed(dialog)
    return dialog


def template(person: Person) -> Template:
    chosen = person.s.templates.current_template()
    assert chosen is not None
    return chosen


def test_a_template_leads_to_the_card_of_its_move(person: Person) -> None:
    person.presses(Qt.Key.Key_J, CTRL)
    person.types("site builder may be enough")
    link = person.s.templates.detail.about_move
    assert link.text() == "Move: You may not need us"

    person.clicks(link)

    assert opened(person).card.move_id == template(person).move == "may_not_need_us"


def test_a_next_move_leads_to_its_templates(person: Person) -> None:
    person.s.move_book.show("may_not_need_us")
    dialog = opened(person)
    first = dialog.card.after["taken"].links[0]

    person.clicks(first)

    assert not dialog.isVisible()
    person.waits_for(person.s.templates.view.hasFocus)
    assert person.s.templates.search.move_id == MOVES["may_not_need_us"].after["taken"][0]
    assert template(person).move == MOVES["may_not_need_us"].after["taken"][0]


def test_every_move_has_templates_to_lead_to(person: Person) -> None:
    made = {one.move for one in person.s.library.all()}

    assert made == set(MOVES)


def test_the_palette_and_a_key_open_the_list(person: Person) -> None:
    person.presses(Qt.Key.Key_J, CTRL, ALT)
    opened(person).close()
    person.s.window.activateWindow()
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("moves")

    person.presses(Qt.Key.Key_Return)

    person.waits_for(opened(person).list.hasFocus)


def test_changed_days_are_kept_and_the_usual_ones_are_not(person: Person) -> None:
    person.s.move_book.show("premium")
    card = opened(person).card

    card.days.setValue(30)
    assert person.s.choices.now.recharge_days == {"premium": 30}
    person.waits_for(lambda: person.s.disk.idle)
    assert settings.load(paths.settings_file()).recharge_days == {"premium": 30}

    person.clicks(card.usual)
    assert person.s.choices.now.recharge_days == {}
    person.waits_for(lambda: person.s.disk.idle)
    assert settings.load(paths.settings_file()).recharge_days == {}
    assert card.days.value() == MOVES["premium"].recharge_days
