"""Template fields are walked with Tab, typed once, seen until they are filled, and undone like typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.looks import Look
from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor
from walkaway.library.dates import Calendar
from walkaway.library.offers import Offers
from walkaway.text.finding import Edit
from walkaway.text.span import Span

Type = Callable[[MarkedEdit, str], None]
TEMPLATE = "Hi {{first_name}},\n\nThe {{project}} is for {{first_name}}.\n\n{{my_name|Ana}}"


def selected(editor: MessageEditor) -> str:
    return editor.body_edit.textCursor().selectedText()


def tab(edit: MarkedEdit, *, back: bool = False) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)


def key(edit: MarkedEdit, name: Qt.Key) -> None:
    QTest.keyClick(edit, name)


def test_the_first_field_is_selected_after_insertion(editor: MessageEditor) -> None:
    editor.insert_template(TEMPLATE)

    assert selected(editor) == "{{first_name}}"


def test_tab_and_shift_tab_go_from_field_to_field_and_a_default_is_taken(
    editor: MessageEditor, type_keys: Type
) -> None:
    editor.insert_template(TEMPLATE)
    body = editor.body_edit

    type_keys(body, "Dana")
    tab(body)
    assert selected(editor) == "{{project}}"
    type_keys(body, "site")
    tab(body)
    assert selected(editor) == "Ana"
    tab(body, back=True)
    assert selected(editor) == "site"
    tab(body, back=True)
    assert selected(editor) == "Dana"

    assert editor.body() == "Hi Dana,\n\nThe site is for Dana.\n\nAna"


def test_a_field_used_twice_is_typed_once(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template(TEMPLATE)

    type_keys(editor.body_edit, "Dan")
    assert editor.body() == "Hi Dan,\n\nThe {{project}} is for Dan.\n\n{{my_name|Ana}}"

    key(editor.body_edit, Qt.Key.Key_Backspace)
    type_keys(editor.body_edit, "😀")
    assert editor.body().startswith("Hi Da😀,\n\nThe {{project}} is for Da😀.")


def test_what_is_typed_and_its_copies_are_one_undo_step(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template(TEMPLATE)
    before = editor.body()

    type_keys(editor.body_edit, "Dana")
    after = editor.body()
    editor.undo()
    assert editor.body() == before
    assert selected(editor) == "{{first_name}}"

    editor.redo()
    assert editor.body() == after
    editor.undo()
    type_keys(editor.body_edit, "Tom")
    assert editor.body() == before.replace("{{first_name}}", "Tom")

    editor.undo()
    editor.undo()
    assert editor.body() == ""


def test_the_subject_is_filled_in_as_well(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_subject("Before you decide on {{project}}")
    editor.insert_template("About {{project}}: {{when}}")

    type_keys(editor.body_edit, "the site")
    assert editor.subject() == "Before you decide on the site"

    editor.undo()
    assert editor.subject() == "Before you decide on {{project}}"


def test_the_walk_goes_on_in_the_subject(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_message("", "About {{project}}", "Hi {{name}}, your {{project}}")
    assert editor.first_field()
    assert editor.subject_edit.hasFocus()
    type_keys(editor.subject_edit, "site")
    assert editor.body() == "Hi {{name}}, your site"

    tab(editor.subject_edit)
    assert editor.body_edit.hasFocus()
    assert selected(editor) == "{{name}}"


def test_leaving_the_last_field_ends_the_walk_and_tab_is_an_ordinary_key(
    editor: MessageEditor, type_keys: Type
) -> None:
    editor.insert_template("For {{name}}.")
    type_keys(editor.body_edit, "Dana")

    tab(editor.body_edit)
    assert editor.body_edit.hasFocus()
    assert editor.body_edit.textCursor().position() == len("For Dana")

    tab(editor.body_edit, back=True)
    assert editor.subject_edit.hasFocus()


def test_a_field_that_was_passed_over_comes_again(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{one}} {{two}}")
    tab(editor.body_edit)
    type_keys(editor.body_edit, "2")
    tab(editor.body_edit)

    assert selected(editor) == "{{one}}"


def test_escape_leaves_the_fields(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{name}} and {{name}} and {{other}}")
    type_keys(editor.body_edit, "A")
    key(editor.body_edit, Qt.Key.Key_Escape)

    type_keys(editor.body_edit, "na")
    assert editor.body() == "Ana and A and {{other}}"
    tab(editor.body_edit)
    assert not editor.body_edit.hasFocus()


def test_typing_after_a_field_that_was_left_is_not_a_part_of_it(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{name}} and {{name}} and {{other}}")
    type_keys(editor.body_edit, "Ana")
    key(editor.body_edit, Qt.Key.Key_Right)
    key(editor.body_edit, Qt.Key.Key_Left)

    type_keys(editor.body_edit, "!")
    assert editor.body() == "Ana! and Ana and {{other}}"


def test_a_filled_field_can_be_mended_in_one_place(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{name}} and {{name}} and {{other}}")
    type_keys(editor.body_edit, "Aa")
    tab(editor.body_edit)
    cursor = editor.body_edit.textCursor()
    cursor.setPosition(1)
    editor.body_edit.setTextCursor(cursor)

    type_keys(editor.body_edit, "n")
    assert editor.body() == "Ana and Ana and {{other}}"


def test_an_emptied_field_comes_back_when_it_is_left(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{name}} and {{name}} too")
    type_keys(editor.body_edit, "A")
    key(editor.body_edit, Qt.Key.Key_Backspace)
    assert editor.body() == " and  too"

    key(editor.body_edit, Qt.Key.Key_End)
    assert editor.body() == "{{name}} and {{name}} too"
    type_keys(editor.body_edit, "!")
    assert editor.body() == "{{name}} and {{name}} too!"


def test_an_emptied_field_counts_as_open_when_the_message_is_about_to_go(
    editor: MessageEditor, type_keys: Type
) -> None:
    editor.insert_template("Hi {{name}},")
    type_keys(editor.body_edit, "A")
    key(editor.body_edit, Qt.Key.Key_Backspace)
    editor.fields.settle()

    assert len(editor.fields.open_fields()) == 1
    assert editor.body() == "Hi {{name}},"
    assert editor.first_field()
    assert selected(editor) == "{{name}}"


@pytest.mark.parametrize("active", [False, True])
def test_fields_that_went_with_the_text_around_them_never_come_back(
    editor: MessageEditor, type_keys: Type, active: bool
) -> None:
    editor.insert_template("{{name}} and {{name}} {{other}}")
    type_keys(editor.body_edit, "Ana")
    if not active:
        tab(editor.body_edit)

    editor.replace_all_text("Quite another text.")
    type_keys(editor.body_edit, "So: ")

    assert editor.body() == "So: Quite another text."


def test_a_place_that_is_changed_by_itself_goes_its_own_way(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("{{name}}, {{name}} {{other}}")
    type_keys(editor.body_edit, "Ana")
    tab(editor.body_edit)
    editor.apply_edits([Edit(Span(5, 8), "Tom")])
    cursor = editor.body_edit.textCursor()
    cursor.setPosition(1)
    editor.body_edit.setTextCursor(cursor)

    type_keys(editor.body_edit, "x")

    assert editor.body() == "Axna, Tom {{other}}"


def test_choices_are_walked_with_the_arrow_keys(editor: MessageEditor) -> None:
    editor.insert_template("On {{day: Monday|Tuesday|Friday}} or {{day}}.")
    assert editor.body() == "On Monday or Monday."

    key(editor.body_edit, Qt.Key.Key_Down)
    assert editor.body() == "On Tuesday or Tuesday."
    key(editor.body_edit, Qt.Key.Key_Up)
    key(editor.body_edit, Qt.Key.Key_Up)
    assert editor.body() == "On Friday or Friday."


def test_a_click_on_a_field_selects_it_and_a_second_one_sets_the_caret(editor: MessageEditor) -> None:
    editor.set_message("", "", "Hi {{first_name}}")
    cursor = editor.body_edit.textCursor()
    cursor.setPosition(9)
    place = editor.body_edit.cursorRect(cursor).center()

    QTest.mouseClick(editor.body_edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(editor) == "{{first_name}}"

    QTest.mouseClick(editor.body_edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(editor) == ""
    assert editor.body_edit.textCursor().position() == 9


def test_composed_words_fill_all_places(editor: MessageEditor) -> None:
    editor.insert_template("{{name}} {{name}}")
    event = QInputMethodEvent("", [])
    event.setCommitString("さくら")

    QApplication.sendEvent(editor.body_edit, event)

    assert editor.body() == "さくら さくら"


@pytest.mark.parametrize(("text", "number"), [("", 0), ("{{a}} {{a}} {{b|x}}", 3), ("{{ not a field", 0)])
def test_open_fields_are_counted(editor: MessageEditor, qtbot: QtBot, text: str, number: int) -> None:
    told: list[int] = []
    editor.fields_changed.connect(told.append)

    with qtbot.waitSignal(editor.message_changed):
        editor.set_message("", "{{in_subject}}", text)

    assert told == [number + 1]
    assert [one.in_subject for one in editor.fields.open_fields()] == [True] + [False] * number


def test_open_fields_look_like_chips_and_filled_ones_like_text(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("Hi {{name}} {{other}}")
    type_keys(editor.body_edit, "Dana")

    body = editor.body_edit
    chips = [one for one in body.pieces(body.document().firstBlock()) if one.look is Look.FIELD]
    assert [(one.start, one.end) for one in chips] == [(8, 17)]


def test_walking_tells_the_field_and_the_keys(editor: MessageEditor, type_keys: Type) -> None:
    editor.insert_template("Hi {{first_name}}")
    assert editor.field_strip.isVisible()
    assert editor.field_strip.text().startswith("First name")

    type_keys(editor.body_edit, "Dana")
    tab(editor.body_edit)
    assert not editor.field_strip.isVisible()


def test_without_fields_there_is_nowhere_to_go(editor: MessageEditor) -> None:
    editor.set_message("", "", "No fields.")

    assert not editor.first_field()
    assert not editor.next_field()
    assert not editor.fields.go(forward=False)


def test_marks_are_right_while_fields_are_filled(
    editor: MessageEditor, type_keys: Type, marked: Callable[[MarkedEdit], list[str]]
) -> None:
    editor.insert_template("It is just {{name}}.\n\nOf course just {{name}} and {{name}}.")

    type_keys(editor.body_edit, "just😀")

    assert marked(editor.body_edit) == ["just"] * 5
    editor.body_edit.moveCursor(QTextCursor.MoveOperation.Start)


KEYS = st.sampled_from(
    [
        Qt.Key.Key_A,
        Qt.Key.Key_A,
        Qt.Key.Key_Space,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Return,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_Down,
        Qt.Key.Key_Escape,
        "undo",
        "redo",
        "all",
    ]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(KEYS, max_size=25))
def test_whatever_is_pressed_undo_leads_back_to_the_start(editor: MessageEditor, keys: list[Qt.Key | str]) -> None:
    editor.set_message("", "On {{b|x}}", "Start.")
    editor.insert_template("{{a}} and {{b|x}}{{a}}\n\n{{c: d|e}} {{b}} 😀")
    for one in keys:
        if isinstance(one, Qt.Key):
            QTest.keyClick(editor.subject_edit if editor.subject_edit.hasFocus() else editor.body_edit, one)
        else:
            {"undo": editor.undo, "redo": editor.redo, "all": editor.select_all}[one]()
    editor.fields.leave()

    for edit in editor.edits:
        for _ in range(100):
            edit.undo()
    assert (editor.subject(), editor.body()) == ("On {{b|x}}", "Start.")
    assert [line.text for line in editor.body_edit._book.lines] == ["Start."]


TODAY = date(2026, 11, 29)


@pytest.fixture
def dated(editor: MessageEditor) -> MessageEditor:
    editor.fields.use_offers(lambda: Offers({"first_name": "Dana"}, Calendar(TODAY)))
    return editor


def test_a_date_takes_next_tuesday_when_it_is_come_to_and_others_by_arrow_key(dated: MessageEditor) -> None:
    dated.insert_template("By {{date}}.")
    assert selected(dated) == "Tuesday, December 8"

    key(dated.body_edit, Qt.Key.Key_Down)
    assert dated.body() == "By Thursday, December 10."


def test_what_is_known_of_the_reader_is_taken_when_the_field_is_come_to(dated: MessageEditor) -> None:
    dated.insert_template("Hi {{first_name}},")

    assert dated.body() == "Hi Dana,"


def test_two_days_of_a_message_are_different_ones(dated: MessageEditor) -> None:
    dated.insert_template("{{first_date}} or {{second_date}}")
    tab(dated.body_edit)

    assert dated.body() == "Tuesday, December 8 or Thursday, December 10"


def test_what_a_field_can_be_is_listed_below_it_until_something_is_typed(dated: MessageEditor, type_keys: Type) -> None:
    dated.insert_template("{{tone: warm|plain}} and {{price}}")
    listed = dated.offer_list
    assert [listed.item(row).text() for row in range(listed.count())] == ["warm", "plain"]
    assert listed.isVisible()

    key(dated.body_edit, Qt.Key.Key_Down)
    assert listed.currentItem().text() == "plain"
    type_keys(dated.body_edit, "d")
    assert not listed.isVisible()
    tab(dated.body_edit)
    assert not listed.isVisible()


def test_a_click_in_the_list_chooses_and_the_keyboard_stays_in_the_text(dated: MessageEditor) -> None:
    dated.insert_template("{{tone: warm|plain}}!")
    listed = dated.offer_list

    place = listed.visualItemRect(listed.item(1)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert dated.body() == "plain!"
    assert dated.body_edit.hasFocus()


def test_enter_takes_what_is_listed_and_goes_on(dated: MessageEditor) -> None:
    dated.insert_template("{{tone: warm|plain}} {{price}}")
    key(dated.body_edit, Qt.Key.Key_Return)

    assert dated.body() == "warm {{price}}"
    assert selected(dated) == "{{price}}"


def test_a_field_of_subject_and_body_is_taken_back_in_both_after_the_walk_went_on(
    editor: MessageEditor, type_keys: Type
) -> None:
    editor.set_subject("About {{project}}")
    editor.insert_template("The {{project}} for {{name}}")
    type_keys(editor.body_edit, "site")
    tab(editor.body_edit)
    type_keys(editor.body_edit, "Dana")

    editor.body_edit.undo()
    assert (editor.subject(), editor.body()) == ("About site", "The site for {{name}}")
    editor.body_edit.undo()
    assert (editor.subject(), editor.body()) == ("About {{project}}", "The {{project}} for {{name}}")


def test_a_field_is_called_by_its_template_s_label(dated: MessageEditor) -> None:
    dated.fields.learn({"oak": "What you have to order"})
    dated.insert_template("I order {{oak}} for {{price}}.")

    assert dated.field_strip.text().startswith("What you have to order")
    assert [row.label for row in dated.fields.rows()] == ["What you have to order", "Price"]


class TestFillingFromOutside:
    @pytest.fixture
    def body(self, dated: MessageEditor) -> MessageEditor:
        dated.set_message("", "About {{project}}", "Hi {{name}}, {{project|the site}} for {{name}}: {{project}}.")
        return dated

    def test_a_value_stands_in_every_place_at_once(self, body: MessageEditor) -> None:
        for typed in ("t", "th", "the", "the oven"):
            body.fields.fill("project", typed)

        assert body.subject() == "About the oven"
        assert body.body() == "Hi {{name}}, the oven for {{name}}: the oven."

    def test_all_that_is_typed_in_one_field_is_one_undo_step(self, body: MessageEditor) -> None:
        before = body.body()
        for name, typed in (("project", "oven"), ("name", "Dana")):
            for end in range(1, len(typed) + 1):
                body.fields.fill(name, typed[:end])

        body.body_edit.undo()
        assert body.body() == "Hi {{name}}, oven for {{name}}: oven."
        body.body_edit.undo()
        assert (body.subject(), body.body()) == ("About {{project}}", before)
        body.body_edit.redo()
        body.body_edit.redo()
        assert body.body() == "Hi Dana, oven for Dana: oven."

    def test_an_emptied_value_opens_the_field_as_it_was_written(self, body: MessageEditor) -> None:
        before = body.subject(), body.body()
        body.fields.fill("project", "x")
        body.fields.fill("project", "")

        assert (body.subject(), body.body()) == before
        assert [row.value for row in body.fields.rows()] == ["", ""]

    def test_rows_have_each_field_once_with_its_value(self, body: MessageEditor) -> None:
        body.fields.fill("project", "oven")

        assert [(row.name, row.value) for row in body.fields.rows()] == [("project", "oven"), ("name", "")]

    def test_a_field_can_be_filled_again(self, body: MessageEditor) -> None:
        for name, typed in (("project", "oven"), ("name", "Dana"), ("project", "stove")):
            body.fields.fill(name, typed)

        assert body.body() == "Hi Dana, stove for Dana: stove."

    def test_a_field_that_is_not_there_is_left_alone(self, body: MessageEditor) -> None:
        before = body.body()
        body.fields.fill("price", "$900")

        assert body.body() == before

    def test_the_rows_are_told_when_they_change(self, qtbot: QtBot, body: MessageEditor) -> None:
        with qtbot.waitSignal(body.fields_told) as filled:
            body.fields.fill("name", "Dana")
        with qtbot.waitSignal(body.fields_told) as gone:
            body.set_message("", "", "No fields.")

        assert [(row.name, row.value) for row in filled.args[0]] == [("project", ""), ("name", "Dana")]
        assert gone.args[0] == ()

    @given(st.lists(st.tuples(st.sampled_from(["project", "name"]), st.sampled_from(["", "x", "two words", "é"]))))
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_undo_to_the_end_gives_the_message_back_whatever_was_filled_in(
        self, body: MessageEditor, filled: list[tuple[str, str]]
    ) -> None:
        subject, text = "About {{project}}", "Hi {{name}}, {{project|the site}} for {{name}}: {{project}}."
        body.set_message("", subject, text)
        for name, value in filled:
            body.fields.fill(name, value)

        for _ in range(2 * len(filled)):
            body.undo()

        assert (body.subject(), body.body()) == (subject, text)
        assert not body.body_edit.document().isUndoAvailable()
