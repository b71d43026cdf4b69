"""The ways in which a session ends from outside: a signal, Ctrl+C in the shell, the desktop logging out."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = tuple(
    number for name in ("SIGTERM", "SIGINT", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)


class SessionEnd(QObject):
    """Turns signals into `told_to_end`, and the desktop's logout into `about_to_end`; neither may ask questions."""

    told_to_end = Signal()
    about_to_end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python runs a signal's handler only when it runs anyway, and Qt's event loop may sleep for hours. So the
        # signal writes to a socket, and the loop wakes up for that.
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_wake)
        self._before: dict[int, object] = {}
        self._fd_before = -1

    def install(self, app: QGuiApplication) -> None:
        """Listen from now on."""
        self._fd_before = signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, self._on_signal)
        app.commitDataRequest.connect(self._on_commit)

    def remove(self) -> None:
        """Listen no more."""
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._inside.close()
        self._outside.close()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.told_to_end.emit()

    def _on_wake(self) -> None:
        # Reading empties the socket; that Python runs here at all is what lets the handler run.
        self._inside.recv(64)

    def _on_commit(self, manager: QSessionManager) -> None:
        self.about_to_end.emit()
