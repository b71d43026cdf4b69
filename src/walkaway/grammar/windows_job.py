"""On Windows: a job that a process and all that it starts belong to, and that Windows ends together with the process.

Nothing here needs Windows but the library that is handed in, so that the rest can be tried elsewhere, too.
"""

from __future__ import annotations

import ctypes
from typing import Any

_HANDLE = ctypes.c_void_p
_SIZE = ctypes.c_size_t
_DWORD = ctypes.c_uint32  # ctypes.wintypes.DWORD has eight bytes elsewhere
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_KILL_ON_JOB_CLOSE = 0x2000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", _DWORD),
        ("smallest_working_set", _SIZE),
        ("largest_working_set", _SIZE),
        ("processes", _DWORD),
        ("affinity", _SIZE),
        ("priority", _DWORD),
        ("scheduling", _DWORD),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", _SIZE),
        ("job_memory", _SIZE),
        ("peak_process_memory", _SIZE),
        ("peak_job_memory", _SIZE),
    )


def end_children_with_us(kernel: Any) -> bool:
    """Have Windows end all that this process will start as soon as it ends itself, however that comes about.

    `kernel` is `kernel32`. False where Windows refuses: then a process that is killed leaves its children behind.
    """
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = _HANDLE
    kernel.CreateJobObjectW.argtypes = (_HANDLE, ctypes.c_wchar_p)
    kernel.SetInformationJobObject.argtypes = (_HANDLE, ctypes.c_int, _HANDLE, _DWORD)
    kernel.AssignProcessToJobObject.argtypes = (_HANDLE, _HANDLE)
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    limits.basic.flags = _KILL_ON_JOB_CLOSE
    # The handle is left open and passed on to nobody: Windows closes it with this process, which ends the job.
    return bool(
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
