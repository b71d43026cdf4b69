"""Copies that sync programs leave beside a file when two people changed it: told, and not listed a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from walkaway.library.template import Template

# Dropbox: "name (Ana's conflicted copy 2026-05-03)", Nextcloud: "name (conflicted copy 2026-05-03 101112)", in the
# language of the computer; Syncthing: "name.sync-conflict-20260503-101112-ABCDEFG"; ownCloud: "name_conflict-…".
_PLAIN = (
    re.compile(r"(.+?) ?\([^()]*(?:conflict|konflikt|conflit)[^()]*\d[^()]*\)", re.IGNORECASE),
    re.compile(r"(.+?) ?\((?:[^()]* )?case conflict(?: \d+)?\)", re.IGNORECASE),
    re.compile(r"(.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"),
    re.compile(r"(.+)_conflict-\d{8}-\d{6}"),
)
# Google Drive and file managers: "name (1)". Just as well a name that somebody chose, so the title has to be the same.
_NUMBERED = re.compile(r"(.+?) ?\(\d{1,3}\)")
# OneDrive: "name-COMPUTER". Our own names have no capitals.
_HOST = re.compile(r"(?=.*[A-Z])[A-Za-z0-9][\w-]{1,62}")


@dataclass(frozen=True, slots=True)
class SyncCopy:
    """A copy that a sync program made, and the template that it is a copy of."""

    path: Path
    of: Template

    def __str__(self) -> str:
        return (
            f"A sync program made a copy of “{self.of.title}”, because two people changed it: {self.path}."
            " Compare the two files and delete one."
        )


def copies_among(files: Mapping[Path, Template | None]) -> tuple[SyncCopy, ...]:
    """The copies among these files, each with its template as far as it could be read.

    A copy without its original is the only one there is, so it is a template like others.
    """
    found = ((path, _original(path, files)) for path in files)
    return tuple(SyncCopy(path, of) for path, of in found if of is not None)


def _original(path: Path, files: Mapping[Path, Template | None]) -> Template | None:
    if path.stem.islower() and "(" not in path.stem and "conflict" not in path.stem:
        return None  # most names, told from the rest at once
    for stem in _plain(path.stem):
        if (of := files.get(path.with_name(stem + path.suffix))) is not None:
            return of
    title = template.title if (template := files[path]) is not None else None
    for stem in _doubtful(path.stem):
        of = files.get(path.with_name(stem + path.suffix))
        if of is not None and of.title == title:
            return of
    return None


def _plain(stem: str) -> Iterator[str]:
    for pattern in _PLAIN:
        if match := pattern.fullmatch(stem):
            yield match[1]


def _doubtful(stem: str) -> Iterator[str]:
    if match := _NUMBERED.fullmatch(stem):
        yield match[1]
    for at, sign in enumerate(stem):
        if sign == "-" and at and _HOST.fullmatch(stem[at + 1 :]):
            yield stem[:at]
