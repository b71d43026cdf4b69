"""Python does not look for garbage while a text is judged.

What judging makes goes by itself or stays, and looking through it and all the rules takes longer than to judge.
"""

from __future__ import annotations

import gc
import threading
from contextlib import ContextDecorator


class Uncollected(ContextDecorator):
    """From the first that comes in to the last that leaves, in whatever thread; then it is as it was before the first.

    One for all, as Python has one switch for all threads: a second that came in while the first left would else take
    "off" for what it has to leave behind.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._collects = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._collects = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._collects:
                gc.enable()


UNCOLLECTED = Uncollected()
