"""Asks the grammar engine from a thread of its own. Answers are kept under the paragraph's text, so none comes late."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from walkaway.grammar.checker import Checker, GrammarOff, State, Status
from walkaway.text.finding import Finding

Make = Callable[[str, Iterable[str], Callable[[Status], None]], Checker]
"""Makes an engine from a dialect, the user's dictionary and what it calls with every change of its state."""

BEGINNING = Status(State.STARTING, "The grammar checker is starting.")
BROKEN = Status(State.OFF, "The grammar checker stopped unexpectedly.")


class _Step(Enum):
    START = auto()
    END = auto()


class _Run:
    """One thread's engine, and what it still has to do.

    A paragraph stays until it is answered, also while the engine is off.
    """

    def __init__(self, dialect: str, words: Iterable[str]) -> None:
        self._wake = threading.Condition()
        self._setup = (dialect, tuple(words))
        self._asked: tuple[str, ...] = ()
        self._paragraphs: deque[str] = deque()
        self._start = True
        self.checker: Checker | None = None
        self.ending = False
        self.is_broken = False

    def make(self, make: Make, tell: Callable[[Status], None]) -> Checker:
        """Make the engine. In the thread that asks it: what has to be loaded for that holds up nobody."""
        setup = self._setup
        checker = make(*setup, tell)
        with self._wake:
            self.checker = checker
            if self._setup is not setup:
                checker.configure(*self._setup)
            ended = self.ending
        if ended:
            checker.stop()
        return checker

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        with self._wake:
            self._setup = (dialect, tuple(words))
            if self.checker is not None:
                self.checker.configure(*self._setup)

    def ask(self, paragraphs: tuple[str, ...]) -> None:
        with self._wake:
            self._asked = paragraphs
            self._paragraphs = deque(paragraphs)
            self._wake.notify()

    def start_again(self) -> None:
        with self._wake:
            self._start = True
            self._wake.notify()

    def end(self) -> Checker | None:
        """Have it end; gives the engine that is left to be stopped."""
        with self._wake:
            self.ending = True
            self._wake.notify()
            return self.checker

    def next(self, checker: Checker) -> _Step | str:
        """What to do now: a start, a paragraph unless the engine is off, or the end; waits for one of them.

        An engine that says when it wants to be tried again is started then, whether or not somebody asks, and a
        paragraph that had no answer is asked again when the engine says so.
        """
        since = time.monotonic()
        with self._wake:
            while not self.ending:
                status = checker.status
                off = status.state is State.OFF
                left = since + status.again - time.monotonic() if off and status.again else None
                if self._start or (left is not None and left <= 0):
                    self._start = False
                    return _Step.START
                # Known by the present dictionary: an answer that was under way when that changed does not count.
                while self._paragraphs and checker.known(self._paragraphs[0]) is not None:
                    self._paragraphs.popleft()
                if self._paragraphs and not off:
                    return self._paragraphs[0]
                self._wake.wait(left if off else checker.due(self._asked))
                self._paragraphs = deque(self._asked)
            return _Step.END


class GrammarThread(QObject):
    """One engine, one thread. `answered` says that more paragraphs are known; signals arrive in the window's thread.

    What was asked is asked again by itself when the engine is another one, or is to answer by another dialect or
    dictionary: nothing that the message needs can stay without an answer while the engine is on.
    """

    answered = Signal()
    status_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._run: _Run | None = None
        self._last: _Run | None = None
        self._asked: tuple[str, ...] = ()
        self._endings: list[threading.Thread] = []

    @property
    def status(self) -> Status | None:
        """How the engine is; None where there was none yet, and none is to come."""
        if self._run is not None and self._run.is_broken:
            return BROKEN
        if self._checker is None:
            return BEGINNING if self._run is not None else None
        return self._checker.status

    @property
    def _checker(self) -> Checker | None:
        """The latest engine, also one that was stopped; None until it is made."""
        return self._last.checker if self._last is not None else None

    def start(self, make: Make, dialect: str, words: Iterable[str]) -> None:
        """Bring the engine up, or up again; returns at once. `make` makes it where there is none."""
        if self._run is not None and self._run.is_broken:
            self.stop()
        if self._run is not None:
            self.configure(dialect, words)
            self._run.start_again()
            return
        # Each thread has a run and an engine of its own: one that ends late can take nothing from the next.
        run = self._run = self._last = _Run(dialect, words)
        self._ask()
        self._thread = threading.Thread(target=self._work, args=(run, make), name="walkaway-grammar", daemon=True)
        self._thread.start()

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Have these answered soon, in this order, in the place of those that were asked before."""
        self._asked = tuple(paragraphs)
        self._ask()

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The paragraph's findings if they are there already."""
        return self._checker.known(paragraph) if self._checker else None

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Take another dialect and another dictionary: what was known by the ones before is known no more."""
        if self._run is not None:
            self._run.configure(dialect, words)
            self._ask()

    def stop(self) -> None:
        """End the engine and the thread; nothing is asked or answered any more. Returns at once: see `wait`."""
        thread, run = self._thread, self._run
        self._thread = self._run = None
        if thread is None or run is None:
            return
        self._endings.append(thread)
        if (checker := run.end()) is not None:
            # A process takes its time to end, and one that cannot be killed takes for ever.
            ending = threading.Thread(target=checker.stop, name="walkaway-grammar-end", daemon=True)
            ending.start()
            self._endings.append(ending)
        self._endings = [one for one in self._endings if one.is_alive()]

    def wait(self, seconds: float) -> bool:
        """Wait until all that was stopped has ended; False when something has not after so many seconds."""
        deadline = time.monotonic() + seconds
        for one in self._endings:
            one.join(max(0.0, deadline - time.monotonic()))
        return not any(one.is_alive() for one in self._endings)

    def _ask(self) -> None:
        if self._run is not None:
            self._run.ask(self._asked)

    def _tell(self, run: _Run, status: Status) -> None:
        if not run.ending:
            self.status_changed.emit(status)

    def _work(self, run: _Run, make: Make) -> None:
        try:
            self._serve(run, run.make(make, lambda status: self._tell(run, status)))
        except BaseException:
            # It must not look as if it went on; the error itself is told by the one that sees to all of them.
            run.is_broken = True
            self._tell(run, BROKEN)
            raise

    def _serve(self, run: _Run, checker: Checker) -> None:
        while (step := run.next(checker)) is not _Step.END:
            if step is _Step.START:
                self._tell(run, checker.start())  # also where it is as before: it was tried
            else:
                try:
                    checker.check(step)
                except GrammarOff:
                    continue  # its status says why; the paragraph is asked again after the next start
            if not run.ending:
                self.answered.emit()
