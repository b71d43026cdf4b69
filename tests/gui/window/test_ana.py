"""Ana, a freelancer, writes a proposal: from the start to the clipboard, with keys and clicks alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.window.conftest import Person

from walkaway import paths
from walkaway.drafts.journal import Journal
from walkaway.drafts.store import DraftStore
from walkaway.mail import eml

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_ana_writes_a_proposal(person: Person) -> None:
    s = person.s
    person.presses(Qt.Key.Key_N, CTRL)
    s.editor.to_edit.setFocus()
    person.types("Dana Ruiz")
    person.presses(Qt.Key.Key_Return)
    person.types("Proposal: bakery website")
    person.presses(Qt.Key.Key_Return)
    assert s.editor.body_edit.hasFocus()

    # Needy wording is marked as she types it, with no pause.
    person.types("Hi Dana,")
    person.presses(Qt.Key.Key_Return)
    person.presses(Qt.Key.Key_Return)
    person.types("Sorry to bother you again. The build is 4,800 and takes five weeks. ")
    assert [finding.text for finding in s.editor.findings()] == ["Sorry to bother you again"]
    person.types("I can lower my price if that helps.")
    person.sees_findings(2)
    assert s.window.status.findings.text() == "2 findings"
    assert s.window.side.tabs.tabText(0) == "Findings 2"

    # One key walks to a finding and opens its card, one key puts the calm wording in.
    person.presses(Qt.Key.Key_F8)
    finding = s.editor.current_finding()
    assert finding is not None
    shown = s.findings.current_finding()
    assert shown is not None
    assert shown.text == finding.text
    before = s.editor.body()
    person.presses(Qt.Key.Key_Period, CTRL)
    person.sees_findings(1)
    assert finding.text not in s.editor.body()

    # It is one undo step, and can be made again.
    person.presses(Qt.Key.Key_Z, CTRL)
    assert s.editor.body() == before
    person.presses(Qt.Key.Key_Z, CTRL, SHIFT)
    person.sees_findings(1)

    # The other one, with the key again.
    person.presses(Qt.Key.Key_F8)
    person.presses(Qt.Key.Key_Period, CTRL)
    person.sees_findings(0)
    assert s.window.status.composure.text() == "Composure 100"

    # Nothing she wrote is lost.
    person.has_saved()
    store = DraftStore(paths.drafts_dir(), eml, Journal(paths.journal_dir()))
    (kept,) = store.list()
    assert kept.subject == "Proposal: bakery website"
    assert store.load(kept.id).body == s.editor.body()
    assert s.desk.rows[0].composure == 100

    # She copies it with one click and pastes it into her mail program.
    button = s.window.toolbar.main_button
    assert button is not None
    person.clicks(button)
    data = QApplication.clipboard().mimeData()
    assert data.text() == s.editor.body()
    assert data.html().startswith("<p>Hi Dana,</p>")
    assert "4,800" in data.html()
    assert "style" not in data.html()


def test_a_mark_that_needs_the_end_of_its_sentence_waits_while_it_is_being_written(person: Person) -> None:
    s = person.s
    s.editor.body_edit.setFocus()

    person.types("I would take any")
    person.sees_findings(0)
    assert s.editor.findings() == []

    # The caret leaves the sentence.
    person.presses(Qt.Key.Key_Home)
    person.sees_findings(1)
    assert len(s.editor.findings()) == 1

    # It goes on, and it ends.
    person.presses(Qt.Key.Key_End)
    person.types(" job")
    for _ in " job":
        person.presses(Qt.Key.Key_Backspace)
    person.sees_findings(0)
    person.types(".")
    assert len(s.editor.findings()) == 1


def test_a_mark_comes_with_the_last_letter_of_its_words(person: Person) -> None:
    s = person.s
    s.editor.body_edit.setFocus()

    person.types("I can lower my price")

    assert [one.text for one in s.editor.findings()] == ["I can lower my price"]


def test_the_look_before_it_goes_takes_an_unfinished_sentence_as_it_stands(person: Person) -> None:
    s = person.s
    s.editor.body_edit.setFocus()
    person.types("I would take any")
    person.sees_findings(0)

    person.presses(Qt.Key.Key_Return, CTRL)

    assert s.sender.panel.isVisible()
    assert any("I would take any" in line.text() for line in s.sender.panel.lines)
    assert len(s.editor.findings()) == 1
