"""All rules in the window: looked at, switched; the user's own added from the message, changed and taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from tests.gui.window.conftest import Person

from walkaway import paths
from walkaway.gui.editor.edit_menu import EditMenu
from walkaway.gui.rules.rule_editor import RuleEditor
from walkaway.gui.rules.rules_dialog import RulesDialog
from walkaway.tone.own import MINE

BODY = "The zebra stands ready. Look at the zebra, please. Thank you."
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def my_file() -> Path:
    return paths.user_rules_dir() / MINE


def selects(person: Person, words: str) -> None:
    """Write the message and select the first of these words in it."""
    person.types(BODY)
    person.sees_findings(0)
    body = person.s.editor.body_edit
    body.moveCursor(QTextCursor.MoveOperation.Start)
    assert body.find(words)


def opened(person: Person) -> RuleEditor:
    editor = person.s.rule_book.rule_editor
    assert editor is not None
    person.qtbot.waitExposed(editor)
    return editor


def rules_page(person: Person) -> RulesDialog:
    dialog = person.s.rule_book.dialog
    assert dialog is not None
    person.qtbot.waitExposed(dialog)
    return dialog


def fills_and_saves(person: Person) -> None:
    editor = opened(person)
    editor.form.family.setFocus()
    person.qtbot.keyClicks(editor.form.family, "Gush")
    person.qtbot.keyClicks(editor.form.why, "A reader hears stripes.")
    person.qtbot.keyClicks(editor.form.calm, "the horse")
    person.clicks(editor.save_button)


def adds_zebra(person: Person) -> None:
    selects(person, "zebra")
    person.presses(Qt.Key.Key_R, CTRL, SHIFT)
    fills_and_saves(person)
    person.sees_findings(2)
    person.s.window.activateWindow()  # a real system does this when a dialog closes
    person.waits_for(person.s.editor.body_edit.hasFocus)


def test_words_of_the_message_become_a_rule_and_are_marked_at_once(person: Person) -> None:
    adds_zebra(person)

    assert [finding.text for finding in person.s.editor.findings()] == ["zebra", "zebra"]
    assert [finding.rule for finding in person.s.editor.findings()] == ["gushing/zebra"] * 2
    assert 'flag = [\n    "The [zebra] stands ready.",\n]' in my_file().read_text(encoding="utf-8")


def test_a_rule_that_was_just_saved_can_be_taken_back(person: Person) -> None:
    adds_zebra(person)

    notice = person.s.notices.showing("rule")
    assert notice is not None
    assert notice.label.text() == "Saved the rule “Zebra”."
    person.clicks(notice.buttons[0])

    person.sees_findings(0)
    assert not my_file().exists()


def test_the_context_menu_of_selected_words_offers_a_rule(person: Person) -> None:
    selects(person, "zebra")
    body = person.s.editor.body_edit
    place = body.cursorRect().center()
    QApplication.sendEvent(
        body.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, body.viewport().mapToGlobal(place)),
    )
    menu = person.s.editor.body_edit.findChild(EditMenu)
    assert menu is not None
    person.qtbot.waitExposed(menu)

    chooses(person, menu, "Add a rule from these words…")

    assert opened(person).form.match.toPlainText() == "zebra"
    assert opened(person).form.flag.toPlainText() == "The zebra stands ready."


def test_without_a_selection_the_context_menu_offers_no_rule(person: Person) -> None:
    person.types(BODY)

    menu = EditMenu(person.s.editor.body_edit, None)

    assert not action_of(menu, "Add a rule from these words…").isEnabled()
    menu.deleteLater()


def test_the_palette_opens_the_form_and_keeps_the_selection(person: Person) -> None:
    selects(person, "zebra")
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("add a rule")

    person.presses(Qt.Key.Key_Return)

    assert opened(person).form.match.toPlainText() == "zebra"


def test_all_rules_are_reached_from_the_palette(person: Person) -> None:
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("all rules")

    person.presses(Qt.Key.Key_Return)

    person.waits_for(rules_page(person).search.hasFocus)


def test_all_rules_are_reached_from_the_preferences(person: Person) -> None:
    person.presses(Qt.Key.Key_Comma, CTRL)
    preferences = person.s.choices.dialog
    assert preferences is not None

    person.clicks(preferences.marks.rules)

    person.waits_for(rules_page(person).search.hasFocus)


def test_a_rule_is_switched_off_and_on_with_space(person: Person) -> None:
    adds_zebra(person)
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    person.qtbot.keyClicks(page.search, "zebra stripes")
    person.qtbot.keyClick(page.search, Qt.Key.Key_Down)

    person.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert person.s.editor.findings() == []
    assert person.s.choices.now.rules_off == ("gushing/zebra",)

    person.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert len(person.s.editor.findings()) == 2
    assert not person.s.choices.now.rules_off


def test_a_family_is_switched_off_in_the_same_list(person: Person) -> None:
    adds_zebra(person)
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    person.qtbot.keyClicks(page.search, "zebra stripes")
    page.view.make_current(page.model.index(0))

    person.qtbot.keyClick(page.view, Qt.Key.Key_Space)

    assert person.s.choices.now.families_off == ("gushing",)
    assert person.s.editor.findings() == []


def test_deleting_a_rule_of_ones_own_can_be_taken_back_in_the_list(person: Person) -> None:
    adds_zebra(person)
    before = my_file().read_bytes()
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("gushing/zebra")

    person.qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    person.sees_findings(0)
    person.waits_for(lambda: not page.model.index_of("gushing/zebra").isValid())
    assert page.notice.text() == "Deleted the rule “Zebra”."

    person.clicks(button(page.notice, "Undo"))
    person.sees_findings(2)
    person.waits_for(lambda: page.model.index_of("gushing/zebra") == page.view.currentIndex())
    assert my_file().read_bytes() == before


def test_the_undo_key_takes_back_what_the_notice_in_the_list_tells(person: Person) -> None:
    adds_zebra(person)
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("gushing/zebra")
    page.view.setFocus()
    person.qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    person.sees_findings(0)

    person.qtbot.keyClick(page.view, Qt.Key.Key_Z, CTRL)

    person.sees_findings(2)
    assert not page.notice.isVisible()


def test_a_rule_of_ones_own_is_edited_from_the_list_and_holds_at_once(person: Person) -> None:
    adds_zebra(person)
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("gushing/zebra")
    person.qtbot.keyClick(page.view, Qt.Key.Key_Return)
    editor = opened(person)
    assert editor.windowTitle() == "Edit rule"
    assert editor.found.text() == "In this draft it marks 2 places: “zebra”."

    editor.form.match.selectAll()
    person.qtbot.keyClicks(editor.form.match, "the zebra")
    editor.form.flag.selectAll()
    person.qtbot.keyClicks(editor.form.flag, "Feed the zebra.")
    person.clicks(editor.save_button)

    person.waits_for(lambda: [one.text for one in person.s.editor.findings()] == ["The zebra", "the zebra"])
    assert my_file().read_text(encoding="utf-8").count("[[rule]]") == 1


def test_a_rule_that_is_off_stays_off_when_its_kind_changes(person: Person) -> None:
    adds_zebra(person)
    person.s.choices.apply(rules_off=("gushing/zebra",))
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("gushing/zebra")
    person.qtbot.keyClick(page.view, Qt.Key.Key_Return)

    person.qtbot.keyClicks(opened(person).form.family, "Shou")
    person.clicks(opened(person).save_button)

    person.waits_for(lambda: page.model.index_of("shouting/zebra").isValid())
    assert person.s.choices.now.rules_off == ("shouting/zebra",)
    assert person.s.editor.findings() == []


def test_a_new_rule_marks_even_if_one_of_its_name_was_off(person: Person) -> None:
    person.s.choices.apply(rules_off=("gushing/zebra",))

    adds_zebra(person)

    assert not person.s.choices.now.rules_off


def test_each_notice_takes_back_its_own_change(person: Person) -> None:
    adds_zebra(person)
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("gushing/zebra")
    person.qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    person.sees_findings(0)
    after = my_file().read_bytes()

    notice = person.s.notices.showing("rule")
    assert notice is not None
    person.clicks(notice.buttons[0])

    assert my_file().read_bytes() == after
    assert "changed meanwhile" in page.notice.text()


def test_shipped_rules_offer_no_editing(person: Person) -> None:
    person.presses(Qt.Key.Key_R, CTRL, ALT)
    page = rules_page(person)
    page.reveal("concession/lower-my-price")

    person.qtbot.keyClick(page.view, Qt.Key.Key_Return)
    person.qtbot.keyClick(page.view, Qt.Key.Key_Delete)

    assert person.s.rule_book.rule_editor is None
    assert page.model.index_of("concession/lower-my-price").isValid()


def test_a_file_of_rules_with_a_mistake_is_told_once_and_the_notice_goes_when_it_is_mended(person: Person) -> None:
    my_file().write_text('[[rule]]\nid = "x"\n', encoding="utf-8")
    person.s.rule_book.reload()
    person.waits_for(lambda: person.s.notices.showing("rule files") is not None)

    my_file().unlink()
    person.s.rule_book.reload()

    person.waits_for(lambda: person.s.notices.showing("rule files") is None)


def action_of(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def chooses(person: Person, menu: QMenu, text: str) -> None:
    person.clicks(menu, menu.actionGeometry(action_of(menu, text)).center())


def button(inside: QWidget, text: str) -> QPushButton:
    return next(one for one in inside.findChildren(QPushButton) if one.text() == text)
