"""Making an import, and taking it back.

Either all of the chosen templates are there afterwards or none: what fails half way takes back what it wrote. A kill in
the middle may leave some whole files; importing again finds those and goes on with the rest.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.files import FileError, atomic_write, content_hash, read_bytes
from walkaway.library.errors import LibraryError
from walkaway.library.names import path_of
from walkaway.library.packs.comparing import Preview, Row, State, hash_of
from walkaway.library.packs.contents import PackError
from walkaway.library.template import Template


@dataclass(frozen=True, slots=True)
class _Write:
    path: Path
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A template to keep, under the id that it gets; `before` is the hash of what it replaces, "" for nothing."""

    template: Template
    data: bytes
    before: str


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that was made. `templates` are those that came, under the ids that they have now."""

    templates: tuple[Template, ...]
    _writes: tuple[_Write, ...]
    _folders: tuple[Path, ...]

    def undo(self) -> tuple[Path, ...]:
        """Take it back. Files that were changed since stay as they are, and are returned. Raises PackError."""
        changed = tuple(write.path for write in self._writes if hash_of(write.path) != content_hash(write.after))
        try:
            for write in self._writes:
                if write.path not in changed:
                    _put(write.path, write.before)
        except (FileError, OSError) as error:
            raise PackError(_sentence(error)) from error
        _remove(self._folders)
        return changed

    def save(self, path: Path) -> None:
        """Note down how to take it back in a later run. Raises PackError."""
        writes = [
            {"path": str(one.path), "before": None if one.before is None else b64encode(one.before).decode("ascii")}
            | {"after": b64encode(one.after).decode("ascii")}
            for one in self._writes
        ]
        try:
            atomic_write(path, json.dumps({"writes": writes, "folders": [str(one) for one in self._folders]}).encode())
        except FileError as error:
            raise PackError(f"The import was made, but cannot be taken back later. {error}") from error


def load_imported(path: Path, within: Path) -> Imported:
    """The import that was noted down there, of files below `within` only. Raises PackError."""
    try:
        said = json.loads(read_bytes(path))
        writes = tuple(_read_write(one) for one in said["writes"])
        folders = tuple(Path(one) for one in said["folders"])
    except (FileError, ValueError, TypeError, KeyError) as error:
        raise PackError("There is no import to take back.") from error
    if any(within not in Path(os.path.normpath(one)).parents for one in (*folders, *(one.path for one in writes))):
        raise PackError("There is no import to take back: the note about it is not ours.")
    return Imported((), writes, folders)


def forget_imported(path: Path) -> None:
    """What was noted down there is taken back. Raises PackError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PackError(f"The import was taken back, but the note about it stays. {_sentence(error)}") from error


def _read_write(said: Mapping[str, str | None]) -> _Write:
    before = said["before"]
    return _Write(Path(str(said["path"])), None if before is None else b64decode(before), b64decode(str(said["after"])))


def apply(preview: Preview, take: Iterable[Row], replacing: Collection[Row] = ()) -> Imported:
    """Keep these rows among the user's own templates, those of `replacing` in the place of what has their id.

    Raises PackError where something was changed since the preview, or cannot be written; nothing is changed then.
    """
    chosen = list(_chosen(take, {row.kept_as for row in replacing}))
    writes = [_planned(preview.folder, one) for one in chosen]
    folders = _missing_folders(preview.folder, writes)
    done: list[_Write] = []
    try:
        for write in writes:
            done.append(write)
            write.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(write.path, write.after)
    except (FileError, OSError) as error:
        _take_back(done, folders)
        raise PackError(f"Nothing was imported. {_sentence(error)}") from error
    templates = (replace(one.template, path=write.path, mine=True) for one, write in zip(chosen, writes, strict=True))
    return Imported(tuple(templates), tuple(writes), folders)


def _chosen(take: Iterable[Row], instead_of: Collection[str]) -> Iterator[_Chosen]:
    for row in take:
        if row.template is not None and row.can_come:
            instead = row.state is State.REPLACES and row.kept_as in instead_of
            template = row.template if instead else replace(row.template, id=row.kept_as)
            yield _Chosen(template, row.data, row.before if instead else "")


def _planned(folder: Path, one: _Chosen) -> _Write:
    """What is written for a template; raises PackError where there is something else in its place by now."""
    try:
        path = path_of(one.template.id, folder)
        before = path.read_bytes() if path.exists() else None
    except (LibraryError, OSError) as error:
        raise PackError(f"Nothing was imported. {_sentence(error)}") from error
    if (content_hash(before) if before is not None else "") != one.before:
        raise PackError(f"Nothing was imported: {path.name} was changed meanwhile. Look at the pack again.")
    return _Write(path, before, one.data)


def _missing_folders(root: Path, writes: Iterable[_Write]) -> tuple[Path, ...]:
    """The folders that the import makes, deepest first."""
    needed = {folder for write in writes for folder in write.path.parents if folder != root and root in folder.parents}
    return tuple(sorted((one for one in needed if not one.exists()), key=lambda one: -len(one.parts)))


def _take_back(done: Iterable[_Write], folders: Iterable[Path]) -> None:
    """What is new goes first: then there is room for what was there before."""
    for write in sorted(done, key=lambda write: write.before is not None):
        with suppress(FileError, OSError):  # the first failure is what the user is told
            if hash_of(write.path) == content_hash(write.after):
                _put(write.path, write.before)
    _remove(folders)


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        atomic_write(path, data)


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):  # somebody put something else into it meanwhile
            os.rmdir(folder)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return str(FileError.of(Path(str(error.filename or "")), error))
    return str(error)
