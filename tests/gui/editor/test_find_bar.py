"""Find and replace, from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from walkaway.gui.editor.message import MessageEditor

BODY = "The price. A Price 😀 and the prices.\n\nNo more price"


def found(editor: MessageEditor) -> tuple[str, int]:
    cursor = editor.body_edit.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def search(editor: MessageEditor, words: str) -> None:
    editor.set_message("", "", BODY)
    editor.show_find()
    assert editor.find_bar.words.hasFocus()
    QTest.keyClicks(editor.find_bar.words, words)


def test_words_are_found_while_they_are_typed(editor: MessageEditor) -> None:
    search(editor, "price")

    assert found(editor) == ("price", 4)
    assert editor.find_bar.count.text() == "1 of 4"
    assert len(editor.body_edit.extraSelections()) == 4


def test_enter_goes_on_and_shift_enter_back_round_the_ends(editor: MessageEditor) -> None:
    search(editor, "price")
    places = []

    for modifier in (Qt.KeyboardModifier.NoModifier,) * 4 + (Qt.KeyboardModifier.ShiftModifier,) * 2:
        QTest.keyClick(editor.find_bar.words, Qt.Key.Key_Return, modifier)
        places.append(found(editor)[1])

    assert places == [13, 30, 47, 4, 47, 30]


def test_case_and_whole_words_narrow_the_hits(editor: MessageEditor) -> None:
    search(editor, "price")
    bar = editor.find_bar

    bar._case.click()
    assert bar.count.text() == "1 of 3"
    bar._whole.click()
    assert bar.count.text() == "1 of 2"


def test_no_hits_is_said(editor: MessageEditor) -> None:
    search(editor, "zebra")

    assert editor.find_bar.count.text() == "No hits"
    assert editor.body_edit.extraSelections() == []


def test_replacing_one_goes_on_to_the_next(editor: MessageEditor) -> None:
    search(editor, "price")
    editor.show_replace()
    editor.find_bar.replacement.setFocus()
    QTest.keyClicks(editor.find_bar.replacement, "fee")

    QTest.keyClick(editor.find_bar.replacement, Qt.Key.Key_Return)

    assert editor.body().startswith("The fee. A Price")
    assert found(editor) == ("Price", 11)


def test_replacing_all_is_one_undo_step(editor: MessageEditor) -> None:
    search(editor, "price")
    editor.show_replace()
    editor.find_bar.replacement.setText("fee 😀")

    editor.find_bar.replace_all()

    assert editor.body() == "The fee 😀. A fee 😀 😀 and the fee 😀s.\n\nNo more fee 😀"
    assert editor.find_bar.count.text() == "Replaced 4"
    editor.body_edit.setFocus()
    editor.undo()
    assert editor.body() == BODY


def test_replacing_by_words_that_hold_the_words_ends(editor: MessageEditor) -> None:
    search(editor, "price")
    editor.find_bar.replacement.setText("price price")
    editor.find_bar.replace_all()

    assert editor.body().lower().count("price") == 8


def test_escape_closes_and_leaves_the_hit_selected(editor: MessageEditor) -> None:
    search(editor, "prices")

    QTest.keyClick(editor.find_bar.words, Qt.Key.Key_Escape)

    assert not editor.find_bar.isVisible()
    assert editor.body_edit.hasFocus()
    assert found(editor)[0] == "prices"
    assert editor.body_edit.extraSelections() == []


def test_the_selected_words_are_looked_for(editor: MessageEditor) -> None:
    search(editor, "prices")
    editor.find_bar.close_bar()
    editor.find_bar.words.clear()

    editor.show_find()

    assert editor.find_bar.words.text() == "prices"


def test_hits_follow_what_is_typed(editor: MessageEditor) -> None:
    search(editor, "price")
    editor.body_edit.setFocus()
    QTest.keyClicks(editor.body_edit, "x")  # types over the hit
    editor.find_bar.refresh()

    assert editor.find_bar.count.text() == "3 hits"


def test_only_hits_in_sight_are_marked(editor: MessageEditor) -> None:
    editor.set_message("", "", "word\n" * 3000)
    editor.show_find()
    QTest.keyClicks(editor.find_bar.words, "word")

    assert editor.find_bar.count.text() == "1 of 3000"
    assert 5 < len(editor.body_edit.extraSelections()) < 60


def test_a_text_that_shrinks_and_scrolls_under_the_open_bar_is_searched_anew(editor: MessageEditor) -> None:
    search(editor, "price")
    editor.body_edit.replace_all_text("One line.\n" * 200 + "The price")
    editor.find_bar.refresh()
    bar = editor.body_edit.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    editor.body_edit.replace_all_text("A price")
    editor.find_bar.refresh()

    assert len(editor.body_edit.extraSelections()) == 1
