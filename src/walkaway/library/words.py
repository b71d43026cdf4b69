"""Words as the library compares them: case and accents folded, endings taken off."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def folded(text: str) -> str:
    """The text without case, accents and apostrophes."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        text = text.replace("’", "")
    return text.casefold().replace("'", "")


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(folded(text))


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """What is left of a folded English word without its common endings: prices, priced and pricing are one."""
    if len(word) <= 3 or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = _DOUBLED.sub(r"\1", word[: -len(ending)])
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def one_off(word: str) -> frozenset[str]:
    """Everything that is one letter off: one too many, one missing, another one, two swapped."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = string.ascii_lowercase
    fewer = (before + after[1:] for before, after in cuts if after)
    other = (before + letter + after[1:] for before, after in cuts if after for letter in letters)
    more = (before + letter + after for before, after in cuts for letter in letters)
    return frozenset((*fewer, *other, *more, *swapped(word))) - {word}


def swapped(word: str) -> Iterator[str]:
    """The word with two neighbouring letters in the other order, in each place."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
