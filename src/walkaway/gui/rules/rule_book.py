"""What is done with rules: looked at and switched, and the user's own added, changed, deleted and read again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from walkaway.gui.choices import Choices
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.judging import Judge
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.panels.finding_words import quoted
from walkaway.gui.rules.chosen_words import ChosenWords, chosen_words
from walkaway.gui.rules.rule_rows import FamilyRow, Row, rule_name
from walkaway.gui.theme import Theme
from walkaway.gui.writer import Writer
from walkaway.settings import Settings
from walkaway.text.finding import Weight
from walkaway.tone import Report, Rule
from walkaway.tone.own import Change, OwnRule, OwnRules, OwnRulesError
from walkaway.tone.trial import Trial, plain_patterns

if TYPE_CHECKING:
    from walkaway.gui.rules.rule_editor import KeepRule, RuleEditor
    from walkaway.gui.rules.rules_dialog import RulesDialog

_TOPIC = "rule"


class RuleBook(QObject):
    """Carries out what the list of rules, the menus and the palette ask for. Shipped rules are never changed."""

    def __init__(
        self,
        own: OwnRules,
        judge: Judge,
        editor: MessageEditor,
        choices: Choices,
        notices: Notices,
        slow: Writer,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._own, self._judge, self._editor, self._choices = own, judge, editor, choices
        self._notices, self._slow, self._theme, self._window = notices, slow, theme, window
        self._change: Change | None = None
        self._reveal = ""
        self.dialog: RulesDialog | None = None
        self.rule_editor: RuleEditor | None = None

    def show(self) -> None:
        """Open the list of rules."""
        if self.dialog is None:
            from walkaway.gui.rules.rules_dialog import RulesDialog

            dialog = self.dialog = RulesDialog(self._theme, self._window)
            dialog.switch_wished.connect(self._switch)
            dialog.add_wished.connect(self.add_from_selection)
            dialog.edit_wished.connect(self.edit)
            dialog.delete_wished.connect(self.delete)
            dialog.undo_wished.connect(self.undo)
        self.refresh()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.focus_search()

    def add_from_selection(self) -> None:
        """Write a new rule, beginning with the words that are selected in the message."""
        chosen = chosen_words(self._editor.edits)
        self._open_editor(_rule_from(chosen), self._add)

    def edit(self, rule: Rule) -> None:
        """Change one of the user's own rules."""
        own = self._own_rule(rule)
        if own is not None:
            self._open_editor(own.rule, lambda changed: self._put_in_place(own, changed))

    def delete(self, rule: Rule) -> None:
        """Take one of the user's own rules away; it can be taken back."""
        own = self._own_rule(rule)
        if own is None:
            return
        try:
            self._kept(self._own.delete(own), "Deleted")
        except OwnRulesError as error:
            self._say(str(error))

    def undo(self) -> None:
        """Take the change back that the list of rules told last."""
        if self._change is not None:
            self._take_back(self._change)

    def _take_back(self, change: Change) -> None:
        try:
            change.undo()
        except OwnRulesError as error:
            self._say(str(error))
            return
        self._reveal = change.rule.id
        self.reload()

    def reload(self) -> None:
        """Read all rules anew; they are in use a moment later."""
        self._slow.put("rules", self._judge.load)

    def refresh(self) -> None:
        """Show the rules that are in use."""
        if self.dialog is None:
            return
        rules = self._judge.rules.rules
        mine = {one.rule for one in self._own.all()}
        self.dialog.show_rules(rules, {rule.id for rule in rules if rule in mine}, self._choices.now)
        if self._reveal and self._judge.rules.rule(self._reveal):
            self.dialog.reveal(self._reveal)
        self._reveal = ""

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        for part in (self.dialog, self.rule_editor):
            if part is not None:
                part.set_theme(theme)

    def close(self) -> None:
        """Put everything away."""
        if self.rule_editor is not None:
            self.rule_editor.done(0)
        if self.dialog is not None:
            self.dialog.close()

    def _open_editor(self, rule: Rule, keep: KeepRule) -> None:
        if self.rule_editor is not None:
            self.rule_editor.raise_()
            self.rule_editor.activateWindow()
            return
        from walkaway.gui.rules.rule_editor import Draft, RuleEditor

        above = self.dialog if self.dialog is not None and self.dialog.isVisible() else self._window
        subject, body = self._editor.subject(), self._editor.body()
        draft = Draft(subject, body, self._without(rule, self._judge.found(subject, body)))
        editor = RuleEditor(rule, draft, self._try, keep, self._theme, above)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.finished.connect(self._on_editor_closed)
        self.rule_editor = editor
        editor.open()

    @staticmethod
    def _without(rule: Rule, report: Report) -> Report:
        """The report without what the rule itself marks."""
        subject, body = (
            tuple(one for one in found if one.rule != rule.id)
            for found in (report.subject_findings, report.body_findings)
        )
        return replace(report, subject_findings=subject, body_findings=body)

    def _on_editor_closed(self) -> None:
        self.rule_editor = None

    def _try(self, rule: Rule) -> Trial:
        return Trial(self._judge.rules, rule)

    def _add(self, rule: Rule) -> None:
        change = self._own.add(rule, self._judge.rules)
        self._choices.restore(change.rule.id)  # an earlier rule of that name may have been turned off
        self._kept(change, "Saved")

    def _put_in_place(self, own: OwnRule, rule: Rule) -> None:
        change = self._own.change(own, rule, self._judge.rules)
        off = self._choices.now.rules_off
        if own.rule.id in off:
            self._choices.apply(rules_off=tuple(change.rule.id if id == own.rule.id else id for id in off))
        self._kept(change, "Saved")

    def _kept(self, change: Change, done: str) -> None:
        self._reveal = change.rule.id if done == "Saved" else ""
        self.reload()
        self._say(f"{done} the rule {quoted(rule_name(change.rule))}.", change)

    def _own_rule(self, rule: Rule) -> OwnRule | None:
        found = next((one for one in self._own.all() if one.rule == rule), None)
        if found is None:
            self._say("This rule is not in its file any more.")
            self.reload()
        return found

    def _say(self, text: str, change: Change | None = None) -> None:
        """Tell it where the user is, with a way to take the change back."""
        if self.dialog is not None and self.dialog.isVisible():
            self._change = change
            self.dialog.notice.show_notice(text, undo=change is not None)
        else:
            undo = [Choice("Undo", partial(self._take_back, change))] if change is not None else []
            self._notices.tell(_TOPIC, text, *undo)

    def _switch(self, row: Row, on: bool) -> None:
        key, id = ("families_off", row.family) if isinstance(row, FamilyRow) else ("rules_off", row.rule.id)
        others = tuple(one for one in getattr(self._choices.now, key) if one != id)
        self._choices.apply(**{key: others if on else (*others, id)})

    def on_choices(self, _before: Settings, now: Settings) -> None:
        """The user chose something, here or elsewhere."""
        if self.dialog is not None:
            self.dialog.show_settings(now)


def _rule_from(chosen: ChosenWords) -> Rule:
    """A rule to begin with: the words, and their sentence as what must be marked."""
    return Rule(
        id="",
        family="",
        weight=Weight.MEDIUM,
        why="",
        calm=(),
        match=plain_patterns(chosen.words),
        flag=(chosen.sentence,) if chosen.sentence else (),
    )
