"""When the open draft is written: soon after typing stops, and now and then while it goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from walkaway.gui.timers import one_shot

QUIET_MS = 700
"""After the last change; with the write itself it stays under a second."""
LONGEST_MS = 3_000
"""While changes go on."""
JOURNAL_MS = 250
"""While changes go on, for the journal, which costs far less."""


class Autosave(QObject):
    """Says when to save and when to keep the journal; what that means is decided elsewhere."""

    save_due = Signal()
    journal_due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = one_shot(self, QUIET_MS, self._save)
        self._longest = one_shot(self, LONGEST_MS, self._save)
        self._journal = one_shot(self, JOURNAL_MS, self.journal_due.emit)

    def touch(self) -> None:
        """Something changed."""
        self._quiet.start()
        for timer in (self._longest, self._journal):
            if not timer.isActive():
                timer.start()

    @property
    def waiting(self) -> bool:
        """True while a change has not led to a save yet."""
        return self._quiet.isActive() or self._longest.isActive()

    def settle(self) -> None:
        """What was waiting is dealt with."""
        for timer in (self._quiet, self._longest, self._journal):
            timer.stop()

    def _save(self) -> None:
        self.settle()
        self.save_due.emit()
