"""Judges the drafts of the list that nobody has judged yet, one at a time and only while nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from walkaway.drafts.store import DraftStore
from walkaway.gui.desk import Desk
from walkaway.gui.drafts_model import DraftRow
from walkaway.gui.judging import Judge
from walkaway.gui.timers import one_shot
from walkaway.gui.writer import Failure, Writer

_PAUSE_MS = 30
_JOB = "score"


class Scoring(QObject):
    """Fills in the composure of drafts in the list, and anew when the rules or choices are others.

    A draft that cannot be read is left without one. Reading and judging happen in the thread of `slow`.
    """

    def __init__(self, desk: Desk, slow: Writer, judge: Judge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._slow, self._judge = desk, slow, judge
        self._measured: tuple[DraftStore | None, str] = None, ""
        self._asked: tuple[DraftRow, str] | None = None
        self._unread: set[tuple[str, datetime]] = set()
        self._next = one_shot(self, _PAUSE_MS, self._ask)
        slow.done.connect(self._on_done)
        slow.failed.connect(self._on_failed)

    def look(self) -> None:
        """The list, the rules or the choices changed: see whether there is something to judge."""
        measure = self._judge.measure
        if not measure:  # before the rules are read
            return
        if self._measured != (self._desk.store, measure):
            self._measured = self._desk.store, measure
            self._desk.list.judge_by(measure)
        if self._asked is None and not self._next.isActive():
            self._next.start()

    def stop(self) -> None:
        """Judge no more."""
        self._next.stop()

    def _ask(self) -> None:
        waiting = (row for row in self._desk.rows if row.composure is None and row.id != self._desk.current)
        row = next((row for row in waiting if (row.id, row.changed) not in self._unread), None)
        if row is not None:
            store, score = self._desk.store, self._judge.elsewhere()
            self._asked = row, self._judge.measure
            self._slow.put(_JOB, lambda: _scored(store, row.id, score))

    def _on_done(self, key: str, result: object) -> None:
        if key == _JOB and self._asked is not None and isinstance(result, int):
            row, measure = self._asked
            self._asked = None
            # While it was judged, it may have been written anew, or the rules may have changed.
            if measure == self._judge.measure and self._desk.list.known.get(row.id) == row:
                self._desk.list.judged(row.id, result)
            self._next.start()

    def _on_failed(self, failure: Failure) -> None:
        if failure.key == _JOB and self._asked is not None:
            row, _ = self._asked
            self._asked = None
            self._unread.add((row.id, row.changed))
            self._next.start()


def _scored(store: DraftStore, id: str, score: Callable[[str, str, str], int]) -> int:
    draft = store.load(id)
    return score(draft.subject, draft.body, id)
