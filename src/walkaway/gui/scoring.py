"""Judges the drafts of the list that nobody has judged yet, one at a time and only while nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from walkaway.drafts.draft import Draft
from walkaway.gui.desk import Desk
from walkaway.gui.timers import one_shot
from walkaway.gui.writer import Failure, Writer

_PAUSE_MS = 30


class Scoring(QObject):
    """Fills in the composure of drafts in the list. A draft that cannot be read is left without one."""

    idle = Signal()

    def __init__(self, desk: Desk, slow: Writer, score: Callable[[str, str, str], int], parent: QObject) -> None:
        """`score` gives the composure of a subject and a body in the draft of an id."""
        super().__init__(parent)
        self._desk, self._slow, self._score = desk, slow, score
        self._tried: set[str] = set()
        self._next = one_shot(self, _PAUSE_MS, self._load_one)
        slow.done.connect(self._on_done)
        slow.failed.connect(self._on_failed)

    def look(self) -> None:
        """The list changed: see whether there is something to judge."""
        if not self._next.isActive():
            self._next.start()

    def stop(self) -> None:
        """Judge no more."""
        self._next.stop()

    def _load_one(self) -> None:
        waiting = (row.id for row in self._desk.rows if row.composure is None and row.id != self._desk.current)
        draft = next((id for id in waiting if id not in self._tried), None)
        if draft is None:
            self.idle.emit()
            return
        self._tried.add(draft)
        store = self._desk.store
        self._slow.put("score", lambda: store.load(draft))

    def _on_done(self, key: str, result: object) -> None:
        if key == "score" and isinstance(result, Draft):
            score = self._score(result.subject, result.body, result.id)
            self._desk.list.judged(result.id, score)
            self._next.start()

    def _on_failed(self, failure: Failure) -> None:
        if failure.key == "score":
            self._next.start()
