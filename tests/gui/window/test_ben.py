"""Ben, who owns a small business, answers a discount request with a template: keys alone, from start to clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.window.conftest import Person

from walkaway.gui.dialogs.template_editor import TemplateEditor
from walkaway.library.template import Template

CTRL = Qt.KeyboardModifier.ControlModifier


def test_ben_picks_a_template_fills_it_and_copies_it(person: Person) -> None:
    s = person.s
    s.choices.apply(my_name="Ben")
    person.presses(Qt.Key.Key_N, CTRL)
    s.editor.to_edit.setFocus()
    person.types("Priya Nair")

    # Ctrl+J, a few letters, Enter: the template stands in the message.
    person.presses(Qt.Key.Key_J, CTRL)
    assert s.templates.isVisible()
    person.types("discount")
    person.waits_for(lambda: s.templates.current_template() is not None)
    template = s.templates.current_template()
    assert template is not None
    person.presses(Qt.Key.Key_Return)
    person.waits_for(lambda: bool(s.editor.body().strip()))
    assert s.editor.body_edit.hasFocus()

    # What is known fills itself: who he is, and whom he writes to.
    assert "Priya" in s.editor.body()
    assert s.editor.body().rstrip().endswith("Ben")
    assert "{{first_name}}" not in s.editor.body()
    assert s.editor.subject()

    # Copying with empty fields says so and goes to the first, which is typed over at once.
    first = len(s.editor.unfilled_fields())
    assert first > 0
    person.presses(Qt.Key.Key_Return, CTRL)
    warning = s.notices.showing("copy")
    assert warning is not None
    assert "empty" in warning.label.text()
    assert [button.text() for button in warning.buttons] == ["Copy anyway", "Go to the first"]

    # He types and presses Tab until nothing is left to fill in.
    for number in range(1, 20):
        person.types(f"value {number}")
        person.presses(Qt.Key.Key_Tab)
        if s.editor.field_strip.isHidden():
            break
    assert s.editor.unfilled_fields() == []
    assert "value 1" in s.editor.subject() + s.editor.body()

    # Ctrl+Enter puts it on the clipboard, and nothing is said against it.
    person.presses(Qt.Key.Key_Return, CTRL)
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == s.editor.body()
    assert "{{" not in copied.text() + copied.html()
    person.waits_for(lambda: s.checking.report is not None)
    told = s.notices.showing("copy")
    assert told is not None
    assert told.label.text().startswith("Copied")


def test_a_second_press_copies_with_empty_fields(person: Person) -> None:
    s = person.s
    person.types("Hi {{first_name}}, the price stands.")
    person.waits_for(lambda: len(s.editor.unfilled_fields()) == 1)

    person.presses(Qt.Key.Key_Return, CTRL)
    assert s.editor.body_edit.textCursor().selectedText() == "{{first_name}}"
    person.presses(Qt.Key.Key_Return, CTRL)

    assert QApplication.clipboard().mimeData().text() == "Hi {{first_name}}, the price stands."


def test_the_warning_stays_where_the_first_field_has_a_default(person: Person) -> None:
    s = person.s
    person.types("It is {{price|$900}} for {{project|the site}}.")
    person.waits_for(lambda: len(s.editor.unfilled_fields()) == 2)

    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_for(lambda: s.editor.field_strip.isVisible())
    person.has_saved()
    warning = s.notices.showing("copy")
    assert warning is not None
    assert warning.label.text() == "2 fields are empty."
    assert s.editor.body_edit.textCursor().selectedText() == "$900"
    person.presses(Qt.Key.Key_Return, CTRL)

    assert QApplication.clipboard().mimeData().text() == "It is $900 for {{project|the site}}."


def test_a_template_starts_a_draft_of_its_own(person: Person) -> None:
    s = person.s
    person.types("Something I wrote before.")
    person.has_saved()
    template = s.library.search("discount")[0]

    s.templates.new_draft_requested.emit(template)

    assert s.editor.body().startswith(template.body[:3])
    assert s.editor.subject() != ""
    person.waits_for(lambda: len(s.desk.rows) == 2)


def test_replacing_the_whole_body_is_one_undo_step(person: Person) -> None:
    s = person.s
    person.types("Something I wrote before.")
    template = s.library.search("discount")[0]

    s.templates.replace_requested.emit(template)
    assert "Something" not in s.editor.body()
    person.presses(Qt.Key.Key_Z, CTRL)

    assert s.editor.body() == "Something I wrote before."


def test_a_template_and_its_subject_are_taken_back_together(person: Person) -> None:
    s = person.s
    person.types("Hi.")
    template = s.library.search("discount")[0]

    s.templates.insert_requested.emit(template)
    assert s.editor.subject() != ""
    person.presses(Qt.Key.Key_Z, CTRL)

    assert (s.editor.subject(), s.editor.body()) == ("", "Hi.")


def test_a_new_template_is_for_what_the_message_is_about(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Template] = []
    monkeypatch.setattr(TemplateEditor, "ask", lambda template, *_: asked.append(template))
    person.types("Invoice 212 was due on March 3 and is still unpaid. When will the payment be made?")

    person.presses(Qt.Key.Key_J, CTRL, Qt.KeyboardModifier.ShiftModifier)

    assert [template.situation for template in asked] == ["late_payment"]
