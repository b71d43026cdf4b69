"""A change of subject and body together is one step; later changes of one of them are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.gui.editor.test_steps import Type

from walkaway.gui.editor.message import MessageEditor
from walkaway.text.finding import Edit
from walkaway.text.span import Span

Texts = tuple[str, str]
BEFORE, AFTER = ("Just a quote", "It is just this."), ("A quote", "It is this.")


@pytest.fixture
def calmed(editor: MessageEditor) -> MessageEditor:
    editor.set_message("", *BEFORE)
    with editor.one_step():
        editor.apply_edits([Edit(Span(0, 6), "A")], in_subject=True)
        editor.apply_edits([Edit(Span(6, 11), "")])
    assert texts(editor) == AFTER
    return editor


def texts(editor: MessageEditor) -> Texts:
    return editor.subject(), editor.body()


def test_undo_and_redo_in_either_text_take_the_other_along(calmed: MessageEditor) -> None:
    for place in calmed.edits:
        place.setFocus()
        calmed.undo()
        assert texts(calmed) == BEFORE
        calmed.redo()
        assert texts(calmed) == AFTER


def test_what_was_typed_since_in_the_subject_stays(calmed: MessageEditor, type_keys: Type) -> None:
    type_keys(calmed.subject_edit, " for it")
    calmed.body_edit.setFocus()

    calmed.undo()

    assert texts(calmed) == ("A for it quote", BEFORE[1])


def test_typing_is_taken_back_before_the_step(calmed: MessageEditor, type_keys: Type) -> None:
    type_keys(calmed.body_edit, "X")
    calmed.undo()
    one_back = texts(calmed)
    calmed.undo()

    assert (one_back, texts(calmed)) == (AFTER, BEFORE)


def test_a_step_that_was_undone_and_written_over_ties_nothing(calmed: MessageEditor, type_keys: Type) -> None:
    calmed.undo()
    type_keys(calmed.body_edit, "X")
    type_keys(calmed.subject_edit, "Y")
    calmed.body_edit.setFocus()

    calmed.undo()

    assert "Y" in calmed.subject()


def test_a_change_of_one_text_is_a_step_of_that_text_only(editor: MessageEditor) -> None:
    editor.set_message("", *BEFORE)
    editor.apply_edits([Edit(Span(6, 11), "")])
    with editor.one_step():
        editor.apply_edits([Edit(Span(0, 6), "A")], in_subject=True)
    editor.body_edit.setFocus()
    editor.undo()

    assert texts(editor) == (AFTER[0], BEFORE[1])


@pytest.mark.parametrize("leave", [lambda e: e.header.setFocus(), lambda e: e.body_edit.clearFocus()])
def test_with_the_keyboard_elsewhere_undo_takes_back_what_changed_last(
    editor: MessageEditor, leave: Callable[[MessageEditor], None]
) -> None:
    editor.set_message("", *BEFORE)
    editor.apply_edits([Edit(Span(6, 11), "")])
    leave(editor)
    editor.apply_edits([Edit(Span(0, 6), "A")], in_subject=True)

    editor.undo()

    assert texts(editor) == (BEFORE[0], AFTER[1])


def test_a_text_with_nothing_to_undo_leaves_the_turn_to_the_other(editor: MessageEditor) -> None:
    editor.set_message("", *BEFORE)
    editor.apply_edits([Edit(Span(0, 6), "A")], in_subject=True)
    editor.body_edit.setFocus()

    editor.undo()
    undone = texts(editor)
    editor.redo()

    assert undone == BEFORE
    assert texts(editor) == (AFTER[0], BEFORE[1])
