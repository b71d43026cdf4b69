"""From a change to its report: what is done at once, what waits for a key, and what is not told twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from tests.gui.grammar_fakes import FakeEngine
from tests.gui.test_judging import rules

from walkaway.gui.checking import Checking
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.engines import Engines
from walkaway.gui.judging import Judge
from walkaway.gui.theme import Theme
from walkaway.settings import LanguageTool, Settings
from walkaway.text.finding import Finding
from walkaway.tone import Report
from walkaway.tone.ignores import Ignores

TEXT = "Sorry to bother you. The price are firm."
BOTH = Settings(languagetool=LanguageTool.LOCAL, languagetool_folder=Path("/opt/languagetool"))


class Desk:
    """A message that is checked, and what was told of it, in order."""

    def __init__(self, theme: Theme) -> None:
        self.owner = QObject()
        self.harper, self.languagetool = FakeEngine("harper", "price are"), FakeEngine("languagetool", "firm")
        self.editor = MessageEditor(theme)
        judge = Judge(rules, BOTH, Ignores())
        judge.use(rules())
        self.engines = Engines(
            lambda: None, harper=self.harper.made, languagetool=lambda place, *rest: self.languagetool.made(*rest)
        )
        self.checking = Checking(self.editor, judge, self.engines, self.owner)
        self.told: list[str] = []
        self.checking.report_changed.connect(self._on_report)
        self.checking.grammar_changed.connect(self._on_grammar)
        self.checking.checked.connect(self._on_checked)
        self.editor.message_changed.connect(self.checking.on_changed)
        self.engines.answered.connect(self.checking.on_answer)

    def _on_report(self, report: Report) -> None:
        self.told.append(f"report {len(report.body_findings)}")

    def _on_grammar(self, findings: Iterable[Finding], waiting: object) -> None:
        self.told.append(f"grammar {' '.join(one.text for one in findings)}".strip())

    def _on_checked(self, report: Report) -> None:
        self.told.append("checked")

    def answers(self) -> None:
        """Have the engines answer about the text as it is."""
        self.engines.use(BOTH, ())
        self.engines.ask([self.editor.body()])


@pytest.fixture
def desk(light: Theme, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(light)
    qtbot.addWidget(made.editor)
    made.editor.set_message("", "", TEXT)
    made.editor.body_edit.moveCursor(QTextCursor.MoveOperation.End)
    made.checking.recheck()
    yield made
    made.checking.stop()
    assert made.engines.stop()


def test_a_check_that_is_asked_for_tells_all_at_once(desk: Desk) -> None:
    assert desk.told == ["report 1", "checked"]


def test_after_a_key_the_report_comes_first_and_what_grammar_says_in_a_step_of_its_own(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.told.clear()

    with qtbot.waitSignal(desk.checking.report_changed):
        qtbot.keyClicks(desk.editor.body_edit, "x")
    assert desk.told == ["report 1"]

    qtbot.waitUntil(lambda: desk.told == ["report 1", "checked"])


def test_a_key_between_the_two_steps_puts_the_second_off_until_its_own_report(desk: Desk, qtbot: QtBot) -> None:
    desk.told.clear()
    with qtbot.waitSignal(desk.checking.report_changed):
        qtbot.keyClicks(desk.editor.body_edit, "x")

    qtbot.keyClicks(desk.editor.body_edit, "y")

    qtbot.waitUntil(lambda: "checked" in desk.told)
    assert desk.told == ["report 1", "report 1", "checked"]


def test_answers_that_come_together_are_told_together(desk: Desk, qtbot: QtBot) -> None:
    desk.told.clear()
    desk.answers()
    qtbot.waitUntil(lambda: not desk.engines.missing(TEXT))

    for _ in range(3):
        desk.checking.on_answer()

    qtbot.waitUntil(lambda: desk.told[-2:] == ["grammar price are firm", "checked"])
    assert desk.told.count("grammar price are firm") == 1


def test_an_answer_that_is_no_news_is_not_told(desk: Desk, qtbot: QtBot) -> None:
    desk.answers()
    qtbot.waitUntil(lambda: desk.told[-2:] == ["grammar price are firm", "checked"])
    desk.told.clear()

    desk.checking.on_answer()
    qtbot.waitUntil(lambda: not desk.checking._collect_soon.isActive())

    assert desk.told == []
