"""Notes by which a later start asks the first one to open files: small files in a folder, gone once they are read.

A start that waits leaves a sign beside them, by its token. It is taken away when the file is back, or says that it
failed.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from walkaway.files import FileError, atomic_write
from walkaway.gui.requests import anywhere

_SUFFIX = ".note"
_FAILED = b"failed"
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


def put(folder: Path, words: Sequence[str], token: str = "") -> Path | None:
    """Ask for these to be opened; gives the note, None where it could not be written.

    With a `token`, the asker waits until it is answered.
    """
    note = folder / f"{secrets.token_hex(8)}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic_write(note, json.dumps([token, os.environ.get(_ACTIVATION, ""), *anywhere(words)]).encode())
    except (OSError, FileError):
        return None
    return note


class Note(NamedTuple):
    """What a later start asks for, the token with which it waits, and what the desktop gave it to come forward with.

    The last two are "" where there is none.
    """

    words: list[str]
    token: str
    activation: str

    def come_forward(self) -> None:
        """Have Qt use the activation: under Wayland a window comes to the front with nothing else. Qt looks for it in
        the environment."""
        os.putenv(_ACTIVATION, self.activation)


def take(folder: Path) -> Iterator[Note]:
    """Each note; it is gone then. What is no note is passed over."""
    for note in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            token, activation, *words = json.loads(note.read_bytes())
            note.unlink()
        except (OSError, ValueError, TypeError):
            # Taken back meanwhile, or nothing of ours: there is nothing to open.
            continue
        yield Note([word for word in words if isinstance(word, str)], _text(token), _text(activation))


def wait_sign(folder: Path) -> tuple[str, Path] | None:
    """A new token and its sign; None where it could not be left."""
    token = secrets.token_hex(8)
    sign = _sign(folder, token)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic_write(sign, b"")
    except (OSError, FileError):
        return None
    return token, sign


def _text(value: object) -> str:
    return value if isinstance(value, str) and "\0" not in value else ""


def answer(folder: Path, token: str, well: bool) -> None:
    """Tell the start that waits with this token that it may end."""
    sign = _sign(folder, token)
    with suppress(OSError):  # it waits no more
        if well:
            sign.unlink()
        elif sign.exists():
            sign.write_bytes(_FAILED)


def has_failed(sign: Path) -> bool:
    """True when the answer was that the file was not written."""
    try:
        return sign.read_bytes() == _FAILED
    except OSError:
        return False


def _sign(folder: Path, token: str) -> Path:
    return folder / f"{''.join(filter(str.isalnum, token))}.wait"
