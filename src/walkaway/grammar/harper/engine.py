"""Harper as the editor uses it: a worker that is replaced when it fails, and tried again later when it fails often."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from walkaway.grammar.answers import Setup
from walkaway.grammar.base import WorkerChecker
from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.harper.client import CHECK_SECONDS, HarperWorker
from walkaway.grammar.process import WorkerError, WorkerGone
from walkaway.text.finding import Finding

RESTARTS = 3
CALLS_TO_EARN_A_RESTART = 50  # a worker that answered so often has shown that it is sound: it starts counting anew
PAUSE = 60.0  # seconds; until then a machine that had no time for it may have some

STARTING = Status(State.STARTING, "Harper is starting.")
READY = Status(State.READY, "Harper is on.")
SKIPPED = Status(State.READY, "Harper is on. One paragraph was too much for it and stays unchecked.")
STOPPED = Status(State.OFF, "Harper is off.")


class HarperChecker(WorkerChecker):
    """Harper, as every `Checker` is asked."""

    def __init__(
        self,
        dialect: str = "american",
        words: Iterable[str] = (),
        *,
        on_status: Callable[[Status], None] | None = None,
        limit: float = CHECK_SECONDS,
    ) -> None:
        """`words` is the user's dictionary; `limit` is the time for one call, in seconds."""
        setup = (dialect, frozenset(words))
        self._harper = HarperWorker(*setup, limit=limit)
        super().__init__(self._harper, STARTING, STOPPED, setup, on_status)
        self._restarts = self._calls = 0

    def start(self) -> Status:
        """Start the worker, with a fresh count of restarts; blocks until it is warm (about two seconds) or off.

        One that was stopped stays off.
        """
        self._restarts = self._calls = 0
        self._say(STARTING)
        self._worker.stop()
        try:
            self._harper.configure(*self._setup)
            self._worker.start()
        except WorkerError as error:
            # What is not installed does not come by itself; a machine that had no time for it may have some later.
            self._turn_off(f"Harper is off: {error}.", again=PAUSE if isinstance(error, WorkerGone) else 0.0)
        else:
            self._started()
        return self._status

    def _ask(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        for _ in range(2):
            try:
                self._set_up(setup)
                found = tuple(self._harper.check(paragraph))
            except WorkerError as error:
                self._replace(error)
            else:
                self._calls += 1
                if self._calls >= CALLS_TO_EARN_A_RESTART:
                    self._restarts = 0
                if self._status == SKIPPED:
                    self._set(READY)
                return found
        # Twice in a row: it is this paragraph. It is not asked again and again, and counts as one failure.
        self._restarts = max(0, self._restarts - 1)
        self._set(SKIPPED)
        return None

    def _set_up(self, setup: Setup) -> None:
        """Have the worker judge by this setup. Raises `GrammarOff` when it cannot, `WorkerGone` when it failed."""
        try:
            self._harper.configure(*setup)
        except WorkerGone:
            raise
        except WorkerError as error:
            # It lives, and would answer by the setup before.
            self._turn_off(f"Harper is off: {error}.")
            raise GrammarOff(self._status.sentence) from error

    def _replace(self, error: WorkerError) -> None:
        """A new worker after a failure. Raises `GrammarOff` when there were too many, or when it cannot start."""
        if not isinstance(error, WorkerGone):
            return  # it said itself that this text is beyond it, so it lives
        while not self._closed.is_set():
            if self._restarts >= RESTARTS:
                self._turn_off(f"Harper is off: it failed {RESTARTS + 1} times.", again=PAUSE)
                break
            self._restarts += 1
            self._calls = 0
            self._set(STARTING)
            try:
                self._worker.start()
            except WorkerGone:
                continue
            except WorkerError as reason:
                self._turn_off(f"Harper is off: {reason}.")
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

    def _turn_off(self, sentence: str, *, again: float = 0.0) -> None:
        self._worker.stop()
        self._set(STOPPED if self._closed.is_set() else Status(State.OFF, sentence, again=again))
