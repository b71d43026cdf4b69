from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from walkaway.gui.drafts_model import DraftRow, DraftsModel, short_date
from walkaway.gui.drafts_panel import DraftsPanel
from walkaway.gui.theme import load_theme

NOW = datetime(2026, 11, 20, 15, 0)


def row(id: str, subject: str = "", prospect: str = "", composure: int | None = None) -> DraftRow:
    return DraftRow(id, subject, prospect, composure, NOW)


BAKERY = row("a", "Proposal: bakery website", "Dana Ruiz", 62)
LOGO = row("b", "Re: logo quote", "Tom Becker", 91)
EMPTY = row("c")


@pytest.fixture
def panel(qtbot: QtBot) -> DraftsPanel:
    shown = DraftsPanel(load_theme("light"), lambda: NOW)
    qtbot.addWidget(shown)
    shown.resize(220, 500)
    shown.set_rows([BAKERY, LOGO, EMPTY])
    shown.set_current("a")
    shown.show()
    return shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 20, 9, 5), "09:05"),
        (datetime(2026, 11, 18, 9, 5), "Wed"),
        (datetime(2026, 11, 2, 9, 5), "2 Nov"),
        (datetime(2025, 11, 20, 9, 5), "20 Nov 2025"),
        (datetime(2026, 11, 21, 9, 5), "21 Nov"),
    ],
)
def test_the_last_change_is_as_short_as_can_be_told_apart(moment: datetime, shown: str) -> None:
    assert short_date(moment, NOW) == shown


@pytest.mark.parametrize("rows", [[EMPTY, LOGO, BAKERY], [LOGO], [], [row("d", "New"), BAKERY, EMPTY], [LOGO, BAKERY]])
def test_the_model_keeps_its_promises_through_every_change(rows: list[DraftRow]) -> None:
    model = DraftsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([BAKERY, LOGO, EMPTY])

    model.set_rows(rows)

    assert model.rows == rows


def test_the_selection_stays_with_its_draft_when_the_order_changes(panel: DraftsPanel) -> None:
    panel.set_rows([LOGO, EMPTY, BAKERY])

    assert panel.list.currentIndex().row() == 2


def test_a_screen_reader_hears_who_it_is_for_and_how_it_reads() -> None:
    model = DraftsModel()
    model.set_rows([BAKERY])
    model.set_current("a")

    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == ("Proposal: bakery website, Dana Ruiz, composure 62, changed 20 November 2026, 15:00, open now")


def test_a_click_opens_the_draft(panel: DraftsPanel, qtbot: QtBot) -> None:
    place = panel.list.visualRect(panel.list.model().index(1, 0)).center()

    with qtbot.waitSignal(panel.open_requested) as asked:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == ["b"]


def test_arrows_and_enter_open_a_draft(panel: DraftsPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.open_requested) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    assert asked.args == ["b"]


def test_delete_asks_for_deletion(panel: DraftsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.delete_requested) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)

    assert asked.args == ["a"]


def test_f2_lets_the_subject_be_typed_anew(panel: DraftsPanel, qtbot: QtBot) -> None:
    panel.rename("b")
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Re: logo quote"

    editor.setText("Logo,  second round")
    with qtbot.waitSignal(panel.rename_requested) as asked:
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert asked.args == ["b", "Logo, second round"]


def test_a_search_shows_only_what_was_found(panel: DraftsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.search_changed) as asked:
        qtbot.keyClicks(panel.search, "l")
    panel.show_only(frozenset({"b"}))

    assert asked.args == ["l"]
    assert panel.list.model().rowCount() == 1

    panel.show_only(frozenset())
    assert panel.nothing.isVisible()


def test_escape_in_the_search_brings_all_drafts_back(panel: DraftsPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "logo")

    with qtbot.waitSignal(panel.search_changed) as asked:
        qtbot.keyClick(panel.search, Qt.Key.Key_Escape)

    assert asked.args == [""]


def test_the_context_menu_offers_what_can_be_done(panel: DraftsPanel, qtbot: QtBot) -> None:
    menu = panel.menu_for(LOGO, panel.list.model().index(1, 0))
    assert [action.text() for action in menu.actions()] == ["Open", "Duplicate", "Rename", "", "Delete"]

    with qtbot.waitSignal(panel.duplicate_requested) as asked:
        menu.actions()[1].trigger()

    assert asked.args == ["b"]


def test_a_draft_without_a_subject_says_so(panel: DraftsPanel) -> None:
    assert panel.list.model().index(2, 0).data() == "No subject"
    assert QApplication.instance() is not None
    assert panel.list.indexAt(QPoint(5, 5)).isValid()
