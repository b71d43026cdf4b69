"""What follows from what: each slot tells the parts of the window about one thing that happened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkaway.drafts.draft import Deleted, Draft
from walkaway.files import FileError
from walkaway.gui.drafts_model import DraftRow
from walkaway.gui.editor.answers import Waiting
from walkaway.gui.notices import Choice
from walkaway.gui.open_draft import Conflict
from walkaway.gui.shell import Shell
from walkaway.gui.status_bar import counted
from walkaway.gui.theme import Theme
from walkaway.gui.timers import one_shot
from walkaway.gui.writer import Failure
from walkaway.library.ranking import Ranking
from walkaway.settings import Settings
from walkaway.text.finding import Finding
from walkaway.tone import Report, RuleSet

if TYPE_CHECKING:
    from walkaway.gui.preferences.dialog import Preferences

_ALTERNATIVES = 3
_PREPARE = "prepare"
_PATIENCE_MS = 3_000
"""How long a save may take before it is said that the folder does not answer."""
_BREATH_MS = 50
_TELLING = 12_000
"""How many characters of a message say what it is about."""
_TONE = ("families_off", "rules_off", "ignored_words", "tone_on")
_RULES = "rule files"
_ME = ("my_name", "my_firm", "calendar_link")
_LETTERS = ("font_family", "font_size", "zoom")
_ENGINES = ("grammar_on", "languagetool", "languagetool_folder", "languagetool_url", "languagetool_consent")


class Reactions(QObject):
    """The slots. Nothing is decided here that could be decided in one of the parts."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._patience = one_shot(self, _PATIENCE_MS, self._on_no_answer)
        self._breath = one_shot(self, _BREATH_MS, self._on_breath)
        self._entered: Finding | None = None

    # The open message.

    def on_report(self, report: Report) -> None:
        s = self._shell
        is_empty = not s.editor.subject().strip() and not s.editor.body().strip()
        score = report.composure.score if s.choices.now.tone_on and not is_empty else None
        s.editor.set_report(report)
        s.findings.set_report(report, s.editor.subject(), s.editor.body())
        s.window.side.show_count(len(report.findings))
        s.window.status.show_composure(score, len(report.findings))
        s.window.status.show_words(report.words)
        s.window.show_title(s.editor.subject())
        s.desk.judged(score)

    def on_grammar(self, findings: tuple[Finding, ...], waiting: Waiting) -> None:
        s = self._shell
        s.editor.set_grammar(findings, waiting)
        # What is marked has a card: also the marks that wait for a new answer.
        s.findings.set_grammar(s.editor.grammar_findings())

    def on_standing(self) -> None:
        s = self._shell
        s.templates.detail.set_standing(s.standing.lines)
        s.templates.search.set_resting(s.standing.resting)
        if s.checking.report is not None:
            self.on_quiet(s.checking.report)

    def on_quiet(self, report: Report) -> None:
        s = self._shell
        factors = s.standing.factors
        subject, body = s.editor.subject(), s.editor.body()[:_TELLING]
        families = frozenset(finding.family for finding in report.findings)
        if subject.strip() or body.strip():
            s.slow.put("rank", lambda: s.library.rank(body, families, subject=subject, fresh=factors))
        else:
            s.findings.set_templates(())
            s.templates.set_ranked(())

    def on_slow(self, key: str, result: object) -> None:
        if isinstance(result, Ranking):
            self._shell.findings.set_templates(result.templates[:_ALTERNATIVES])
            self._shell.templates.set_ranked(result.templates)
        elif key in ("library", _PREPARE):
            self._shell.shelf.learn()
        elif isinstance(result, RuleSet):
            self._on_rules(result)

    def on_library(self) -> None:
        """Templates changed outside: be ready for the next search before somebody waits for it."""
        self._shell.slow.put(_PREPARE, self._shell.library.prepare)

    def _on_rules(self, rules: RuleSet) -> None:
        s = self._shell
        s.judge.use(rules)
        s.editor.set_checker(s.judge.check_paragraph)
        s.checking.recheck()
        s.scoring.look()
        s.rule_book.refresh()
        s.notices.clear(_RULES)
        if problems := rules.problems:
            more = f" {len(problems) - 1} more cannot be used either." if len(problems) > 1 else ""
            s.notices.tell(_RULES, f"{problems[0]}{more}", danger=True)

    def on_changed(self) -> None:
        self._shell.checking.on_changed()
        self._shell.desk.touch()
        self._shell.copying.on_changed()

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

    def on_template_wanted(self, template: object) -> None:
        self._shell.window.show_templates()
        self._shell.templates.show_template(template.id)  # type: ignore[attr-defined]

    # The drafts.

    def on_opened(self, draft: Draft) -> None:
        s = self._shell
        s.window.drafts.set_current(draft.id)
        s.window.settle()
        s.copying.on_changed()
        s.notices.clear("conflict")
        s.notices.clear("paste")
        moment = draft.modified.astimezone()
        s.window.status.show_saved(f"Saved {moment:%H:%M}" if draft.revision else "")
        s.store.setValue("drafts/last", draft.id)
        s.checking.recheck()

    def on_rows(self, rows: list[DraftRow]) -> None:
        panel = self._shell.window.drafts
        panel.set_rows(rows)
        panel.set_current(self._shell.desk.current)
        if self._shell.judge.ready:
            self._shell.scoring.look()

    def on_save_due(self) -> None:
        self._patience.start()

    def _on_no_answer(self) -> None:
        if not self._shell.disk.idle:
            self._shell.window.status.show_saved("Not saved")
            words = "The drafts folder does not answer. Your text is still here: keep this window open, or copy it."
            self._shell.notices.tell(
                "save", words, Choice("Copy message", self._shell.copying.copy_anyway), danger=True
            )

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
        self._breath.stop()

    def on_saved(self, moment: datetime) -> None:
        self._patience.stop()
        self._shell.window.status.show_saved(f"Saved {moment:%H:%M}")
        self._shell.notices.clear("save")

    def on_failed(self, failure: Failure) -> None:
        self._patience.stop()
        s, error = self._shell, failure.error
        if not failure.key.startswith("save/"):
            s.notices.tell("drafts", str(error), danger=True)
            s.desk.list.read()
            return
        words = f"Not saved: {error.cause}. {error.advice}" if isinstance(error, FileError) else f"Not saved: {error}"
        s.window.status.show_saved("Not saved")
        again, elsewhere = Choice("Try again", s.desk.save_soon), Choice("Save as…", s.files.ask_save_as)
        s.notices.tell("save", words, again, elsewhere, danger=True)

    def on_conflict(self, conflict: Conflict) -> None:
        desk = self._shell.desk
        self._shell.window.status.show_saved("Not saved")
        self._shell.notices.tell(
            "conflict",
            "Another program changed this draft.",
            Choice("Keep mine", lambda: desk.settle(conflict, "mine")),
            Choice("Load theirs", lambda: desk.settle(conflict, "theirs")),
            Choice("Keep both", lambda: desk.settle(conflict, "both")),
            danger=True,
        )

    def on_deleted(self, deleted: Deleted, title: str) -> None:
        undo = Choice("Undo", lambda: self._shell.desk.restore(deleted))
        self._shell.notices.tell("deleted", f"Deleted “{title}”.", undo)

    def on_recent(self, path: Path) -> None:
        choices = self._shell.choices
        choices.apply(recent_files=choices.now.with_recent(path).recent_files)

    # What the user chose.

    def on_choices(self, before: Settings, after: Settings) -> None:
        s = self._shell
        changed = {key for key in Settings.__dataclass_fields__ if getattr(before, key) != getattr(after, key)}
        s.look.set_settings(after)
        if changed & set(_LETTERS):
            s.editor.set_letters(s.look.letters(), after.zoom)
        if changed & {*_TONE, "grammar_on"}:
            s.judge.set_settings(after)
        if changed & set(_TONE):
            s.editor.check_again()
        if changed & {*_TONE, "grammar_on"}:
            s.checking.recheck()
        if "dialect" in changed:
            self.on_words()
        if changed & set(_ME):
            s.editor.tell_fields()
        if changed & set(_ENGINES):
            s.run_grammar()
        if "tray_on" in changed:
            s.tray.set_on(after.tray_on)
        if "rest_days" in changed:
            s.pages.show_again()
            s.standing.look()
        if "drafts_folder" in changed:
            s.desk.move_to(s.make_store(after))
        self.show_marks()
        self.on_ignores()

    def on_keep(self, field: str, value: str) -> None:
        self._shell.choices.apply(**{field: value})

    def on_preferences(self, dialog: Preferences) -> None:
        self._shell.folders.show_in(dialog.templates)

    def on_words(self) -> None:
        s = self._shell
        s.grammar.configure(s.choices.now.dialect.lower(), s.choices.words)
        s.checking.recheck()

    def on_ignores_changed(self) -> None:
        self._shell.editor.check_again()
        self._shell.checking.recheck()
        self.on_ignores()

    def on_ignores(self) -> None:
        """Show what is left alone."""
        choices = self._shell.choices
        self._shell.findings.set_ignored((*choices.ignored, *choices.now.rules_off))

    def show_marks(self) -> None:
        """Show which marks are on, and how the grammar engines are."""
        s = self._shell
        now = s.choices.now
        s.window.status.show_tone(now.tone_on)
        s.states.show()
        s.commands["view.tone"].setChecked(now.tone_on)
        s.commands["view.grammar"].setChecked(now.grammar_on)

    def on_engines(self) -> None:
        self._shell.states.show()
        self._shell.checking.on_answer()

    def on_theme(self, theme: Theme) -> None:
        s = self._shell
        for part in (s.editor, s.findings, s.templates, s.prospects, s.fields, s.window.drafts, s.palette):
            part.set_theme(theme)
        s.fixes.theme = s.shelf.theme = s.people.theme = s.exchange.theme = theme
        s.rule_book.set_theme(theme)
        s.move_book.set_theme(theme)
        s.reply_book.set_theme(theme)
        s.overview_book.set_theme(theme)
        s.packs.set_theme(theme)
        s.roster.set_theme(theme)

    def on_tray_clipboard(self) -> None:
        self._shell.tray.window_wished.emit()
        self._shell.incoming.open_clipboard()

    def on_tray_draft(self) -> None:
        self._shell.tray.window_wished.emit()
        self._shell.moves.new_draft()

    # Trouble.

    def on_crash(self, kind: str) -> None:
        self._shell.notices.tell(
            "crash",
            f"Something went wrong inside Walkaway ({kind}). Your text was saved. You can go on.",
            danger=True,
        )

    def on_damaged(self, names: tuple[str, ...]) -> None:
        what = counted(len(names), "file", "files")
        self._shell.notices.tell("damaged", f"{what} could not be read and was set aside: {', '.join(names)}.")
