"""The window itself: its parts at every width, its actions, and where the keyboard goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop

from walkaway.gui.actions import ACTIONS, MENUS
from walkaway.gui.program import Program
from walkaway.gui.shortcuts_dialog import shortcuts_html

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def narrow(qapp: QApplication, qtbot: QtBot, quiet_home: None) -> Iterator[Person]:
    """A window that is 640 pixels wide."""
    program = start(qapp, width=640)
    yield Person(program, qtbot)
    stop(program, qapp)


@pytest.mark.parametrize(("letters", "drafts", "side"), [(180, True, True), (128, False, True), (100, False, False)])
def test_side_panels_give_way_where_the_window_is_narrow(
    person: Person, letters: int, drafts: bool, side: bool
) -> None:
    window = person.s.window
    width = letters * window.fontMetrics().averageCharWidth()  # the room that text needs differs from font to font

    window.resize(width, 700)

    assert (window.drafts.isVisible(), window.side.isVisible()) == (drafts, side)
    assert window.editor.width() >= window.editor.minimumWidth()
    assert window.width() == width


def test_nothing_in_the_toolbar_or_status_line_overlaps(narrow: Person) -> None:
    window = narrow.s.window
    for row in (window.toolbar, window.status):
        shown = sorted(
            (child.geometry() for child in row.children() if isinstance(child, QWidget) and child.isVisible()),
            key=lambda r: r.left(),
        )
        assert shown
        assert all(left.right() < right.left() for left, right in pairwise(shown))
        assert shown[-1].right() < row.width()


def test_in_a_narrow_window_the_drafts_open_for_a_moment(narrow: Person) -> None:
    window = narrow.s.window
    assert any(button.isVisible() and button.text() == "Drafts" for button in window.toolbar.buttons)

    narrow.presses(Qt.Key.Key_F9)
    assert window.drafts.isVisible()

    narrow.s.focus.focus_message()
    assert not window.drafts.isVisible()


def test_in_a_narrow_window_the_keyboard_goes_from_a_draft_that_goes_away_to_the_message(narrow: Person) -> None:
    s = narrow.s
    narrow.types("We could dance.")
    narrow.has_saved()
    narrow.presses(Qt.Key.Key_F9)
    s.window.drafts.list.setFocus()

    narrow.presses(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    narrow.waits_for(lambda: not s.window.drafts.isVisible())

    assert narrow.focus() is s.editor.body_edit


def test_pressing_the_count_opens_the_findings(narrow: Person) -> None:
    narrow.types("Sorry to bother you again.")
    narrow.sees_findings(1)

    narrow.clicks(narrow.s.window.status.findings)

    assert narrow.s.window.side.isVisible()
    assert narrow.s.findings.isVisible()


def test_f6_walks_through_every_part_and_comes_back(person: Person) -> None:
    window = person.s.window
    seen = []
    for _ in range(5):
        person.presses(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(next(region for region in window.regions() if region is focus or region.isAncestorOf(focus)))

    assert seen == [window.side, window.status, window.toolbar, window.drafts, window.editor]
    person.presses(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.drafts.list.hasFocus()


def test_every_action_stands_in_a_menu_once(person: Person) -> None:
    menus = [action.menu() for action in person.s.window.menuBar().actions()]
    every = [*menus, person.s.window.toolbar.send_button.menu()]
    held = Counter(action for menu in every if isinstance(menu, QMenu) for action in menu.actions())

    assert [menu.title() for menu in menus if isinstance(menu, QMenu)] == list(MENUS)
    assert all(held[command] == 1 for command in person.s.commands.values())


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)

    assert [key for key, number in keys.items() if number > 1] == []
    assert "" not in keys


def test_the_list_of_shortcuts_names_every_action_with_a_key(person: Person) -> None:
    html = shortcuts_html(person.s.commands.values())

    assert all(spec.title.replace("'", "&#x27;") in html for spec in ACTIONS if spec.keys)


def test_the_menu_bar_can_be_shown_and_stays_shown(person: Person, qapp: QApplication, qtbot: QtBot) -> None:
    bar = person.s.window.menuBar()
    assert not bar.isVisible()

    person.presses(Qt.Key.Key_M, CTRL)

    assert bar.isVisible()
    assert person.s.commands["view.menu_bar"].isChecked()
    assert person.s.store.value("window/menu_bar", False, bool) is True


def test_the_palette_runs_a_command_by_a_few_letters(person: Person) -> None:
    s = person.s
    person.presses(Qt.Key.Key_K, CTRL)
    assert s.palette.isVisible()

    person.types("side panel")
    person.presses(Qt.Key.Key_Return)

    assert not s.window.side.isVisible()
    assert not s.palette.isVisible()


def test_the_palette_remembers_what_was_used(person: Person) -> None:
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("larger")
    person.presses(Qt.Key.Key_Return)

    person.presses(Qt.Key.Key_K, CTRL)

    assert person.s.palette.list.currentIndex().data() == "Larger text"
    person.presses(Qt.Key.Key_Escape)


def test_the_palette_puts_a_template_in_by_its_title(person: Person) -> None:
    template = person.s.library.search("discount")[0]
    person.presses(Qt.Key.Key_K, CTRL)

    person.types(template.title)
    person.presses(Qt.Key.Key_Return)

    assert person.s.editor.body().startswith(template.body.split("{{")[0])
    assert person.s.editor.body_edit.hasFocus()


def test_the_palette_opens_a_draft_by_its_subject(person: Person) -> None:
    s = person.s
    s.editor.set_subject("Autumn catalogue")
    person.types("Hi")
    person.has_saved()
    person.presses(Qt.Key.Key_N, CTRL)

    person.presses(Qt.Key.Key_K, CTRL)
    person.types("autumn cat")
    person.presses(Qt.Key.Key_Return)

    person.waits_for(lambda: s.editor.subject() == "Autumn catalogue")


def test_escape_in_the_palette_goes_back_to_the_text(person: Person) -> None:
    person.presses(Qt.Key.Key_K, CTRL)
    person.presses(Qt.Key.Key_Escape)

    assert person.s.editor.body_edit.hasFocus()


def test_the_layout_is_the_same_next_time(qapp: QApplication, qtbot: QtBot, quiet_home: None) -> None:
    first = start(qapp, width=1100)
    first.shell.window.toggle("panel")
    first.shell.window.splitter.setSizes([250, 850, 0])
    sizes = first.shell.window.splitter.sizes()
    stop(first, qapp)

    again: Program = start(qapp, width=1100)

    assert not again.shell.window.side.isVisible()
    assert abs(again.shell.window.splitter.sizes()[0] - sizes[0]) <= 2
    stop(again, qapp)


def test_the_title_names_the_draft(person: Person) -> None:
    person.s.editor.set_subject("Logo quote")

    person.waits_for(lambda: person.s.window.windowTitle() == "Logo quote – Walkaway")


def test_every_button_and_field_has_a_name_for_a_screen_reader(person: Person) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView

    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in (QAbstractButton, QLineEdit, QListView)
        for widget in person.s.window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]

    assert nameless == []


def test_undo_is_offered_while_any_line_of_the_message_has_something_to_undo(person: Person) -> None:
    undo = person.s.commands["edit.undo"]
    assert not undo.isEnabled()

    person.types("Hi")
    assert undo.isEnabled()

    person.s.editor.subject_edit.set_text("Another")
    assert undo.isEnabled()


def test_the_keyboard_goes_back_to_the_text_when_a_notice_is_closed(person: Person) -> None:
    notice = person.s.notices.tell("test", "Something happened.")
    notice.close_button.setFocus()

    person.presses(Qt.Key.Key_Space)

    assert person.s.editor.body_edit.hasFocus()


def test_no_word_reaches_out_of_the_column_when_the_window_opens(person: Person) -> None:
    person.s.editor.insert_text("A line that is long enough to be broken in any window that there is. " * 6)

    body = person.s.editor.body_edit
    assert body.document().textWidth() == body.viewport().width()
    assert body.horizontalScrollBar().maximum() == 0


def test_walking_to_a_finding_brings_its_card_to_the_front(person: Person) -> None:
    person.types("Hi Dana, I can lower my price.")
    person.sees_findings(1)
    person.s.window.show_templates()

    person.s.focus.focus_message()
    person.presses(Qt.Key.Key_F8)

    assert person.s.findings.isVisible()


def test_tab_goes_through_the_message_from_top_to_bottom(person: Person) -> None:
    s = person.s
    s.window.toolbar.menu_button.setFocus()
    message = (s.editor.to_edit, s.editor.subject_edit, s.editor.body_edit, s.window.side.tabs.tabBar())

    stops = []
    while not message[-1].hasFocus():
        person.presses(Qt.Key.Key_Tab)
        stops.append(person.focus())

    assert tuple(stops[-4:]) == message
