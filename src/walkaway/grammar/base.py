"""What the engines have in common: a worker process, remembered answers, and a state that is told when it changes."""

from __future__ import annotations

import math
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable

from walkaway.grammar.answers import Answers, Setup
from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.process import Worker
from walkaway.text.finding import Finding


class WorkerChecker(ABC):
    """A `Checker` whose work is done by a worker. It is starting from the first, and off once it failed or was stopped.

    `configure`, `known`, `status` and `stop` may come from any thread. `on_status` is called with every change of
    state, on any thread.
    """

    def __init__(
        self,
        worker: Worker,
        starting: Status,
        stopped: Status,
        setup: Setup,
        on_status: Callable[[Status], None] | None,
        skipped_for: float = math.inf,
    ) -> None:
        """`skipped_for` is how long a paragraph that cannot be checked is left alone, in seconds."""
        self._worker, self._stopped, self._setup, self._on_status = worker, stopped, setup, on_status
        self._status = starting
        self._answers, self._skipped_for = Answers(), skipped_for
        self._closed = threading.Event()

    @property
    def status(self) -> Status:
        """How the engine is now."""
        return self._status

    @property
    def pid(self) -> int | None:
        """The worker's process id while there is a worker."""
        return self._worker.pid

    @abstractmethod
    def start(self) -> Status:
        """Bring the engine up, or up again; blocks until it is ready, waits or is off. A stopped one stays off."""

    def stop(self) -> None:
        """End the engine and every process of it for good; a check that waits raises `GrammarOff`."""
        self._closed.set()
        self._set(self._stopped)
        self._worker.close()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Answer by this dialect and this user dictionary from now on: what was known by others is known no more.

        Returns at once; the worker hears of it with the next check.
        """
        self._setup = (dialect, frozenset(words))

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph, sorted; blocks. Raises `GrammarOff`.

        An engine that fails is brought up anew and asked once more; if that fails too, the paragraph has no findings,
        for as long as it is left alone.
        """
        setup = self._setup  # once: another thread may change it in the middle of the check
        known = self._answers.find(setup, paragraph)
        if known is not None:
            return known
        if self._status.state is State.OFF:
            raise GrammarOff(self._status.sentence)
        found = self._ask(setup, paragraph)
        if found is None:
            self._answers.skip(setup, paragraph, self._skipped_for)
            return ()
        self._answers.keep(setup, paragraph, found)
        return found

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered, at once; else None."""
        return self._answers.find(self._setup, paragraph)

    def due(self, paragraphs: Iterable[str]) -> float | None:
        """Seconds until one of these that had no answer is to be asked again by itself; None where none is."""
        return self._answers.due(self._setup, paragraphs)

    @abstractmethod
    def _ask(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        """The worker's answer; None when it has none for this paragraph. Raises `GrammarOff`."""

    def _set(self, status: Status) -> None:
        if status != self._status:
            self._say(status)

    def _say(self, status: Status) -> None:
        """Be so, and tell it even where it is no news."""
        self._status = status
        if self._on_status is not None:
            self._on_status(status)
