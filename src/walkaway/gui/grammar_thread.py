"""Asks the grammar engine from a thread of its own. Answers are kept under the paragraph's text, so none comes late."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from walkaway.grammar.checker import GrammarError, State, Status
from walkaway.grammar.harper import HarperChecker
from walkaway.text.finding import Finding

Command = Callable[[HarperChecker], object]


class GrammarThread(QObject):
    """One engine, one thread. `answered` says that more paragraphs are known; signals arrive in the window's thread."""

    answered = Signal()
    status_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checker: HarperChecker | None = None
        self._thread: threading.Thread | None = None
        self._wake = threading.Condition()
        self._paragraphs: list[str] = []
        self._commands: list[Command] = []
        self._ending = False

    @property
    def status(self) -> Status | None:
        """How the engine is; None before it was ever started."""
        return self._checker.status if self._checker else None

    def start(self, dialect: str, words: Iterable[str]) -> None:
        """Bring the engine up, or up again; returns at once."""
        if self._thread is not None:
            self._command(HarperChecker.start)
            return
        self._checker = HarperChecker(dialect, words, on_status=self._tell_status)
        self._ending = False
        self._thread = threading.Thread(target=self._run, args=(self._checker,), name="walkaway-grammar", daemon=True)
        self._thread.start()

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Check these soon, in this order, in the place of what was still waiting."""
        with self._wake:
            self._paragraphs = list(paragraphs)
            self._wake.notify()

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The paragraph's findings if they are there already."""
        return self._checker.known(paragraph) if self._checker else None

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Take another dialect and another dictionary."""
        taken = frozenset(words)
        self._command(lambda checker: checker.configure(dialect, taken))

    def stop(self, seconds: float = 2.0) -> bool:
        """End the engine and the thread; nothing is answered any more. False when the thread still runs."""
        thread, checker = self._thread, self._checker
        self._thread = None
        if thread is None or checker is None:
            return True
        with self._wake:
            self._ending = True
            self._paragraphs.clear()
            self._wake.notify()
        checker.stop()
        thread.join(seconds)
        return not thread.is_alive()

    def _command(self, command: Command) -> None:
        with self._wake:
            self._commands.append(command)
            self._wake.notify()

    def _tell_status(self, status: Status) -> None:
        if not self._ending:
            self.status_changed.emit(status)

    def _run(self, checker: HarperChecker) -> None:
        self._do(checker, HarperChecker.start)
        while (work := self._next()) is not None:
            if isinstance(work, str):
                self._check(checker, work)
            else:
                self._do(checker, work)

    def _next(self) -> str | Command | None:
        with self._wake:
            while not (self._ending or self._commands or self._paragraphs):
                self._wake.wait()
            if self._ending:
                return None
            return self._commands.pop(0) if self._commands else self._paragraphs.pop(0)

    def _check(self, checker: HarperChecker, paragraph: str) -> None:
        if checker.status.state is State.OFF:
            return
        try:
            checker.check(paragraph)
        except GrammarError as error:
            self._tell_status(Status(State.OFF, str(error)))
            return
        if not self._ending:
            self.answered.emit()

    def _do(self, checker: HarperChecker, command: Command) -> None:
        try:
            command(checker)
        except GrammarError as error:
            self._tell_status(Status(State.OFF, str(error)))
        if self._ending:
            # The stop may have come between two steps of a start.
            checker.stop()
        else:
            self.answered.emit()
