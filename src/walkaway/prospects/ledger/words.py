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


def queries(words: str) -> list[str]:
    """What the user typed, as questions to the search index: one for each word, which has to be there or begin one."""
    asked = [each.replace('"', "") for each in storable(words).split()]
    return list(dict.fromkeys(f'"{each}"*' for each in asked if any(sign.isalnum() for sign in each)))
