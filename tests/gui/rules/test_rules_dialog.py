"""The list of all rules, by keys and by clicks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.panels.cards import Action, Kind
from walkaway.gui.rules.rule_card import DELETE, EDIT, SWITCH
from walkaway.gui.rules.rule_rows import FamilyRow, Listing, RuleRow
from walkaway.gui.rules.rules_dialog import RulesDialog
from walkaway.gui.rules.rules_model import RulesModel
from walkaway.gui.theme import Theme
from walkaway.settings import Settings
from walkaway.tone import RuleSet

from .conftest import MINE

PLEA = "pleading/humble-plea"


@pytest.fixture
def dialog(few: RuleSet, light: Theme, show: Callable[[QWidget], None]) -> RulesDialog:
    made = RulesDialog(light)
    made.show_rules(few.rules, {MINE}, Settings())
    show(made)
    made.focus_search()
    return made


def names(dialog: RulesDialog) -> list[str]:
    return [dialog.model.data(dialog.model.index(n)) for n in range(dialog.model.rowCount())]


def test_the_model_keeps_qts_rules_while_rows_come_and_go(few: RuleSet, qtbot: QtBot) -> None:
    model, listing = RulesModel(), Listing(few.rules, [MINE])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)

    for settings, query in (
        (Settings(), ""),
        (Settings(), "plea"),
        (Settings(rules_off=(PLEA,)), ""),
        (Settings(families_off=("apology",)), "elephant"),
        (Settings(), "zebra"),
    ):
        model.set_rows(listing.rows(settings, query))
        assert model.rows() == listing.rows(settings, query)


def test_typing_finds_and_escape_shows_all_again(dialog: RulesDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "tuesday")
    assert names(dialog) == ["Pleading", "Humble plea"]
    assert dialog.count.text() == "1 of 3 rules"

    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert len(names(dialog)) == 5
    assert dialog.count.text() == "3 rules"
    assert dialog.isVisible()


def test_the_open_rule_stays_open_while_it_is_among_those_found_and_nothing_opens_in_its_place(
    dialog: RulesDialog, qtbot: QtBot
) -> None:
    dialog.reveal(MINE)

    qtbot.keyClicks(dialog.search, "elephant")
    row = dialog.view.current_row()
    assert row is not None
    assert row.key == MINE

    dialog.search.setText("so-sorry")
    assert names(dialog) == ["Apology", "So sorry"]
    assert dialog.view.current_row() is None


def test_a_matter_of_taste_is_seen_before_the_card_is_opened(few: RuleSet, dialog: RulesDialog) -> None:
    rules = [replace(rule, taste=rule.id == "apology/so-sorry") for rule in few.rules]

    dialog.show_rules(rules, {MINE}, Settings())

    row = dialog.model.index_of("apology/so-sorry").row()
    card = dialog.view.build_card(row)
    assert card is not None
    assert [piece.block.text for piece in card.pieces if piece.kind is Kind.PILL and piece.block] == ["light", "taste"]


def test_words_that_no_rule_has_are_told(dialog: RulesDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "zebra")

    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "No rule holds all of these words."


def test_down_goes_to_the_first_rule_and_up_from_the_top_back_to_the_search(dialog: RulesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.view.hasFocus()
    row = dialog.view.current_row()
    assert isinstance(row, RuleRow)
    assert row.rule.id == PLEA

    qtbot.keyClick(dialog.view, Qt.Key.Key_Up)
    assert isinstance(dialog.view.current_row(), FamilyRow)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Up)
    assert dialog.search.hasFocus()


def test_a_letter_typed_in_the_list_goes_to_the_search(dialog: RulesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)

    qtbot.keyClicks(dialog.view, "e")

    assert dialog.search.hasFocus()
    assert dialog.search.text() == "e"


def test_space_wishes_a_rule_off_and_the_switch_follows_the_settings(
    dialog: RulesDialog, few: RuleSet, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)

    with qtbot.waitSignal(dialog.switch_wished) as told:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    assert told.args is not None
    row, on = told.args
    assert (row.rule.id, on) == (PLEA, False)
    dialog.show_settings(Settings(rules_off=(PLEA,)))
    assert dialog.count.text() == "3 rules, 1 turned off"
    assert dialog.model.data(dialog.model.index_of(PLEA), Qt.ItemDataRole.CheckStateRole) == 0
    assert dialog.view.current_row() == dialog.model.row(dialog.model.index_of(PLEA)), "the keyboard stays"


def test_a_family_has_a_switch_of_its_own(dialog: RulesDialog, qtbot: QtBot) -> None:
    index = dialog.model.index(0)

    with qtbot.waitSignal(dialog.switch_wished) as told:
        place = dialog.view.piece_centre(index, Action(SWITCH))
        qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [FamilyRow("pleading", True), False]


def test_a_click_on_a_switch_opens_no_card(dialog: RulesDialog, qtbot: QtBot) -> None:
    dialog.view.make_current(dialog.model.index_of(PLEA))

    with qtbot.waitSignal(dialog.switch_wished):
        place = dialog.view.piece_centre(dialog.model.index_of("apology/so-sorry"), Action(SWITCH))
        qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert dialog.view.currentIndex() == dialog.model.index_of(PLEA)


def test_the_open_card_shows_the_marked_words_and_the_others_only_their_reason(dialog: RulesDialog) -> None:
    dialog.view.make_current(dialog.model.index_of("apology/so-sorry"))

    opened = dialog.view.build_card(dialog.view.currentIndex().row())
    closed = dialog.view.build_card(1)

    assert opened is not None
    assert closed is not None
    marked = [piece.block for piece in opened.pieces if piece.kind is Kind.MARKED]
    assert [block.text for block in marked if block is not None] == ["I am so sorry 😀."]
    assert not [piece for piece in closed.pieces if piece.kind is Kind.MARKED]


def test_only_ones_own_rule_can_be_edited_and_deleted(dialog: RulesDialog, qtbot: QtBot) -> None:
    dialog.view.make_current(dialog.model.index_of(PLEA))
    assert not dialog.edit_button.isEnabled()
    with qtbot.assertNotEmitted(dialog.edit_wished), qtbot.assertNotEmitted(dialog.delete_wished):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
        qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)

    dialog.view.make_current(dialog.model.index_of(MINE))
    assert dialog.delete_button.isEnabled()
    with qtbot.waitSignal(dialog.edit_wished) as told:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].id == MINE
    with qtbot.waitSignal(dialog.delete_wished):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)


@pytest.mark.parametrize("verb", [EDIT, DELETE])
def test_the_card_of_ones_own_rule_offers_the_same_by_click(dialog: RulesDialog, qtbot: QtBot, verb: str) -> None:
    index = dialog.model.index_of(MINE)
    dialog.view.make_current(index)

    with qtbot.waitSignal(dialog.edit_wished if verb == EDIT else dialog.delete_wished):
        place = dialog.view.piece_centre(index, Action(verb))
        qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_card_that_is_clicked_stays_under_the_mouse_when_the_one_above_closes(
    few: RuleSet, light: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    dialog = RulesDialog(light)
    dialog.show_rules(few.rules, {MINE}, Settings())
    show(dialog)
    dialog.resize(dialog.minimumSize())
    dialog.view.make_current(dialog.model.index_of(MINE))
    dialog.view.verticalScrollBar().setValue(dialog.view.verticalScrollBar().maximum())
    below = dialog.model.index_of("apology/so-sorry")
    before = dialog.view.visualRect(below).center()

    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=before)
    dialog.view.executeDelayedItemsLayout()

    assert dialog.view.visualRect(below).contains(before)


def test_everything_that_takes_the_keyboard_has_a_name(dialog: RulesDialog) -> None:
    stops = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.parent() is not dialog.search
    ]

    assert [one for one in stops if not (one.accessibleName() or getattr(one, "text", str)())] == []


def test_it_is_drawn_in_the_dark_and_at_its_smallest(
    few: RuleSet, dark: Theme, show: Callable[[QWidget], None]
) -> None:
    dialog = RulesDialog(dark)
    dialog.show_rules(few.rules, {MINE}, Settings(families_off=("apology",)))
    show(dialog)
    dialog.resize(dialog.minimumSize())
    dialog.view.make_current(dialog.model.index_of(MINE))

    picture = dialog.grab().toImage()

    assert picture.pixelColor(2, 2).lightness() < 60
    card = dialog.view.build_card(dialog.view.currentIndex().row())
    assert card is not None
    assert all(piece.rect.right() <= card.width + 1 for piece in card.pieces)
