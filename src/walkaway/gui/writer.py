"""Writes to disk without making anyone wait: one thread, one queue; of two jobs for one thing the newer wins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QObject, Signal

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that could not be done; `job` can be put again."""

    key: str
    error: Exception
    job: Job


class Writer(QObject):
    """Runs jobs one after the other in a thread of its own; the signals arrive in the thread that made the writer."""

    done = Signal(str, object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._busy = False
        self._closing = False
        # A daemon, so that a share that hangs cannot keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="walkaway-writer", daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """True when nothing is being done and nothing waits."""
        with self._changed:
            return not (self._jobs or self._busy)

    def put(self, key: str, job: Job) -> None:
        """Do `job` soon. A job of the same key that has not begun is forgotten."""
        with self._changed:
            self._jobs.pop(key, None)
            self._jobs[key] = job
            self._changed.notify_all()

    def flush(self, seconds: float) -> bool:
        """Wait until everything is done, at most so long; False when it is not."""
        until = monotonic() + seconds
        with self._changed:
            while self._jobs or self._busy:
                left = until - monotonic()
                if left <= 0 or not self._changed.wait(left):
                    return not (self._jobs or self._busy)
        return True

    def close(self, seconds: float = 2.0) -> bool:
        """Do what is left, at most so long, and end the thread; False when something is left undone."""
        finished = self.flush(seconds)
        return self.abandon(seconds if finished else 0) and finished

    def abandon(self, seconds: float = 2.0) -> bool:
        """Forget what is left, and end the thread as soon as the job at hand is done; wait for that at most so long.

        False when the thread still runs.
        """
        with self._changed:
            self._closing = True
            self._jobs.clear()
            self._changed.notify_all()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            key, job = taken
            outcome: object = None
            error: Exception | None = None
            try:
                outcome = job()
            except Exception as raised:  # noqa: BLE001 - whatever a job raises is told, never lost in the thread
                error = raised
            # Told before the writer counts as idle: whoever flushed finds the signal already posted.
            if error is None:
                self.done.emit(key, outcome)
            else:
                self.failed.emit(Failure(key, error, job))
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _take(self) -> tuple[str, Job] | None:
        with self._changed:
            while not self._jobs and not self._closing:
                self._changed.wait()
            if self._closing:
                return None
            key = next(iter(self._jobs))
            self._busy = True
            return key, self._jobs.pop(key)
