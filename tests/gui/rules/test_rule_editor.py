"""The form of a rule: checked as one types, tried on the draft, saved whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.dialogs.note_bar import UNSAVED
from walkaway.gui.rules.rule_editor import Draft, RuleEditor, draft_words
from walkaway.gui.theme import Theme
from walkaway.text.finding import Weight
from walkaway.tone import Rule, RuleSet, ToneChecker
from walkaway.tone.company import NO_COMPANY
from walkaway.tone.own import OwnRulesError
from walkaway.tone.trial import Trial

BODY = "I am circling back on dates. So sorry. We were circling back."
NEW = Rule("", "", Weight.MEDIUM, "", (), match=("circling back",), flag=("I am circling back on dates.",))
CTRL = Qt.KeyboardModifier.ControlModifier


class Kept:
    """Keeps what is saved, or refuses."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.refuse = ""

    def __call__(self, rule: Rule) -> None:
        if self.refuse:
            raise OwnRulesError(self.refuse)
        self.rules.append(rule)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def open_editor(
    few: RuleSet, light: Theme, kept: Kept, show: Callable[[QWidget], None]
) -> Callable[[Rule], RuleEditor]:
    def run(rule: Rule) -> RuleEditor:
        draft = Draft("", BODY, ToneChecker(few).check_message("", BODY, NO_COMPANY))
        editor = RuleEditor(rule, draft, lambda one: Trial(few, one), kept, light)
        show(editor)
        editor.form.match.setFocus()
        return editor

    return run


def fill(editor: RuleEditor, qtbot: QtBot) -> None:
    """By keys alone, from field to field."""
    qtbot.keyClick(editor.form.match, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor.form.family, "Chas")
    qtbot.keyClick(editor.form.family, Qt.Key.Key_Tab)
    qtbot.keyClick(editor.form.weight, Qt.Key.Key_Up)
    qtbot.keyClick(editor.form.weight, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor.form.why, "A reader hears waiting.")
    qtbot.keyClick(editor.form.why, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor.form.calm, "What is next?")


def fault(editor: RuleEditor, key: str) -> str:
    label = editor.form.faults[key]
    return label.text() if label.isVisible() else ""


def test_it_opens_calmly_with_the_words_and_their_sentence(open_editor: Callable[[Rule], RuleEditor]) -> None:
    editor = open_editor(NEW)

    assert editor.form.match.toPlainText() == "circling back"
    assert editor.form.flag.toPlainText() == "I am circling back on dates."
    assert [key for key in editor.form.faults if fault(editor, key)] == []
    assert editor.found.text() == "In this draft it marks 2 places: “circling back”."


def test_a_rule_is_written_by_keys_alone_and_saved_whole(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    editor = open_editor(NEW)
    fill(editor, qtbot)

    qtbot.keyClick(editor.form.calm, Qt.Key.Key_Return, CTRL)

    assert kept.rules == [
        Rule(
            "chasing/circling-back",
            "chasing",
            Weight.LIGHT,
            "A reader hears waiting.",
            ("What is next?",),
            match=("circling back",),
            flag=("I am [circling back] on dates.",),
        )
    ]
    assert not editor.isVisible()


@pytest.mark.parametrize("weight", Weight)
def test_a_matter_of_taste_is_one_as_long_as_it_is_light(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot, weight: Weight
) -> None:
    words = "I am [circling back] on dates."
    rule = replace(NEW, id="chasing/back", family="chasing", why="A reason.", calm=("",), flag=(words,), taste=True)
    editor = open_editor(replace(rule, weight=Weight.LIGHT))

    editor.form.weight.choose(weight)
    qtbot.keyClick(editor.form.calm, Qt.Key.Key_Return, CTRL)

    light = weight is Weight.LIGHT
    assert kept.rules == [replace(rule, weight=weight, taste=light, sure=not light)]


def test_saving_too_early_says_what_is_lacking_and_goes_there(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    editor = open_editor(NEW)

    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

    assert kept.rules == []
    assert fault(editor, "family") == "Choose what kind it is."
    assert fault(editor, "why")
    assert fault(editor, "calm")
    assert editor.form.family.hasFocus()
    assert editor.form.family.accessibleDescription() == "Choose what kind it is."


def test_a_mistake_in_the_words_is_told_while_they_are_typed(
    open_editor: Callable[[Rule], RuleEditor], qtbot: QtBot
) -> None:
    editor = open_editor(NEW)

    qtbot.keyClicks(editor.form.match, "(")
    assert fault(editor, "match").endswith("a ( is not closed; expected ) after it.")

    qtbot.keyClick(editor.form.match, Qt.Key.Key_Backspace)
    assert fault(editor, "match") == ""


def test_a_sentence_that_should_stay_unmarked_and_is_not_is_told(
    open_editor: Callable[[Rule], RuleEditor], qtbot: QtBot
) -> None:
    editor = open_editor(NEW)

    qtbot.keyClicks(editor.form.passes, "We are circling back.")

    assert fault(editor, "pass") == "“circling back” is marked in “We are circling back.”"


def test_the_draft_follows_the_words(open_editor: Callable[[Rule], RuleEditor], qtbot: QtBot) -> None:
    editor = open_editor(NEW)
    qtbot.keyClick(editor.form.match, Qt.Key.Key_A, CTRL)

    qtbot.keyClicks(editor.form.match, "so sorry")

    words = "In this draft it marks 1 place: “So sorry”. It is marked by another rule already."
    qtbot.waitUntil(lambda: editor.found.text() == words)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "So sorry. A so sorry so sorry.",
            "3 places: “So sorry”, “so sorry”. They are marked by another rule already.",
        ),
        ("So sorry. Sorry.", "2 places: “sorry”, “Sorry”. 1 of them is marked by another rule already."),
        ("Sorry, sorry.", "2 places: “Sorry”, “sorry”."),
        ("Fine.", "nothing."),
    ],
)
def test_the_draft_line_counts_what_other_rules_mark_already(few: RuleSet, body: str, said: str) -> None:
    words = "so sorry" if body.count("so sorry") else "sorry"

    assert tried(few, replace(NEW, match=(words,)), body) == f"In this draft it marks {said}"


LONG = "The plan has three steps, and each of them ends with a page that you can read in a minute or two. " * 2
TASTE = Rule("hedging/x", "hedging", Weight.LIGHT, "", (), match=("three steps",), taste=True)


def tried(few: RuleSet, rule: Rule, body: str) -> str:
    known = ToneChecker(few).check_message("", body, NO_COMPANY)
    return draft_words(Trial(few, rule).among("", body, known), rule)


def test_a_matter_of_taste_is_tried_in_the_company_of_the_whole_draft(few: RuleSet) -> None:
    alone, beside = tried(few, TASTE, LONG), tried(few, TASTE, f"{LONG}I beg you. We implore you.")

    assert alone == (
        "In this draft it finds 2 places: “three steps”, and leaves them unmarked. A matter of taste: in a longer "
        "message it is marked only beside something stronger, or among many."
    )
    assert beside == "In this draft it marks 2 places: “three steps”."


def test_a_mark_that_would_stand_alone_is_said_to_be_light(few: RuleSet) -> None:
    rule = replace(TASTE, weight=Weight.MEDIUM, taste=False, match=("one more thing",))
    sure = replace(rule, sure=True)
    light = "Where it stands alone in a longer message it is light."

    body = f"{LONG}One more thing is left."

    assert tried(few, rule, body).endswith(light)
    assert not tried(few, rule, f"{body} I beg you. We implore you.").endswith(light)
    assert not tried(few, sure, body).endswith(light)


def test_leaving_the_words_out_is_a_calm_wording_too(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    editor = open_editor(replace(NEW, id="chasing/x", family="chasing", why="A reason."))

    editor.form.leave_out.setFocus()
    qtbot.keyClick(editor.form.leave_out, Qt.Key.Key_Space)
    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

    assert kept.rules[0].calm == ("",)


def test_what_only_the_file_says_stays_in_an_edited_rule(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    old = replace(NEW, id="chasing/x", family="chasing", why="A reason.", calm=("a", "b"), unless=("not <match>",))
    editor = open_editor(old)

    qtbot.keyClick(editor.form.calm, Qt.Key.Key_S, CTRL)

    assert kept.rules == [replace(old, flag=("I am [circling back] on dates.",))]


def test_the_order_of_the_wordings_stays_with_leaving_out_in_front(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    old = replace(NEW, id="chasing/x", family="chasing", why="A reason.", calm=("", "What is\nnext?"))
    editor = open_editor(old)

    qtbot.keyClick(editor.form.calm, Qt.Key.Key_S, CTRL)

    assert kept.rules[0].calm == ("", "What is next?")


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(
    open_editor: Callable[[Rule], RuleEditor], kept: Kept, qtbot: QtBot
) -> None:
    editor = open_editor(NEW)
    fill(editor, qtbot)
    kept.refuse = "Could not save my-rules.toml: the disk is full."

    qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

    assert editor.isVisible()
    assert editor.note.text() == kept.refuse


def test_escape_asks_before_what_was_written_is_lost(open_editor: Callable[[Rule], RuleEditor], qtbot: QtBot) -> None:
    editor = open_editor(NEW)
    qtbot.keyClicks(editor.form.why, "A reason.")

    qtbot.keyClick(editor.form.why, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert editor.note.text() == UNSAVED

    discard = next(button for button in editor.note.buttons() if button.text() == "Discard")
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()


def test_escape_closes_at_once_where_nothing_is_changed(
    open_editor: Callable[[Rule], RuleEditor], qtbot: QtBot
) -> None:
    editor = open_editor(NEW)

    qtbot.keyClick(editor.form.why, Qt.Key.Key_Escape)

    assert not editor.isVisible()


def test_every_field_has_a_name_and_nothing_is_cut_off_at_the_smallest_size(
    open_editor: Callable[[Rule], RuleEditor],
) -> None:
    editor = open_editor(NEW)
    editor.resize(editor.minimumSize())
    editor.grab()

    form = editor.form
    fields = (form.match, form.family, form.weight, form.why, form.calm, form.flag, form.passes)
    assert all(field.accessibleName() for field in fields)
    viewport = form.parentWidget().parentWidget()
    assert form.width() <= viewport.width()
