"""How a worker process serves: one JSON object a line in, one out, and the end as soon as the pipe ends."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, NoReturn

from walkaway.grammar.guard import leave_no_core_file, step_back, tie_children, tie_to_parent

Message = dict[str, Any]  # JSON: what comes in is checked by the one that sent it
Tell = Callable[[Message], None]


class Servant:
    """What answers in a worker process; `tell` passes on news that nobody asked for."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell

    @property
    def patience(self) -> float | None:
        """How long to wait for the next request before `rest`, in seconds; None is for ever."""
        return None

    def answer(self, request: Message) -> Message:
        """The answer to a request; a failure is an answer too, `{"failed": why}`."""
        raise NotImplementedError

    def rest(self) -> None:
        """Nobody asked for as long as `patience` said."""

    def kill(self) -> None:
        """End what was started; called on any thread, and before the end."""


def serve(make: Callable[[Tell], Servant]) -> NoReturn:
    """Serve requests on standard input until it ends; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the shell is for the editor, which then ends us
    tie_to_parent()
    tie_children()
    leave_no_core_file()
    step_back()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    # Whatever prints, here or in native code, must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def tell(answer: Message) -> None:
        answers.write(json.dumps(answer).encode("ascii") + b"\n")

    requests: SimpleQueue[Message] = SimpleQueue()
    servant = make(tell)
    threading.Thread(target=_listen, args=(requests, servant), daemon=True).start()
    try:
        while True:
            try:
                request = requests.get(timeout=servant.patience)
            except Empty:
                servant.rest()
            else:
                tell(servant.answer(request))
    finally:
        # Nobody listens any more, or native code panicked. A normal exit would wait for the listener's lock.
        _end(servant)


def _listen(requests: SimpleQueue[Message], servant: Servant) -> None:
    """Pass requests on, and end the process when there is nobody left to send any, even in the middle of a check."""
    with open(0, "rb", closefd=False) as pipe:
        for line in pipe:
            requests.put(json.loads(line))
    _end(servant)


def _end(servant: Servant) -> NoReturn:
    """Kill what was started, and end. What is being started at this moment is taken along by its group."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    servant.kill()
    os._exit(0)
