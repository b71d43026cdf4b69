"""Notes by which a later start asks the first one to open files: small files in a folder, gone once they are read."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from walkaway.files import FileError, atomic_write

_SUFFIX = ".note"


def put(folder: Path, paths: Sequence[str]) -> Path | None:
    """Ask for these to be opened; gives the note, None where it could not be written."""
    note = folder / f"{secrets.token_hex(8)}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic_write(note, json.dumps([os.path.abspath(path) for path in paths]).encode())
    except (OSError, FileError):
        return None
    return note


def take(folder: Path) -> Iterator[list[str]]:
    """The paths of each note, which is gone then; what is no note is passed over."""
    for note in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            paths = json.loads(note.read_bytes())
            note.unlink()
        except (OSError, ValueError):
            # Taken back meanwhile, or nothing of ours: there is nothing to open.
            continue
        yield [path for path in paths if isinstance(path, str)]
