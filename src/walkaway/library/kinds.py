"""The closed lists of what a message is for (situations) and how it sells (moves), with their words for the screen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from walkaway import moves
from walkaway.paths import resource


@dataclass(frozen=True, slots=True)
class Kind:
    """A situation or a move: `id` in files, `label` on the screen, `help` in one line."""

    id: str
    label: str
    help: str


def _situations() -> Mapping[str, Kind]:
    data = tomllib.loads(resource("situations.toml").read_text(encoding="utf-8"))
    return MappingProxyType({row["id"]: Kind(row["id"], row["label"], row["help"]) for row in data["situation"]})


SITUATIONS: Final = _situations()
"""Every situation by id, in the order of the screen."""

MOVES: Final[Mapping[str, Kind]] = MappingProxyType(
    {move.id: Kind(move.id, move.label, move.help) for move in moves.MOVES.values()}
)
"""Every move by id, in the order of the screen; `walkaway.moves` knows more about each."""
