"""The window in which templates are chosen to be passed on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.packs.export_dialog import NO_WORDS, NONE_TICKED, ExportDialog
from walkaway.gui.theme import Theme
from walkaway.library.store import Library


@pytest.fixture
def dialog(library: Library, light: Theme, show: Callable[[QWidget], None]) -> ExportDialog:
    made = ExportDialog(library, light)
    show(made)
    return made


def titles(dialog: ExportDialog) -> list[str]:
    return [row.title for row in dialog.model.rows() if not row.heading]


def test_one_s_own_are_listed_first_and_nothing_is_ticked(dialog: ExportDialog) -> None:
    assert titles(dialog) == ["Mine"]
    assert dialog.templates() == []
    assert not dialog.act_button.isEnabled()
    assert dialog.search.hasFocus()


def test_they_can_be_listed_by_whose_they_are(dialog: ExportDialog) -> None:
    for id, expected in (("all", ["Mine", "One", "Ours", "Two"]), ("mine", ["Mine"]), ("ticked", [])):
        dialog.whose.choose(id)
        assert titles(dialog) == expected
    assert dialog.count.text() == NONE_TICKED
    dialog.whose.setCurrentIndex(2)
    assert dialog.whose.currentText() == "team"
    assert titles(dialog) == ["Ours"]


def test_a_situation_is_ticked_with_its_heading(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.whose.choose("all")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    dialog.view.setCurrentIndex(dialog.model.index(0))

    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    assert [template.title for template in dialog.templates()] == ["Mine", "One"]
    assert dialog.act_button.text() == "Export 2 templates…"


def test_words_find_templates_and_what_is_ticked_stays_so(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.tick_link.click()
    dialog.whose.choose("all")

    qtbot.keyClicks(dialog.search, "two")

    assert titles(dialog) == ["Two"]
    assert dialog.hint.text() == "1 ticked template is not in this list."
    dialog.tick_link.click()
    assert [template.title for template in dialog.templates()] == ["Mine", "Two"]
    qtbot.keyClicks(dialog.search, "zebra")
    assert dialog.count.text() == NO_WORDS


def test_a_letter_typed_in_the_list_goes_to_the_search(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.view.hasFocus()

    qtbot.keyClicks(dialog.view, "m")

    assert dialog.search.hasFocus()
    assert dialog.search.text() == "m"


def test_the_button_tells_the_templates_and_stays_for_the_name_of_the_file(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.tick_link.click()

    with qtbot.waitSignal(dialog.export_wished) as told:
        dialog.act_button.click()

    assert told.args is not None
    assert [template.title for template in told.args[0]] == ["Mine"]
    assert dialog.isVisible()
