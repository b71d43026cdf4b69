from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.notices import Choice, Notices


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayout(QVBoxLayout())
    made.show()
    return made


@pytest.fixture
def notices(window: QWidget) -> Notices:
    made = Notices(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def test_a_notice_shows_its_words_and_choices(notices: Notices) -> None:
    notice = notices.tell("draft", "Deleted “Logo quote”.", Choice("Undo", list))

    assert notices.isVisible()
    assert notice.label.text() == "Deleted “Logo quote”."
    assert [button.text() for button in notice.buttons] == ["Undo"]


def test_a_choice_is_made_once_and_the_notice_goes(notices: Notices) -> None:
    made: list[str] = []
    notice = notices.tell("draft", "Deleted.", Choice("Undo", lambda: made.append("undo")))

    notice.buttons[0].click()

    assert made == ["undo"]
    assert not notices.isVisible()


def test_enter_presses_the_button_that_has_the_keyboard(notices: Notices, qtbot: QtBot) -> None:
    made: list[str] = []
    notice = notices.tell("draft", "Deleted.", Choice("Undo", lambda: made.append("undo")))

    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_Return)

    assert made == ["undo"]
    assert not notices.isVisible()


def test_a_later_notice_of_the_same_topic_takes_the_place_of_the_earlier(notices: Notices) -> None:
    notices.tell("save", "Not saved.")
    notices.tell("draft", "Deleted.")
    notices.tell("save", "Still not saved.")

    showing = notices.showing("save")
    assert showing is not None
    assert showing.label.text() == "Still not saved."
    assert notices.showing("draft") is not None


def test_closing_keeps_the_choice_unmade(notices: Notices) -> None:
    made: list[str] = []
    notice = notices.tell("draft", "Deleted.", Choice("Undo", lambda: made.append("undo")))

    notice.close_button.click()

    assert made == []
    assert notices.showing("draft") is None


def test_a_notice_does_not_take_the_keyboard(notices: Notices, window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(line)
    line.show()
    line.setFocus()

    notices.tell("draft", "Deleted.", Choice("Undo", list))

    assert window.focusWidget() is line
