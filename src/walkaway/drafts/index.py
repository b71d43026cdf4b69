"""What the list of drafts needs to know of each file, so that an unchanged file is not opened again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.files import FileError, atomic_write, read_bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A file's stamp (`mtime` in nanoseconds, `size` in bytes) and what it said when it had that stamp."""

    mtime: int
    size: int
    to: str
    subject: str
    composure: int | None = None

    def is_of(self, stat: os.stat_result) -> bool:
        """True when the file was not changed since."""
        return (stat.st_mtime_ns, stat.st_size) == (self.mtime, self.size)


class Index:
    """The entries by draft, with composures by one measure.

    A cache: whatever is wrong with its file, it starts empty.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._measure, self._entries = _load(file) if file else ("", {})
        self._dirty = False

    def get(self, draft: str, stat: os.stat_result) -> Entry | None:
        """What is known of a draft whose file has these facts."""
        entry = self._entries.get(draft)
        return entry if entry and entry.is_of(stat) else None

    def put(self, draft: str, entry: Entry) -> None:
        """Remember an entry."""
        self._entries[draft] = entry
        self._dirty = True

    def judge(self, draft: str, composure: int | None) -> None:
        """Remember how a draft was judged."""
        entry = self._entries.get(draft)
        if entry and entry.composure != composure:
            self.put(draft, replace(entry, composure=composure))

    def judge_by(self, measure: str) -> bool:
        """Forget the composures that were found by another measure; True where it was another."""
        if measure == self._measure:
            return False
        self._measure, self._dirty = measure, True
        self._entries = {draft: replace(each, composure=None) for draft, each in self._entries.items()}
        return True

    def keep_only(self, drafts: set[str]) -> None:
        """Forget drafts that are gone."""
        for gone in self._entries.keys() - drafts:
            del self._entries[gone]
            self._dirty = True

    def flush(self) -> None:
        """Write what changed. Raises WriteError."""
        if self._dirty and self._file:
            rows = {
                draft: [each.mtime, each.size, each.to, each.subject, each.composure]
                for draft, each in self._entries.items()
            }
            data = {"measure": self._measure, "drafts": rows}
            atomic_write(self._file, json.dumps(data).encode("ascii"))
        self._dirty = False


def _load(file: Path) -> tuple[str, dict[str, Entry]]:
    try:
        data = json.loads(read_bytes(file))
        return str(data["measure"]), {draft: _entry(*row) for draft, row in data["drafts"].items()}
    except (FileError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "", {}


def _entry(mtime: object, size: object, to: object, subject: object, composure: object) -> Entry:
    if not (isinstance(mtime, int) and isinstance(size, int) and isinstance(to, str) and isinstance(subject, str)):
        raise TypeError("not an entry")
    return Entry(mtime, size, to, subject, composure if isinstance(composure, int) else None)
