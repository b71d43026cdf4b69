"""The tones and trades that templates are written in and for, with their words for the screen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from walkaway.library.kinds import Kind
from walkaway.paths import resource


def tones() -> Mapping[str, Kind]:
    """The three tones by id, in the order of the screen."""
    return _voices()["tone"]


def trades() -> Mapping[str, Kind]:
    """The trades by id, in the order of the screen. A template may have another one, or "any"."""
    return _voices()["trade"]


@cache
def _voices() -> Mapping[str, Mapping[str, Kind]]:
    data = tomllib.loads(resource("library", "voices.toml").read_text(encoding="utf-8"))
    return {
        what: {row["id"]: Kind(row["id"], row["label"], row["help"]) for row in data[what]}
        for what in ("tone", "trade")
    }
