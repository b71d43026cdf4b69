"""Prospects from and for other programs, as CSV and vCard. What is read is shown before anything is kept."""

from __future__ import annotations

from walkaway.prospects.exchange.comma import read_csv, write_csv
from walkaway.prospects.exchange.plan import Fate, Planned, plan, to_keep
from walkaway.prospects.exchange.read import Candidate, ImportRefused, Parsed, Problem, read_file
from walkaway.prospects.exchange.vcard import read_vcards, write_vcards
from walkaway.prospects.exchange.written import restore_file, written

__all__ = [
    "Candidate",
    "Fate",
    "ImportRefused",
    "Parsed",
    "Planned",
    "Problem",
    "plan",
    "read_csv",
    "read_file",
    "read_vcards",
    "restore_file",
    "to_keep",
    "write_csv",
    "write_vcards",
    "written",
]
