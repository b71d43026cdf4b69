"""The window that shows what a pack holds, by keys and by clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.packs.import_dialog import NOTHING, ImportDialog
from walkaway.gui.packs.tick_card import OFFER, TICK
from walkaway.gui.packs.tick_list import TickModel
from walkaway.gui.packs.tick_rows import import_rows
from walkaway.gui.panels.cards import Action
from walkaway.gui.theme import Theme
from walkaway.library.packs import Preview

from .conftest import Look, file

Open = Callable[[Preview], ImportDialog]
PACK = {"takeaway/mine.md": file("Other"), "won/new.md": file("New", "won"), "won/bad.md": "---\nsituation: x\n---\nHi"}


@pytest.fixture
def show_pack(light: Theme, show: Callable[[QWidget], None]) -> Open:
    def run(look: Preview) -> ImportDialog:
        dialog = ImportDialog(look, import_rows(look), light)
        show(dialog)
        return dialog

    return run


def wished(dialog: ImportDialog) -> tuple[list[str], list[str]]:
    """The titles of what would be kept, and of what would replace another."""
    keep, instead = dialog.chosen()
    return [row.title for row in keep], [row.title for row in instead]


def test_everything_that_can_come_is_ticked_and_one_button_says_how_many(show_pack: Open, look: Look) -> None:
    dialog = show_pack(look(PACK))

    assert dialog.act_button.text() == "Import 2 templates"
    assert dialog.count.text() == "2 templates to import, 1 that cannot be used"
    assert wished(dialog) == (["Other", "New"], [])
    assert dialog.view.hasFocus()


def test_space_unticks_and_the_button_counts(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look(PACK))

    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    assert wished(dialog)[0] == ["New"]
    assert dialog.act_button.text() == "Import 1 template"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.act_button.isEnabled()


def test_the_box_of_a_heading_is_for_all_below_it(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look(PACK))
    heading = dialog.model.index(0)

    for expected in ([], ["Other", "New"]):
        place = dialog.view.piece_centre(heading, Action(TICK))
        qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert wished(dialog)[0] == expected


def test_tick_all_and_untick_all_in_turn(show_pack: Open, look: Look) -> None:
    dialog = show_pack(look(PACK))

    assert dialog.tick_link.text() == "Untick all"
    dialog.tick_link.click()
    assert wished(dialog)[0] == []
    assert dialog.tick_link.text() == "Tick all"
    dialog.tick_link.click()
    assert wished(dialog)[0] == ["Other", "New"]


def test_replacing_is_a_choice_of_its_own_that_can_be_turned_back(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look(PACK))
    index = dialog.model.index(1)

    qtbot.keyClick(dialog.view, Qt.Key.Key_R)
    assert wished(dialog) == (["Other", "New"], ["Other"])
    assert "takes the place of your “Mine”" in dialog.model.rows()[1].notes[0]

    place = dialog.view.piece_centre(index, Action(OFFER))
    qtbot.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished(dialog)[1] == []


def test_choosing_to_replace_ticks_the_template(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look(PACK))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    qtbot.keyClick(dialog.view, Qt.Key.Key_R)

    assert wished(dialog) == (["Other", "New"], ["Other"])


def test_the_button_tells_what_is_wished_and_closes(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    preview = look(PACK)
    dialog = show_pack(preview)

    with qtbot.waitSignal(dialog.import_wished) as told:
        dialog.act_button.click()

    assert told.args == [preview, [preview.rows[0], preview.rows[1]], []]
    assert not dialog.isVisible()


def test_the_current_template_is_shown_whole(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look(PACK))
    assert "Text." in dialog.preview.toPlainText()

    for _ in range(3):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Down)

    assert dialog.preview.toPlainText() == "", "a refused one has nothing to show"


def test_a_pack_without_anything_new_says_so(show_pack: Open, look: Look) -> None:
    dialog = show_pack(look({"won/two.md": file("Two", "won")}))

    assert dialog.hint.text() == NOTHING
    assert not dialog.act_button.isEnabled()
    assert dialog.count.text() == "Nothing new to import, 1 here already"


def test_a_long_list_keeps_its_place_when_something_is_ticked(show_pack: Open, look: Look, qtbot: QtBot) -> None:
    dialog = show_pack(look({f"won/t{n:03}.md": file(f"T{n}", "won") for n in range(200)}))
    last = dialog.model.index(200)
    qtbot.waitUntil(lambda: dialog.view.visualRect(last).isValid())
    dialog.view.setCurrentIndex(last)
    dialog.view.scrollTo(last)
    before = dialog.view.verticalScrollBar().value()
    assert before > 0

    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)

    assert dialog.view.verticalScrollBar().value() == before
    assert dialog.act_button.text() == "Import 199 templates"


def test_the_model_keeps_qts_rules(look: Look, qtbot: QtBot) -> None:
    model = TickModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    rows = import_rows(look(PACK))

    model.show_rows(rows)
    model.set_ticked(["row/0"])
    assert model.setData(model.index(1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    model.show_rows(())

    assert model.ticked == frozenset()
    assert not model.setData(model.index(1), 2, Qt.ItemDataRole.CheckStateRole)


def test_a_narrow_window_puts_the_template_below_the_list(show_pack: Open, look: Look) -> None:
    dialog = show_pack(look(PACK))
    list_, text = dialog.view, dialog.preview

    dialog.resize(dialog.minimumWidth() + 20, 700)

    assert text.mapTo(dialog, text.rect().topLeft()).y() > list_.mapTo(dialog, list_.rect().bottomLeft()).y()


def test_it_follows_the_theme(show_pack: Open, look: Look, dark: Theme) -> None:
    dialog = show_pack(look(PACK))

    dialog.set_theme(dark)

    assert dark.panel in dialog.styleSheet()
    assert dialog.view.theme is dark
