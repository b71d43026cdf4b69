"""Which kind of file it is, and how large it may be."""

from __future__ import annotations

from pathlib import Path

from walkaway.files import read_bytes
from walkaway.prospects.exchange.candidates import MAX_FILE, Candidate, ImportRefused, Parsed, Problem
from walkaway.prospects.exchange.comma import read_csv
from walkaway.prospects.exchange.vcard import read_vcards

__all__ = ["Candidate", "ImportRefused", "Parsed", "Problem", "read_file"]


def read_file(path: Path) -> Parsed:
    """Read a CSV file or vCards, told apart by what is in them. Raises ImportRefused, ReadError, TooLarge."""
    data = read_bytes(path, MAX_FILE)
    begins = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return read_vcards(data) if begins.startswith(b"BEGIN:VCARD") else read_csv(data)
