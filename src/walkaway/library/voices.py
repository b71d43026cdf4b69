"""The tones and trades that templates are written in and for, with their words for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from walkaway.library.kinds import Kind, read_kinds
from walkaway.paths import resource

ANY: Final = "any"
"""The trade of a template that has nobody's details."""
_OWN, _OTHER = 1.3, 0.8


@cache
def tones() -> Mapping[str, Kind]:
    """The three tones by id, in the order of the screen."""
    return read_kinds(resource("library", "voices.toml"), "tone")


@cache
def trades() -> Mapping[str, Kind]:
    """The trades by id, in the order of the screen. A template may have another one, or `ANY`."""
    return read_kinds(resource("library", "voices.toml"), "trade")


def nearness(trade: str, mine: str) -> float:
    """What a template's trade counts for somebody whose trade is `mine`; 1 where either is open."""
    if not mine or trade in ("", ANY):
        return 1.0
    return _OWN if trade == mine else _OTHER
