"""When something goes wrong inside: the text is saved first, then it is written down, then the user is told.

The log holds what failed and where, never what was written: messages of exceptions may quote a draft, so only their
types are kept.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

_LIMIT = 512 * 1024
"""Bytes after which the log begins anew."""


class CrashGuard(QObject):
    """Takes exceptions that nobody caught, from any thread, and the traceback of a process that dies.

    `failed(str)` carries the type of the exception and arrives in the window's thread; the program lives on.
    """

    failed = Signal(str)

    def __init__(self, log: Path, save: Callable[[], object], parent: QObject | None = None) -> None:
        """`save` is called first of all, whatever happens."""
        super().__init__(parent)
        self._path = log
        self._save = save
        self._file: TextIO | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        self._busy = False
        self._was_enabled = False

    def install(self) -> None:
        """Stand guard from now on."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > _LIMIT:
                self._path.unlink()
            file = self._path.open("a", encoding="utf-8", errors="backslashreplace")
            self._was_enabled = faulthandler.is_enabled()
            faulthandler.enable(file)
            self._file = file
        except OSError:
            # Without a log the guard still saves and tells.
            self._file = None
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._file is not None:
            faulthandler.disable()
            if self._was_enabled:
                faulthandler.enable()
            self._file.close()
            self._file = None

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Save, write down, tell; then let whoever stood here before us have it."""
        if not self._busy:
            self._busy = True
            try:
                self._save()
            except Exception as again:  # noqa: BLE001 - the first failure must still be written down
                self._write(type(again), again.__traceback__)
            self._busy = False
        self._write(kind, trace)
        if issubclass(kind, Exception):
            self.failed.emit(kind.__name__)
        self._hooks[0](kind, error, trace)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        if self._file is None:
            return
        places = "".join(f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace))
        self._file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {kind.__name__}\n{places}\n")
        self._file.flush()
