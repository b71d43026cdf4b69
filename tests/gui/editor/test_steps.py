"""What the program changes is one undo step, and undo shows what the user saw before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor
from walkaway.text.finding import Edit
from walkaway.text.span import Span

Type = Callable[[MarkedEdit, str], None]
BODY = "Hi 😀 Dana,\n\nIt is just this, and just that."


def put_caret(edit: MarkedEdit, position: int, anchor: int | None = None) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def view(edit: MarkedEdit) -> tuple[int, int, int]:
    return edit.textCursor().anchor(), edit.textCursor().position(), edit.verticalScrollBar().value()


CHANGES: dict[str, Callable[[MessageEditor], object]] = {
    "an edit": lambda e: e.apply_edits([Edit(Span(3, 4), "you")]),
    "several edits": lambda e: e.apply_edits(
        [Edit(Span(0, 2), "Hello"), Edit(Span(17, 22), ""), Edit(Span(5, 9), "D")]
    ),
    "a wording": lambda e: e.apply_wording(e.findings()[0], ""),
    "a template": lambda e: e.insert_template("One {{name}}\n\nTwo {{count|three}}"),
    "a template that begins with a default": lambda e: e.insert_template("{{count|three}} of {{count}}"),
    "a template over all": lambda e: e.insert_template("One.", "all"),
    "a template over the selection": lambda e: e.insert_template("One.", "selection"),
    "another text": lambda e: e.replace_all_text("Quite\n\nanother 😀"),
    "a text": lambda e: e.insert_text("more"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_exactly_one_step_and_undo_brings_text_and_selection_back(
    editor: MessageEditor, change: Callable[[MessageEditor], object], type_keys: Type
) -> None:
    editor.set_message("", "", BODY)
    type_keys(editor.body_edit, "So. ")
    before = editor.body()
    put_caret(editor.body_edit, 9, 7)
    seen = view(editor.body_edit)

    change(editor)
    after = editor.body()
    assert after != before

    type_keys(editor.body_edit, "xyz")
    editor.undo()
    assert editor.body() == after
    editor.undo()
    assert editor.body() == before
    assert view(editor.body_edit) == seen
    editor.redo()
    assert editor.body() == after


def test_undo_brings_the_scroll_position_back(editor: MessageEditor) -> None:
    editor.set_message("", "", "\n\n".join(f"Paragraph {number}" for number in range(200)))
    editor.body_edit.verticalScrollBar().setValue(1500)
    put_caret(editor.body_edit, 900)
    editor.body_edit.verticalScrollBar().setValue(1500)

    editor.replace_all_text("Short.")
    editor.undo()

    assert editor.body_edit.verticalScrollBar().value() == 1500


def test_a_view_from_before_is_not_shown_after_another_turn_of_events(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_message("", "", "one two three")
    put_caret(editor.body_edit, 3, 0)
    editor.apply_edits([Edit(Span(4, 7), "2")])
    editor.undo()
    put_caret(editor.body_edit, 13)
    type_keys(editor.body_edit, "!")

    editor.undo()

    assert view(editor.body_edit)[:2] == (13, 13)


def test_the_wording_keeps_the_sentence_whole(editor: MessageEditor) -> None:
    editor.set_message("", "", "Sorry to bother you. It is just this.")

    editor.apply_wording(editor.findings()[1], "")
    assert editor.body() == "Sorry to bother you. It is this."

    editor.apply_wording(editor.findings()[0], "Here is what changed")
    assert editor.body() == "Here is what changed. It is this."


def test_a_wording_goes_into_the_subject_where_the_finding_is(editor: MessageEditor) -> None:
    editor.set_message("", "It is just this", "It is just this")
    finding = editor.subject_edit.findings()[0]
    editor.select_finding(None)

    assert editor.is_in_subject(finding) is False  # the same words at the same place in the body: the body is meant
    editor.set_message("", "It is just this", "Body")
    editor.apply_wording(editor.findings()[0], "")

    assert editor.subject() == "It is this"


def test_a_finding_that_is_gone_changes_nothing(editor: MessageEditor) -> None:
    editor.set_message("", "", "It is just this.")
    finding = editor.findings()[0]
    editor.replace_all_text("It is this.")

    assert not editor.apply_wording(finding, "")
    assert not editor.select_finding(finding)


def test_a_list_that_is_one_edit_old_still_finds_its_words(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_message("", "", "It is just this.")
    finding = editor.findings()[0]
    type_keys(editor.body_edit, "Now. ")

    assert editor.apply_wording(finding, "")
    assert editor.body() == "Now. It is this."


def test_a_template_stands_as_paragraphs_of_its_own(editor: MessageEditor) -> None:
    editor.set_message("", "", "Before.\nAfter.")
    put_caret(editor.body_edit, 7)

    editor.insert_template("One.\n\nTwo.\n")

    assert editor.body() == "Before.\n\nOne.\n\nTwo.\n\nAfter."


def test_edits_outside_of_the_text_are_refused(editor: MessageEditor) -> None:
    editor.set_message("", "", "short")

    with pytest.raises(ValueError, match="outside"):
        editor.apply_edits([Edit(Span(3, 9), "")])
    assert editor.body() == "short"


def test_another_message_leaves_nothing_to_undo(editor: MessageEditor, type_keys: Type) -> None:
    type_keys(editor.body_edit, "some words")
    editor.set_message("Ana", "Subject", "Body")
    editor.undo()

    assert (editor.to(), editor.subject(), editor.body()) == ("Ana", "Subject", "Body")


def test_undo_says_when_it_can(editor: MessageEditor, type_keys: Type, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.undo_available, check_params_cb=lambda can: can is True):
        type_keys(editor.body_edit, "a")
    with qtbot.waitSignal(editor.redo_available, check_params_cb=lambda can: can is True):
        QTest.keyClick(editor.body_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_is_told_for_the_line_that_has_the_keyboard(editor: MessageEditor, type_keys: Type, qtbot: QtBot) -> None:
    type_keys(editor.body_edit, "a")

    with qtbot.waitSignal(editor.undo_available, check_params_cb=lambda can: can is False):
        editor.subject_edit.setFocus()
    with qtbot.waitSignal(editor.undo_available, check_params_cb=lambda can: can is True):
        editor.body_edit.setFocus()


def test_all_changes_of_one_turn_are_told_once(editor: MessageEditor, type_keys: Type, qtbot: QtBot) -> None:
    told: list[str] = []
    editor.message_changed.connect(lambda: told.append(editor.body()))

    type_keys(editor.body_edit, "abc")
    editor.to_edit.setText("Dana")
    with qtbot.waitSignal(editor.message_changed):
        pass

    assert told == ["abc"]


def test_new_lines_are_as_high_as_the_others(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_message("", "", "one")
    editor.replace_all_text("two\nthree")
    type_keys(editor.body_edit, "four\n")

    block, heights = editor.body_edit.document().firstBlock(), set()
    while block.isValid():
        heights.add(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == {140.0}
