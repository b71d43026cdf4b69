"""What the user chose, kept and applied: settings, the dictionary, and what is ignored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from walkaway import dictionary, settings
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.writer import Failure, Writer
from walkaway.settings import Settings
from walkaway.tone.ignores import Ignored, Ignores, Scope

if TYPE_CHECKING:
    from walkaway.gui.preferences.dialog import Preferences

_ZOOM = (50, 300)


@dataclass(frozen=True, slots=True)
class ChoiceFiles:
    """Where the choices are kept."""

    settings: Path
    words: Path
    ignores: Path


class Choices(QObject):
    """Holds the settings. Every change holds at once, is written soon, and is told with what was before.

    `changed(Settings, Settings)` carries what was and what is; `ignores_changed(str)` says in which draft other things
    are ignored now, `words_changed` that the dictionary is another one, `rules_requested` that the user wants to see
    every rule, and `dialog_made(Preferences)` that the preferences are about to be shown for the first time.
    """

    changed = Signal(object, object)
    ignores_changed = Signal(str)
    words_changed = Signal()
    rules_requested = Signal()
    dialog_made = Signal(object)

    def __init__(
        self,
        now: Settings,
        ignores: Ignores,
        words: Sequence[str],
        files: ChoiceFiles,
        writer: Writer,
        notices: Notices,
        window: Callable[[], QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.now, self.ignores = now, ignores
        self._files, self._writer, self._notices, self._window = files, writer, notices, window
        self._changes: dict[str, Any] = {}
        self._words = tuple(words)
        self._dialog: Preferences | None = None

    @property
    def dialog(self) -> Preferences | None:
        """The preferences, once they were opened."""
        return self._dialog

    @property
    def words(self) -> tuple[str, ...]:
        """The user's dictionary."""
        return self._words

    def apply(self, **changes: Any) -> None:
        """Take these settings from now on; one that is not allowed is refused in words."""
        before = self.now
        try:
            self.now = before.with_(**changes)
        except ValueError as error:
            self._notices.tell("choice", f"Not changed: {error}.", danger=True)
            self._show_dialog_values()
            return
        if self.now == before:
            return
        self._changes |= changes
        self._save_settings()
        self._show_dialog_values()
        self.changed.emit(before, self.now)

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """Everything that is ignored, the words of every message first."""
        words = tuple(Ignored(Scope.WORDS, "words", words) for words in self.now.ignored_words)
        return words + self.ignores.entries()

    def toggle_tone(self) -> None:
        """Switch the tone marks."""
        self.apply(tone_on=not self.now.tone_on)

    def toggle_grammar(self) -> None:
        """Switch the grammar marks."""
        self.apply(grammar_on=not self.now.grammar_on)

    def zoom(self, step: int) -> None:
        """Make the message's letters larger or smaller by so many percent; 0 is back to the usual size."""
        self.apply(zoom=max(_ZOOM[0], min(_ZOOM[1], self.now.zoom + step)) if step else 100)

    def add_word(self, word: str) -> None:
        """Take a word into the dictionary."""
        if word not in self._words:
            self._words = (*self._words, word)
            self._put("word", f"word {word}", lambda: dictionary.add(self._files.words, word))
            self._words_are_new()

    def remove_word(self, word: str) -> None:
        """Take a word out of the dictionary."""
        self._words = tuple(other for other in self._words if other != word)
        self._put("word", f"word {word}", lambda: dictionary.remove(self._files.words, word))
        self._words_are_new()

    def ignores_are_new(self, draft: str) -> None:
        """The list of ignores was changed for a draft: keep it."""
        data = Ignores(self.ignores.entries())
        self._put("ignores", "ignores", lambda: data.save(self._files.ignores))
        self._show_dialog_values()
        self.ignores_changed.emit(draft)

    def restore(self, entry: Ignored | str) -> None:
        """Mark again what was ignored, or turn a rule on again."""
        if isinstance(entry, str):
            self.apply(rules_off=tuple(rule for rule in self.now.rules_off if rule != entry))
        elif entry.scope is Scope.WORDS:
            self.apply(ignored_words=tuple(words for words in self.now.ignored_words if words != entry.words))
        else:
            self.ignores.remove(entry)
            self.ignores_are_new(entry.draft)

    def show(self) -> None:
        """Open the preferences."""
        if self._dialog is None:
            from walkaway.gui.preferences.dialog import Preferences

            dialog = self._dialog = Preferences(self._window())
            dialog.changed.connect(self._on_dialog)
            dialog.marks.rules_requested.connect(self.rules_requested)
            dialog.lists.restore_requested.connect(self.restore)
            dialog.lists.word_added.connect(self.add_word)
            dialog.lists.word_removed.connect(self.remove_word)
            self.dialog_made.emit(dialog)
        self._show_dialog_values()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Put the preferences away."""
        if self._dialog is not None:
            self._dialog.close()

    def _on_dialog(self, changes: dict[str, Any]) -> None:
        self.apply(**changes)

    def _show_dialog_values(self) -> None:
        if self._dialog is not None:
            self._dialog.show_settings(self.now)
            self._dialog.show_lists(self.ignored, self._words)

    def _words_are_new(self) -> None:
        self._show_dialog_values()
        self.words_changed.emit()

    def _save_settings(self) -> None:
        changes = dict(self._changes)
        # All changes of this run each time: a job that is overtaken by a newer one must not take its change with it.
        self._put("settings", "settings", lambda: settings.update(self._files.settings, **changes))

    def _put(self, what: str, key: str, job: Callable[[], object]) -> None:
        self._writer.put(f"choices/{key}", job)

    def on_failure(self, failure: Failure) -> None:
        """A write of ours failed: say so, and offer to try again."""
        if failure.key.startswith("choices/"):
            retry = Choice("Try again", lambda: self._writer.put(failure.key, failure.job))
            self._notices.tell("choices", str(failure.error), retry, danger=True)
