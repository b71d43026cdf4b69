"""Which templates the user likes, how often each was used, when last, and with whom: a file beside the templates."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from walkaway.files import ReadError, atomic_write, read_bytes, set_aside

_LIMIT = 8 * 1024 * 1024
_RECENT = 20
_NAMED = 3


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
        return f"Which templates are your favorites, and how often you used them, could not be read.{kept}"


@dataclass(frozen=True, slots=True)
class UnclearUses:
    """A file of which not everything makes sense; `entries` names what does not."""

    file: Path
    entries: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        named = ", ".join(self.entries[:_NAMED])
        more = f" and {len(self.entries) - _NAMED:,} more" if len(self.entries) > _NAMED else ""
        return f"Not everything in {self.file.name} makes sense: {named}{more}. It is kept there as “unclear”."


class Uses:
    """Favourites and uses by the id of the template. A template that is gone keeps what it had: it may come back."""

    def __init__(
        self,
        favourites: Mapping[str, bool] | None = None,
        used: Mapping[str, Use] | None = None,
        unclear: Iterable[Any] = (),
    ) -> None:
        """Favourites are a mapping for its order: the first one that was chosen comes first.

        `unclear` is what the file has that makes no sense; it stays in the file, for whoever wrote it.
        """
        self._favourites = dict(favourites or {})
        self._used = dict(used or {})
        self._unclear = list(unclear)

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
        # What is unclear may have any form, so a name counts wherever it stands: rather one too many than one kept.
        names = [json.dumps(reader, ensure_ascii=False)[1:-1] for reader in readers if reader]
        told = [each for each in self._unclear if any(name in json.dumps(each, ensure_ascii=False) for name in names)]
        self._unclear = [each for each in self._unclear if each not in told]
        return bool(known or told)

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
        data = {"version": 1, "favorites": list(self._favourites), "used": used}
        data |= {"unclear": self._unclear} if self._unclear else {}
        return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def save(path: Path, data: bytes) -> None:
    """Write what `to_json` gave. Raises WriteError."""
    atomic_write(path, data)


def load(path: Path, today: date) -> tuple[Uses, DamagedUses | UnclearUses | None]:
    """What the file says, and what is to be told of it.

    A damaged file is renamed, never lost. Entries that make no sense count for nothing and are kept.
    """
    try:
        return _from(path, json.loads(read_bytes(path, _LIMIT)))
    except ReadError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return Uses(), None
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        pass
    return Uses(), DamagedUses(path, set_aside(path, today))


def _from(path: Path, data: dict[str, Any]) -> tuple[Uses, UnclearUses | None]:
    # The second is how earlier versions wrote it.
    listed = data["favorites"] if "favorites" in data else data["favourites"]
    unclear: list[Any] = (
        [each for each in listed if not isinstance(each, str)] if isinstance(listed, list) else [listed]
    )
    favourites = {id: True for id in listed if isinstance(id, str)} if isinstance(listed, list) else {}
    names = [f"the favorite {json.dumps(each, ensure_ascii=False)}" for each in unclear]
    used = {}
    for id, row in data["used"].items():
        try:
            used[id] = _use(row)
        except (ValueError, KeyError, TypeError):
            unclear.append({id: row})
            names.append(id)
    told = UnclearUses(path, tuple(names)) if names else None
    return Uses(favourites, used, [*_kept(data.get("unclear", [])), *unclear]), told


def _kept(unclear: Any) -> list[Any]:
    return unclear if isinstance(unclear, list) else [unclear]


def _use(row: dict[str, Any]) -> Use:
    last = datetime.fromisoformat(row["last"]).replace(tzinfo=None) if row["last"] else None
    count = row["count"]
    if not isinstance(count, int) or count < 1:
        raise ValueError(count)
    return Use(count, last, str(row["reader"]))
