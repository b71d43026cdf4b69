"""The form of the open fields in the real window: keys alone, beside the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.gui.window.conftest import Person

from walkaway.gui.filling import NOTHING_OPEN
from walkaway.gui.panels.field_form import KEEP
from walkaway.gui.widgets import LinkButton
from walkaway.library.template import Template

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
BODY = "Hi {{first_name}},\n\nThe {{oak}} is {{price|$900}}, by {{date}}.\n\n{{my_name}}"
TEMPLATE = Template("won/oak", "Oak", "won", subject="About {{oak}}", body=BODY, fields={"oak": "What it is about"})


def tabs(person: Person) -> list[str]:
    bar = person.s.window.side.tabs
    return [bar.tabText(number) for number in range(bar.count())]


def in_front(person: Person) -> str:
    bar = person.s.window.side.tabs
    return bar.tabText(bar.currentIndex())


def test_a_template_brings_the_form_and_the_form_fills_the_message(person: Person) -> None:
    s = person.s
    s.choices.apply(my_name="Ben")
    s.window.show_templates()
    s.templates.insert_requested.emit(TEMPLATE)
    person.waits_for(lambda: in_front(person) == "Fields 4")
    assert s.editor.body_edit.hasFocus()

    # Ctrl+Alt+F goes to the first line of the form.
    person.presses(Qt.Key.Key_F, CTRL, ALT)
    assert s.fields.line("oak").hasFocus()
    assert s.fields.line("oak").accessibleName() == "What it is about"
    person.types("the oak table")
    assert s.editor.subject() == "About the oak table"
    assert "The the oak table is" in s.editor.body()

    # Enter goes on; what has a default or a day takes it, and can be typed over.
    person.presses(Qt.Key.Key_Return)
    person.types("Dana")
    person.presses(Qt.Key.Key_Return)
    person.types("$1,200")
    person.presses(Qt.Key.Key_Tab)
    day = s.fields.line("date").text()
    assert day.startswith("Tuesday, ")
    assert s.editor.fields.open_fields() == []

    # The form stays while it is typed in, and goes with the last Enter.
    person.waits_for(lambda: in_front(person) == "Fields")
    person.presses(Qt.Key.Key_Return)
    assert s.editor.body_edit.hasFocus()
    assert tabs(person) == ["Findings", "Templates", "Prospect"]
    assert in_front(person) == "Templates"
    assert s.editor.body() == f"Hi Dana,\n\nThe the oak table is $1,200, by {day}.\n\nBen"


def test_each_field_of_the_form_is_one_undo_step_of_the_message(person: Person) -> None:
    s = person.s
    s.templates.insert_requested.emit(TEMPLATE)
    person.waits_for(lambda: in_front(person).startswith("Fields"))
    before = s.editor.subject(), s.editor.body()
    person.presses(Qt.Key.Key_F, CTRL, ALT)
    person.types("table")
    person.presses(Qt.Key.Key_Escape)
    assert s.editor.body_edit.hasFocus()

    person.presses(Qt.Key.Key_Z, CTRL)

    assert (s.editor.subject(), s.editor.body()) == before
    person.waits_for(lambda: s.fields.line("oak").text() == "")


def test_what_is_typed_in_the_text_stands_in_the_form(person: Person) -> None:
    s = person.s
    s.templates.insert_requested.emit(TEMPLATE)
    person.waits_for(lambda: in_front(person).startswith("Fields"))
    person.types("Dana")

    person.waits_for(lambda: s.fields.line("first_name").text() == "Dana")


def test_the_form_goes_when_the_last_field_is_filled_in_the_text(person: Person) -> None:
    s = person.s
    s.editor.insert_template("Hi {{first_name}}, so be it.")
    person.waits_for(lambda: tabs(person)[-1] == "Fields 1")
    assert in_front(person) == "Findings"
    person.types("Dana")
    person.waits_for(lambda: tabs(person)[-1] == "Fields")

    person.presses(Qt.Key.Key_Tab)

    assert tabs(person) == ["Findings", "Templates", "Prospect"]


def test_a_click_out_of_the_last_field_ends_the_form_too(person: Person) -> None:
    s = person.s
    s.editor.insert_template("Hi {{first_name}}, so be it.")
    person.waits_for(lambda: tabs(person)[-1] == "Fields 1")
    person.types("Dana")
    person.waits_for(lambda: tabs(person)[-1] == "Fields")

    person.presses(Qt.Key.Key_End, CTRL)

    assert tabs(person) == ["Findings", "Templates", "Prospect"]


def test_another_draft_has_a_form_of_its_own(person: Person) -> None:
    s = person.s
    s.templates.insert_requested.emit(TEMPLATE)
    person.waits_for(lambda: in_front(person).startswith("Fields"))

    person.presses(Qt.Key.Key_N, CTRL)

    person.waits_for(lambda: tabs(person) == ["Findings", "Templates", "Prospect"])


def test_a_name_in_the_to_line_is_offered_to_the_open_field(person: Person) -> None:
    s = person.s
    s.templates.insert_requested.emit(TEMPLATE)
    person.waits_for(lambda: in_front(person).startswith("Fields"))
    s.editor.to_edit.setFocus()
    person.types("Priya Nair")
    person.waits_for(lambda: s.fields.line("first_name").placeholderText() == "Priya")

    s.fields.line("first_name").setFocus()

    assert isinstance(person.focus(), QLineEdit)
    assert s.editor.body().startswith("Hi Priya,")


def test_my_firm_is_typed_once_and_kept(person: Person) -> None:
    s = person.s
    s.editor.insert_template("Best,\n{{my_firm}}")
    person.waits_for(lambda: tabs(person)[-1] == "Fields 1")
    person.presses(Qt.Key.Key_F, CTRL, ALT)
    person.types("Linden")
    keep = next(button for button in s.fields.findChildren(LinkButton) if button.text() == KEEP)
    person.waits_for(keep.isVisible)

    person.clicks(keep)

    assert s.choices.now.my_firm == "Linden"
    assert not keep.isVisible()


def test_without_a_field_it_says_so(person: Person) -> None:
    person.types("Hi.")
    person.presses(Qt.Key.Key_F, CTRL, ALT)

    told = person.s.notices.showing("fields")
    assert told is not None
    assert told.label.text() == NOTHING_OPEN
