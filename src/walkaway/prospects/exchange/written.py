"""The files that an export writes, and the export that can be taken in again whole."""

from __future__ import annotations

import json
from pathlib import Path

from walkaway.files import read_bytes
from walkaway.prospects.exchange.candidates import ImportRefused
from walkaway.prospects.exchange.comma import write_csv
from walkaway.prospects.exchange.vcard import write_vcards
from walkaway.prospects.ledger import BadExport, Imported, Ledger

_MAX_EXPORT = 512 * 1024 * 1024


def written(ledger: Ledger, kind: str, prospect: int | None = None) -> bytes:
    """The bytes of a file about a prospect, or about all: "csv" and "vcf" say who they are, "json" has everything.

    Raises NoSuchProspect.
    """
    if kind == "json":
        return f"{json.dumps(ledger.export(prospect), ensure_ascii=False, indent=2)}\n".encode()
    people = ledger.everybody() if prospect is None else (ledger.get(prospect),)
    return write_csv(people) if kind == "csv" else write_vcards(people)


def restore_file(ledger: Ledger, path: Path) -> Imported:
    """Add everything of an exported JSON file, or nothing.

    Raises ImportRefused, ReadError, AddressTaken.
    """
    data = read_bytes(path, _MAX_EXPORT)
    try:
        return ledger.restore(json.loads(data))
    except BadExport as error:
        raise ImportRefused(f"It is no export of Walkaway: {error}. Export it again.") from error
    except (ValueError, RecursionError) as error:
        raise ImportRefused("It is no export of Walkaway: it is no JSON. Export it again.") from error
