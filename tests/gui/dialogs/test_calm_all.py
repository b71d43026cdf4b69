from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.dialogs.calm_all import NOTHING, CalmAllDialog
from walkaway.gui.dialogs.calm_card import TICK, TURN
from walkaway.gui.dialogs.calm_list import ChoicesModel
from walkaway.gui.dialogs.calm_plan import choices
from walkaway.gui.panels.cards import Action
from walkaway.gui.theme import Theme
from walkaway.text.finding import Edit, Finding, Weight
from walkaway.text.span import Span
from walkaway.tone.checker import Report
from walkaway.tone.composure import composure

SUBJECT = "Just a proposal 😀"
BODY = "Hi Dana,\n\nSorry to bother you. I can lower my price.\n\nAna"


def found(text: str, words: str, *rewrites: str) -> Finding:
    at = text.index(words)
    return Finding(Span(at, at + len(words)), "need/x", "need", Weight.STRONG, 13, words, "", rewrites)


@pytest.fixture
def report() -> Report:
    subject = (found(SUBJECT, "Just", ""),)
    body = (
        found(BODY, "Sorry to bother you", "I am writing about the proposal"),
        found(BODY, "I can lower my price", "The price stands", "We can leave something out"),
    )
    return Report(subject, body, composure([*subject, *body]), 12)


@pytest.fixture
def dialog(show: Callable[[QWidget], None], light: Theme, report: Report) -> CalmAllDialog:
    dialog = CalmAllDialog(SUBJECT, BODY, report, light, score=lambda subject, body: 99 if "price." in body else 100)
    show(dialog)
    return dialog


def after(dialog: CalmAllDialog) -> str:
    return dialog.after.toPlainText()


def click(qtbot: QtBot, dialog: CalmAllDialog, row: int, action: Action) -> None:
    view = dialog.view
    view.scrollTo(view.model().index(row, 0))
    QApplication.processEvents()
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.piece_centre(view.model().index(row, 0), action)
    )


def struck(dialog: CalmAllDialog) -> list[str]:
    marks = dialog.before.extraSelections()
    return [mark.cursor.selectedText() for mark in marks if mark.format.fontStrikeOut()]


def test_the_whole_message_stands_before_and_after(dialog: CalmAllDialog) -> None:
    assert dialog.before.toPlainText() == f"{SUBJECT}\n\n{BODY}"
    assert after(dialog) == ("A proposal 😀\n\nHi Dana,\n\nI am writing about the proposal. The price stands.\n\nAna")


def test_the_differences_are_marked_on_both_sides(dialog: CalmAllDialog) -> None:
    marked = [mark.cursor.selectedText() for mark in dialog.after.extraSelections()]

    assert struck(dialog) == ["Just", "Sorry to bother you", "I can lower my price"]
    assert marked == ["A", "I am writing about the proposal", "The price stands"]


def test_space_leaves_a_change_out_at_once(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    assert "I can lower my price." in after(dialog)
    assert "Sorry" not in after(dialog)
    assert dialog.apply_button.text() == "Apply 2 changes"
    assert struck(dialog) == ["Just", "Sorry to bother you"]


def test_a_click_on_the_box_does_the_same(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    click(qtbot, dialog, 1, Action(TICK))

    assert "Sorry to bother you." in after(dialog)


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_left_and_right_choose_another_wording(qtbot: QtBot, dialog: CalmAllDialog, key: Qt.Key) -> None:
    dialog.view.setCurrentIndex(dialog.view.model().index(2, 0))

    qtbot.keyClick(dialog.view, key)

    assert "We can leave something out." in after(dialog)


def test_a_click_on_the_wording_chooses_the_next(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    click(qtbot, dialog, 2, Action(TURN))

    assert "We can leave something out." in after(dialog)


def test_the_score_follows(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    at_first = dialog._sum.text()
    click(qtbot, dialog, 2, Action(TICK))

    assert (at_first, dialog._sum.text()) == ("Composure 61 → 100", "Composure 61 → 99")


def test_enter_agrees_to_edits_of_the_unchanged_texts(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    click(qtbot, dialog, 1, Action(TICK))

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)

    edits = dialog.result_edits()
    at = BODY.index("I can lower")
    assert edits.body == (Edit(Span(at, at + len("I can lower my price")), "The price stands"),)
    assert [edit.apply(SUBJECT) for edit in edits.subject] == ["A proposal 😀"]


def test_escape_agrees_to_nothing(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)

    assert dialog.result() == QDialog.DialogCode.Rejected


def test_without_any_tick_there_is_nothing_to_apply(qtbot: QtBot, dialog: CalmAllDialog) -> None:
    qtbot.mouseClick(dialog.tick_link, Qt.MouseButton.LeftButton)

    assert not dialog.apply_button.isEnabled()
    assert after(dialog) == dialog.before.toPlainText()
    assert dialog.tick_link.text() == "Tick all"


def test_a_calm_message_says_that_nothing_needs_changing(show: Callable[[QWidget], None], light: Theme) -> None:
    dialog = CalmAllDialog("", "The build is 4,800.", Report((), (), composure(()), 4), light)
    show(dialog)

    assert dialog._sum.text() == NOTHING
    assert not dialog.apply_button.isEnabled()


def test_choosing_a_row_shows_its_place(qtbot: QtBot, show: Callable[[QWidget], None], light: Theme) -> None:
    body = "Paragraph.\n\n" * 200 + "I just need it."
    one = found(body, "just", "")
    other = found(body, "need", "want")
    dialog = CalmAllDialog("", body, Report((), (one, other), composure([one, other]), 400), light)
    show(dialog)
    dialog.before.verticalScrollBar().setValue(0)

    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)

    assert dialog.before.verticalScrollBar().value() > 0
    assert dialog.after.verticalScrollBar().value() > 0


def test_a_narrow_dialog_puts_the_messages_below_each_other(dialog: CalmAllDialog) -> None:
    wide = dialog._panes.orientation()
    dialog.resize(420, 700)
    QApplication.processEvents()

    assert (wide, dialog._panes.orientation()) == (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
    assert dialog.width() == 420
    right = dialog.apply_button.mapTo(dialog, QPoint(dialog.apply_button.width(), 0)).x()
    assert right <= 420


def test_the_list_keeps_qt_s_promises_and_speaks(report: Report) -> None:
    model = ChoicesModel(choices(report, "", ""))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = model.index(2)

    ticked = model.setData(row, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)

    assert ticked
    assert not model.choices()[2].taken
    assert row.data() == "Need: “I can lower my price”. Instead: The price stands (1 of 2)"
    del tester


def test_the_theme_changes_at_once(dialog: CalmAllDialog, light: Theme, dark: Theme) -> None:
    before = dialog.grab().toImage().pixelColor(3, 3).name()
    dialog.set_theme(dark)

    assert (before, dialog.grab().toImage().pixelColor(3, 3).name()) == (light.panel, dark.panel)
