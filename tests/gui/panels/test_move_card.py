"""The card of a move: everything about it can be read, and what can be pressed says what it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.panels.move_card import MoveCard, MoveLink
from walkaway.gui.panels.move_words import days_said, spoken_move
from walkaway.gui.theme import Theme
from walkaway.moves import MOVES, TURNS, Move

MOVE = MOVES["may_not_need_us"]
Show = Callable[[QWidget], None]


@pytest.fixture
def card(show: Show, light: Theme) -> MoveCard:
    card = MoveCard(light)
    card.resize(420, 560)
    show(card)
    card.show_move(MOVE, 60)
    return card


def links(card: MoveCard, turn: str) -> list[MoveLink]:
    return [link for link in card.after[turn].links if not link.isHidden()]


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.id)
def test_every_move_is_shown_whole(card: MoveCard, move: Move) -> None:
    card.show_move(move, move.recharge_days)

    said = [label.text() for label in card.findChildren(QLabel)]
    for words in (move.label, move.help, move.works, move.backfires, move.source, *TURNS.values()):
        assert words in said
    for turn, ids in move.after.items():
        assert [link.text() for link in links(card, turn)] == [MOVES[id].label for id in ids]
    assert card.days.value() == move.recharge_days
    assert card.usual.isHidden()


@pytest.mark.parametrize(("days", "said"), [(0, "no time"), (1, "1 day"), (60, "60 days")])
def test_days_are_said_in_words(card: MoveCard, days: int, said: str) -> None:
    card.show_move(MOVE, days)

    assert card.days.text() == said


def test_a_next_move_asks_for_its_templates(qtbot: QtBot, card: MoveCard) -> None:
    with qtbot.waitSignal(card.templates_wished) as asked:
        qtbot.mouseClick(links(card, "refused")[1], Qt.MouseButton.LeftButton)

    assert asked.args == [MOVE.after["refused"][1]]


def test_a_next_move_can_be_pressed_with_the_keyboard(qtbot: QtBot, card: MoveCard) -> None:
    link = links(card, "silent")[0]
    link.setFocus()

    with qtbot.waitSignal(card.templates_wished) as asked:
        qtbot.keyClick(link, Qt.Key.Key_Space)

    assert asked.args == [MOVE.after["silent"][0]]


def test_a_typed_number_is_told_once_when_it_is_whole(qtbot: QtBot, card: MoveCard) -> None:
    told: list[tuple[str, int]] = []
    card.days_wished.connect(lambda move, days: told.append((move, days)))
    card.days.setFocus()
    card.days.selectAll()

    qtbot.keyClicks(card.days, "45")
    assert told == []
    qtbot.keyClick(card.days, Qt.Key.Key_Return)

    assert told == [(MOVE.id, 45)]


def test_another_number_than_usual_has_a_way_back(qtbot: QtBot, card: MoveCard) -> None:
    card.show_move(MOVE, 10)
    assert card.usual.text() == "Back to 60 days"

    with qtbot.waitSignal(card.days_wished) as asked:
        qtbot.mouseClick(card.usual, Qt.MouseButton.LeftButton)

    assert asked.args == [MOVE.id, 60]
    assert card.days.hasFocus()


def test_the_wheel_changes_no_days_while_one_scrolls_over_them(card: MoveCard) -> None:
    links(card, "taken")[0].setFocus()
    middle = QPointF(card.days.rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(card.days, event)

    assert card.days.value() == 60


def test_what_can_be_used_has_a_name_that_says_what_it_does(card: MoveCard) -> None:
    assert card.accessibleName() == "The move You may not need us"
    assert card.days.accessibleName() == "How many days You may not need us takes to recharge with the same prospect"
    assert links(card, "taken")[0].accessibleName() == "If they lean in: Set terms, show its templates"


def test_nothing_is_cut_off_in_a_narrow_card(card: MoveCard) -> None:
    card.show_move(MOVES["premium"], 1)
    card.resize(230, card.heightForWidth(230))
    QApplication.processEvents()

    for label in card.findChildren(QLabel):
        assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
    for turn in TURNS:
        for link in links(card, turn):
            place = link.mapTo(card, QPoint(0, 0))
            assert place.x() >= 0
            assert place.x() + link.width() <= card.width()


def test_a_screen_reader_hears_the_whole_card() -> None:
    said = spoken_move(MOVE, 60)

    for words in (MOVE.label, MOVE.help, MOVE.works, MOVE.backfires, MOVE.source):
        assert words in said
    assert "Recharges in 60 days with the same prospect." in said
    assert "If they stall: Reversing question, Go for no." in said


@pytest.mark.parametrize(("days", "said"), [(0, "no time"), (1, "1 day"), (7, "7 days")])
def test_a_number_of_days_on_a_button(days: int, said: str) -> None:
    assert days_said(days) == said
