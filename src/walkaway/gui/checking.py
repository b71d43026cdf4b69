"""From a change of the message to its report: tone at once, grammar when it answers, templates when it is quiet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from walkaway.gui.editor.answers import Waiting
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.engines import Engines
from walkaway.gui.judging import Asked, Judge
from walkaway.gui.timers import one_shot
from walkaway.text.finding import Finding
from walkaway.tone import Report

_SOON_MS, _LATEST_MS = 50, 250
"""The marks come with the key, in the editor itself; the judgement on the whole message after a breath."""
_GRAMMAR_MS = 300
_TOGETHER_MS = 15
"""How long grammar waits after a report or an answer: other answers are shown with it, and a key comes first."""
_QUIET_MS = 400


class Checking(QObject):
    """Keeps the report on the open message true.

    `report_changed(Report)` follows a change within a quarter of a second, `grammar_changed(findings, waiting)` as
    answers come in, with what paragraphs still wait for; `checked(Report)` comes when either was told, as soon as both
    are up to date, and `quiet(Report)` when nothing has changed for a moment.

    While somebody types, these are steps of their own. A key that comes between them is served first, and puts those
    after the report off until its own report is there.
    """

    report_changed = Signal(object)
    grammar_changed = Signal(object, object)
    checked = Signal(object)
    quiet = Signal(object)

    def __init__(self, editor: MessageEditor, judge: Judge, grammar: Engines, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._judge, self._grammar = editor, judge, grammar
        self.report: Report | None = None
        self.grammar: tuple[Finding, ...] = ()
        self.waiting: Waiting = {}
        self._asked: list[Asked] = []
        self._is_told = True
        self._soon = one_shot(self, _SOON_MS, self._on_due)
        self._latest = one_shot(self, _LATEST_MS, self._on_due)
        self._collect_soon = one_shot(self, _TOGETHER_MS, self._collect)
        self._ask_soon = one_shot(self, _GRAMMAR_MS, self._ask)
        self._quiet_soon = one_shot(self, _QUIET_MS, self._tell_quiet)
        self._tell_soon = one_shot(self, 0, self._tell_checked)
        for edit in editor.edits:
            edit.edited.connect(self._on_edited)

    def on_changed(self) -> None:
        """The message changed."""
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self._ask_soon.start()
        self._quiet_soon.start()

    def check_now(self) -> None:
        """Judge the message as it is; before the rules are read, not yet."""
        self._on_due()
        self._collect()
        self._tell_checked()

    def check_whole(self) -> None:
        """Judge the message as it is to go: its last sentence ends where it ends."""
        self._judge.set_unfinished("", 0)
        self.check_now()

    def recheck(self) -> None:
        """The rules of the game changed (settings, ignores, another draft): judge and ask everything anew."""
        self.check_now()
        self._ask()
        self._quiet_soon.start()

    def stop(self) -> None:
        """Do nothing any more."""
        later = (self._collect_soon, self._tell_soon, self._ask_soon, self._quiet_soon)
        for timer in (self._soon, self._latest, *later):
            timer.stop()

    def on_answer(self) -> None:
        """Grammar knows more than before, or is on or off where it was not."""
        if not self._soon.isActive() and not self._collect_soon.isActive():
            self._collect_soon.start()

    def _on_edited(self) -> None:
        """A key came; `on_changed` follows when it is served."""
        self._collect_soon.stop()
        self._tell_soon.stop()

    def _on_due(self) -> None:
        self._soon.stop()
        self._latest.stop()
        if not self._judge.ready:
            return
        self.report = self._judge.report(self._editor.subject(), self._editor.body())
        self._is_told = False
        self.report_changed.emit(self.report)
        self._collect_soon.start()

    def _collect(self) -> None:
        self._collect_soon.stop()
        if self.report is None:
            return
        self._asked = self._judge.asked(self._editor.body())
        waiting = {one.text: missing for one in self._asked if (missing := self._grammar.missing(one.text))}
        found = self._judge.grammar(self._asked, self.report.body_findings, self._grammar.known)
        if (found, waiting) != (self.grammar, self.waiting):
            self._is_told = False
            self.grammar, self.waiting = found, waiting
            self.grammar_changed.emit(found, waiting)
        if not self._is_told:
            self._tell_soon.start()

    def _tell_checked(self) -> None:
        self._tell_soon.stop()
        if not self._is_told:
            self._is_told = True
            self.checked.emit(self.report)

    def _ask(self) -> None:
        self._asked = self._judge.asked(self._editor.body())
        self._grammar.ask(dict.fromkeys(one.text for one in self._asked))

    def _tell_quiet(self) -> None:
        if self.report is not None:
            self.quiet.emit(self.report)
