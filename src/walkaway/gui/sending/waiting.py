"""Files that another program waits for: they are written back when the user says so, or when the window closes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from walkaway.drafts.draft import Draft
from walkaway.gui.files_door import FilesDoor
from walkaway.gui.notices import Choice, Notices

_TOPIC = "waiting"


class Waiting(QObject):
    """`answered(token, well)` says that the start that waits has its file back, and whether that was written.

    A file belongs to a draft; which one is only known once it was read.
    """

    answered = Signal(str, bool)

    def __init__(self, files: FilesDoor, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._notices = files, notices
        self._expected: dict[str, str] = {}
        self._held: dict[str, str] = {}
        self._giving: set[str] = set()

    def open(self, path: str, token: str) -> None:
        """Open a file that the start with this token waits for."""
        self._expected[str(Path(path).absolute())] = token
        self._files.open_anew(path)

    def on_linked(self, draft: str, path: str) -> None:
        """A file was read as a draft, or a draft was written into it."""
        if draft in self._giving:
            self._let_go(draft, well=True)
        elif path in self._expected:
            self._held[draft] = self._expected.pop(path)
            self._tell(draft)

    def on_opened(self, draft: Draft) -> None:
        """Another draft is on screen."""
        if draft.id in self._held:
            self._tell(draft.id)
        else:
            self._notices.clear(_TOPIC)

    def give_back_all(self) -> None:
        """Have every file that is waited for written soon, and given back then."""
        for draft in self._held:
            self._giving.add(draft)
            self._files.write_back(draft)

    def end(self) -> bool:
        """Answer who still waits; False when a file was not written."""
        left = [*self._held, *self._expected]
        for draft in list(self._held):
            self._let_go(draft, well=False)
        for token in self._expected.values():
            self.answered.emit(token, False)
        return not left

    def _give_back(self, draft: str) -> None:
        self._giving.add(draft)
        self._files.save()

    def _let_go(self, draft: str, *, well: bool) -> None:
        self._giving.discard(draft)
        token = self._held.pop(draft, None)
        if token is not None:
            self._notices.clear(_TOPIC)
            self.answered.emit(token, well)

    def _tell(self, draft: str) -> None:
        name = Path(self._files.path_of(draft)).name
        self._notices.tell(
            _TOPIC,
            f"Another program waits for {name}.",
            Choice("Save and give it back", lambda: self._give_back(draft)),
            Choice("Give it back as it was", lambda: self._let_go(draft, well=True)),
        )
