"""The ledger: prospects, what was sent to them and what came back, in one SQLite file."""

from __future__ import annotations

from walkaway.prospects.ledger.entries import (
    AUTOMATIC,
    HOWS,
    RESULTS,
    Cursor,
    Entry,
    Hit,
    Outcome,
    Page,
    Received,
    Sent,
    Summary,
    Used,
    is_datable,
)
from walkaway.prospects.ledger.errors import (
    AddressTaken,
    AlreadyKept,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    NewerLedger,
    NoSuchEntry,
    NoSuchProspect,
    NotALedger,
    ProspectError,
)
from walkaway.prospects.ledger.imports import Imported
from walkaway.prospects.ledger.ledger import Ledger
from walkaway.prospects.ledger.overview import MonthComposure, MoveOutcomes, MoveReplies, Overview
from walkaway.prospects.ledger.whole import BadExport

__all__ = [
    "AUTOMATIC",
    "HOWS",
    "RESULTS",
    "AddressTaken",
    "AlreadyKept",
    "BadExport",
    "Cursor",
    "Entry",
    "Hit",
    "Imported",
    "Ledger",
    "LedgerBusy",
    "LedgerDamaged",
    "LedgerError",
    "MonthComposure",
    "MoveOutcomes",
    "MoveReplies",
    "NewerLedger",
    "NoSuchEntry",
    "NoSuchProspect",
    "NotALedger",
    "Outcome",
    "Overview",
    "Page",
    "ProspectError",
    "Received",
    "Sent",
    "Summary",
    "Used",
    "is_datable",
]
