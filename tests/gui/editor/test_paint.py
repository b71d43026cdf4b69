"""Marks are painted where their letters are seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage
from tests.gui.editor.editor_fakes import finding

from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.editor.paint import rects
from walkaway.gui.theme import load_theme


def boxes(editor: MessageEditor, words: str) -> list[QRectF]:
    block = editor.body_edit.document().firstBlock()
    start = block.text().index(words)
    return rects(block, start, start + len(words))


def painted(editor: MessageEditor, colour: str) -> set[int]:
    """The columns of the body in which a colour is seen."""
    image: QImage = editor.body_edit.viewport().grab().toImage()
    wanted = QColor(colour).rgb()
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted}


@pytest.mark.parametrize("text", ["Latin אנא עולם just", "שלום עולם just אנא", "plain just words"])
def test_the_box_of_words_is_as_wide_as_the_words(editor: MessageEditor, text: str) -> None:
    editor.set_message("", "", text)

    (box,) = boxes(editor, "just")
    assert abs(box.width() - editor.body_edit.fontMetrics().horizontalAdvance("just")) <= 2


def test_the_first_of_two_hebrew_words_stands_on_the_right(editor: MessageEditor) -> None:
    editor.set_message("", "", "Latin אנא עולם just")

    assert boxes(editor, "אנא")[0].left() > boxes(editor, "עולם")[0].left()


def test_words_that_follow_each_other_may_stand_apart(editor: MessageEditor) -> None:
    editor.set_message("", "", "ab אנא עולם cd")

    assert len(boxes(editor, "ab אנא")) == 2


def test_words_over_a_wrapped_line_have_a_box_on_each_line(editor: MessageEditor) -> None:
    editor.set_message("", "", "word " * 60)

    found = boxes(editor, ("word " * 40).strip())
    assert len(found) > 1
    assert all(box.right() <= editor.body_edit.document().textWidth() for box in found)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_each_weight_is_seen_in_its_own_colour(editor: MessageEditor, name: str) -> None:
    theme = load_theme(name)
    editor.set_theme(theme)
    editor.set_message("", "", "Sorry to bother you, any time, prise {{field}}")
    editor.set_grammar([finding(editor.body(), "prise")])

    for colour in (theme.amber_strong_fill, theme.amber_strong_line, theme.amber_medium_fill, theme.field_fill):
        assert painted(editor, colour), colour


def test_nothing_is_painted_without_findings(editor: MessageEditor) -> None:
    theme = load_theme("light")
    editor.set_message("", "", "Fine words.")

    assert not painted(editor, theme.amber_strong_fill) | painted(editor, theme.amber_medium_fill)


def test_marks_of_a_long_text_are_seen_at_once(editor: MessageEditor) -> None:
    editor.set_message("", "", "Sorry to bother you.\n" * 400)

    assert painted(editor, load_theme("light").amber_strong_fill)


def test_the_line_below_a_long_mark_goes_on_to_its_end(editor: MessageEditor) -> None:
    letters = QFont(editor.font())
    letters.setPointSize(32)
    editor.set_letters(letters)
    editor.set_message("", "", "Sorry to bother you")

    (box,) = boxes(editor, "Sorry to bother you")
    assert box.width() > 400
    line = painted(editor, load_theme("light").amber_strong_line)
    assert line == set(range(min(line), max(line) + 1))
    assert abs(len(line) - box.width()) <= 2
