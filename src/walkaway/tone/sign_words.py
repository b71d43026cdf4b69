"""The lists of words that the signs of the rules know, read once from the data that ships."""

from __future__ import annotations

import tomllib
from functools import cache

from walkaway.paths import resource


def sign_words(sign: str) -> dict[str, frozenset[str]]:
    """The lists of a sign of `resources/signs/en.toml` ("drawn_out", "capitals"), by their names."""
    return _listed()[sign]


@cache
def _listed() -> dict[str, dict[str, frozenset[str]]]:
    listed = tomllib.loads(resource("signs", "en.toml").read_text(encoding="utf-8"))
    return {sign: {name: frozenset(words) for name, words in lists.items()} for sign, lists in listed.items()}
