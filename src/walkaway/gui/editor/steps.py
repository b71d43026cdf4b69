"""Changes by the program as exactly one undo step each, with the view that the user had before brought back by undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

Change = tuple[int, int, str]
"""Start and end of a stretch in Qt's positions, and what stands there afterwards."""


@dataclass(frozen=True, slots=True)
class View:
    """What the user sees of a text: selection and scroll position."""

    anchor: int
    position: int
    scroll: int


def seal(cursor: QTextCursor) -> None:
    """End an edit block so that Qt does not merge what is typed next into it: with a command of another kind."""
    cursor.mergeBlockFormat(QTextBlockFormat())


class Steps:
    """Makes single-step changes in one text edit and undoes them."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._views: dict[int, View] = {}
        self._runs: dict[int, int] = {}
        self._state = 0
        self.undoing = False

    def replace(self, changes: Iterable[Change]) -> None:
        """Make changes that do not overlap, all in one undo step. The caret stands after the last one."""
        document = self._edit.document()
        view, state = self.view(), document.availableUndoSteps()
        # Qt's undo puts the caret where the cursor was that opened the step.
        cursor = QTextCursor(self._edit.textCursor())
        cursor.beginEditBlock()
        end = -1
        for start, stop, text in sorted(changes, reverse=True):
            cursor.setPosition(start)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
            if end < 0:
                last = QTextCursor(cursor)
                end = cursor.position()
        seal(cursor)
        cursor.endEditBlock()
        if end >= 0:
            self._edit.setTextCursor(last)
        self._views[state] = view

    def join(self, start: int) -> None:
        """Make one undo step of all that was done since the document had `start` undo steps."""
        self._runs = {end: first for end, first in self._runs.items() if first < start}
        end = self._edit.document().availableUndoSteps()
        if end > start:
            self._runs[end] = start

    def view(self) -> View:
        """What the user sees now."""
        cursor = self._edit.textCursor()
        return View(cursor.anchor(), cursor.position(), self._edit.verticalScrollBar().value())

    def show(self, view: View) -> None:
        """Bring a view back, as far as the text still has it."""
        last = self._edit.document().characterCount() - 1
        cursor = self._edit.textCursor()
        cursor.setPosition(min(view.anchor, last))
        cursor.setPosition(min(view.position, last), QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.verticalScrollBar().setValue(view.scroll)

    def edited(self) -> None:
        """Say that the text was edited: what was undone before cannot come back."""
        if not self.undoing:
            self._views = {state: view for state, view in self._views.items() if state < self._state}
            self._runs = {end: start for end, start in self._runs.items() if end <= self._state}
        self._state = self._edit.document().availableUndoSteps()

    def cleared(self) -> None:
        """Say that the undo stack was emptied."""
        self._views.clear()
        self._runs.clear()
        self._state = 0

    def undo(self) -> None:
        """Take back one step."""
        self._move(partial(QTextEdit.undo, self._edit), self._runs.get(self._state, self._state))
        view = self._views.get(self._state)
        if view is not None:
            self.show(view)

    def redo(self) -> None:
        """Make one undone step again."""
        ends = [end for end, start in self._runs.items() if start == self._state]
        self._move(partial(QTextEdit.redo, self._edit), max(ends, default=self._state))

    def _move(self, step: Callable[[], None], goal: int) -> None:
        """Undo or redo once, and on until the document has `goal` undo steps if that lies further."""
        document, start = self._edit.document(), self._state
        self.undoing = True
        try:
            step()
            while (document.availableUndoSteps() - goal) * (start - goal) > 0:
                before = document.availableUndoSteps()
                step()
                if document.availableUndoSteps() == before:
                    break
        finally:
            self.undoing = False
            self._state = document.availableUndoSteps()
