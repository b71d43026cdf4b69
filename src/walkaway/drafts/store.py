"""The drafts in their folder, one `.eml` file each."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from walkaway.drafts.draft import ChangedOnDisk, Damaged, DamagedDraft, Deleted, Draft, DraftSummary, NoSuchDraft
from walkaway.drafts.folder import DraftFolder
from walkaway.drafts.index import Entry, Index
from walkaway.drafts.journal import Journal, Record
from walkaway.files import FileError, WriteError, content_hash, read_bytes, sweep_temporary
from walkaway.text.message import Message, MessageError

_HEADERS = 64 * 1024


class Codec(Protocol):
    """How a message becomes a file; raises MessageError. The module `walkaway.mail.eml` is one.

    The seam is there because drafts and mail do not import each other.
    """

    def read(self, data: bytes) -> Message: ...

    def read_headers(self, data: bytes) -> Message: ...

    def write(self, message: Message, *, unsent: bool | None = None, now: datetime | None = None) -> bytes: ...

    def clean(self, message: Message) -> Message: ...

    def copy(self, data: bytes, now: datetime | None = None) -> bytes: ...


class DraftStore:
    """The drafts of a folder, which may also be one that is synced or edited by others.

    Every method may be called from any thread. What a draft says is on disk when `save` returns.
    """

    def __init__(
        self,
        folder: Path,
        codec: Codec,
        journal: Journal,
        index_file: Path | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = DraftFolder(folder)
        self.damaged: tuple[Damaged, ...] = ()
        self._codec = codec
        self._journal = journal
        self._index = Index(index_file)
        self._clock = clock
        self._lock = threading.RLock()
        self._texts: dict[str, tuple[int, int, str]] = {}
        sweep_temporary(folder)

    def list(self) -> tuple[DraftSummary, ...]:
        """All drafts, the last changed first. Files that hold no message are set aside and put into `damaged`."""
        with self._lock:
            files = self._folder.files()
            found = [summary for id, file in files if (summary := self._summary(id, file))]
            self._index.keep_only({each.id for each in found})
            with suppress(WriteError):  # a cache: without it the next list takes longer
                self._index.flush()
            return tuple(sorted(found, key=lambda each: (each.modified, each.id), reverse=True))

    def search(self, query: str) -> tuple[DraftSummary, ...]:
        """The drafts that hold every word of `query` in To, subject or body, the last changed first."""
        words = query.casefold().split()
        with self._lock:
            return tuple(each for each in self.list() if all(word in self._text(each) for word in words))

    def load(self, id: str) -> Draft:
        """The draft from its file. Raises NoSuchDraft, DamagedDraft, ReadError."""
        with self._lock:
            data = self._folder.read(id)
            if data is None:
                raise NoSuchDraft(f"The draft {id} is not there any more.")
            return self._draft(id, data)

    def new(self, message: Message | None = None) -> Draft:
        """A draft with a file of its own; the message may be one that was read elsewhere. Raises WriteError."""
        with self._lock:
            return self.save(Draft(self._new_id(), message or Message(), self._clock()))

    def save(self, draft: Draft, overwrite: bool = False) -> Draft:
        """Write the draft to its file and return it as saved.

        Raises ChangedOnDisk when another program changed the file meanwhile; with `overwrite` that program's text goes
        to the trash instead. A file that was deleted is made again. Raises WriteError, ReadError, MessageError; the
        text is in the journal then.
        """
        with self._lock:
            with suppress(WriteError):  # the file may well be writable all the same
                # Should we be killed right after the file was replaced, the journal says the same as the file.
                self.note(draft, sync=False)
            message = self._codec.clean(draft.message)
            before = self._folder.read(draft.id)
            if before is not None and content_hash(before) != draft.revision:
                message = self._settle(draft, message, before, overwrite)
            data = self._codec.write(message, unsent=True, now=self._clock())
            stat = self.path(draft.id).stat() if data == before else self._folder.write(draft.id, data)
            self._journal.clear(draft.id)
            entry = Entry(stat.st_mtime_ns, stat.st_size, message.to, message.subject, draft.composure)
            self._index.put(draft.id, entry)
            saved = replace(message, original=data)
            return Draft(draft.id, saved, _time(stat), content_hash(data), draft.composure)

    def save_copy(self, draft: Draft) -> Draft:
        """Save the draft as another one, for keeping both. Raises WriteError."""
        with self._lock:
            message = self._with_own_id(draft.message)
            copy = self.save(replace(draft, id=self._new_id(), message=message, revision=""))
            self._journal.clear(draft.id)
            return copy

    def note(self, draft: Draft, sync: bool = True) -> None:
        """Put what is being typed into the journal. Raises WriteError."""
        message = draft.message
        record = Record(draft.id, *message.content, base=draft.revision)
        with self._lock:
            self._journal.write(record, sync)

    def duplicate(self, id: str) -> Draft:
        """Another draft with the same text. Raises what `load` and `save` raise."""
        with self._lock:
            draft = self.load(id)
            return self.save(replace(draft, id=self._new_id(), message=self._with_own_id(draft.message), revision=""))

    def rename(self, id: str, subject: str) -> Draft:
        """Give the draft another subject. Raises what `load` and `save` raise."""
        with self._lock:
            draft = self.load(id)
            return self.save(replace(draft, message=replace(draft.message, subject=subject), composure=None))

    def judge(self, id: str, composure: int | None) -> None:
        """Remember the composure of a draft for the list."""
        with self._lock:
            self._index.judge(id, composure)

    def judge_by(self, measure: str) -> bool:
        """Forget the composures that were found by other rules or choices than this `measure` stands for.

        True where there may be some.
        """
        with self._lock:
            return self._index.judge_by(measure)

    def delete(self, id: str) -> Deleted:
        """Move the draft to the trash. Raises NoSuchDraft, WriteError."""
        with self._lock:
            if not self.path(id).exists():
                raise NoSuchDraft(f"The draft {id} is not there any more.")
            deleted = Deleted(id, self._folder.move(id, "trash"))
            self._journal.clear(id)
            return deleted

    def restore(self, deleted: Deleted) -> Draft:
        """Take a draft out of the trash again; it gets another id when its own is taken. Raises what `load` raises."""
        with self._lock:
            if not deleted.path.exists():
                raise NoSuchDraft("The draft is not in the trash any more.")
            id = self._new_id() if self.path(deleted.id).exists() else deleted.id
            self._folder.move_back(deleted.path, id)
            return self.load(id)

    def set_aside(self, id: str, why: str) -> Damaged:
        """Move a file that holds no draft into the folder `damaged`. Raises WriteError."""
        with self._lock:
            damaged = Damaged(self.path(id).name, self._folder.move(id, "damaged"), why)
            self.damaged += (damaged,)
            return damaged

    def flush(self) -> None:
        """Write the cache of the list; call it when the program ends. Raises WriteError."""
        with self._lock:
            self._index.flush()

    def path(self, id: str) -> Path:
        """The file of a draft. Raises ValueError for what cannot be an id."""
        return self._folder.path(id)

    def same_words(self, one: Message, other: Message) -> bool:
        """True when both would be read from their files as the same."""
        return self._codec.clean(one).says_the_same(self._codec.clean(other))

    def _with_own_id(self, message: Message) -> Message:
        """The message as another mail than the one it was made from."""
        original = message.original and self._codec.copy(message.original, self._clock())
        return replace(message, original=original)

    def _settle(self, draft: Draft, mine: Message, before: bytes, overwrite: bool) -> Message:
        """The file is not the one that was loaded: take it when it says the same, else refuse or put it away."""
        with suppress(DamagedDraft):
            theirs = self._draft(draft.id, before)
            if theirs.message.says_the_same(mine):
                return theirs.message
            if not overwrite:
                raise ChangedOnDisk(draft, theirs)
        self._folder.keep(draft.id, before, "trash")
        return mine

    def _draft(self, id: str, data: bytes) -> Draft:
        path = self.path(id)
        try:
            message = self._codec.read(data)
        except MessageError as error:
            raise DamagedDraft(path, str(error)) from error
        stat = path.stat()
        entry = self._index.get(id, stat)
        return Draft(id, message, _time(stat), content_hash(data), entry.composure if entry else None)

    def _summary(self, id: str, file: os.DirEntry[str]) -> DraftSummary | None:
        try:
            stat = file.stat()
            entry = self._index.get(id, stat)
            if entry is None:
                with open(file.path, "rb") as opened:
                    message = self._codec.read_headers(opened.read(_HEADERS))
                entry = Entry(stat.st_mtime_ns, stat.st_size, message.to, message.subject)
                self._index.put(id, entry)
        except FileNotFoundError:  # deleted while we looked
            return None
        except MessageError as error:
            with suppress(WriteError):  # a folder that cannot be changed: it is told again with the next list
                self.set_aside(id, str(error))
            return None
        return DraftSummary(id, entry.to, entry.subject, entry.composure, _time(stat), Path(file.path))

    def _text(self, summary: DraftSummary) -> str:
        """To, subject and body for searching, kept while the file stays the same."""
        try:
            stat = summary.path.stat()
            known = self._texts.get(summary.id)
            if known and known[:2] == (stat.st_mtime_ns, stat.st_size):
                return known[2]
            message = self._codec.read(read_bytes(summary.path))
        except (OSError, FileError, MessageError):
            return f"{summary.to}\n{summary.subject}".casefold()
        text = f"{message.to}\n{message.subject}\n{message.body}".casefold()
        self._texts[summary.id] = (stat.st_mtime_ns, stat.st_size, text)
        return text

    def _new_id(self) -> str:
        while True:
            id = f"{self._clock():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
            if not self.path(id).exists():
                return id


def _time(stat: os.stat_result) -> datetime:
    return datetime.fromtimestamp(stat.st_mtime, UTC)
