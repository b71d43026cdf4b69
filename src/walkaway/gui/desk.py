"""The drafts and the one that is open: what opens, what goes away, and what is in the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from walkaway.drafts.draft import Deleted, Draft
from walkaway.drafts.journal import Journal
from walkaway.drafts.store import DraftStore
from walkaway.gui.draft_list import DraftList, row_of
from walkaway.gui.drafts_model import DraftRow
from walkaway.gui.open_draft import Conflict, OpenDraft, Page, Typed
from walkaway.gui.saving import Saving
from walkaway.gui.writer import Failure, Writer
from walkaway.text import addresses
from walkaway.text.message import Message

_LOUD = {"save", "copy", "away", "open", "duplicate", "rename", "delete", "restore", "list"}
"""What is said when it fails; the rest is tried again by itself, or is somebody else's."""


class Desk(QObject):
    """Holds the open draft and the list. Everything on disk happens in the writer's thread.

    `opening(str)` with the id before and `opened(Draft)` after it is on screen, `saved(datetime)`, `failed(Failure)`,
    `deleted(Deleted, str)` with the title, `conflict(Conflict)`. `list` is the list of all drafts.
    """

    opening = Signal(str)
    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    deleted = Signal(object, str)
    conflict = Signal(object)

    def __init__(
        self,
        store: DraftStore,
        journal: Journal,
        page: Page,
        disk: Writer,
        slow: Writer,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """`slow` takes what nobody waits for; `now` is local time."""
        super().__init__(parent)
        self._store, self._journal, self._page, self._now = store, journal, page, now
        self._disk = disk
        self._saving = Saving(OpenDraft.new(store, journal, Message(), now()), page, disk, self)
        self.list = DraftList(store, disk, slow, self._live_row, self)
        self._wanted = ""
        self._opened_at = now()
        self.autosave = self._saving.autosave
        self._saving.writing.connect(self._on_writing)
        self._saving.conflict.connect(self.conflict)
        for worker in (disk, slow):
            worker.done.connect(self._on_done)
            worker.failed.connect(self._on_failed)

    @property
    def current(self) -> str:
        """The id of the open draft."""
        return self._saving.draft.id

    @property
    def store(self) -> DraftStore:
        """Where the drafts are."""
        return self._store

    @property
    def folder(self) -> Path:
        """The folder where the drafts are."""
        return self._store.path(self.current).parent

    @property
    def unsaved(self) -> bool:
        """True while the screen, or a draft that was left, says something that no file says."""
        return self._saving.unsaved

    @property
    def composure(self) -> int | None:
        """The composure of the message on screen, None until it was judged as it is."""
        return self._saving.composure

    @property
    def message(self) -> Message:
        """The open draft as it is on screen."""
        typed = self._saving.typed
        return replace(self._saving.draft.saved.message, to=typed.to, subject=typed.subject, body=typed.body)

    @property
    def rows(self) -> list[DraftRow]:
        """The list, the last changed first."""
        return self.list.rows

    def new(self, message: Message = Message()) -> None:  # noqa: B008
        """Open a new draft; an empty one gets a file when something is written in it."""
        self._saving.finish()
        self._show(OpenDraft.new(self._store, self._journal, message, self._now()), Message())
        if not Typed.of(message).is_empty:
            self.touch()

    def open(self, id: str) -> None:
        """Open a draft of the list."""
        self._wanted = id
        if left := self._saving.left.take(id):
            self._saving.finish()
            self._show(left.draft, left.draft.saved.message, left.typed)
            self._saving.is_unwritten()
        elif id != self.current:
            self._saving.finish()
            self._disk.put("open", lambda: self._store.load(id))

    def open_at_once(self, draft: Draft) -> None:
        """Open a draft that is loaded already."""
        self._show(OpenDraft(self._store, self._journal, draft), draft.message)

    def duplicate(self, id: str = "") -> None:
        """Make a copy of a draft (of the open one) and open it."""
        source = id or self.current
        self.save_soon()
        if source in self.list.known:
            self._disk.put("duplicate", lambda: self._store.duplicate(source))

    def rename(self, id: str, subject: str) -> None:
        """Give a draft another subject."""
        if id == self.current:
            self._page.set_subject(subject)
        else:
            self._disk.put(f"rename/{id}", lambda: self._store.rename(id, subject))

    def delete(self, id: str = "") -> None:
        """Move a draft (the open one) to the trash, and open its neighbour in its place."""
        gone = id or self.current
        self._saving.left.take(gone)
        if gone == self.current:
            self.save_soon()
            self.autosave.settle()
        if gone in self.list.known:
            self._disk.put(f"delete/{gone}", lambda: self._store.delete(gone))
        elif neighbour := self.list.drop(gone):
            self.open(neighbour)

    def restore(self, deleted: Deleted) -> None:
        """Take a draft out of the trash and open it."""
        self._disk.put("restore", lambda: self._store.restore(deleted))

    def touch(self) -> None:
        """The message on screen changed."""
        self._saving.composure = None
        self.autosave.touch()

    def judged(self, composure: int | None) -> None:
        """The message on screen was judged."""
        self._saving.composure = composure
        self.list.tell()

    def save_soon(self) -> None:
        """Write the open draft if it says something new; whoever is next in the queue finds it written."""
        self._saving.save_soon()

    def settle(self, conflict: Conflict, choice: str) -> None:
        """End a conflict: keep `mine`, take `theirs`, or keep `both`."""
        if choice == "theirs" and conflict.theirs is not None:
            self._saving.put_away()
            self.open_at_once(conflict.theirs)
        else:
            self._saving.keep_mine(as_copy=choice == "both")

    def finish(self) -> None:
        """The program may end: write what is not written; while a conflict is open, as a draft of its own."""
        self._saving.finish()
        self._note_composure()

    def look_outside(self) -> None:
        """Something changed in the drafts folder: see what."""
        self.list.read()
        self._saving.look_outside()

    def move_to(self, store: DraftStore, seconds: float = 2.0) -> None:
        """Use the drafts of another folder from now on. What was typed is written where it came from."""
        self.save_soon()
        self._disk.flush(seconds)
        self._store = store
        self.list.use(store)
        self._show(OpenDraft.new(store, self._journal, Message(), self._now()), Message())
        self.list.read()

    def _show(self, draft: OpenDraft, written: Message, typed: Typed | None = None) -> None:
        """Put a draft on screen; `written` is what its file says, `typed` what was typed into it since."""
        self._note_composure()
        self._saving.take(draft)
        self._opened_at = self._now()
        shown = typed or Typed.of(draft.saved.message)
        self.opening.emit(draft.id)
        self._page.set_message(shown.to, shown.subject, shown.body)
        self._saving.shown(written)
        self.opened.emit(draft.saved)
        self.list.tell()

    def _note_composure(self) -> None:
        """Keep the composure of the draft that is about to leave: it may be another one since it was written."""
        if self.composure is not None and self.current in self.list.known:
            self.list.judged(self.current, self.composure)

    def _live_row(self) -> DraftRow:
        """The open draft as the list shows it: what is on screen, and when the file was changed."""
        known = self.list.known.get(self.current)
        changed = known.changed if known else self._opened_at
        prospect = addresses.prospect(self._page.to())
        return DraftRow(self.current, self._page.subject(), prospect, self.composure, changed)

    def _on_writing(self) -> None:
        self.list.put(replace(self._live_row(), changed=self._now()))

    def _on_done(self, key: str, result: object) -> None:
        what, _, id = key.partition("/")
        match what, result:
            case "save", Draft() if id == self.current:
                self.saved.emit(self._now())
                self._saving.left.try_again()  # what was in the way may be gone
            case "save", Draft() if self._saving.left.take(id):
                if result.id == id:
                    self.list.put(row_of(result))
                else:  # kept beside what another program wrote
                    self.list.read()
                if not self.unsaved:
                    self.saved.emit(self._now())
            case "open", Draft() if result.id == self._wanted:
                self.open_at_once(result)
            case (("duplicate" | "restore"), Draft()):
                self.list.put(row_of(result))
                self.open_at_once(result)
            case "copy", Draft() if result.id != self.current:
                self.list.read()
            case "copy", Draft():
                self.list.read()
                self.opening.emit(result.id)
                self.opened.emit(result)
                self.saved.emit(self._now())
            case "rename", Draft():
                self.list.put(row_of(result))
            case "delete", Deleted():
                self._on_deleted(result)
            case "peek", Draft() if result.id == self.current:
                self._saving.meet(result)

    def _on_deleted(self, deleted: Deleted) -> None:
        row = self.list.known.get(deleted.id)
        title = row.title if row else ""
        neighbour = self.list.drop(deleted.id)
        if deleted.id == self.current:
            self._saving.let_go()
            if neighbour:
                self.open(neighbour)
            else:
                self._show(OpenDraft.new(self._store, self._journal, Message(), self._now()), Message())
        else:
            self.list.tell()
        self.deleted.emit(deleted, title)

    def _on_failed(self, failure: Failure) -> None:
        what, _, id = failure.key.partition("/")
        if what == "save" and id == self.current and self._saving.on_failed(failure.error):
            return
        if what == "save" and id != self.current and not self._saving.left.hold(id, failure):
            return
        if what in _LOUD:
            self.failed.emit(failure)
