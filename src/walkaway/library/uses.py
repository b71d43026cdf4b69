"""Which templates the user likes, how often each was used, when last, and with whom: a file beside the templates."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from walkaway.files import ReadError, atomic_write, read_bytes, set_aside

_LIMIT = 8 * 1024 * 1024
_RECENT = 20


@dataclass(frozen=True, slots=True)
class Use:
    """How often a template was put into a message, when last, and to whom that was written ("" where not known)."""

    count: int = 0
    last: datetime | None = None
    reader: str = ""


NEVER = Use()


@dataclass(frozen=True, slots=True)
class DamagedUses:
    """A file that could not be read: `kept_as` is None where it could not be moved out of the way either."""

    file: Path
    kept_as: Path | None

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        kept = f" The file was kept as {self.kept_as.name}." if self.kept_as else ""
        return f"Which templates are your favourites, and how often you used them, could not be read.{kept}"


class Uses:
    """Favourites and uses by the id of the template. A template that is gone keeps what it had: it may come back."""

    def __init__(self, favourites: Mapping[str, bool] | None = None, used: Mapping[str, Use] | None = None) -> None:
        """Favourites are a mapping for its order: the first one that was chosen comes first."""
        self._favourites = dict(favourites or {})
        self._used = dict(used or {})

    def of(self, id: str) -> Use:
        """How this template was used."""
        return self._used.get(id, NEVER)

    def is_favourite(self, id: str) -> bool:
        """True for a favourite."""
        return id in self._favourites

    @property
    def favourites(self) -> tuple[str, ...]:
        """The favourites, in the order in which they were chosen."""
        return tuple(self._favourites)

    @property
    def recent(self) -> tuple[str, ...]:
        """What was used lately, the last one first."""
        ordered = sorted(self._used, key=lambda id: self._used[id].last or datetime.min, reverse=True)
        return tuple(ordered[:_RECENT])

    def note(self, id: str, when: datetime, reader: str = "") -> None:
        """Count a use; `when` is local time."""
        self._used[id] = Use(self.of(id).count + 1, when.replace(tzinfo=None, microsecond=0), reader)

    def meet(self, id: str, reader: str) -> bool:
        """Say whom the last use was for, which was not known then; False where that is nothing new."""
        use = self.of(id)
        if use.count == 0 or use.reader == reader:
            return False
        self._used[id] = replace(use, reader=reader)
        return True

    def forget(self, readers: Collection[str]) -> bool:
        """Know no more that a template was used for one of these; True where any was."""
        known = [id for id, use in self._used.items() if use.reader in readers and use.reader]
        for id in known:
            self._used[id] = replace(self._used[id], reader="")
        return bool(known)

    def toggle(self, id: str) -> bool:
        """Make it a favourite, or one no more; True where it is one now."""
        if self._favourites.pop(id, False):
            return False
        self._favourites[id] = True
        return True

    def to_json(self) -> bytes:
        """The file's bytes."""
        used = {
            id: {"count": use.count, "last": use.last.isoformat() if use.last else "", "reader": use.reader}
            for id, use in self._used.items()
        }
        data = {"version": 1, "favourites": list(self._favourites), "used": used}
        return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def save(path: Path, data: bytes) -> None:
    """Write what `to_json` gave. Raises WriteError."""
    atomic_write(path, data)


def load(path: Path, today: date) -> tuple[Uses, DamagedUses | None]:
    """What the file says; a damaged one is renamed, never lost, and told. Entries that make no sense are left out."""
    try:
        data = json.loads(read_bytes(path, _LIMIT))
        return _from(data), None
    except ReadError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return Uses(), None
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        pass
    return Uses(), DamagedUses(path, set_aside(path, today))


def _from(data: dict[str, Any]) -> Uses:
    favourites = {str(id): True for id in data["favourites"] if isinstance(id, str)}
    used = {}
    for id, row in data["used"].items():
        with suppress(ValueError, KeyError, TypeError):
            used[id] = _use(row)
    return Uses(favourites, used)


def _use(row: dict[str, Any]) -> Use:
    last = datetime.fromisoformat(row["last"]).replace(tzinfo=None) if row["last"] else None
    count = row["count"]
    if not isinstance(count, int) or count < 1:
        raise ValueError(count)
    return Use(count, last, str(row["reader"]))
