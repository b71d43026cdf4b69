from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from walkaway import dictionary, settings
from walkaway.gui.choices import ChoiceFiles, Choices
from walkaway.gui.notices import Notices
from walkaway.gui.writer import Writer
from walkaway.settings import Dialect, Settings, Theme
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone.ignores import Ignores, Scope

JUST = Finding(Span(0, 4), "minimising/just", "minimising", Weight.LIGHT, 3, "just", "Small.")


@pytest.fixture
def files(tmp_path: Path) -> ChoiceFiles:
    (tmp_path / "config").mkdir()
    return ChoiceFiles(tmp_path / "config" / "settings.toml", tmp_path / "dictionary.txt", tmp_path / "ignored.json")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def notices(window: QWidget) -> Notices:
    return Notices(window)


@pytest.fixture
def writer() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


@pytest.fixture
def choices(files: ChoiceFiles, window: QWidget, notices: Notices, writer: Writer) -> Choices:
    made = Choices(Settings(), Ignores(), (), files, writer, notices, lambda: window, QObject(window))
    writer.failed.connect(made.on_failure)
    return made


def test_a_change_holds_at_once_and_is_kept(choices: Choices, files: ChoiceFiles, writer: Writer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choices.changed) as told:
        choices.apply(theme=Theme.DARK)

    assert told.args == [Settings(), Settings(theme=Theme.DARK)]
    assert writer.flush(10)
    assert settings.load(files.settings).theme is Theme.DARK


def test_quick_changes_one_after_the_other_are_all_kept(choices: Choices, files: ChoiceFiles, writer: Writer) -> None:
    choices.apply(theme=Theme.DARK)
    choices.apply(my_name="Ana")
    choices.zoom(10)

    assert writer.flush(10)
    kept = settings.load(files.settings)
    assert (kept.theme, kept.my_name, kept.zoom) == (Theme.DARK, "Ana", 110)


def test_what_was_edited_by_hand_meanwhile_is_kept(choices: Choices, files: ChoiceFiles, writer: Writer) -> None:
    settings.save(files.settings, Settings(dialect=Dialect.INDIAN))

    choices.apply(my_name="Ana")

    assert writer.flush(10)
    assert settings.load(files.settings) == Settings(dialect=Dialect.INDIAN, my_name="Ana")


def test_a_value_that_is_not_allowed_is_refused_in_words(choices: Choices, notices: Notices) -> None:
    choices.apply(font_size=4000)

    notice = notices.showing("choice")
    assert notice is not None
    assert "font_size" in notice.label.text()
    assert choices.now == Settings()


def test_a_change_to_the_same_value_tells_nobody(choices: Choices, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choices.changed):
        choices.apply(theme=Theme.SYSTEM)


@pytest.mark.parametrize(("start", "step", "end"), [(100, 10, 110), (300, 10, 300), (50, -10, 50), (170, 0, 100)])
def test_zoom_stays_within_what_can_be_read(choices: Choices, start: int, step: int, end: int) -> None:
    choices.apply(zoom=start)

    choices.zoom(step)

    assert choices.now.zoom == end


def test_words_go_into_the_dictionary_and_out_again(choices: Choices, files: ChoiceFiles, writer: Writer) -> None:
    choices.add_word("Okonkwo")
    choices.add_word("Halden")
    choices.remove_word("Okonkwo")

    assert writer.flush(10)
    assert choices.words == ("Halden",)
    assert dictionary.words(files.words) == ("Halden",)


def test_a_rule_is_brought_back(choices: Choices) -> None:
    choices.apply(rules_off=("apology/bother", "need/rent"))

    choices.restore("apology/bother")

    assert choices.now.rules_off == ("need/rent",)


def test_words_of_every_message_are_brought_back(choices: Choices) -> None:
    choices.apply(ignored_words=("just", "sorry"))

    choices.restore(choices.ignored[0])

    assert choices.now.ignored_words == ("sorry",)


def test_an_ignored_place_is_kept_and_brought_back(
    choices: Choices, files: ChoiceFiles, writer: Writer, qtbot: QtBot
) -> None:
    entry = choices.ignores.add(Scope.DRAFT, JUST, "just so", "draft-1")
    choices.ignores_are_new("draft-1")
    assert writer.flush(10)
    assert Ignores.load(files.ignores).entries() == (entry,)

    with qtbot.waitSignal(choices.ignores_changed) as changed:
        choices.restore(entry)

    assert changed.args == ["draft-1"]

    assert writer.flush(10)
    assert Ignores.load(files.ignores).entries() == ()


def test_a_settings_file_that_cannot_be_written_is_said_with_a_way_to_try_again(
    choices: Choices, files: ChoiceFiles, notices: Notices, writer: Writer, qtbot: QtBot
) -> None:
    files.settings.parent.rmdir()
    files.settings.parent.touch()
    with qtbot.waitSignal(writer.failed):
        choices.apply(my_name="Ana")
    notice = notices.showing("choices")
    assert notice is not None

    files.settings.parent.unlink()
    files.settings.parent.mkdir()
    with qtbot.waitSignal(writer.done):
        notice.buttons[0].click()

    assert settings.load(files.settings).my_name == "Ana"


def test_the_preferences_change_things_live(choices: Choices, qtbot: QtBot) -> None:
    choices.apply(ignored_words=("just",))
    choices.show()
    dialog = choices._dialog
    assert dialog is not None
    assert dialog.lists.ignored.list.item(0).text() == "“just” · Words · in every message"

    switch = dialog.marks.families["gushing"]
    assert isinstance(switch, QCheckBox)
    switch.click()

    assert choices.now.families_off == ("gushing",)
    choices.close()
