from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.dialogs.note_bar import UNSAVED
from walkaway.gui.dialogs.template_editor import TemplateEditor
from walkaway.gui.dialogs.template_notes import BLUFF, CHANGED_ELSEWHERE, NO_BODY, NO_TITLE
from walkaway.gui.editor.looks import Look
from walkaway.gui.theme import Theme
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text.finding import Finding, Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span
from walkaway.tone.checker import Report
from walkaway.tone.composure import composure

Show = Callable[[QWidget], None]
Open = Callable[[Template], TemplateEditor]


def check(text: str, part: Part) -> Sequence[Finding]:
    """Marks every "just"."""
    found, at = [], text.find("just")
    while at >= 0:
        span = Span(at, at + 4)
        found.append(
            Finding(span, "minimising/just", "minimising", Weight.LIGHT, 3, "just", "It makes it small.", ("",))
        )
        at = text.find("just", at + 4)
    return found


def judge(subject: str, body: str) -> Report:
    return Report(
        tuple(check(subject, Part.SUBJECT)),
        tuple(check(body, Part.BODY)),
        composure([*check(subject, Part.SUBJECT), *check(body, Part.BODY)]),
        9,
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shipped = tmp_path / "shipped" / "won"
    shipped.mkdir(parents=True)
    (shipped / "start.md").write_text(
        "---\ntitle: How we start\nsituation: won\nmove: plain\ntrade: any\nanswers: [gushing]\nfields:\n"
        "  room: The room we meet in\nsubject: Monday\n---\nHi {{first_name}},\n\nWe begin in {{room|room 4}}.\n",
        encoding="utf-8",
    )
    return Library(tmp_path / "shipped", tmp_path / "mine")


@pytest.fixture
def open_editor(qtbot: QtBot, show: Show, light: Theme, library: Library) -> Open:
    def run(template: Template) -> TemplateEditor:
        editor = TemplateEditor(template, library, light, check, judge)
        show(editor)
        return editor

    return run


@pytest.fixture
def editor(open_editor: Open, library: Library) -> TemplateEditor:
    template = library.get("won/start")
    assert template is not None
    return open_editor(template)


def press(qtbot: QtBot, editor: TemplateEditor, text: str) -> None:
    button = next(b for b in editor.note.buttons() if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_at_end(qtbot: QtBot, editor: TemplateEditor, text: str) -> None:
    qtbot.keyClick(editor.form.body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.form.body, text)


class TestSaving:
    def test_a_shipped_template_becomes_the_user_s_copy_and_keeps_what_the_form_does_not_show(
        self, qtbot: QtBot, editor: TemplateEditor, library: Library, tmp_path: Path
    ) -> None:
        type_at_end(qtbot, editor, " Bring the keys.")

        with qtbot.waitSignal(editor.accepted):
            qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        mine = library.get("won/start")
        assert mine is not None
        assert mine.mine
        assert mine.body.endswith("in {{room|room 4}}. Bring the keys.")
        assert (mine.answers, mine.trade, mine.fields) == (("gushing",), "any", {"room": "The room we meet in"})
        assert "keys" not in (tmp_path / "shipped" / "won" / "start.md").read_text()

    def test_saving_can_be_taken_back(self, qtbot: QtBot, editor: TemplateEditor, library: Library) -> None:
        type_at_end(qtbot, editor, "!")
        qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

        assert editor.change is not None
        editor.change.undo()

        template = library.get("won/start")
        assert template is not None
        assert not template.mine

    def test_a_new_template_gets_an_id_from_its_title(self, qtbot: QtBot, open_editor: Open, library: Library) -> None:
        editor = open_editor(Template("", "", "late_payment", body="The invoice of {{date}} is open."))
        qtbot.keyClicks(editor.form.title, "The open invoice")

        qtbot.keyClick(editor.form.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        assert editor.change is not None
        assert editor.change.template.id == "late_payment/the-open-invoice"
        assert library.get("late_payment/the-open-invoice") is not None

    def test_situation_and_move_are_chosen_from_the_lists(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        editor.form.situation.setFocus()
        qtbot.keyClicks(editor.form.situation, "Gone")
        editor.form.move_box.setFocus()
        qtbot.keyClicks(editor.form.move_box, "Close")

        assert (editor.written().situation, editor.written().move) == ("gone_quiet", "close_the_file")

    def test_tone_and_trade_are_chosen_and_an_own_trade_stays(
        self, qtbot: QtBot, open_editor: Open, editor: TemplateEditor
    ) -> None:
        editor.form.tone.setFocus()
        qtbot.keyClicks(editor.form.tone, "Dry")
        editor.form.trade.setFocus()
        qtbot.keyClicks(editor.form.trade, "Photo")
        own = open_editor(Template("", "Bees", "won", body="Hi.", tone="cheerful", trade="beekeeping"))

        assert (editor.written().tone, editor.written().trade) == ("dry", "photography")
        assert (own.written().tone, own.written().trade) == ("cheerful", "beekeeping")

    @pytest.mark.parametrize(
        ("template", "said"),
        [(Template("", "", "won", body="Hello."), NO_TITLE), (Template("", "Hello", "won", body=" \n"), NO_BODY)],
    )
    def test_what_is_missing_is_said_and_gets_the_focus(
        self, qtbot: QtBot, open_editor: Open, template: Template, said: str
    ) -> None:
        editor = open_editor(template)

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert editor.note.text() == said
        assert editor.isVisible()
        assert (editor.form.title if said == NO_TITLE else editor.form.body).hasFocus()

    def test_a_file_that_cannot_be_written_is_one_sentence_and_nothing_is_lost(
        self, qtbot: QtBot, editor: TemplateEditor, tmp_path: Path
    ) -> None:
        (tmp_path / "mine").write_text("not a folder")
        type_at_end(qtbot, editor, " More.")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert editor.note.text()
        assert "\n" not in editor.note.text()
        assert editor.isVisible()
        assert editor.form.body.text().endswith(" More.")

    def test_a_change_by_another_program_is_not_written_over_unasked(
        self, qtbot: QtBot, editor: TemplateEditor, library: Library
    ) -> None:
        other = Template("won/start", "Their title", "won", body="Theirs.")
        library.save_mine(other)
        type_at_end(qtbot, editor, " Mine.")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
        said, after_asking = editor.note.text(), library.get("won/start")
        press(qtbot, editor, "Save mine")
        after_answer = library.get("won/start")

        assert said == CHANGED_ELSEWHERE
        assert after_asking is not None
        assert after_asking.title == "Their title"
        assert after_answer is not None
        assert after_answer.body.endswith("Mine.")


class TestLeaving:
    def test_escape_closes_when_nothing_was_changed(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        with qtbot.waitSignal(editor.rejected):
            qtbot.keyClick(editor.form.title, Qt.Key.Key_Escape)

        assert editor.change is None

    def test_escape_asks_when_something_would_be_lost_and_a_second_one_keeps_editing(
        self, qtbot: QtBot, editor: TemplateEditor
    ) -> None:
        type_at_end(qtbot, editor, "x")

        qtbot.keyClick(editor.form.title, Qt.Key.Key_Escape)
        said = editor.note.text()
        qtbot.keyClick(editor, Qt.Key.Key_Escape)

        assert said == UNSAVED
        assert editor.note.isHidden()
        assert editor.isVisible()

    def test_closing_the_window_asks_too(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, "x")

        editor.close()

        assert editor.isVisible()
        assert editor.note.text() == UNSAVED

    def test_discarding_closes_and_saves_nothing(self, qtbot: QtBot, editor: TemplateEditor, library: Library) -> None:
        type_at_end(qtbot, editor, "x")
        editor.reject()

        press(qtbot, editor, "Discard")

        template = library.get("won/start")
        assert editor.isHidden()
        assert template is not None
        assert not template.mine

    def test_what_was_undone_again_is_no_change(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, "x")
        qtbot.keyClick(editor.form.body, Qt.Key.Key_Backspace)

        assert not editor.is_changed()


class TestFieldsAndPreview:
    def test_fields_are_listed_with_label_and_default_as_they_are_typed(
        self, qtbot: QtBot, editor: TemplateEditor
    ) -> None:
        type_at_end(qtbot, editor, " At {{hour|nine}}.")
        table = editor.fields
        shown = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]

        assert shown == [
            ["First name", "", "the prospect"],
            ["The room we meet in", "room 4", "you"],
            ["Hour", "nine", "you"],
        ]

    def test_a_default_that_is_changed_stands_in_the_text_as_one_undo_step(self, editor: TemplateEditor) -> None:
        before = editor.form.body.text()
        editor.fields.item(1, 1).setText("the  {kitchen}")
        after = editor.written().body
        editor.form.body.undo()

        assert after.endswith("We begin in {{room|the kitchen}}.")
        assert editor.form.body.text() == before

    def test_choices_are_shown_and_changed_in_the_text_alone(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, " {{tone: warm|plain}} {{day}} {{my_name}}")
        table = editor.fields

        assert [table.item(2, column).text() for column in (1, 2)] == ["warm or plain", "your choice"]
        assert not table.item(2, 1).flags() & Qt.ItemFlag.ItemIsEditable
        assert [table.item(row, 2).text() for row in (3, 4)] == ["a day to come", "your preferences"]

    def test_a_label_that_is_changed_is_saved(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        editor.fields.item(1, 0).setText("Meeting room")

        assert editor.written().fields == {"room": "Meeting room"}

    def test_the_label_of_a_field_that_walkaway_knows_cannot_be_changed(self, editor: TemplateEditor) -> None:
        assert not editor.fields.item(0, 0).flags() & Qt.ItemFlag.ItemIsEditable

    def test_the_preview_reads_like_a_mail(self, editor: TemplateEditor) -> None:
        text = editor.preview.toPlainText().replace("\u00a0", " ")

        assert " ".join(text.split()) == "Monday Hi Dana , We begin in room 4 ."

    def test_the_preview_can_show_the_message_as_it_is_written(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        qtbot.mouseClick(editor.as_written, Qt.MouseButton.LeftButton)
        written = editor.preview.toPlainText().replace("\u00a0", " ")
        qtbot.mouseClick(editor.with_sample, Qt.MouseButton.LeftButton)

        assert "Hi  first name" in written
        assert "first name" not in editor.preview.toPlainText().replace("\u00a0", " ")

    def test_the_preview_says_what_must_be_true(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        qtbot.keyClicks(editor.form.only_if, "The room is free.")

        assert editor.preview.toPlainText().startswith("Use it only if it is true that the room is free.")


class TestTone:
    def test_needy_words_are_marked_and_said_calmly(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, " I just ask.")
        body = editor.form.body

        assert Look.LIGHT in [piece.look for piece in body.pieces(body.document().lastBlock())]
        assert editor._needy.text() == "Composure 97: a reader may hear minimizing in one place."

    def test_a_calm_template_is_not_commented(self, editor: TemplateEditor) -> None:
        assert editor._needy.text() == ""

    def test_a_takeaway_is_asked_for_its_truth(self, qtbot: QtBot, open_editor: Open) -> None:
        editor = open_editor(Template("", "Do without", "takeaway", body="You may not need us."))
        asked = editor._needy.text()
        qtbot.keyClicks(editor.form.only_if, "They can do it alone.")

        assert asked == BLUFF
        assert editor._needy.text() == ""

    def test_ctrl_dot_puts_the_calm_wording_in_as_one_undo_step(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, " I just ask.")
        before = editor.form.body.text()

        qtbot.keyClick(editor.form.body, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        after = editor.form.body.text()
        editor.form.body.undo()

        assert after.endswith(" I ask.")
        assert editor.form.body.text() == before

    def test_a_needy_template_can_be_saved_all_the_same(self, qtbot: QtBot, editor: TemplateEditor) -> None:
        type_at_end(qtbot, editor, " I just ask.")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert editor.change is not None


class TestLooks:
    def test_a_narrow_window_puts_the_halves_below_each_other_and_cuts_nothing(self, editor: TemplateEditor) -> None:
        editor.resize(420, 800)
        QApplication.processEvents()

        assert editor.width() == 420
        assert editor._splitter.orientation() == Qt.Orientation.Vertical
        assert editor.save_button.mapTo(editor, QPoint(editor.save_button.width(), 0)).x() <= 420

    def test_the_theme_changes_at_once(self, editor: TemplateEditor, light: Theme, dark: Theme) -> None:
        before = editor.grab().toImage().pixelColor(3, 3).name()
        editor.set_theme(dark)

        assert (before, editor.grab().toImage().pixelColor(3, 3).name()) == (light.panel, dark.panel)
