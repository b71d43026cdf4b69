"""The job that ends a worker's children on Windows: the calls that are made, and the form of what is handed over."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from walkaway.grammar.windows_job import ExtendedLimits, end_children_with_us

JOB, US = 41, 42


class Kernel:
    """A kernel32 that keeps what it is called with, and may refuse one of the calls."""

    def __init__(self, refuses: str = "") -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.CreateJobObjectW = self._call("CreateJobObjectW", JOB, refuses)
        self.GetCurrentProcess = self._call("GetCurrentProcess", US, refuses)
        self.SetInformationJobObject = self._call("SetInformationJobObject", 1, refuses)
        self.AssignProcessToJobObject = self._call("AssignProcessToJobObject", 1, refuses)

    def _call(self, name: str, gives: int, refuses: str) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            self.calls.append((name, arguments))
            return 0 if name == refuses else gives

        return call

    def arguments(self, name: str) -> tuple[Any, ...]:
        return dict(self.calls)[name]


def test_this_process_is_put_into_a_job_that_is_killed_when_its_last_handle_closes() -> None:
    kernel = Kernel()

    assert end_children_with_us(kernel)

    job, kind, limits, size = kernel.arguments("SetInformationJobObject")
    assert (job, kind, size) == (JOB, 9, ctypes.sizeof(ExtendedLimits))
    assert limits._obj.basic.flags == 0x2000
    assert kernel.arguments("AssignProcessToJobObject") == (JOB, US)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_limits_have_the_form_that_windows_reads() -> None:
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert type(ExtendedLimits().basic).flags.offset == 16
    assert ExtendedLimits.io.offset == 64
    assert ExtendedLimits.process_memory.offset == 112


@pytest.mark.parametrize("call", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_refusal_is_told_and_nothing_is_done_after_it(call: str) -> None:
    kernel = Kernel(refuses=call)

    assert not end_children_with_us(kernel)

    assert kernel.calls[-1][0] == call
