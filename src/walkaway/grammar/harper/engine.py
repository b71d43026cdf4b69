"""Harper as the editor uses it: remembered answers, a worker that is replaced when it fails, and a state to show."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from walkaway.grammar.answers import Answers, Setup
from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.harper.client import CHECK_SECONDS, HarperWorker
from walkaway.grammar.process import WorkerError, WorkerGone
from walkaway.text.finding import Finding

RESTARTS = 3
CALLS_TO_EARN_A_RESTART = 50  # a worker that answered so often has shown that it is sound: it starts counting anew

STARTING = Status(State.STARTING, "Grammar is starting.")
READY = Status(State.READY, "Grammar is on.")
SKIPPED = Status(State.READY, "Grammar is on. One paragraph was too much for the checker and stays unchecked.")
STOPPED = Status(State.OFF, "Grammar is off.")


class HarperChecker:
    """Harper, as every `Checker` is asked: `configure`, `known`, `status` and `stop` may come from any thread.

    `on_status` is called with every change of state, on the thread that caused it.
    """

    name = "harper"

    def __init__(
        self,
        dialect: str = "american",
        words: Iterable[str] = (),
        *,
        on_status: Callable[[Status], None] | None = None,
        limit: float = CHECK_SECONDS,
    ) -> None:
        """`words` is the user's dictionary; `limit` is the time for one call, in seconds."""
        self._setup: Setup = (dialect, frozenset(words))
        self._on_status = on_status
        self._worker = HarperWorker(*self._setup, limit=limit)
        self._status = STOPPED
        self._answers = Answers()
        self._closed = threading.Event()
        self._restarts = 0
        self._calls = 0

    @property
    def status(self) -> Status:
        """How Harper is now."""
        return self._status

    @property
    def pid(self) -> int | None:
        """The worker's process id while there is a worker."""
        return self._worker.pid

    def start(self) -> Status:
        """Start the worker, with a fresh count of restarts; blocks until it is warm (about two seconds) or off.

        One that was stopped stays off.
        """
        self._restarts = self._calls = 0
        self._set(STARTING)
        self._worker.stop()
        try:
            self._worker.configure(*self._setup)
            self._worker.start()
        except WorkerError as error:
            self._turn_off(f"Grammar is off: {error}.")
        else:
            self._started()
        return self._status

    def stop(self) -> None:
        """End the worker for good; a check that waits raises `GrammarOff`."""
        self._closed.set()
        self._set(STOPPED)
        self._worker.close()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Answer by this dialect and this user dictionary from now on: what was known by others is known no more.

        Returns at once; the worker hears of it with the next check.
        """
        self._setup = (dialect, frozenset(words))

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph, sorted; blocks. Raises `GrammarOff`.

        A worker that fails is replaced and asked once more; if that fails too, the paragraph has no findings.
        """
        setup = self._setup  # once: another thread may change it in the middle of the check
        known = self._answers.find(setup, paragraph)
        if known is not None:
            return known
        if self._status.state is State.OFF:
            raise GrammarOff(self._status.sentence)
        found = self._ask(setup, paragraph)
        self._answers.keep(setup, paragraph, found)
        return found

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered, at once; else None."""
        return self._answers.find(self._setup, paragraph)

    def _ask(self, setup: Setup, paragraph: str) -> tuple[Finding, ...]:
        for _ in range(2):
            try:
                self._set_up(setup)
                found = tuple(self._worker.check(paragraph))
            except WorkerError as error:
                self._replace(error)
            else:
                self._calls += 1
                if self._calls >= CALLS_TO_EARN_A_RESTART:
                    self._restarts = 0
                return found
        # Twice in a row: it is this paragraph. It counts as answered, so that it is not asked again and again.
        self._set(SKIPPED)
        return ()

    def _set_up(self, setup: Setup) -> None:
        """Have the worker judge by this setup. Raises `GrammarOff` when it cannot, `WorkerGone` when it failed."""
        try:
            self._worker.configure(*setup)
        except WorkerGone:
            raise
        except WorkerError as error:
            # It lives, and would answer by the setup before.
            self._turn_off(f"Grammar is off: {error}.")
            raise GrammarOff(self._status.sentence) from error

    def _replace(self, error: WorkerError) -> None:
        """A new worker after a failure. Raises `GrammarOff` when there were too many, or when it cannot start."""
        if not isinstance(error, WorkerGone):
            return  # it said itself that this text is beyond it, so it lives
        while not self._closed.is_set():
            if self._restarts >= RESTARTS:
                self._turn_off(f"Grammar is off: the checker failed {RESTARTS + 1} times. Switch it on to try again.")
                break
            self._restarts += 1
            self._calls = 0
            self._set(STARTING)
            try:
                self._worker.start()
            except WorkerGone:
                continue
            except WorkerError as reason:
                self._turn_off(f"Grammar is off: {reason}.")
                break
            self._started()
            return
        raise GrammarOff(self._status.sentence)

    def _started(self) -> None:
        """Ready, unless somebody stopped us while the worker came up."""
        if self._closed.is_set():
            self.stop()
        else:
            self._set(READY)

    def _turn_off(self, sentence: str) -> None:
        self._worker.stop()
        self._set(STOPPED if self._closed.is_set() else Status(State.OFF, sentence))

    def _set(self, status: Status) -> None:
        if status == self._status:
            return
        self._status = status
        if self._on_status is not None:
            self._on_status(status)
