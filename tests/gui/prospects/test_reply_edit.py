"""Cues in the reply itself, and beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.editor.positions import cursor_over
from walkaway.gui.prospects.cue_list import AGAINST, FOR, CueList
from walkaway.gui.prospects.cue_look import LOOKS
from walkaway.gui.prospects.reply_edit import ReplyEdit
from walkaway.gui.theme import Theme
from walkaway.prospects.reply import KINDS, Cue
from walkaway.text.span import Span

Show = Callable[[QWidget], None]
TEXT = "We have no budget until June, sorry.\n\nDana\n\n> the old mail"
BUDGET, JUNE = "no budget until June", "until June"


def cue(words: str, kind: str, why: str) -> Cue:
    start = TEXT.index(words)
    return Cue(Span(start, start + len(words)), words, kind, why, 1.0)


PRICE, STALL = cue(BUDGET, "price", "There is no money for it."), cue(JUNE, "stall", "They put it off.")
UNREAD = (Span(TEXT.index(">"), len(TEXT)),)


@pytest.fixture
def edit(show: Show, light: Theme) -> ReplyEdit:
    made = ReplyEdit(light)
    made.resize(500, 300)
    show(made)
    made.set_text(TEXT)
    made.show_reading((PRICE, STALL), UNREAD)
    QApplication.processEvents()
    return made


def place_of(edit: ReplyEdit, words: str) -> QPoint:
    """The middle of some words in the viewport."""
    start = TEXT.index(words)
    cursor = cursor_over(edit.document(), Span(start + len(words) // 2, start + len(words) // 2))
    return edit.cursorRect(cursor).center()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_overlapping_cues_are_both_told_where_they_overlap(edit: ReplyEdit) -> None:
    assert edit.cues_at(QPointF(place_of(edit, "until"))) == (PRICE, STALL)
    assert edit.cues_at(QPointF(place_of(edit, "budget"))) == (PRICE,)
    assert edit.cues_at(QPointF(place_of(edit, "Dana"))) == ()


def test_resting_on_a_cue_says_what_it_means(edit: ReplyEdit) -> None:
    at = place_of(edit, "until")
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), event)

    assert QToolTip.text() == "Price: There is no money for it.\nStalling: They put it off."
    QToolTip.hideText()


def test_both_lines_are_drawn_in_their_own_colour(edit: ReplyEdit, light: Theme, dark: Theme) -> None:
    for theme in (light, dark):
        edit.set_theme(theme)
        seen = colours(edit.viewport().grab().toImage())
        for kind in ("price", "stall"):
            assert QColor(getattr(theme, LOOKS[kind].ink)).rgb() in seen


def test_no_two_kinds_are_drawn_with_the_same_line() -> None:
    assert set(LOOKS) == set(KINDS)
    assert len({look.draw for look in LOOKS.values()}) == len(KINDS)


def test_what_is_not_read_is_dimmed_and_the_text_stays_as_it_is(edit: ReplyEdit, light: Theme) -> None:
    dimmed = edit.extraSelections()

    assert [one.cursor.selectedText() for one in dimmed] == ["> the old mail"]
    assert dimmed[0].format.foreground().color() == QColor(light.muted)
    assert edit.text() == TEXT
    assert not edit.document().isUndoAvailable()


def test_a_changed_line_loses_its_marks_until_it_is_read_again(edit: ReplyEdit, qtbot: QtBot) -> None:
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_X)

    assert edit.cues_at(QPointF(place_of(edit, "budget"))) == ()


def test_the_caret_says_which_cue_it_is_in(edit: ReplyEdit, qtbot: QtBot) -> None:
    edit.setFocus()
    with qtbot.waitSignal(edit.cue_entered) as entered:
        edit.setTextCursor(cursor_over(edit.document(), Span(TEXT.index("budget"), TEXT.index("budget"))))
    assert entered.args == [0]
    with qtbot.waitSignal(edit.cue_entered) as left:
        edit.moveCursor(edit.textCursor().MoveOperation.Start)
    assert left.args == [-1]


def test_a_chosen_cue_is_shown_where_it_stands(edit: ReplyEdit, light: Theme) -> None:
    edit.choose(1)

    assert edit.textCursor().position() == TEXT.index(JUNE)
    assert QColor(light.selection).rgb() in colours(edit.viewport().grab().toImage())


def test_a_paste_is_shown_from_its_beginning(edit: ReplyEdit) -> None:
    edit.set_text("")
    data = QMimeData()
    data.setText("word\n" * 200)

    edit.insertFromMimeData(data)

    assert edit.textCursor().position() == 0
    assert edit.verticalScrollBar().value() == 0


@pytest.fixture
def listed(show: Show, light: Theme) -> CueList:
    made = CueList(light)
    made.resize(320, 400)
    show(made)
    made.show_cues((PRICE, STALL), "stall")
    return made


def test_the_list_tells_what_says_so_from_what_speaks_against_it(listed: CueList) -> None:
    assert [row.words for row in listed.rows()] == [FOR, JUNE, AGAINST, BUDGET]
    spoken = listed.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Stalling: They put it off. “until June”"


def test_the_arrows_walk_the_cues_and_skip_the_headings(listed: CueList, qtbot: QtBot) -> None:
    chosen: list[int] = []
    listed.cue_chosen.connect(chosen.append)
    listed.setFocus()

    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Down)

    assert chosen == [1, 0]


def test_following_the_caret_tells_nobody(listed: CueList) -> None:
    chosen: list[int] = []
    listed.cue_chosen.connect(chosen.append)

    listed.choose(0)
    assert listed.currentIndex().row() == 3
    listed.choose(-1)

    assert not listed.currentIndex().isValid()
    assert chosen == []


def test_a_row_is_painted_with_the_line_of_its_kind(listed: CueList, light: Theme) -> None:
    seen = colours(listed.viewport().grab().toImage())

    for kind in ("price", "stall"):
        assert QColor(getattr(light, LOOKS[kind].ink)).rgb() in seen
