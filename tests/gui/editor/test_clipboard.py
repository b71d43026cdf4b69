"""What comes in is clean text, what goes out is plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor

CTRL = Qt.KeyboardModifier.ControlModifier


def clipboard(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def paste(edit: MarkedEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_V, CTRL)


def drop(edit: MarkedEdit, data: QMimeData) -> None:
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(edit.viewport(), enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(edit.viewport(), event)


def test_a_paste_is_clean_text_in_one_step(editor: MessageEditor) -> None:
    clipboard("One\u200b\r\ntwo\u202e", html="<p><b>One</b> two<img src='http://example.com/x.png'></p>")

    paste(editor.body_edit)

    assert editor.body() == "One\ntwo"
    editor.undo()
    assert editor.body() == ""


def test_html_alone_becomes_its_words(editor: MessageEditor) -> None:
    clipboard(html="<script>x()</script><p>Hi <b>Dana</b>,</p><p>fine.<img src='file:///etc/hosts'></p>")

    paste(editor.body_edit)

    assert editor.body() == "Hi Dana,\n\nfine."
    assert "<" not in editor.body_edit.document().toRawText()


def test_a_paste_into_the_subject_is_one_line(editor: MessageEditor) -> None:
    clipboard("Proposal:\n bakery\r\nwebsite")
    editor.subject_edit.setFocus()

    paste(editor.subject_edit)

    assert editor.subject() == "Proposal: bakery website"


def test_a_large_paste_is_asked_about(editor: MessageEditor, qtbot: QtBot) -> None:
    text = "word " * 50_000
    clipboard(text)

    with qtbot.waitSignal(editor.large_paste) as asked:
        paste(editor.body_edit)

    assert asked.args == [text]
    assert editor.body() == ""


def test_a_copy_is_plain_text_with_its_special_spaces(editor: MessageEditor) -> None:
    editor.set_message("", "", "€4\u00a0800\n\njust {{name}} 😀")
    editor.select_all()

    QTest.keyClick(editor.body_edit, Qt.Key.Key_C, CTRL)

    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "€4\u00a0800\n\njust {{name}} 😀"
    assert not data.hasHtml()


def test_what_is_copied_and_pasted_is_the_same(editor: MessageEditor) -> None:
    text = "a\u00a0b\n\nשלום 😀"
    editor.set_message("", "", text)
    editor.select_all()
    editor.cut()
    assert editor.body() == ""
    editor.paste()

    assert editor.body() == text


def test_dropped_files_are_passed_on(editor: MessageEditor, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])

    with qtbot.waitSignal(editor.files_dropped) as dropped:
        drop(editor.body_edit, data)

    assert dropped.args == [[str(file)]]
    assert editor.body() == ""


def test_dropped_text_is_put_in(editor: MessageEditor) -> None:
    data = QMimeData()
    data.setText("dropped\r\nwords")

    drop(editor.body_edit, data)

    assert editor.body() == "dropped\nwords"


@pytest.mark.parametrize("text", ["\ufdd0", "\ud800", "a\u2028b", "tab\t", "\u00a0"])
def test_any_text_can_be_shown(editor: MessageEditor, text: str) -> None:
    editor.set_message(text, text, text)

    assert len(editor.body()) == len(text)
    assert editor.body() in (text, "\ufffd")


def test_shift_enter_is_a_line_break_like_any_other(editor: MessageEditor) -> None:
    QTest.keyClicks(editor.body_edit, "a")
    QTest.keyClick(editor.body_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor.body_edit, "b")

    assert editor.body() == "a\nb"
    assert editor.body_edit.document().blockCount() == 2


def test_double_click_selects_a_word(editor: MessageEditor) -> None:
    editor.set_message("", "", "just words")
    cursor = editor.body_edit.textCursor()
    cursor.setPosition(7)
    place = editor.body_edit.cursorRect(cursor).center() + QPoint(2, 0)

    QTest.mouseDClick(editor.body_edit.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert editor.body_edit.textCursor().selectedText() == "words"
    editor.body_edit.moveCursor(QTextCursor.MoveOperation.Start)


def test_a_word_without_end_breaks_anywhere_and_the_next_message_does_not(editor: MessageEditor) -> None:
    body = editor.body_edit

    editor.set_message("", "", "x" * 10_000)
    assert body.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere

    editor.set_message("", "", "short " * 1000 + "https://example.com/" + "x" * 500)
    assert body.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    assert body.horizontalScrollBar().maximum() == 0


def test_a_long_text_is_shown_from_its_start_at_once(editor: MessageEditor) -> None:
    editor.set_message("", "", "It is just a line.\n" * 3000)

    assert editor.body_edit.textCursor().position() == 0
    assert editor.body_edit.block_at(0).blockNumber() == 0
    assert editor.body_edit.verticalScrollBar().value() == 0
