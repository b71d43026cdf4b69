"""The list of moves: walked with the keyboard, each with its card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.dialogs.moves_dialog import MovesDialog
from walkaway.gui.theme import Theme
from walkaway.moves import MOVES
from walkaway.settings import Settings

Show = Callable[[QWidget], None]


@pytest.fixture
def dialog(show: Show, light: Theme) -> MovesDialog:
    dialog = MovesDialog(light)
    dialog.show_settings(Settings(recharge_days={"not_a_fit": 5}))
    show(dialog)
    dialog.list.setFocus()
    return dialog


def test_every_move_is_listed_and_the_first_is_open(dialog: MovesDialog) -> None:
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    assert names == [move.label for move in MOVES.values()]
    assert dialog.card.move_id == next(iter(MOVES))


def test_the_arrows_walk_from_card_to_card(qtbot: QtBot, dialog: MovesDialog) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    assert dialog.card.move_id == list(MOVES)[1]


def test_letters_find_a_move(qtbot: QtBot, dialog: MovesDialog) -> None:
    qtbot.keyClicks(dialog.list, "clo")

    assert dialog.card.move_id == "close_the_file"


def test_enter_and_the_button_ask_for_the_templates(qtbot: QtBot, dialog: MovesDialog) -> None:
    dialog.reveal("premium")

    with qtbot.waitSignal(dialog.templates_wished) as by_key:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.templates_wished) as by_mouse:
        qtbot.mouseClick(dialog.templates_button, Qt.MouseButton.LeftButton)

    assert by_key.args == by_mouse.args == ["premium"]


def test_a_card_shows_the_users_own_days(dialog: MovesDialog) -> None:
    dialog.reveal("not_a_fit")
    assert dialog.card.days.value() == 5

    dialog.show_settings(Settings(recharge_days={"not_a_fit": 6}))

    assert dialog.card.days.value() == 6


def test_a_row_is_read_out_as_a_whole_card(dialog: MovesDialog) -> None:
    row = list(MOVES).index("not_a_fit")

    spoken = dialog.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Not a fit. ")
    assert "Recharges in 5 days with the same prospect." in spoken


def test_in_a_narrow_window_the_list_stands_above_the_card(dialog: MovesDialog) -> None:
    dialog.reveal("premium")
    dialog.resize(dialog.minimumSize())
    QApplication.processEvents()

    assert dialog.list.geometry().bottom() < dialog.page.geometry().top()
    assert dialog.list.viewport().rect().contains(dialog.list.visualItemRect(dialog.list.currentItem()))
    assert dialog.card.width() <= dialog.page.viewport().width()
    for row in dialog.card.after.values():
        for link in row.links:
            right = link.mapTo(dialog.card, QPoint(link.width(), 0)).x()
            assert link.isHidden() or right <= dialog.card.width()


def test_a_new_card_starts_at_its_top(qtbot: QtBot, dialog: MovesDialog) -> None:
    dialog.resize(dialog.minimumSize())
    QApplication.processEvents()
    bar = dialog.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    assert bar.value() == 0
