"""Processes that die with the one that started them: on Linux also when that one is killed, or killed while stopped.

There the kernel sees to it, and on Windows a job does. On macOS the end of a pipe does, and the process group that the
editor kills; there a worker that somebody else kills may leave its child behind.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def tied_to_us() -> Callable[[], None] | None:
    """What a new child has to run first, so that it dies with the thread that started it; None where nothing helps."""
    if sys.platform != "linux":
        return None
    us = os.getpid()
    library = ctypes.CDLL(None)  # now: between fork and exec nothing may be loaded

    def tie() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != us:
            os._exit(1)

    return tie


def tie_to_parent() -> None:
    """Have this process die with the thread that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # A parent that ended before this is seen by the end of its pipe.


def tie_children() -> None:
    """Have all that this process will start die with it, where that is not seen to when it is started."""
    if sys.platform == "win32":
        from walkaway.grammar.windows_job import end_children_with_us

        # Where it is refused, the child still ends with a worker that ends by itself, and with the editor's `taskkill`.
        end_children_with_us(ctypes.WinDLL("kernel32"))


def step_back() -> None:
    """Have this process and its children take only the time that the editor leaves: a key comes before a check."""
    if sys.platform != "win32":  # there the editor starts them so
        os.nice(10)


def leave_no_core_file() -> None:
    """Have no core file written of this process and its children: it would hold the draft."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
