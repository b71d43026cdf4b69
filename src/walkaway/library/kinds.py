"""The closed list of what a message is for (situations), with its words for the screen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from walkaway.files import ReadError, read_text
from walkaway.library.errors import LibraryError
from walkaway.paths import resource


@dataclass(frozen=True, slots=True)
class Kind:
    """A situation, a tone or a trade: `id` in files, `label` on the screen, `help` in one line."""

    id: str
    label: str
    help: str


def read_kinds(file: Path, table: str) -> Mapping[str, Kind]:
    """The kinds of a table of a file by id, in its order. Raises LibraryError."""
    try:
        rows = read_toml(file)[table]
        return MappingProxyType({row["id"]: Kind(row["id"], row["label"], row["help"]) for row in rows})
    except (KeyError, TypeError) as error:
        raise LibraryError(f"{file}, {table}: {error}; expected rows of id, label and help.") from error


def read_toml(file: Path) -> dict[str, Any]:
    """What a file of ours holds. Raises LibraryError."""
    try:
        return tomllib.loads(read_text(file).editable)
    except ReadError as error:
        raise LibraryError(str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"{file}: {error}; expected TOML.") from error


SITUATIONS: Final = read_kinds(resource("situations.toml"), "situation")
"""Every situation by id, in the order of the screen."""
