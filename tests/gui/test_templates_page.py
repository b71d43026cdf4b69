"""The preferences for folders of templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.preferences.templates_page import NONE, TemplatesPage
from walkaway.settings import Settings, TemplateFolder

ONE, TWO = TemplateFolder(Path("/srv/one")), TemplateFolder(Path("/srv/two"), writable=True)


@pytest.fixture
def page(show: Callable[[QWidget], None]) -> TemplatesPage:
    made = TemplatesPage()
    made.show_settings(Settings(template_folders=(ONE, TWO)))
    show(made)
    return made


def listed(page: TemplatesPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def told(page: TemplatesPage, act: Callable[[], object], qtbot: QtBot) -> tuple[TemplateFolder, ...]:
    with qtbot.waitSignal(page.changed) as signal:
        act()
    assert signal.args is not None
    folders = signal.args[0]["template_folders"]
    assert isinstance(folders, tuple)
    return folders


def test_folders_are_listed_in_order_with_what_is_special(page: TemplatesPage) -> None:
    page.show_missing([TWO.path])

    assert listed(page) == ["/srv/one (read-only)", "/srv/two (not there now)"]


def test_without_folders_nothing_can_be_done_but_adding(page: TemplatesPage) -> None:
    page.show_settings(Settings())

    assert listed(page) == [NONE]
    assert page.add.isEnabled()
    assert not any(one.isEnabled() for one in (page.remove, page.up, page.down, page.read_only))


def test_a_new_folder_comes_last_and_is_read_only(
    page: TemplatesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/srv/three")

    assert told(page, page.add.click, qtbot) == (ONE, TWO, TemplateFolder(Path("/srv/three")))
    assert page.list.currentRow() == 2
    assert page.read_only.isChecked()


def test_no_folder_chosen_changes_nothing(page: TemplatesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")

    with qtbot.assertNotEmitted(page.changed):
        page.add.click()


def test_a_folder_can_be_removed_and_moved(page: TemplatesPage, qtbot: QtBot) -> None:
    assert not page.up.isEnabled()
    assert told(page, page.down.click, qtbot) == (TWO, ONE)
    assert page.list.currentRow() == 1
    assert told(page, page.up.click, qtbot) == (ONE, TWO)
    assert told(page, page.remove.click, qtbot) == (TWO,)


def test_the_tick_says_what_it_means(page: TemplatesPage, qtbot: QtBot) -> None:
    assert page.read_only.isChecked()
    assert "never writes there" in page.about.text()

    assert told(page, page.read_only.click, qtbot) == (TemplateFolder(ONE.path, writable=True), TWO)

    assert "for everybody" in page.about.text()


def test_a_missing_folder_is_explained(page: TemplatesPage) -> None:
    page.show_missing([ONE.path])

    assert page.about.text() == "This folder is not there now. Its templates come back with it."


def test_showing_the_same_settings_again_keeps_the_row(page: TemplatesPage) -> None:
    page.list.setCurrentRow(1)

    page.show_settings(Settings(template_folders=(ONE, TWO), zoom=120))

    assert page.list.currentRow() == 1
