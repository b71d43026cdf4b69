"""The folder of the drafts on disk: which files are drafts, and how one is moved out of the way."""

from __future__ import annotations

import os
from pathlib import Path

from walkaway.files import ReadError, WriteError, atomic_write, read_bytes

_ENDING = ".eml"


class DraftFolder:
    """Files by draft id: the id is the file's name without its ending."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, id: str) -> Path:
        """The file of a draft. Raises ValueError for what cannot be an id."""
        if not id or id.startswith(".") or {"/", "\\", "\0"} & set(id):
            raise ValueError(f"{id!r} is no draft")
        return self.root / f"{id}{_ENDING}"

    def read(self, id: str) -> bytes | None:
        """The bytes of a draft, None when there is no file. Raises ReadError."""
        try:
            return read_bytes(self.path(id))
        except ReadError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    def write(self, id: str, data: bytes) -> os.stat_result:
        """Write a draft and tell the facts of its file. Raises WriteError."""
        path = self.path(id)
        _make(self.root)
        atomic_write(path, data)
        return path.stat()

    def files(self) -> list[tuple[str, os.DirEntry[str]]]:
        """The drafts with their files; none when the folder is not there yet. Raises ReadError."""
        try:
            with os.scandir(self.root) as entries:
                return [(each.name[: -len(_ENDING)], each) for each in entries if _is_draft(each)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ReadError.of(self.root, error) from error

    def move(self, id: str, to: str) -> Path:
        """Move a draft's file into the folder `to` below this one and return its place. Raises WriteError."""
        path = self.path(id)
        try:
            return path.rename(_free(_make(self.root / to), id))
        except OSError as error:
            raise WriteError.of(path, error) from error

    def move_back(self, path: Path, id: str) -> None:
        """Make a file the draft `id` again. Raises WriteError."""
        try:
            path.rename(self.path(id))
        except OSError as error:
            raise WriteError.of(path, error) from error

    def keep(self, id: str, data: bytes, to: str) -> Path:
        """Write bytes that are about to be replaced into the folder `to`. Raises WriteError."""
        kept = _free(_make(self.root / to), id)
        atomic_write(kept, data)
        return kept


def _is_draft(file: os.DirEntry[str]) -> bool:
    return file.name.endswith(_ENDING) and not file.name.startswith(".") and file.is_file()


def _make(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError.of(folder, error) from error
    return folder


def _free(folder: Path, stem: str) -> Path:
    names = (f"{stem}-{number}{_ENDING}" if number else f"{stem}{_ENDING}" for number in range(10**6))
    return next(path for name in names if not (path := folder / name).exists())
