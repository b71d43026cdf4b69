"""Changes of subject and body that are one step for the user: undo and redo take both along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject

from walkaway.gui.editor.plain_edit import PlainEdit

States = tuple[int, ...]
"""How many undo steps each edit has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One step in all edits: how many undo steps each had before it and has after it."""

    before: States
    after: States


class Together(QObject):
    """Watches the undo stacks of some edits. An edit that has changed since is left alone by the others' undo."""

    def __init__(self, edits: Sequence[PlainEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._edits = tuple(edits)
        self._pairs: list[Pair] = []
        self._now = self._states()
        self._following = False
        for edit in edits:
            edit.edited.connect(self._on_edited)
            edit.undo_begins.connect(self._on_undo_begins)
            edit.undone.connect(self._on_undone)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Tie what is changed meanwhile, at most once in each edit, to one step."""
        before = self._states()
        yield
        self.tie(before)

    def tie(self, before: States) -> None:
        """Tie what was changed since there were so many undo steps to one step."""
        now = self._states()
        if all(new > old for old, new in zip(before, now, strict=True)):
            self._pairs = [pair for pair in self._pairs if pair.before != before]
            self._pairs.append(Pair(before, now))

    def forget(self) -> None:
        """Say that the undo stacks were emptied."""
        self._pairs.clear()
        self._now = self._states()

    def _states(self) -> States:
        return tuple(edit.document().availableUndoSteps() for edit in self._edits)

    def _on_edited(self, edit: PlainEdit) -> None:
        if edit.steps.undoing:
            return
        # What was undone before this edit cannot come back.
        number = self._edits.index(edit)
        self._pairs = [pair for pair in self._pairs if pair.after[number] <= self._now[number]]
        self._now = self._states()

    def _on_undo_begins(self, _edit: PlainEdit) -> None:
        self._now = self._states()

    def _on_undone(self, edit: PlainEdit) -> None:
        was, self._now = self._now, self._states()
        if self._following:
            return
        number = self._edits.index(edit)
        step = (was[number], self._now[number])
        self._following = True
        try:
            for pair in self._pairs:
                if step == (pair.after[number], pair.before[number]):
                    self._follow(number, pair.after, PlainEdit.undo)
                elif step == (pair.before[number], pair.after[number]):
                    self._follow(number, pair.before, PlainEdit.redo)
        finally:
            self._following = False

    def _follow(self, number: int, states: States, move: Callable[[PlainEdit], None]) -> None:
        for other, edit in enumerate(self._edits):
            if other != number and self._states()[other] == states[other]:
                move(edit)
