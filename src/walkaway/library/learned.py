"""What drafts of each situation have in common, counted from those that ship: for drafts that say it in other words
than any cue knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from walkaway.language import likeness
from walkaway.language.cache import kept, version_of
from walkaway.language.labelled import ExamplesError, examples_data, labelled
from walkaway.language.likeness import Counts, Likeness, count
from walkaway.library import phrases, words, zones
from walkaway.library.errors import LibraryError
from walkaway.library.kinds import SITUATIONS
from walkaway.library.zones import zones_of
from walkaway.paths import resource
from walkaway.text import parts

ANY: Final = ""
"""The situation of what people write whatever it is about: it stands for every situation, so that it tells of none."""

_CODE = tuple(Path(module.__file__) for module in (likeness, phrases, words, zones, parts) if module.__file__)


@cache
def learned() -> Likeness:
    """Likeness to the drafts that ship, counted once for each version of them. Raises LibraryError."""
    path = resource("library") / "drafts.jsonl"
    try:
        data = examples_data(path)
        counts = Counts(*kept("situations", version_of({path: data}, _CODE), lambda: _counted(path, data)))
    except ExamplesError as error:
        raise LibraryError(f"{error}.") from error
    return Likeness(counts, tuple(SITUATIONS))


def _counted(path: Path, data: bytes) -> tuple[object, object]:
    counts = count(_examples(path, data), tuple(SITUATIONS))
    return counts.texts, counts.held


def _examples(path: Path, data: bytes) -> Iterator[tuple[list[str], str]]:
    for text, situation in labelled(path, data, "situation", (*SITUATIONS, ANY)):
        said = zones_of(text).words
        for each in SITUATIONS if situation == ANY else (situation,):
            yield said, each
