from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.palette import CommandPalette, Entry, EntryModel, ranked
from walkaway.gui.theme import load_theme


def entry(title: str, run: Callable[[], object] = list) -> Entry:
    return Entry(title.lower(), title, "", "", run)


ENTRIES = [
    entry(title) for title in ("New draft", "Copy message", "Calm all…", "Find", "Zoom in", "Keyboard shortcuts")
]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    QLineEdit(window).setFocus()
    window.show()
    return window


@pytest.fixture
def palette(host: QWidget) -> CommandPalette:
    shown = CommandPalette(load_theme("light"), host)
    shown.open_with(ENTRIES, [])
    return shown


def titles(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    assert isinstance(model, EntryModel)
    return [entry.title for entry in model.entries]


def test_without_a_query_the_recent_ones_come_first_latest_on_top() -> None:
    found = ranked(ENTRIES, "", ["find", "copy message"])

    assert [entry.title for entry in found[:3]] == ["Find", "Copy message", "New draft"]


def test_a_recent_command_wins_among_similar_fits() -> None:
    similar = [entry("Copy message"), entry("Copy markdown")]

    assert ranked(similar, "copy m", ["copy markdown"])[0].title == "Copy markdown"


def test_typing_narrows_and_enter_takes_the_first(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.query, "cm")
    assert titles(palette)[0] == "Copy message"

    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.query, Qt.Key.Key_Return)

    assert chosen.args[0].title == "Copy message"
    assert not palette.isVisible()


def test_arrows_walk_the_list_and_wrap(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.query, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(ENTRIES) - 1

    qtbot.keyClick(palette.query, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_escape_chooses_nothing_and_gives_the_keyboard_back(
    palette: CommandPalette, host: QWidget, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette.query, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert isinstance(host.focusWidget(), QLineEdit)
    assert host.focusWidget() is not palette.query


def test_when_nothing_fits_it_says_so_and_enter_does_nothing(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.query, "qqqq")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)

    assert palette.nothing.isVisible()
    assert palette.isVisible()


def test_a_screen_reader_hears_the_shortcut_too(qtbot: QtBot) -> None:
    model = EntryModel()
    model.set_entries([Entry("copy", "Copy message", "Message", "Ctrl+Return", list)])

    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Copy message, Message, Ctrl+Return"
