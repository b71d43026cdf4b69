"""A real editor with a tiny checker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.editor.editor_fakes import check

from walkaway.gui.editor.looks import Look
from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.theme import load_theme


@pytest.fixture
def editor(qtbot: QtBot) -> MessageEditor:
    """A shown editor with the keyboard in the body."""
    made = MessageEditor(load_theme("light"))
    qtbot.addWidget(made)
    made.set_checker(check)
    made.resize(700, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.body_edit.setFocus()
    qtbot.waitUntil(made.body_edit.hasFocus)
    return made


def _words(edit: MarkedEdit, block: QTextBlock) -> list[tuple[Look, str]]:
    """What is marked in a block, cut out of the text that its layout shows (with what is being composed)."""
    layout = block.layout()
    at = layout.preeditAreaPosition()
    units = block.text().encode("utf-16-le")
    if layout.preeditAreaText():
        units = units[: 2 * at] + layout.preeditAreaText().encode("utf-16-le") + units[2 * at :]
    return [(one.look, units[2 * one.start : 2 * one.end].decode("utf-16-le")) for one in edit.pieces(block)]


@pytest.fixture
def marked() -> Callable[[MarkedEdit], list[str]]:
    """Reads the marked words back out of the layout; fields are none."""

    def read(edit: MarkedEdit) -> list[str]:
        found: list[str] = []
        block = edit.document().firstBlock()
        while block.isValid():
            found += [words for look, words in _words(edit, block) if look is not Look.FIELD]
            block = block.next()
        return found

    return read


@pytest.fixture
def type_keys() -> Callable[[MarkedEdit, str], None]:
    """Types letters as real key events, to where the caret is."""

    def type_into(edit: MarkedEdit, text: str) -> None:
        for letter in text:
            if letter == "\n":
                QTest.keyClick(edit, Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(edit, letter)
            else:  # QTest knows no key for it
                QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))

    return type_into
