"""Which line is still being written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor

TypeKeys = Callable[[MarkedEdit, str], None]


@pytest.fixture
def told(editor: MessageEditor) -> list[str]:
    lines: list[str] = []
    editor.body_edit.writing.changed.connect(lambda line, row: lines.append(line))
    return lines


def test_the_row_of_the_open_line_is_told_also_when_a_line_with_the_same_words_was_open_before(
    editor: MessageEditor, type_keys: TypeKeys, qtbot: QtBot
) -> None:
    rows: list[tuple[str, int]] = []
    editor.body_edit.writing.changed.connect(lambda line, row: rows.append((line, row)))

    type_keys(editor.body_edit, "So\n\nSo")

    assert [one for one in rows if one[0] == "So"] == [("So", 0), ("So", 2)]


def test_the_line_at_whose_end_somebody_types_is_open_until_its_end_mark(
    editor: MessageEditor, told: list[str], type_keys: TypeKeys
) -> None:
    type_keys(editor.body_edit, "Hi\n\nIt is")
    assert told[-1] == "It is"

    type_keys(editor.body_edit, ".")
    assert told[-1] == ""

    type_keys(editor.body_edit, ' "No!"')
    assert told[-1] == ""

    type_keys(editor.body_edit, " so")
    assert told[-1] == 'It is. "No!" so'


def test_a_caret_that_goes_elsewhere_closes_the_line(
    editor: MessageEditor, told: list[str], type_keys: TypeKeys, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        type_keys(editor.body_edit, "It is")
        assert told[-1].endswith("It is")

        qtbot.keyClick(editor.body_edit, key)
        assert told[-1] == ""
        qtbot.keyClick(editor.body_edit, Qt.Key.Key_End)
        assert told[-1] == ""


def test_a_keyboard_that_goes_elsewhere_closes_the_line(
    editor: MessageEditor, told: list[str], type_keys: TypeKeys
) -> None:
    type_keys(editor.body_edit, "It is")

    editor.to_edit.setFocus()

    assert told[-1] == ""


def test_inside_a_paragraph_no_line_is_open(
    editor: MessageEditor, told: list[str], type_keys: TypeKeys, qtbot: QtBot
) -> None:
    type_keys(editor.body_edit, "One\ntwo")
    qtbot.keyClick(editor.body_edit, Qt.Key.Key_Up)
    qtbot.keyClick(editor.body_edit, Qt.Key.Key_End)
    told.clear()

    type_keys(editor.body_edit, " more")

    assert told == []


def test_what_an_input_method_writes_is_being_written(editor: MessageEditor, told: list[str]) -> None:
    editor.body_edit.setFocus()
    for words in ("It", " is", " 你好"):
        QApplication.sendEvent(editor.body_edit, QInputMethodEvent("ni", []))
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(editor.body_edit, event)

    assert told == ["It", "It is", "It is 你好"]
