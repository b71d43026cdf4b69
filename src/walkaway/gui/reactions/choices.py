"""What follows from what the user chose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkaway.gui.shell import Shell
from walkaway.gui.theme import Theme
from walkaway.settings import Settings

if TYPE_CHECKING:
    from walkaway.gui.preferences.dialog import Preferences


_TONE = ("families_off", "rules_off", "ignored_words", "tone_on")
_ME = ("my_name", "my_firm", "calendar_link")
_LETTERS = ("font_family", "font_size", "zoom")
_ENGINES = ("grammar_on", "languagetool", "languagetool_folder", "languagetool_url", "languagetool_consent")


class ChoiceReactions(QObject):
    """The slots for settings, words that are left alone, and how it all looks."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def on_recent(self, path: Path) -> None:
        choices = self._shell.choices
        choices.apply(recent_files=choices.now.with_recent(path).recent_files)

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
        if "trade" in changed:
            self.on_trade()
        if changed & set(_ENGINES):
            s.run_grammar()
        if "tray_on" in changed:
            s.tray.set_on(after.tray_on)
        if "recharge_days" in changed:
            s.pages.show_again()
            s.standing.look()
        if "drafts_folder" in changed:
            s.desk.move_to(s.make_store(after))
        self.show_marks()
        self.on_ignores()

    def on_trade(self) -> None:
        """Have the templates in the order that is the user's."""
        s = self._shell
        s.library.trade = s.choices.now.trade
        s.templates.refresh()
        s.checking.recheck()

    def on_keep(self, field: str, value: str) -> None:
        self._shell.choices.apply(**{field: value})

    def on_preferences(self, dialog: Preferences) -> None:
        self._shell.folders.show_in(dialog.templates)

    def on_words(self) -> None:
        s = self._shell
        s.grammar.configure(s.choices.now.dialect.lower(), s.choices.words)
        s.checking.recheck()

    def on_ignores_changed(self, draft: str) -> None:
        desk = self._shell.desk
        if draft != desk.current:
            desk.list.judged(draft, None)
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
