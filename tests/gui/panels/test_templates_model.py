from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from walkaway.gui.panels.templates_model import TemplatesModel
from walkaway.gui.panels.templates_rows import Heading, Row
from walkaway.library.template import Template

ROWS: list[Row] = [
    Heading("One"),
    Heading("Two"),
    *(Template(id, title, "won") for id in "abc" for title in ("old", "new")),
]
states = st.lists(st.lists(st.sampled_from(ROWS), max_size=7), max_size=5)


@given(states)
def test_the_model_keeps_qt_s_promises_through_any_change(steps: list[list[Row]]) -> None:
    model = TemplatesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for rows in steps:
        model.set_rows(tuple(rows))

        assert model.rows() == tuple(rows)
    del tester


def test_an_edited_template_keeps_its_row() -> None:
    model = TemplatesModel()
    model.set_rows((Heading("One"), Template("a", "old", "won")))
    kept = QPersistentModelIndex(model.index(1))

    model.set_rows((Heading("One"), Template("a", "new", "won")))

    assert kept.data() == "new"


def test_a_heading_can_be_neither_selected_nor_reached() -> None:
    model = TemplatesModel()
    model.set_rows((Heading("One"), Template("a", "A", "won")))

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.first().row() == 1


def test_a_row_is_spoken_with_its_kind_and_whose_it_is() -> None:
    model = TemplatesModel()
    model.set_rows((Template("a", "Until June", "won", "plain", body="I start in June.", mine=True),))

    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Until June. Won, Plain, yours. I start in June."
