"""The fields of a message as a form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.fields import FieldRow
from walkaway.gui.panels.field_form import FieldForm
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import LinkButton

Show = Callable[[QWidget], None]
NAME = FieldRow("first_name", "First name", "", ())
DATE = FieldRow("date", "Date", "", ("Tuesday, December 8", "Thursday, December 10"))
PRICE = FieldRow("price", "Price", "", ("$900",))


@pytest.fixture
def form(show: Show, light: Theme) -> FieldForm:
    form = FieldForm(light)
    form.resize(371, 600)
    show(form)
    form.set_rows((NAME, DATE, PRICE))
    return form


def filled(form: FieldForm) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    form.filled.connect(lambda name, value: told.append((name, value)))
    return told


def test_each_field_has_a_line_with_its_label(form: FieldForm) -> None:
    assert [form.line(row.name).accessibleName() for row in (NAME, DATE, PRICE)] == ["First name", "Date", "Price"]
    assert form.open_count == 3


def test_every_key_is_told(qtbot: QtBot, form: FieldForm) -> None:
    told = filled(form)

    assert form.go_first()
    qtbot.keyClicks(form.line("first_name"), "Da")

    assert told == [("first_name", "D"), ("first_name", "Da")]


def test_a_field_that_is_come_to_takes_the_first_of_what_it_can_be(qtbot: QtBot, form: FieldForm) -> None:
    told = filled(form)
    form.go_first()
    qtbot.keyClick(form.line("first_name"), Qt.Key.Key_Tab)

    assert told == [("date", "Tuesday, December 8")]
    assert form.line("date").selectedText() == "Tuesday, December 8"


def test_up_and_down_go_through_what_it_can_be(qtbot: QtBot, form: FieldForm) -> None:
    line = form.line("date")
    line.setFocus()
    for key, said in (
        (Qt.Key.Key_Down, "Thursday, December 10"),
        (Qt.Key.Key_Down, "Tuesday, December 8"),
        (Qt.Key.Key_Up, "Thursday, December 10"),
    ):
        qtbot.keyClick(line, key)
        assert line.text() == said


def test_the_menu_offers_the_same(qtbot: QtBot, form: FieldForm) -> None:
    line = form.line("date")
    menu = line.menu()
    qtbot.addWidget(menu)
    told = filled(form)

    menu.actions()[1].trigger()

    assert [action.text() for action in menu.actions()] == list(DATE.offers)
    assert told[-1] == ("date", "Thursday, December 10")


def test_enter_goes_on_and_after_the_last_line_back_to_what_was_left_open(qtbot: QtBot, form: FieldForm) -> None:
    form.line("price").setFocus()
    form.set_rows((NAME, FieldRow("date", "Date", "soon", ()), FieldRow("price", "Price", "$900", ("$900",))))

    qtbot.keyClick(form.line("price"), Qt.Key.Key_Return)

    assert form.line("first_name").hasFocus()


def test_enter_in_the_last_line_leaves_the_form_when_nothing_is_open(qtbot: QtBot, form: FieldForm) -> None:
    rows = [FieldRow(row.name, row.label, "x", row.offers) for row in (NAME, DATE, PRICE)]
    form.set_rows(rows)
    form.line("price").setFocus()

    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.line("price"), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "key"), [("date", Qt.Key.Key_Escape), ("first_name", Qt.Key.Key_Backtab)], ids=["escape", "back"]
)
def test_the_form_is_left_for_the_message(qtbot: QtBot, form: FieldForm, name: str, key: Qt.Key) -> None:
    form.line(name).setFocus()

    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.line(name), key)


def test_what_the_message_says_now_is_shown_and_told_to_nobody(form: FieldForm) -> None:
    told = filled(form)
    form.set_rows((FieldRow("first_name", "First name", "Dana", ()), DATE, PRICE))

    assert form.line("first_name").text() == "Dana"
    assert told == []


def test_a_line_that_stays_is_the_same_with_its_caret(form: FieldForm) -> None:
    line = form.line("price")
    line.setFocus()
    line.setCursorPosition(2)
    form.set_rows((DATE, FieldRow("price", "Price", "$900", ("$900",))))

    assert form.line("price") is line
    assert line.hasFocus()
    assert line.cursorPosition() == 2


def test_what_is_mine_can_be_kept_for_all_messages(qtbot: QtBot, form: FieldForm) -> None:
    typed = FieldRow("my_firm", "Your firm", "Oak & Sons", ())
    form.set_rows((FieldRow("price", "Price", "$1", ()), typed))
    buttons = [button for button in form.findChildren(LinkButton) if button.isVisible()]

    with qtbot.waitSignal(form.keep_wished) as caught:
        qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    form.set_rows((FieldRow("my_firm", "Your firm", "Oak & Sons", ("Oak & Sons",)),))

    assert len(buttons) == 1
    assert caught.args == ["my_firm", "Oak & Sons"]
    assert form.line("my_firm").hasFocus()
    assert not any(button.isVisible() for button in form.findChildren(LinkButton))


def test_tab_reaches_what_keeps_a_value_and_enter_passes_it(qtbot: QtBot, form: FieldForm) -> None:
    form.set_rows((FieldRow("my_firm", "Your firm", "Oak", ()), PRICE))
    form.line("my_firm").setFocus()
    qtbot.keyClick(form.line("my_firm"), Qt.Key.Key_Tab)
    keep = QApplication.focusWidget()
    assert isinstance(keep, LinkButton)
    with qtbot.waitSignal(form.keep_wished):
        qtbot.keyClick(keep, Qt.Key.Key_Space)

    qtbot.keyClick(form.line("my_firm"), Qt.Key.Key_Return)

    assert form.line("price").hasFocus()


def test_a_line_says_what_it_will_take_or_where_it_could_come_from(form: FieldForm) -> None:
    mine = FieldRow("my_firm", "Your firm", "", ())
    choice = FieldRow("tone", "Tone", "", ("warm", "plain"))
    form.set_rows((DATE, PRICE, choice, mine))

    said = [form.line(row.name).placeholderText() for row in (DATE, PRICE, choice, mine)]
    assert said == ["Tuesday, December 8", "$900", "warm or plain", "The preferences can fill it in"]
