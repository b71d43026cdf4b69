"""What follows from what was read in the background: the templates that fit, and the rules."""

from __future__ import annotations

from PySide6.QtCore import QObject

from walkaway.gui.shell import Shell
from walkaway.library.ranking import Ranking
from walkaway.tone import Report, RuleSet

_ALTERNATIVES = 3
_PREPARE = "prepare"
_TELLING = 12_000
"""How many characters of a message say what it is about."""
_RULES = "rule files"


class LibraryReactions(QObject):
    """The slots for templates and rules."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def on_standing(self) -> None:
        s = self._shell
        s.templates.detail.set_standing(s.standing.lines)
        s.templates.search.set_recharging(s.standing.recharging)
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

    def on_template_wanted(self, template: object) -> None:
        self._shell.window.show_templates()
        self._shell.templates.show_template(template.id)  # type: ignore[attr-defined]
