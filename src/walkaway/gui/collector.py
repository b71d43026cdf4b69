"""Collects Python's garbage in the window's thread only.

Python may start a collection in whatever thread allocates, and a Qt object that is destroyed in the wrong thread takes
the program with it. It also keeps collections from falling between a key and its mark.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000


class Collector(QObject):
    """Takes over from Python's own collector between `start` and `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect in this thread from now on."""
        gc.disable()
        self._timer.start()

    def keep(self) -> None:
        """What there is now stays to the end: looking through all of it would hold up a key for a blink of an eye."""
        gc.freeze()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
