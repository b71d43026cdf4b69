"""The ledger for the window: one thread of its own opens it, is asked, and closes it. The window never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from walkaway.files import FileError
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.writer import Failure, Writer

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Ledger

T = TypeVar("T")
Refused = Callable[[Exception], object]
"""Hears why something could not be done: a ProspectError, or a FileError of another file than the ledger's."""
ANYONE = 0
"""As the id of a prospect: any of them may be another one now."""
_TOPIC = "ledger"


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """A job for the ledger's thread, and whom the answer is for; `changes` is None where nothing changes."""

    asker: QObject
    work: Callable[[Ledger], Any]
    then: Callable[[Any], object] | None
    refused: Refused | None
    changes: int | None
    topic: str
    open: _OpenLedger
    failed: Callable[[], object] | None = None

    def __call__(self) -> _Answer:
        return _Answer(self, self.open.do(self.work))


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    result: Any


class Keeper(QObject):
    """Asks the ledger. Answers arrive in the window's thread, in the order of the questions.

    `changed(int)` says whose prospect's data is another one now, ANYONE when it may be several. `state_changed` says
    that `usable` may be another one. Whatever the ledger cannot do is one sentence in the notices, and the rest of the
    window goes on.
    """

    changed = Signal(int)
    state_changed = Signal()

    def __init__(self, place: Callable[[], Path], notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._open = _OpenLedger(place)
        self._writer = Writer()
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self._on_failed)
        self._newest: dict[str, _Question] = {}
        self._number = 0
        self.usable = True
        """False while the ledger cannot be opened; a question is then refused with the reason."""

    def start(self) -> None:
        """Open the ledger soon, and say what was done to it if anything was."""
        self.ask(self, lambda ledger: ledger.notice, self._on_opened)

    def ask(
        self,
        asker: QObject,
        work: Callable[[Ledger], T],
        then: Callable[[T], object],
        *,
        topic: str = "",
        refused: Refused | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Have `work` done with the ledger in its thread, then `then` called with the answer.

        Nothing is called when `asker` is gone by then. Of several questions with one `topic` only the newest needs an
        answer. `refused` hears why something cannot be done; without it the notices say so. `failed` hears that the
        file failed; the notices say why.
        """
        self._put(_Question(asker, work, then, refused, None, topic, self._open, failed))

    def change(
        self,
        asker: QObject,
        prospect: int,
        work: Callable[[Ledger], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Refused | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Have `work` change something about a prospect (or ANYONE), then call `then` and tell `changed`.

        It is done and told even when `asker` is gone. `failed` hears that the file failed; the notices say why.
        """
        self._put(_Question(asker, work, then, refused, prospect, "", self._open, failed))

    def flush(self, seconds: float) -> bool:
        """Wait until everything asked is done, at most so long; False when it is not."""
        return self._writer.flush(seconds)

    def close(self, seconds: float) -> bool:
        """Do what is left, close the file and end the thread, in at most so long; False when that did not work."""
        self._writer.put("close", self._open.close)
        return self._writer.close(seconds)

    def _put(self, question: _Question) -> None:
        self._number += 1
        if question.topic:
            self._newest[question.topic] = question
        self._writer.put(f"topic/{question.topic}" if question.topic else f"ask/{self._number}", question)

    def _is_awaited(self, question: _Question) -> bool:
        overtaken = question.topic and self._newest.get(question.topic) is not question
        return not overtaken and isValid(question.asker)

    def _on_done(self, _: str, answer: object) -> None:
        if not isinstance(answer, _Answer):
            return
        question = answer.question
        self._set_usable(True)
        if question.then is not None and self._is_awaited(question):
            question.then(answer.result)
        if question.changes is not None:
            self.changed.emit(question.changes)

    def _on_opened(self, notice: str) -> None:
        if notice:
            self._notices.tell(_TOPIC, notice, danger=True)

    def _on_failed(self, failure: Failure) -> None:
        from walkaway.prospects.ledger import LedgerDamaged, LedgerError, ProspectError

        question, error = failure.job, failure.error
        if isinstance(error, LedgerError):
            self._set_usable(not self._open.failed)
            retry = (Choice("Try again", self.start),) if self._open.failed else ()
            self._notices.tell(_TOPIC, str(error), *retry, danger=True)
            if isinstance(question, _Question) and question.failed is not None and self._is_awaited(question):
                question.failed()
            if isinstance(error, LedgerDamaged) and not self._open.failed:
                self.start()
        elif not isinstance(error, ProspectError | FileError) or not isinstance(question, _Question):
            raise error
        elif question.refused is None:
            self._notices.tell(_TOPIC, str(error))
        elif self._is_awaited(question):
            question.refused(error)

    def _set_usable(self, usable: bool) -> None:
        if usable != self.usable:
            self.usable = usable
            if usable:
                self._notices.clear(_TOPIC)
            self.state_changed.emit()


class _OpenLedger:
    """The ledger in its thread: opened with the first question, and anew after it was found damaged."""

    def __init__(self, place: Callable[[], Path]) -> None:
        self._place = place
        self._ledger: Ledger | None = None
        self.failed = False

    def do(self, work: Callable[[Ledger], T]) -> T:
        """Have it done. Raises LedgerError, ProspectError."""
        from walkaway.prospects.ledger import Ledger, LedgerDamaged

        if self._ledger is None:
            self.failed = True
            self._ledger = Ledger.open(self._place())
            self.failed = False
        try:
            return work(self._ledger)
        except LedgerDamaged:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
