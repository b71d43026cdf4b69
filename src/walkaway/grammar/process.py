"""A process that does risky work, seen from the editor: start it, ask it within a time, kill it and its children."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Any

from walkaway.grammar.checker import GrammarError

Answer = dict[str, Any]  # JSON: one object a line, in and out

EVENT = "event"
"""The key that tells news, which may come at any time, from answers; its `seconds` is the time for what comes next."""


if sys.platform == "win32":
    _QUIETLY = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
else:
    _QUIETLY = 0


class WorkerError(GrammarError):
    """The worker could not do it; the message is the reason in its own words, `lasting` says that it will not pass."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class WorkerGone(WorkerError):
    """The process ended, or was killed because it took longer than its limit."""


def command(module: str, flag: str) -> list[str]:
    """The command line that runs a module of Walkaway as a process; a frozen program starts itself with the flag."""
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    # -P: a file called json.py in the folder where Walkaway was started must not be imported.
    return [sys.executable, "-P", "-m", module]


class _Pipes:
    """A process with a thread for each of its two pipes, so that neither can block the one that asks."""

    def __init__(self, command: Sequence[str], on_event: Callable[[Answer], None] | None) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what an engine prints when it dies may hold the draft
            creationflags=_QUIETLY,
            process_group=0,  # with all that it starts, so that they die together
        )
        self._on_event = on_event
        self.requests: SimpleQueue[Answer | None] = SimpleQueue()
        self.answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._write, name="grammar requests", daemon=True),
            threading.Thread(target=self._read, name="grammar answers", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Kill the process and its children, also stopped ones, and wait until nothing of it is left."""
        self._kill()
        self.requests.put(None)
        for thread in self._threads:
            thread.join()
        self.process.wait()

    def _kill(self) -> None:
        """Kill the process and all that it started. Its id is ours until `wait`, which comes after the last call."""
        if sys.platform == "win32":
            tree = ["taskkill", "/T", "/F", "/PID", str(self.process.pid)]
            subprocess.run(tree, capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW)
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return  # all of it has ended; macOS says so in the second way

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
                    self._take(json.loads(line))
        self._kill()  # what it started must not outlive it
        self.answers.put(None)

    def _take(self, answer: Answer) -> None:
        if EVENT in answer and self._on_event is not None:
            self._on_event(answer)
        self.answers.put(answer)


class Worker:
    """One process, for one caller at a time; only `close` may come from another thread.

    `module` and `flag` are what `command` is made of; `on_event` is called with the worker's news, on a thread that
    must not be kept waiting.
    """

    def __init__(self, module: str, flag: str, on_event: Callable[[Answer], None] | None = None) -> None:
        self._module, self._flag, self._on_event = module, flag, on_event
        self._pipes: _Pipes | None = None
        self._closed = False
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process id while there is a process."""
        pipes = self._pipes
        return pipes.process.pid if pipes else None

    def start(self) -> None:
        """Start a process in the place of the old one. Raises `WorkerGone`."""
        self.stop()
        with self._lock:
            if self._closed:
                raise WorkerGone("the checker was stopped")
            try:
                self._pipes = _Pipes(command(self._module, self._flag), self._on_event)
            except OSError as error:
                raise WorkerGone(f"the checker could not be started ({error.strerror})") from error

    def close(self) -> None:
        """End the process for good: no other is started. An `ask` that waits raises `WorkerGone`."""
        with self._lock:
            self._closed = True
        self.stop()

    def stop(self) -> None:
        """End the process and everything that belongs to it."""
        with self._lock:
            pipes, self._pipes = self._pipes, None
            if pipes is not None:
                pipes.end()

    def ask(self, request: Answer, limit: float) -> Answer:
        """The answer to the request; news that names a time gives it that long again. Raises `WorkerError`."""
        pipes = self._pipes
        if pipes is None:
            raise WorkerGone("the checker is not running")
        pipes.requests.put(request)
        answer = self._wait(pipes, limit)
        if answer is None:
            self.stop()
            raise WorkerGone("the checker ended unexpectedly")
        if "failed" in answer:
            raise WorkerError(str(answer["failed"]), lasting=answer.get("lasting", False))
        return answer

    def _wait(self, pipes: _Pipes, limit: float) -> Answer | None:
        deadline = time.monotonic() + limit
        while True:
            try:
                answer = pipes.answers.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                self.stop()
                raise WorkerGone(f"the checker did not answer within {limit:g} seconds") from None
            if answer is None or EVENT not in answer:
                return answer
            limit = answer.get("seconds", limit)
            deadline = time.monotonic() + limit
