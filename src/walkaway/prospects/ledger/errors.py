"""What can go wrong with the ledger, said so that somebody can do something about it."""

from __future__ import annotations

from pathlib import Path

from walkaway.files import FileError


class LedgerError(FileError):
    """The ledger's file could not be used; nothing of what was asked was written."""

    _doing = "use the ledger"


class NewerLedger(LedgerError):
    """The file was made by a newer Walkaway. It was not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a newer Walkaway made it", "Use that one, or a newer one. Nothing was changed.")


class NotALedger(LedgerError):
    """The file is a database of another program. It was not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is a database of another program", "Move it elsewhere. Nothing was changed.")


class LedgerBusy(LedgerError):
    """Another program is writing to the file and did not end in time."""


class LedgerDamaged(LedgerError):
    """The file was found damaged while it was in use; it is repaired when it is opened the next time."""


class ProspectError(Exception):
    """Something about a prospect that was not done; the message says why, in one sentence."""


class NoSuchProspect(ProspectError):
    """The prospect is not kept, or not any more."""

    def __init__(self, id: int) -> None:
        self.id = id
        super().__init__(f"There is no prospect {id} any more.")


class NoSuchEntry(ProspectError):
    """The entry is not kept, or not any more."""

    def __init__(self, id: int) -> None:
        self.id = id
        super().__init__(f"There is no entry {id} any more.")


class AddressTaken(ProspectError):
    """An address belongs to another prospect already: `owner` is their id."""

    def __init__(self, address: str, owner: int, label: str) -> None:
        self.address, self.owner = address, owner
        super().__init__(f"{address} belongs to {label} already.")


class AlreadyKept(ProspectError):
    """This very reply was kept before: `entry` is its id."""

    def __init__(self, entry: int) -> None:
        self.entry = entry
        super().__init__("This reply is in the ledger already.")
