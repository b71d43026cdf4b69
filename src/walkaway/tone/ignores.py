"""What the user has said not to mark, remembered by words and neighbours so that it survives edits."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from walkaway.files import atomic_write
from walkaway.text.finding import Finding

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEIGHBOURS = 3


class Scope(StrEnum):
    """How far an ignore reaches."""

    HERE = "here"
    DRAFT = "draft"
    WORDS = "words"


class IgnoresError(ValueError):
    """The file of ignores cannot be read; the message names the file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """One thing not to mark: the words as they were written, the rule that marked them, and how far it reaches.

    `draft` is the draft's id for HERE and DRAFT; `place` a hash of the words around the place for HERE.
    """

    scope: Scope
    rule: str
    words: str
    draft: str = ""
    place: str = ""


class Ignores:
    """The list of ignores, and `words` that are never marked, whatever the rule."""

    def __init__(self, entries: tuple[Ignored, ...] = (), *, words: Iterable[str] = ()) -> None:
        self._entries = dict.fromkeys(entries)
        self.set_words(words)

    def set_words(self, words: Iterable[str]) -> None:
        """Never mark these words, and no others."""
        self._words = frozenset(map(canonical, words))

    def entries(self) -> tuple[Ignored, ...]:
        """All ignores, the oldest first; the words are not among them."""
        return tuple(self._entries)

    def add(self, scope: Scope, finding: Finding, paragraph: str, draft: str) -> Ignored:
        """Remember not to mark this finding of `paragraph` (its span is relative to it)."""
        entry = _entry(scope, finding, paragraph, draft)
        self._entries[entry] = None
        return entry

    def remove(self, entry: Ignored) -> None:
        """Mark it again."""
        self._entries.pop(entry, None)

    def hides(self, finding: Finding, paragraph: str, draft: str) -> bool:
        """True where one of the ignores, or of the words, speaks of this finding."""
        if self._words and canonical(finding.text) in self._words:
            return True
        return bool(self._entries) and any(_entry(scope, finding, paragraph, draft) in self._entries for scope in Scope)

    def save(self, path: Path) -> None:
        """Write the list as JSON, without the words. Raises WriteError."""
        data = {"version": 1, "ignored": [asdict(entry) for entry in self._entries]}
        atomic_write(path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    @classmethod
    def load(cls, path: Path) -> Ignores:
        """Read the list; a file that is not there is an empty list. Raises IgnoresError."""
        try:
            rows = json.loads(path.read_bytes())["ignored"]
            return cls(
                tuple(
                    Ignored(Scope(row["scope"]), *(str(row[k]) for k in ("rule", "words", "draft", "place")))
                    for row in rows
                )
            )
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            raise IgnoresError(
                f"{path}: {wrong}; the ignored words cannot be read, move the file away to start anew"
            ) from wrong


def canonical(words: str) -> str:
    """Words as they are compared: without case, kind of apostrophe and line breaks."""
    return " ".join(words.casefold().replace("’", "'").split())


def _entry(scope: Scope, finding: Finding, paragraph: str, draft: str) -> Ignored:
    words = canonical(finding.text)
    if scope is Scope.WORDS:
        return Ignored(scope, finding.rule, words)
    if scope is Scope.DRAFT:
        return Ignored(scope, finding.rule, words, draft)
    before = _WORD.findall(paragraph[: finding.span.start])[-_NEIGHBOURS:]
    after = _WORD.findall(paragraph[finding.span.end :])[:_NEIGHBOURS]
    place = hashlib.sha256("\0".join(canonical(" ".join(side)) for side in (before, after)).encode()).hexdigest()[:16]
    return Ignored(scope, finding.rule, words, draft, place)
