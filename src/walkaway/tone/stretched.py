"""Words drawn out for loudness ("soooo"): a word that people draw out, not any letters in a row.

Letters stand in rows in codes, names and ornaments, too (FFFFFF, YYYYMMDD, oOOo). What is left of a drawn-out word,
when its rows are cut to one letter or two, is a word or an interjection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from walkaway.tone.sign_words import sign_words

_WORD = re.compile(r"\b[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)
_ROW = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_WRITTEN = re.compile(r"[^\W\d_]?[a-zß-ÿ]*|[^a-zß-ÿ]*")
_LONG_ROW = 4
_MOST_ROWS = 4


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that people draw out, all of them and those that three letters draw out already."""
    listed = sign_words("drawn_out")
    return listed["often"] | listed["seldom"], listed["often"]


def stretched(text: str) -> Iterator[tuple[int, int]]:
    """Where drawn-out words stand in a text."""
    _, often = _words()
    for found in _WORD.finditer(text):
        word = found[0]
        if cut(word) is None or _WRITTEN.fullmatch(word) is None:
            continue
        long = max(len(row[0]) for row in _ROW.finditer(word)) >= _LONG_ROW
        if long or any(one.lower() in often for one in _cuts(word)):
            yield found.span()


def cut(word: str) -> str | None:
    """The word without what was drawn out, None where none that is known is left: "good" for "goooood"."""
    words, _ = _words()
    known = [one for one in _cuts(word) if one.lower() in words]
    return known[-1] if known else None


def is_sound(word: str) -> bool:
    """True for a drawn-out sound ("ohhhh") in the place of a word."""
    return any(one.lower() in sign_words("drawn_out")["sounds"] for one in _cuts(word))


def _cuts(word: str) -> Iterator[str]:
    """The word with each of its rows cut to one letter or two, the shortest first."""
    rows = [*_ROW.finditer(word)]
    if len(rows) > _MOST_ROWS:
        return
    for lengths in product((1, 2), repeat=len(rows)):
        kept, at = [], 0
        for row, length in zip(rows, lengths, strict=True):
            kept += [word[at : row.start()], row[0][:length]]
            at = row.end()
        yield "".join(kept) + word[at:]
