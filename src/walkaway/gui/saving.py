"""What is on screen, on its way into the open draft's file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from walkaway.drafts.draft import ChangedOnDisk, Draft
from walkaway.gui.autosave import Autosave
from walkaway.gui.left_drafts import LeftDrafts, Save
from walkaway.gui.open_draft import Conflict, OpenDraft, Page, Typed
from walkaway.gui.writer import Writer
from walkaway.text.message import Message

_NOTHING = Typed("\0", "", "")
"""What no screen says: whatever is on it is still to be written."""


class Saving(QObject):
    """Knows what of the open draft is in no file yet, and writes it. On disk that happens in the writer's thread.

    `writing` when the draft is about to be written, `conflict(Conflict)` when another program wrote it too: until that
    is ended, nothing is written over.
    """

    writing = Signal()
    conflict = Signal(object)

    def __init__(self, draft: OpenDraft, page: Page, disk: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._disk = page, disk
        self.draft = draft
        self.left = LeftDrafts(disk)
        self.composure: int | None = None
        self._written = Typed("", "", "")
        self._conflicting = False
        self.autosave = Autosave(self)
        self.autosave.save_due.connect(self.save_soon)
        self.autosave.journal_due.connect(self._note)

    @property
    def typed(self) -> Typed:
        """What is on screen."""
        return Typed(self._page.to(), self._page.subject(), self._page.body())

    @property
    def unsaved(self) -> bool:
        """True while the screen, or a draft that was left, says something that no file says."""
        typed = self.typed
        return bool(self.left) or (typed != self._written and (not typed.is_empty or self.draft.has_file))

    def take(self, draft: OpenDraft) -> None:
        """Another draft is open from now on; it is about to be shown."""
        self.autosave.settle()
        self._conflicting = False
        self.draft = draft
        self.composure = draft.saved.composure

    def shown(self, written: Message) -> None:
        """The draft is on screen; `written` is what its file says."""
        # The screen may show less than the file says (a NUL, half a character): only a change by the user is a change.
        self._written = self.typed if self.draft.has_file else Typed.of(written)
        self.autosave.settle()

    def let_go(self) -> None:
        """The file is gone because the user wanted that: what is on screen needs none."""
        self._written = self.typed

    def save_soon(self) -> None:
        """Write the draft if the screen says something new, and what was left unwritten."""
        self.left.try_again()
        self.autosave.settle()
        typed, draft, composure = self.typed, self.draft, self.composure
        if typed == self._written or self._conflicting or (typed.is_empty and not draft.has_file):
            return
        self._written = typed
        self.writing.emit()
        self._disk.put(f"save/{draft.id}", Save(draft, typed, composure))

    def keep_mine(self, *, as_copy: bool) -> None:
        """End a conflict with what is on screen: over what the file says, or as a draft of its own."""
        self._conflicting = False
        typed, draft, composure = self.typed, self.draft, self.composure
        self._written = typed
        if as_copy:
            self._disk.put(f"copy/{draft.id}", lambda: draft.save_copy(typed, composure))
        else:
            self._disk.put(f"save/{draft.id}", lambda: draft.save(typed, composure, overwrite=True))

    def put_away(self) -> None:
        """Put what is on screen into the trash, because the user takes another text."""
        typed, draft = self.typed, self.draft
        self._disk.put(f"away/{draft.id}", lambda: draft.put_away(typed))

    def finish(self) -> None:
        """The program may end: write what is not written; while a conflict is open, as a draft of its own."""
        if self._conflicting:
            self.keep_mine(as_copy=True)
        else:
            self.save_soon()

    def look_outside(self) -> None:
        """Something changed in the drafts folder: see whether it is this draft."""
        if self.draft.has_file:
            self._disk.put("peek", self.draft.theirs)

    def meet(self, theirs: Draft) -> None:
        """The file says something else than it did."""
        if self._conflicting or Typed.of(theirs.message) == self.typed:
            return
        self._conflicting = True
        self.autosave.settle()
        self.conflict.emit(Conflict(self.typed, theirs))

    def on_failed(self, error: Exception) -> bool:
        """The draft could not be written; True when that begins a conflict, and there is nothing else to say."""
        if isinstance(error, ChangedOnDisk):
            self.meet(error.theirs)
            return True
        self._written = _NOTHING
        return False

    def is_unwritten(self) -> None:
        """What is on screen is still to be written, whatever the file says."""
        self._written = _NOTHING
        self.autosave.touch()

    def _note(self) -> None:
        typed, draft = self.typed, self.draft
        if not typed.is_empty or draft.has_file:
            self._disk.put(f"note/{draft.id}", lambda: draft.note(typed))
