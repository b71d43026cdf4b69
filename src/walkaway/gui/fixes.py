"""What is done about findings: a calm wording put in, a place left alone, the whole message calmed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from walkaway.gui.checking import Checking
from walkaway.gui.choices import Choices
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.judging import Judge
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.panels.finding_words import quoted, rule_name
from walkaway.gui.theme import Theme
from walkaway.text.finding import Finding
from walkaway.tone.ignores import Ignored, Scope, canonical

_TOPIC = "finding"
_SCOPES = {"here": Scope.HERE, "draft": Scope.DRAFT}
_SAID = {Scope.HERE: "{} is not marked here any more.", Scope.DRAFT: "{} is not marked in this draft any more."}


class Fixes(QObject):
    """Carries out what the panel, the menus and the keys ask for; every step can be taken back."""

    def __init__(
        self,
        editor: MessageEditor,
        judge: Judge,
        checking: Checking,
        choices: Choices,
        notices: Notices,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor, self._judge, self._checking = editor, judge, checking
        self._choices, self._notices, self.theme = choices, notices, theme

    def apply(self, finding: Finding, wording: str) -> None:
        """Put this wording in the place of a finding."""
        editor = self._editor
        place = editor.subject_edit if editor.is_in_subject(finding) else editor.body_edit
        editor.apply_wording(finding, wording)
        place.setFocus()

    def apply_first(self) -> None:
        """Put in the first calm wording of the current finding; where there is none, go to the next finding."""
        if not self._editor.apply_first_wording():
            self._editor.next_finding()

    def ignore(self, finding: Finding, rung: str) -> None:
        """Leave a finding alone: here, in this draft, its words always, or its whole rule."""
        if rung == "rule":
            self._turn_off(finding)
        elif rung == "words" and finding.family == "spelling":
            self.add_word(finding.text)
        elif rung == "words":
            self._ignore_words(finding)
        else:
            self._ignore_place(finding, _SCOPES[rung])

    def ignore_here(self) -> None:
        """Leave the current finding alone in this place."""
        finding = self._editor.current_finding()
        if finding is not None:
            self.ignore(finding, "here")

    def add_word(self, word: str) -> None:
        """Take a word into the dictionary."""
        self._choices.add_word(word)
        self._say(f"{quoted(word)} is in your dictionary now.", lambda: self._choices.remove_word(word))

    def open_link(self, link: str) -> None:
        """Open a page about a grammar rule in the browser; the link comes from a server, so it may be anything."""
        url = QUrl(link)
        if url.scheme() not in ("https", "http") or not QDesktopServices.openUrl(url):
            self._notices.tell(_TOPIC, f"The page could not be opened: {link}", danger=True)

    def restore(self, entry: Ignored | str) -> None:
        """Mark again what was left alone."""
        self._choices.restore(entry)

    def calm_all(self) -> None:
        """Show the whole message before and after, and apply what the user agrees to, as one step."""
        from walkaway.gui.dialogs.calm_all import CalmAllDialog

        self._checking.check_whole()
        report = self._checking.report
        if report is None or not any(finding.rewrites for finding in report.findings):
            self._notices.tell(_TOPIC, "Nothing here needs another wording.")
            return
        editor = self._editor
        agreed = CalmAllDialog.ask(
            editor.subject(), editor.body(), report, self.theme, self._judge.score, editor.window()
        )
        if agreed is None:
            return
        with editor.one_step():
            if agreed.subject:
                editor.apply_edits(agreed.subject, in_subject=True)
            if agreed.body:
                editor.apply_edits(agreed.body)
        # Undo works where the keyboard is.
        (editor.body_edit if agreed.body else editor.subject_edit).setFocus()

    def _ignore_place(self, finding: Finding, scope: Scope) -> None:
        subject = self._editor.subject() if self._editor.is_in_subject(finding) else None
        entry = self._judge.ignore(scope, finding, subject, self._editor.body())
        self._choices.ignores_are_new(entry.draft)
        self._say(_SAID[scope].format(quoted(finding.text)), lambda: self._choices.restore(entry))

    def _ignore_words(self, finding: Finding) -> None:
        words = canonical(finding.text)
        before = self._choices.now.ignored_words
        self._choices.apply(ignored_words=(*before, words))
        entry = Ignored(Scope.WORDS, "words", words)
        self._say(f"{quoted(words)} is not marked any more.", lambda: self._choices.restore(entry))

    def _turn_off(self, finding: Finding) -> None:
        rule = finding.rule
        self._choices.apply(rules_off=(*self._choices.now.rules_off, rule))
        self._say(f"The rule {quoted(rule_name(rule))} is off.", lambda: self._choices.restore(rule))

    def _say(self, text: str, undo: object) -> None:
        self._notices.tell(_TOPIC, text, Choice("Undo", undo))  # type: ignore[arg-type]
