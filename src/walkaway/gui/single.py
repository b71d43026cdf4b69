"""One window for one user: a second start hands its files to the first and ends.

A lock file says who is first; a dead owner's lock is taken over. Files are handed over as small notes in a folder that
the first one watches, and taking the note away is the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QLockFile, QObject, Signal

from walkaway.gui.watching import FolderWatch

_ANSWER_SECONDS = 2.0
_LOOK_SECONDS = 0.02
_WAIT_SECONDS = 0.2


class FirstInstance(QObject):
    """The lock, and the notes of later starts.

    `called(list of words, token)` asks to open these and to come forward; the token is "" where nobody waits.
    """

    called = Signal(list, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = folder / "notes"
        self._lock = QLockFile(str(folder / "window.lock"))
        # Age says nothing about a window that stays open for weeks; only a dead owner counts.
        self._lock.setStaleLockTime(0)
        self._watch = FolderWatch((".note",), self)
        self._watch.changed.connect(self._read_notes)

    def claim(self) -> bool:
        """Become the first; False where another one lives."""
        # The window waits for this answer: what it takes to write and read notes is only imported with the first one.
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear later starts from now on."""
        self._notes.mkdir(parents=True, exist_ok=True)
        self._watch.watch([self._notes])
        self._read_notes()

    def release(self) -> None:
        """Be the first no more."""
        self._watch.stop()
        self._lock.unlock()

    def hand_over(self, words: Sequence[str], seconds: float = _ANSWER_SECONDS, token: str = "") -> bool:
        """Ask the first one to open these; False when it does not answer in time."""
        from walkaway.gui import notes

        note = notes.put(self._notes, words, token)
        if note is None:
            return False
        until = monotonic() + seconds
        while note.exists() and monotonic() < until:
            sleep(_LOOK_SECONDS)
        if note.exists():
            note.unlink(missing_ok=True)
            return False
        return True

    def hand_over_and_wait(self, words: Sequence[str]) -> bool | None:
        """Ask the first one to open these, and wait until it gives them back; False when it could not write them.

        None when it does not answer at all.
        """
        from walkaway.gui import notes

        left = notes.wait_sign(self._notes)
        if left is None:
            return None
        token, sign = left
        try:
            if not self.hand_over(words, token=token):
                return None
            while sign.exists():
                if notes.has_failed(sign) or self._lock.tryLock(0):  # or the first one died meanwhile
                    return False
                sleep(_WAIT_SECONDS)
            return True
        finally:
            sign.unlink(missing_ok=True)

    def answer(self, token: str, well: bool) -> None:
        """Tell a later start that waits that its file is back, and whether it was written."""
        from walkaway.gui import notes

        notes.answer(self._notes, token, well)

    def _read_notes(self) -> None:
        from walkaway.gui import notes

        for note in notes.take(self._notes):
            note.come_forward()
            self.called.emit(note.words, note.token)
