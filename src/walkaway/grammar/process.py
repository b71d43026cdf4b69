"""One Harper process seen from the editor: start it, ask it with a time limit, kill it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from typing import Any

from walkaway.grammar.checker import GrammarError
from walkaway.grammar.convert import Lint, findings
from walkaway.grammar.mask import mask
from walkaway.text.finding import Finding

WORKER_FLAG = "--grammar-worker"
CHECK_SECONDS = 2.0
START_SECONDS = 30.0


class WorkerError(GrammarError):
    """The worker could not do it; the message is the reason in its own words."""


class WorkerGone(WorkerError):
    """The process ended, or was killed because it took longer than its limit."""


def command() -> list[str]:
    """The command line that starts a worker; a frozen program starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    # -P: a file called json.py in the folder where Walkaway was started must not be imported.
    return [sys.executable, "-P", "-m", "walkaway.grammar.worker"]


Answer = dict[str, Any]  # JSON from the worker


class _Pipes:
    """A process with a thread for each of its two pipes, so that neither can block the one that asks."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what Harper prints when it dies may hold the draft
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.requests: SimpleQueue[Answer | None] = SimpleQueue()
        self.answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._write, name="grammar requests", daemon=True),
            threading.Thread(target=self._read, name="grammar answers", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Kill the process, also a stopped one, and wait until nothing of it is left."""
        self.process.kill()
        self.process.wait()
        self.requests.put(None)
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        assert self.process.stdin is not None
        try:
            with self.process.stdin as pipe:
                while (request := self.requests.get()) is not None:
                    pipe.write(json.dumps(request).encode("ascii") + b"\n")
                    pipe.flush()
        except OSError:
            # The process is gone; the reader sees the same and says so.
            return

    def _read(self) -> None:
        """Pass answers on; None when there will be no more."""
        assert self.process.stdout is not None
        with self.process.stdout as pipe:
            for line in pipe:
                if line.endswith(b"\n"):  # else it was killed in the middle of an answer
                    self.answers.put(json.loads(line))
        self.answers.put(None)


class HarperWorker:
    """One process with one linter, for one caller at a time; only `close` may come from another thread."""

    def __init__(self, dialect: str = "american", words: Iterable[str] = (), *, limit: float = CHECK_SECONDS) -> None:
        """`limit` is the time for one call, in seconds of the monotonic clock."""
        self._setup = (dialect, frozenset(words))
        self._limit = limit
        self._pipes: _Pipes | None = None
        self._closed = False
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process id while there is a process."""
        pipes = self._pipes
        return pipes.process.pid if pipes else None

    def start(self) -> None:
        """Start a process in the place of the old one, and wait until it is warm. Raises `WorkerError`."""
        self.stop()
        with self._lock:
            if self._closed:
                raise WorkerGone("the checker was stopped")
            try:
                self._pipes = _Pipes()
            except OSError as error:
                raise WorkerGone(f"the checker could not be started ({error.strerror})") from error
        self._set_up()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Take this dialect and these dictionary words from now on, if they are others. Raises `WorkerError`.

        After that a process that lives may still have the ones before: it must not be asked.
        """
        setup = (dialect, frozenset(words))
        if setup != self._setup:
            self._setup = setup
            if self._pipes is not None:
                self._set_up()

    def _set_up(self) -> None:
        dialect, words = self._setup
        self._ask({"dialect": dialect, "words": sorted(words)}, START_SECONDS)

    def check(self, paragraph: str) -> list[Finding]:
        """Findings in the paragraph, sorted; blocks up to the limit per 4,000 code points. Raises `WorkerError`."""
        masked = mask(paragraph)
        lints: list[Lint] = []
        for place, text in masked.calls():
            found: list[Lint] = self._ask({"text": text}, self._limit)["lints"]
            for lint in found:
                lint["start"] += place
                lint["end"] += place
            lints += found
        return findings(paragraph, masked, lints)

    def close(self) -> None:
        """End the process for good: no other is started. A `check` that waits raises `WorkerGone`."""
        with self._lock:
            self._closed = True
        self.stop()

    def stop(self) -> None:
        """End the process and everything that belongs to it."""
        with self._lock:
            pipes, self._pipes = self._pipes, None
            if pipes is not None:
                pipes.end()

    def _ask(self, request: Answer, limit: float) -> Answer:
        pipes = self._pipes
        if pipes is None:
            raise WorkerGone("the checker is not running")
        pipes.requests.put(request)
        try:
            answer = pipes.answers.get(timeout=limit)
        except Empty:
            self.stop()
            raise WorkerGone(f"the checker did not answer within {limit:g} seconds") from None
        if answer is None:
            self.stop()
            raise WorkerGone("the checker ended unexpectedly")
        if "failed" in answer:
            raise WorkerError(str(answer["failed"]))
        return answer
