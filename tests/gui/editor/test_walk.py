"""Findings are walked, clicked, pointed at and asked about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.editor.editor_fakes import finding

from walkaway.gui.editor.edit_menu import EditMenu
from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.message import MessageEditor
from walkaway.text.finding import Finding

SUBJECT, BODY = "It is just this", "Hi,\n\nIt is just this, any time.\n\nSorry to bother you."


def show(editor: MessageEditor) -> None:
    editor.set_message("", SUBJECT, BODY)


def place_of(edit: MarkedEdit, position: int) -> QPoint:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    return edit.cursorRect(cursor).center() + QPoint(2, 0)


def put_caret(edit: MarkedEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)


def point_at(edit: MarkedEdit, place: QPoint) -> None:
    QTest.mouseMove(edit.viewport(), place + QPoint(1, 1))  # where it stands already it does not move
    QTest.mouseMove(edit.viewport(), place)


def emphasised(edit: MarkedEdit) -> list[str]:
    found: list[str] = []
    block = edit.document().firstBlock()
    while block.isValid():
        found += [block.text()[one.start : one.end] for one in edit.pieces(block) if one.selected]
        block = block.next()
    return found


def menu_on(edit: MarkedEdit, position: int) -> EditMenu:
    place = place_of(edit, position)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.viewport().mapToGlobal(place))
    QApplication.sendEvent(edit.viewport(), event)
    menu = edit.findChild(EditMenu)
    assert isinstance(menu, EditMenu)
    return menu


def choose(menu: EditMenu, label: str) -> None:
    action = next(action for action in menu.actions() if action.text() == label)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_walking_goes_round_through_subject_and_body(editor: MessageEditor) -> None:
    show(editor)
    editor.body_edit.setFocus()

    words = [one.text for one in (editor.next_finding() for _ in range(5)) if one]
    assert words == ["just", "any time", "Sorry to bother you", "just", "just"]
    assert editor.subject_edit.hasFocus() is False

    back = [one.text for one in (editor.previous_finding() for _ in range(4)) if one]
    assert back == ["just", "Sorry to bother you", "any time", "just"]


def test_walking_emphasises_shows_and_tells(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.set_message("", "", "\n\n".join(["Fine."] * 100 + ["It is just this."]))

    with qtbot.waitSignal(editor.finding_activated) as told:
        finding = editor.next_finding()

    assert told.args == [finding]
    assert emphasised(editor.body_edit) == ["just"]
    assert editor.body_edit.viewport().rect().contains(editor.body_edit.cursorRect().center())


def test_walking_back_from_the_middle_of_a_mark_goes_on(editor: MessageEditor) -> None:
    show(editor)
    put_caret(editor.body_edit, BODY.index("any time") + 3)

    assert [one.text for one in (editor.previous_finding(), editor.previous_finding()) if one] == ["any time", "just"]


def test_without_findings_there_is_nowhere_to_walk(editor: MessageEditor) -> None:
    editor.set_message("", "", "Fine.")

    assert editor.next_finding() is None
    assert editor.current_finding() is None
    assert not editor.apply_first_wording()


def test_a_selected_card_emphasises_its_mark_and_only_that(editor: MessageEditor) -> None:
    show(editor)
    subject, first, *_ = editor.findings()

    assert editor.select_finding(first)
    assert emphasised(editor.body_edit) == ["just"]
    assert editor.body_edit.textCursor().position() == first.span.start

    editor.set_message("", SUBJECT, "Body")
    assert editor.select_finding(subject)
    assert emphasised(editor.subject_edit) == ["just"]
    editor.select_finding(None)
    assert emphasised(editor.subject_edit) == []


def test_the_emphasis_follows_its_words(editor: MessageEditor) -> None:
    show(editor)
    editor.select_finding(editor.body_edit.findings()[0])
    put_caret(editor.body_edit, 0)
    QTest.keyClicks(editor.body_edit, "Oh, ")
    put_caret(editor.body_edit, editor.body().index("It is"))
    QTest.keyClicks(editor.body_edit, "So ")

    assert emphasised(editor.body_edit) == ["just"]
    selected = editor.body_edit.selected_finding()
    assert selected is not None
    assert selected.span.of(editor.body()) == "just"


def test_the_caret_tells_which_finding_it_is_in(editor: MessageEditor) -> None:
    show(editor)
    told: list[Finding | None] = []
    editor.caret_finding_changed.connect(told.append)

    for word in ("just", "ust", "this", "time"):
        put_caret(editor.body_edit, BODY.index(word))

    assert [one.text if one else None for one in told] == ["just", None, "any time"]


def test_the_first_calm_wording_of_the_finding_at_the_caret_is_put_in(editor: MessageEditor) -> None:
    show(editor)
    put_caret(editor.body_edit, BODY.index("any time") + 2)

    assert editor.apply_first_wording()
    assert "It is just this, on Tuesday." in editor.body()


def test_with_the_caret_before_all_marks_the_next_one_is_meant(editor: MessageEditor) -> None:
    show(editor)
    put_caret(editor.body_edit, 0)

    editor.apply_first_wording()

    assert "It is this, any time." in editor.body()


def test_a_click_on_a_mark_tells_its_finding(editor: MessageEditor, qtbot: QtBot) -> None:
    show(editor)

    with qtbot.waitSignal(editor.finding_activated) as told:
        QTest.mouseClick(
            editor.body_edit.viewport(),
            Qt.MouseButton.LeftButton,
            pos=place_of(editor.body_edit, BODY.index("time")),
        )

    assert told.args[0].text == "any time"
    assert emphasised(editor.body_edit) == ["any time"]


def test_resting_on_a_mark_opens_a_card_that_applies_its_wording(editor: MessageEditor, qtbot: QtBot) -> None:
    show(editor)
    at = place_of(editor.body_edit, BODY.index("time"))

    point_at(editor.body_edit, at)
    qtbot.waitUntil(editor.card.isVisible)
    assert editor.card.finding is not None
    assert editor.card.finding.text == "any time"
    assert not editor.card.geometry().contains(editor.body_edit.viewport().mapTo(editor, at))
    assert editor.body_edit.hasFocus()

    with qtbot.waitSignal(editor.rewrite_requested) as wished:
        QTest.mouseClick(editor.card._wording, Qt.MouseButton.LeftButton)
    assert (wished.args[0].text, wished.args[1]) == ("any time", "on Tuesday")
    assert not editor.card.isVisible()


def test_the_card_goes_when_the_pointer_leaves_or_a_key_changes_the_text(editor: MessageEditor, qtbot: QtBot) -> None:
    show(editor)
    viewport = editor.body_edit.viewport()

    point_at(editor.body_edit, place_of(editor.body_edit, BODY.index("time")))
    qtbot.waitUntil(editor.card.isVisible)
    point_at(editor.body_edit, QPoint(5, viewport.height() - 5))
    qtbot.waitUntil(editor.card.isHidden)

    point_at(editor.body_edit, place_of(editor.body_edit, BODY.index("time")))
    qtbot.waitUntil(editor.card.isVisible)
    QTest.keyClicks(editor.body_edit, "x")
    assert editor.card.isHidden()


def test_the_menu_of_a_mark_has_wordings_and_the_ladder(editor: MessageEditor, qtbot: QtBot) -> None:
    show(editor)

    menu = menu_on(editor.body_edit, BODY.index("time"))
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:2] == ["Over-availability: “any time”", "on Tuesday"]
    assert texts[2:6] == ["Ignore here", "Ignore in this draft", "Always ignore “any time”", "Turn this rule off"]

    with qtbot.waitSignal(editor.rewrite_requested) as wished:
        choose(menu, "on Tuesday")
    assert (wished.args[0].text, wished.args[1]) == ("any time", "on Tuesday")


def test_the_menu_asks_to_ignore(editor: MessageEditor, qtbot: QtBot) -> None:
    show(editor)

    with qtbot.waitSignal(editor.ignore_requested) as wished:
        choose(menu_on(editor.body_edit, BODY.index("time")), "Ignore in this draft")

    assert (wished.args[0].text, wished.args[1]) == ("any time", "draft")


def test_the_menu_of_a_misspelling_adds_to_the_dictionary(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.set_message("", "", "The prise is fixed.")
    editor.set_grammar([finding(editor.body(), "prise", "spelling/x")])

    with qtbot.waitSignal(editor.dictionary_requested) as wished:
        choose(menu_on(editor.body_edit, 6), "Add “prise” to your dictionary")

    assert wished.args == ["prise"]


def test_the_menu_of_a_mark_has_the_page_about_its_rule(editor: MessageEditor, qtbot: QtBot) -> None:
    editor.set_message("", "", "The prise is fixed.")
    editor.set_grammar([replace(finding(editor.body(), "prise", "spelling/x"), link="https://example.org/rule")])

    with qtbot.waitSignal(editor.link_requested) as wished:
        choose(menu_on(editor.body_edit, 6), "More about this")

    assert wished.args == ["https://example.org/rule"]


def test_the_menu_beside_marks_is_the_ordinary_one(editor: MessageEditor) -> None:
    show(editor)

    menu = menu_on(editor.body_edit, 1)

    labels = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert labels == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all", "Add a rule from these words…"]
    menu.close()


def test_enter_and_arrows_go_from_line_to_line(editor: MessageEditor) -> None:
    editor.to_edit.setFocus()

    QTest.keyClick(editor.to_edit, Qt.Key.Key_Return)
    assert editor.subject_edit.hasFocus()
    QTest.keyClicks(editor.subject_edit, "Subject")
    QTest.keyClick(editor.subject_edit, Qt.Key.Key_Return)
    assert editor.body_edit.hasFocus()
    assert editor.subject() == "Subject"

    QTest.keyClick(editor.body_edit, Qt.Key.Key_Backtab)
    assert editor.subject_edit.hasFocus()
    QTest.keyClick(editor.subject_edit, Qt.Key.Key_Up)
    assert editor.to_edit.hasFocus()
    QTest.keyClick(editor.to_edit, Qt.Key.Key_Tab)
    assert editor.subject_edit.hasFocus()


def test_every_place_to_write_has_a_name(editor: MessageEditor) -> None:
    names = [edit.accessibleName() for edit in (editor.to_edit, editor.subject_edit, editor.body_edit)]

    assert names == ["To", "Subject", "Message"]


def test_ctrl_and_the_wheel_ask_for_another_size(editor: MessageEditor, qtbot: QtBot) -> None:
    point = QPointF(5, 5)
    event = QWheelEvent(
        point,
        point,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    with qtbot.waitSignal(editor.zoom_requested) as asked:
        QApplication.sendEvent(editor.body_edit.viewport(), event)

    assert asked.args == [1]


def test_zoom_makes_all_letters_larger(editor: MessageEditor) -> None:
    edits = (editor.to_edit, editor.subject_edit, editor.body_edit)
    before = [edit.fontMetrics().height() for edit in edits]

    editor.set_letters(editor.body_edit.font(), 150)

    assert all(edit.fontMetrics().height() > height for edit, height in zip(edits, before, strict=True))


def test_a_wide_window_keeps_the_column_narrow_and_centred(editor: MessageEditor) -> None:
    editor.resize(1600, 500)
    viewport = editor.body_edit.viewport()
    left = viewport.mapTo(editor, QPoint(0, 0)).x()

    assert viewport.width() < 90 * editor.body_edit.fontMetrics().averageCharWidth()
    assert abs(left - (1600 - left - viewport.width())) <= 2
