"""The closed lists of what a message is for (situations) and how it sells (moves), with their words for the screen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from walkaway.paths import resource


@dataclass(frozen=True, slots=True)
class Kind:
    """A situation or a move: `id` in files, `label` on the screen, `help` in one line."""

    id: str
    label: str
    help: str


def _load(file: str, table: str) -> Mapping[str, Kind]:
    data = tomllib.loads(resource(file).read_text(encoding="utf-8"))
    return MappingProxyType({row["id"]: Kind(row["id"], row["label"], row["help"]) for row in data[table]})


SITUATIONS: Final = _load("situations.toml", "situation")
"""Every situation by id, in the order of the screen."""

MOVES: Final = _load("moves.toml", "move")
"""Every move by id, in the order of the screen."""
