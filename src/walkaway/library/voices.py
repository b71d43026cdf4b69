"""The tones and trades that templates are written in and for, with their words for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from walkaway.library.kinds import Kind, read_kinds
from walkaway.paths import resource


@cache
def tones() -> Mapping[str, Kind]:
    """The three tones by id, in the order of the screen."""
    return read_kinds(resource("library", "voices.toml"), "tone")


@cache
def trades() -> Mapping[str, Kind]:
    """The trades by id, in the order of the screen. A template may have another one, or "any"."""
    return read_kinds(resource("library", "voices.toml"), "trade")
