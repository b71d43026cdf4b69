"""What follows from a change of the message on screen, and from what was found in it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from walkaway.gui.editor.answers import Waiting
from walkaway.gui.notices import Choice
from walkaway.gui.shell import Shell
from walkaway.gui.timers import one_shot
from walkaway.text.finding import Finding
from walkaway.tone import Report

_BREATH_MS = 50


class MessageReactions(QObject):
    """The slots for the message, its marks and their cards."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._breath = one_shot(self, _BREATH_MS, self._on_breath)
        self._entered: Finding | None = None

    def on_report(self, report: Report) -> None:
        s = self._shell
        is_empty = not s.editor.subject().strip() and not s.editor.body().strip()
        score = report.composure.score if s.choices.now.tone_on and not is_empty else None
        s.editor.set_report(report)
        s.window.side.show_count(len(report.findings))
        s.window.status.show_composure(score, len(report.findings))
        s.window.status.show_words(report.words)
        s.window.show_title(s.editor.subject())
        s.desk.judged(score)

    def on_grammar(self, findings: tuple[Finding, ...], waiting: Waiting) -> None:
        self._shell.editor.set_grammar(findings, waiting)

    def on_checked(self, report: Report) -> None:
        editor = self._shell.editor
        # What is marked has a card: also the grammar marks that wait for a new answer.
        self._shell.findings.set_report(report, editor.subject(), editor.body(), editor.grammar_findings())

    def on_changed(self) -> None:
        self._shell.checking.on_changed()
        self._shell.desk.touch()
        self._shell.copying.on_changed()

    def on_writing(self, line: str, row: int) -> None:
        self._shell.judge.set_unfinished(line, row)
        if not line:  # what waited for the end of its sentence is marked once the sentence is left
            self._shell.checking.on_changed()

    def on_caret_finding(self, finding: Finding | None) -> None:
        # The mark comes with the key; its card may come when the next key does not.
        if finding is not None:
            self._entered = finding
            self._breath.start()

    def _on_breath(self) -> None:
        self._shell.findings.select(self._entered)

    def on_large_paste(self, text: str) -> None:
        words = f"This is a paste of {len(text):,} characters."
        self._shell.notices.tell("paste", words, Choice("Paste it", lambda: self._shell.editor.insert_text(text)))

    def on_undo_state(self) -> None:
        documents = [edit.document() for edit in self._shell.editor.edits]
        self._shell.commands["edit.undo"].setEnabled(any(one.isUndoAvailable() for one in documents))
        self._shell.commands["edit.redo"].setEnabled(any(one.isRedoAvailable() for one in documents))

    def on_zoom(self, step: int) -> None:
        self._shell.choices.zoom(10 * step)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._breath.stop()
