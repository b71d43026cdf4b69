"""Words on their way into the ledger and its search."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[\x00\ud800-\udfff]")
_SPACE = re.compile(r"\s")


def storable(words: str) -> str:
    """The words without what no file can hold: NUL and halves of characters become a visible sign."""
    return _UNFIT.sub("�", words)


def one_row(words: str) -> str:
    """The words on one row, as many characters as before."""
    return _SPACE.sub(" ", words)


def query(words: str) -> str:
    """What the user typed, as a question to the search index: every word has to be there, or begin one that is."""
    asked = [each.replace('"', "") for each in storable(words).split()]
    return " ".join(f'"{each}"*' for each in asked if any(sign.isalnum() for sign in each))
