"""Drafts on disk: a store of `.eml` files, and a journal for the text that is not in one yet."""

from __future__ import annotations

from walkaway.drafts.draft import (
    ChangedOnDisk,
    Damaged,
    DamagedDraft,
    Deleted,
    Draft,
    DraftError,
    DraftSummary,
    NoSuchDraft,
)
from walkaway.drafts.journal import Journal
from walkaway.drafts.recovery import Recovered, Recovery, recover
from walkaway.drafts.store import Codec, DraftStore

__all__ = [
    "ChangedOnDisk",
    "Codec",
    "Damaged",
    "DamagedDraft",
    "Deleted",
    "Draft",
    "DraftError",
    "DraftStore",
    "DraftSummary",
    "Journal",
    "NoSuchDraft",
    "Recovered",
    "Recovery",
    "recover",
]
