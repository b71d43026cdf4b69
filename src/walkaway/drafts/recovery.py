"""After a crash: the text that was being typed goes back where it belongs."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from walkaway.drafts.draft import DamagedDraft, Draft, NoSuchDraft
from walkaway.drafts.journal import Found, Journal, Record
from walkaway.drafts.store import DraftStore
from walkaway.files import FileError, WriteError
from walkaway.text.message import Message, MessageError


@dataclass(frozen=True, slots=True)
class Recovered:
    """A draft whose typed text was newer than its file.

    `copy` tells that the file was changed by another program too, so that the text became a draft of its own;
    `damaged` that its very last record could not be read, so that the end may be missing; `saved` that it is in its
    file now (if not, it stays in the journal).
    """

    draft: Draft
    copy: bool
    damaged: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came back, and the damaged records, which were moved aside and are never deleted."""

    drafts: tuple[Recovered, ...]
    damaged: tuple[Path, ...]


def recover(store: DraftStore, journal: Journal) -> Recovery:
    """Bring back what was typed and not saved. Call it once at the start, before anything is typed."""
    recovered, damaged = [], []
    for found in journal.read():
        for slot in found.damaged:
            with suppress(WriteError):  # told again at the next start
                damaged.append(journal.set_aside(slot))
        if found.record and (back := _bring_back(store, journal, found, found.record)):
            recovered.append(back)
    return Recovery(tuple(recovered), tuple(damaged))


def _bring_back(store: DraftStore, journal: Journal, found: Found, record: Record) -> Recovered | None:
    current = _on_disk(store, record.id)
    message = replace(
        current.message if current else Message(),
        to=record.to,
        cc=record.cc,
        bcc=record.bcc,
        subject=record.subject,
        body=record.body,
        in_reply_to=record.in_reply_to,
        references=record.references,
    )
    if current is None and not any(message.content):
        journal.clear(record.id)
        return None
    if current and store.same_words(current.message, message):
        journal.clear(record.id)
        return None
    copy = current is not None and current.revision != record.base
    draft = Draft(record.id, message, datetime.now(UTC), current.revision if current else "")
    try:
        saved = store.save_copy(draft) if copy else store.save(draft)
    except (FileError, MessageError):
        return Recovered(draft, copy, bool(found.damaged), saved=False)
    return Recovered(saved, copy, bool(found.damaged), saved=True)


def _on_disk(store: DraftStore, id: str) -> Draft | None:
    try:
        return store.load(id)
    except NoSuchDraft:
        return None
    except DamagedDraft as error:
        with suppress(WriteError):
            store.set_aside(id, error.why)
        return None
