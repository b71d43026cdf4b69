"""The open draft between screen and disk: which revision was saved last, and what the screen says now."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from walkaway.drafts.draft import Deleted, Draft
from walkaway.drafts.journal import Journal, Record
from walkaway.drafts.store import DraftStore
from walkaway.text.message import Message


@dataclass(frozen=True, slots=True)
class Typed:
    """What is on screen at one moment."""

    to: str
    subject: str
    body: str

    @classmethod
    def of(cls, message: Message) -> Typed:
        """What the screen shows of a message."""
        return cls(message.to, message.subject, message.body)

    @property
    def is_empty(self) -> bool:
        """True when nothing was written."""
        return not (self.to.strip() or self.subject.strip() or self.body.strip())


class Page(Protocol):
    """Where the open draft is written: the message editor."""

    def to(self) -> str: ...

    def subject(self) -> str: ...

    def body(self) -> str: ...

    def set_message(self, to: str, subject: str, body: str) -> None: ...

    def set_subject(self, subject: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another program changed the open draft's file; `mine` is on screen, `theirs` on disk (None: it is gone)."""

    mine: Typed
    theirs: Draft | None


class OpenDraft:
    """One draft that is being edited. `save`, `note` and `reload` belong into the writer's thread, one at a time.

    The revision is looked up when a save runs, not when it is asked for: of two saves that wait in a row, the second
    one builds on the first.
    """

    def __init__(self, store: DraftStore, journal: Journal, draft: Draft) -> None:
        self._store, self._journal = store, journal
        self._saved = draft

    @classmethod
    def new(cls, store: DraftStore, journal: Journal, message: Message, now: datetime) -> OpenDraft:
        """A draft that has no file until there is something to save."""
        id = f"{now.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        return cls(store, journal, Draft(id, message, now.astimezone(UTC)))

    @property
    def id(self) -> str:
        """The draft's id."""
        return self._saved.id

    @property
    def saved(self) -> Draft:
        """The draft as it was loaded or saved last."""
        return self._saved

    @property
    def has_file(self) -> bool:
        """True when it was ever saved."""
        return bool(self._saved.revision)

    def save(self, typed: Typed, composure: int | None, *, overwrite: bool = False) -> Draft:
        """Write what was typed. Raises what `DraftStore.save` raises."""
        mine = self._saved.typed(typed.to, typed.subject, typed.body, composure)
        self._saved = self._store.save(mine, overwrite)
        return self._saved

    def save_copy(self, typed: Typed, composure: int | None) -> Draft:
        """Write what was typed as a draft of its own, and be that one. Raises what `DraftStore.save_copy` raises."""
        mine = self._saved.typed(typed.to, typed.subject, typed.body, composure)
        self._saved = self._store.save_copy(mine)
        return self._saved

    def note(self, typed: Typed) -> None:
        """Put what was typed into the journal; it survives the end of the program. Raises WriteError."""
        draft = self._saved.typed(typed.to, typed.subject, typed.body)
        # Not through the store: its lock may be held for long, while it reads a large folder or waits for a share.
        self._journal.write(Record(draft.id, *draft.message.content, base=draft.revision), sync=False)

    def theirs(self) -> Draft | None:
        """The draft as another program left it, None when it is ours. Raises NoSuchDraft, DamagedDraft, ReadError."""
        now = self._store.load(self.id)
        if now.revision == self._saved.revision:
            return None
        if Typed.of(now.message) == Typed.of(self._saved.message):
            self._saved = now
            return None
        return now

    def put_away(self, typed: Typed) -> Deleted:
        """Put what was typed into the trash, because the user took another text. Raises what a save raises."""
        mine = self._store.save_copy(self._saved.typed(typed.to, typed.subject, typed.body))
        return self._store.delete(mine.id)
