"""Marks appear with the key, stand on the right words, and touch neither the text nor its undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.editor.editor_fakes import check, finding

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor
from walkaway.text.parts import Part
from walkaway.tone import Report
from walkaway.tone.composure import composure

Marked = Callable[[MarkedEdit], list[str]]
Type = Callable[[MarkedEdit, str], None]


def put_caret(edit: MarkedEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)


def compose(edit: MarkedEdit, text: str) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent(text, []))


def test_a_mark_appears_with_the_key_that_completes_it(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    type_keys(editor.body_edit, "It is jus")
    assert marked(editor.body_edit) == []

    type_keys(editor.body_edit, "t")
    assert marked(editor.body_edit) == ["just"]

    type_keys(editor.body_edit, "ice")
    assert marked(editor.body_edit) == []


def test_typing_after_a_mark_does_not_extend_it(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    type_keys(editor.body_edit, "just so")

    assert marked(editor.body_edit) == ["just"]


def test_marks_are_no_undo_step_and_no_change_of_the_text(editor: MessageEditor) -> None:
    editor.set_message("", "", "It is just this.")
    report = Report((), (finding("It is just this.", "this", "need/x"),), composure(()), 4)

    editor.set_report(report)
    editor.set_grammar([finding("It is just this.", "is")])
    editor.select_finding(editor.findings()[0])

    assert not editor.body_edit.document().isUndoAvailable()
    assert not editor.body_edit.document().isModified()
    assert editor.body() == "It is just this."


def test_undo_takes_back_typing_never_a_mark(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    type_keys(editor.body_edit, "just")
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert editor.body() == ""
    assert not editor.body_edit.document().isUndoAvailable()

    QTest.keyClick(
        editor.body_edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert marked(editor.body_edit) == ["just"]


def test_marks_stay_when_the_keyboard_goes_elsewhere(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    type_keys(editor.body_edit, "just")
    editor.to_edit.setFocus()

    assert marked(editor.body_edit) == ["just"]


def test_words_over_a_hard_line_break_are_one_finding(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    editor.set_message("", "", "I am sorry to\nbothr you again\n\nAna")
    assert marked(editor.body_edit) == []

    put_caret(editor.body_edit, len("I am sorry to\nboth"))
    type_keys(editor.body_edit, "e")

    assert marked(editor.body_edit) == ["sorry to", "bother you"]
    assert [one.text for one in editor.findings()] == ["sorry to\nbother you"]


def test_joining_and_splitting_paragraphs_moves_the_marks(
    editor: MessageEditor, marked: Marked, type_keys: Type
) -> None:
    editor.set_message("", "", "sorry to\n\nbother you")
    put_caret(editor.body_edit, len("sorry to\n"))

    QTest.keyClick(editor.body_edit, Qt.Key.Key_Backspace)
    assert marked(editor.body_edit) == ["sorry to", "bother you"]

    type_keys(editor.body_edit, "\n")
    assert marked(editor.body_edit) == []


@pytest.mark.parametrize(
    "text",
    [
        "😀 just 👩‍💻 any time",
        "é́ just",
        "שלום just אנא",
        "“just”, I’m available any time",
        "a\u00a0just\u00a0b",
        "just\u2028any time",
    ],
)
def test_marks_stand_on_their_words_in_any_script(editor: MessageEditor, marked: Marked, text: str) -> None:
    editor.set_message("", text, text)

    wanted = [one.text for one in check(text, Part.BODY)]
    assert wanted
    assert marked(editor.body_edit) == wanted
    assert [one.span.of(editor.body()) for one in editor.body_edit.findings()] == wanted


def test_carriage_returns_do_not_shift_marks(editor: MessageEditor, marked: Marked) -> None:
    editor.set_message("", "", "One.\r\nTwo.\r\n\r\njust three.\r\n")

    assert editor.body() == "One.\nTwo.\n\njust three.\n"
    assert marked(editor.body_edit) == ["just"]


WORDS = st.sampled_from(
    ["just", "any time", "désolé", "😢", "a", "é", "😀", "שלום", "\u00a0", " ", "\n", "\n\n", "> ", "’"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(WORDS, max_size=10),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.lists(WORDS, max_size=3)), max_size=8),
)
def test_after_any_edits_marks_read_as_their_findings(
    editor: MessageEditor, marked: Marked, start: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    body = editor.body_edit
    editor.set_message("", "", "".join(start))
    for place, length, words in edits:
        cursor = body.textCursor()
        cursor.setPosition(0)
        for _ in range(place):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        for _ in range(length):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(words))
        if place % 5 == 0:
            body.undo()
    body.update_parts()

    text = body.text()
    assert [one.span.of(text) for one in body.findings()] == [one.text for one in body.findings()]
    assert marked(body) == [line for one in body.findings() for line in one.text.split("\n") if line]
    assert [line.text for line in body._book.lines] == text.split("\n")


def test_composed_text_bears_no_mark_and_shifts_none(editor: MessageEditor, marked: Marked) -> None:
    editor.set_message("", "", "we just go just now")
    body = editor.body_edit

    for place, left in ((0, ["just", "just"]), (3, ["just", "just"]), (7, ["just", "just"]), (5, ["ju", "st", "just"])):
        put_caret(body, place)
        compose(body, "かな")
        assert marked(body) == left
        compose(body, "")
        assert marked(body) == ["just", "just"]
    assert editor.body() == "we just go just now"


def test_composing_is_no_change_of_the_message(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.set_message("", "", "we just go")
    with qtbot.waitSignal(editor.message_changed):
        pass

    with qtbot.assertNotEmitted(editor.message_changed, wait=10):
        compose(editor.body_edit, "かな")


def test_what_was_composed_is_marked_when_it_is_committed(editor: MessageEditor, marked: Marked) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("just")
    QApplication.sendEvent(editor.body_edit, event)

    assert marked(editor.body_edit) == ["just"]


def test_quoted_text_is_not_marked_once_it_is_known_to_be_quoted(
    editor: MessageEditor, marked: Marked, qtbot: QtBot
) -> None:
    editor.set_message("", "", "just mine\n\nOn Monday, Dana Ruiz wrote:\n> just hers")
    assert marked(editor.body_edit) == ["just"]

    put_caret(editor.body_edit, len("just mine\n\n"))
    with qtbot.waitSignal(editor.message_changed):
        QTest.keyClicks(editor.body_edit, "> just ")
    assert marked(editor.body_edit) == ["just"]


def test_a_line_that_begins_a_signature_unmarks_what_is_below_it(
    editor: MessageEditor, marked: Marked, type_keys: Type, qtbot: QtBot
) -> None:
    editor.set_message("", "", "Fine.\n\n-\njust a line")
    assert marked(editor.body_edit) == ["just"]

    put_caret(editor.body_edit, len("Fine.\n\n-"))
    type_keys(editor.body_edit, "- ")

    qtbot.waitUntil(lambda: marked(editor.body_edit) == [])


def test_the_subject_is_marked_too(editor: MessageEditor, marked: Marked, type_keys: Type) -> None:
    editor.subject_edit.setFocus()
    type_keys(editor.subject_edit, "just a quick one")

    assert marked(editor.subject_edit) == ["just"]
    assert editor.is_in_subject(editor.findings()[0])


def test_grammar_marks_follow_typing_until_the_next_answer(
    editor: MessageEditor, marked: Marked, type_keys: Type
) -> None:
    editor.set_message("", "", "We was glad")
    editor.set_grammar([finding("We was glad", "We was")])
    put_caret(editor.body_edit, 0)

    type_keys(editor.body_edit, " ")
    put_caret(editor.body_edit, 0)
    type_keys(editor.body_edit, "So,")
    assert marked(editor.body_edit) == ["We was"]

    editor.set_grammar([], waiting={"So, We was glad": {"grammar"}})
    assert marked(editor.body_edit) == ["We was"]

    editor.set_grammar([])
    assert marked(editor.body_edit) == []


def test_a_new_checker_marks_anew(editor: MessageEditor, marked: Marked) -> None:
    editor.set_message("", "just", "just")
    editor.set_checker(lambda text, part: ())

    assert marked(editor.body_edit) + marked(editor.subject_edit) == []


def test_a_large_text_is_marked_bit_by_bit(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.set_message("", "", "\n\n".join(["it is just so " * 30] * 200))

    qtbot.waitUntil(lambda: len(editor.findings()) == 6000)


def test_typing_in_one_unbroken_line_still_gives_an_answer(editor: MessageEditor, type_keys: Type) -> None:
    editor.set_message("", "", "x" * 500_000)

    type_keys(editor.body_edit, "just ")

    assert editor.body().startswith("just xxx")
