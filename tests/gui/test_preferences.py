from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from walkaway.gui.preferences.dialog import Preferences
from walkaway.gui.preferences.form_page import FormPage
from walkaway.gui.theme import load_theme, style_sheet
from walkaway.gui.widgets import FieldLabel
from walkaway.settings import Dialect, Settings, Theme
from walkaway.text.families import FAMILIES
from walkaway.tone.ignores import Ignored, Scope


@pytest.fixture
def dialog(qtbot: QtBot) -> Preferences:
    shown = Preferences()
    qtbot.addWidget(shown)
    shown.show_settings(Settings(families_off=("gushing",), rules_off=("apology/sorry-to-bother",), my_name="Ana"))
    shown.show_lists([Ignored(Scope.WORDS, "minimising/just", "just")], ["Halden"])
    shown.show()
    return shown


def test_every_family_has_a_switch_and_a_line_that_says_what_a_reader_hears(dialog: Preferences) -> None:
    assert list(dialog.marks.families) == list(FAMILIES)
    assert all(check.accessibleDescription() for check in dialog.marks.families.values())


def test_a_switch_turns_its_family_off_beside_those_that_are_off(dialog: Preferences, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.marks.families["pleading"].click()

    assert told.args == [{"families_off": ("pleading", "gushing")}]


def test_a_label_stands_on_one_line_with_its_field(dialog: Preferences) -> None:
    dialog.setStyleSheet(style_sheet(load_theme("light")))

    for page in (dialog.you, dialog.sending, dialog.look):
        dialog.show_page(page)
        QApplication.processEvents()
        labels = page.findChildren(FieldLabel)

        assert labels
        for label in labels:
            field = label.buddy()
            middles = [one.mapTo(dialog, one.rect().center()).y() for one in (label, field)]
            assert abs(middles[0] - middles[1]) <= 1, label.text()


def test_showing_settings_tells_nobody(dialog: Preferences, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.show_settings(Settings(theme=Theme.DARK, dialect=Dialect.INDIAN, font_size=20))


def test_a_rule_that_is_off_can_be_brought_back(dialog: Preferences, qtbot: QtBot) -> None:
    dialog.lists.rules.list.setCurrentRow(0)

    with qtbot.waitSignal(dialog.lists.restore_requested) as told:
        dialog.lists.rules.button.click()

    assert told.args == ["apology/sorry-to-bother"]


def test_ignored_words_can_be_brought_back(dialog: Preferences, qtbot: QtBot) -> None:
    dialog.lists.ignored.list.setCurrentRow(0)

    with qtbot.waitSignal(dialog.lists.restore_requested) as told:
        dialog.lists.ignored.button.click()

    assert told.args is not None
    assert told.args[0].words == "just"


def test_a_word_is_added_with_enter_and_only_one_at_a_time(dialog: Preferences, qtbot: QtBot) -> None:
    page = dialog.lists
    with qtbot.waitSignal(page.word_added) as told:
        qtbot.keyClicks(page.new_word, "Okonkwo")
        qtbot.keyClick(page.new_word, Qt.Key.Key_Return)
    assert told.args == ["Okonkwo"]
    assert page.new_word.text() == ""

    with qtbot.assertNotEmitted(page.word_added):
        qtbot.keyClicks(page.new_word, "two words")
        qtbot.keyClick(page.new_word, Qt.Key.Key_Return)
    assert page.new_word.text() == "two words"


def test_an_empty_list_says_so_and_offers_nothing(dialog: Preferences) -> None:
    dialog.show_settings(Settings())

    assert dialog.lists.rules.list.item(0).text() == "Every rule is on."
    assert not dialog.lists.rules.button.isEnabled()


def choose(field: object, words: str) -> None:
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findText(words))
    field.activated.emit(field.currentIndex())


def test_a_choice_is_told_as_its_setting(dialog: Preferences, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.changed) as told:
        choose(dialog.look.fields["theme"], "Dark")

    assert told.args == [{"theme": Theme.DARK}]


def test_the_size_is_told_with_every_step(dialog: Preferences, qtbot: QtBot) -> None:
    size = dialog.look.fields["font_size"]
    assert isinstance(size, QSpinBox)

    with qtbot.waitSignal(dialog.changed) as told:
        size.stepUp()

    assert told.args == [{"font_size": Settings().font_size + 1}]


def test_the_font_can_be_left_to_the_system(dialog: Preferences) -> None:
    fonts = dialog.look.fields["font_family"]
    assert isinstance(fonts, QComboBox)

    assert fonts.currentText() == "The system’s font"


def test_a_name_is_told_when_it_is_typed_to_its_end(dialog: Preferences, qtbot: QtBot) -> None:
    name = dialog.you.fields["my_name"]
    assert isinstance(name, QLineEdit)
    name.setText(" Ana Sol ")

    with qtbot.waitSignal(dialog.changed) as told:
        name.editingFinished.emit()

    assert told.args == [{"my_name": "Ana Sol"}]


def test_the_trade_is_any_until_one_is_chosen(dialog: Preferences, qtbot: QtBot) -> None:
    trade = dialog.you.fields["trade"]
    assert isinstance(trade, QComboBox)
    assert trade.currentText() == "Any"

    with qtbot.waitSignal(dialog.changed) as told:
        choose(trade, "Design")

    assert told.args == [{"trade": "design"}]


def test_a_trade_that_was_written_by_hand_is_shown(dialog: Preferences) -> None:
    trade = dialog.you.fields["trade"]
    assert isinstance(trade, QComboBox)

    dialog.show_settings(Settings(trade="beekeeping"))
    assert trade.currentText() == "beekeeping"
    dialog.show_settings(Settings())

    assert trade.currentText() == "Any"


def test_the_drafts_folder_is_chosen_in_a_dialog(
    dialog: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(FormPage, "ask_folder", lambda self, start: str(tmp_path))

    with qtbot.waitSignal(dialog.changed) as told:
        dialog.files._choose_folder()

    assert told.args == [{"drafts_folder": tmp_path}]


def test_return_in_a_field_leaves_the_preferences_open(dialog: Preferences, qtbot: QtBot) -> None:
    name = dialog.you.fields["my_name"]

    qtbot.keyClick(name, Qt.Key.Key_Return)

    assert dialog.isVisible()
