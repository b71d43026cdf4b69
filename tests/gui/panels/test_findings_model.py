from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from walkaway.gui.panels.finding_words import Item
from walkaway.gui.panels.findings_model import ITEM_ROLE, FindingsModel
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span

MakeFinding = Callable[..., Finding]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def item(start: int, text: str) -> Item:
    return Item(Finding(Span(start, start + len(text)), f"need/{text[0]}", "need", Weight.LIGHT, 3, text, "why", ()))


some_items = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["aa", "ab", "b", "c"])), max_size=8)


@given(st.lists(some_items, max_size=5))
def test_the_model_keeps_qt_s_promises_through_any_change(states: list[list[tuple[int, str]]]) -> None:
    model = FindingsModel()
    tester = QAbstractItemModelTester(model, FATAL)

    for state in states:
        model.set_items(item(start, text) for start, text in state)

        assert [i.order for i in model.rows()] == sorted(i.order for i in model.rows())
        assert model.rowCount() == len(state)
    del tester


def test_rows_stand_in_the_order_of_the_text_with_the_subject_first(finding: MakeFinding) -> None:
    model = FindingsModel()
    late, early, subject = finding(90, "late"), finding(5, "early"), finding(50, "subject")

    model.set_items([Item(late), Item(early), Item(subject, "subject")])

    assert [i.finding.text for i in model.rows()] == ["subject", "early", "late"]


def test_findings_that_only_moved_change_no_row(qtbot: QtBot, finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(5, "sorry")), Item(finding(30, "just"))])

    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsRemoved):
        model.set_items([Item(finding(6, "sorry")), Item(finding(31, "just"))])

    assert [i.finding.span.start for i in model.rows()] == [6, 31]


def test_a_row_survives_that_others_come_and_go_above_it(finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(5, "sorry")), Item(finding(30, "just"))])
    kept = QPersistentModelIndex(model.index(1))

    model.set_items([Item(finding(0, "please", rule="pleading/please")), Item(finding(32, "just"))])

    assert kept.isValid()
    assert kept.data(ITEM_ROLE).finding.text == "just"


def test_words_that_grow_under_the_caret_keep_their_row(qtbot: QtBot, finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(5, "!!", rule="shouting/marks"))])
    kept = QPersistentModelIndex(model.index(0))

    with qtbot.waitSignal(model.dataChanged):
        model.set_items([Item(finding(5, "!!!", rule="shouting/marks"))])

    assert kept.data() == "“!!!”"


def test_a_finding_whose_wording_changes_because_its_neighbour_goes_keeps_its_row(finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(0, "Sorry")), Item(finding(7, "I just", "let me", rule="minimising/just"))])
    kept = QPersistentModelIndex(model.index(1))

    model.set_items([Item(finding(0, "I just", "Let me", rule="minimising/just"))])

    assert kept.isValid()
    assert kept.data(ITEM_ROLE).finding.rewrites == ("Let me",)


def test_a_row_speaks_for_itself(finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(0, "Sorry", "Hello"))])
    row = model.index(0)

    assert "Calm wording: Hello." in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Enter" in row.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_the_very_finding_is_found_among_equals(finding: MakeFinding) -> None:
    model = FindingsModel()
    in_subject, in_body = finding(0, "Sorry"), finding(0, "Sorry")
    model.set_items([Item(in_subject, "subject"), Item(in_body)])

    assert model.index_of(in_body).row() == 1
    assert model.index_of(finding(0, "Sorry")).row() == 0


def test_a_finding_that_moved_is_found_by_its_words_and_the_nearest_place(finding: MakeFinding) -> None:
    model = FindingsModel()
    model.set_items([Item(finding(0, "just")), Item(finding(50, "just"))])

    assert model.index_of(finding(51, "just")).row() == 1
    assert not model.index_of(finding(51, "only")).isValid()
