"""Words of a paragraph in one canonical form, so that a rule is written once for every spelling of it.

"I'm", "I’m" and "im" all become `i am`, "can't" becomes `can not`, "pls" becomes `please`; hyphens part words; a sentence
end is a token of its own (".", "?", "!"), so nothing matches across it by accident. Offsets stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

STOPS = frozenset(".?!")
"""The tokens that end a sentence."""

_MASK = "ǁ"
_MASKED = re.compile(r"\{\{[^{}\n]*\}\}|\\?\[[^\[\]\n]{1,40}\\?\]|\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*[^\W\d_]{0,2}(?![^\W_])|[^\W_]+(?:['’ʼ`´][^\W_]+)*|[%&]")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]*_]*(?:\s|$)|[.!?…]+[\"”’')\]*_]*$|\n\s*(?:[-*•–>]|\d{1,2}[.)])\s|\n\s*\n")
_SOFT = re.compile(r"[^\s'’*_\-‐‑\\~`´]|\s[-*–—]+\s|--")
_BULLET = re.compile(r"\n[ \t]*\d{1,2}[.)][ \t]*$")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_OPENING, _CLOSING = "“«„", "”»"
_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "vs", "eg", "ie", "etc", "approx", "inc", "ltd", "co", "corp", "jr", "sr", "prof", "dept", "est", "fig", "no", "nos", "vol", "rev", "attn", "tel", "ext"]
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The canonical words of `text`; token `i` stands at `[starts[i], ends[i])` (code points).

    The first and the last token are sentence ends of length 0, so a look to the left or right never falls off.
    `soft[i]` says that a comma, colon, dash, bracket or quotation mark stands before token i; `quoted[i]` that the
    token is inside double quotation marks that do not span the whole paragraph.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    soft: list[bool]
    quoted: list[bool]

    def sentence(self, token: int) -> tuple[int, int]:
        """First token of the sentence that token is in, and the index of the stop that ends it."""
        first = token
        while self.words[first - 1] not in STOPS:
            first -= 1
        last = token
        while self.words[last] not in STOPS:
            last += 1
        return first, last


def mask(text: str) -> str:
    """The text with fields, placeholders, URLs and addresses made into one opaque word each, length unchanged."""
    if "{{" in text or "[" in text or "//" in text or "@" in text or "www." in text:
        return _MASKED.sub(lambda m: _MASK * len(m[0]), text)
    return text


def is_mask(word: str) -> bool:
    """True for the opaque word that stands for a field, a placeholder, a URL or an address."""
    return word.startswith(_MASK)


@lru_cache(maxsize=4096)
def _gap(gap: str) -> tuple[str, bool, int]:
    """What stands between two words: the stop it makes ("" for none), softness, and quotation marks (see below)."""
    stop = ""
    if (end := _SENTENCE_END.search(gap)) is not None:
        mark = end[0].strip()
        stop = "?" if "?" in mark else "!" if "!" in mark else "."
    marks = 0
    for sign in gap:
        if sign in _OPENING:
            marks = 1
        elif sign in _CLOSING:
            marks = 2
        elif sign == '"':
            marks = 3
    return stop, bool(_SOFT.search(gap)), marks


def tokenize(text: str, spellings: Mapping[str, tuple[str, ...]]) -> Tokens:
    """Cut one paragraph into canonical tokens; `spellings` maps a lower-case word to its canonical words."""
    words, starts, ends, soft, quotes = ["."], [0], [0], [False], [0]
    at = 0
    word = "."
    for found in _WORD.finditer(mask(text)):
        start, end = found.span()
        gap = text[at:start]
        mark = 0
        is_soft = False
        if gap != " " and gap:
            stop, is_soft, mark = _gap(gap)
            if stop and not _abbreviated(stop, gap, word) and words[-1] not in STOPS:
                words.append(stop)
                starts.append(at)
                ends.append(at + len(gap.rstrip()))
                soft.append(False)
                quotes.append(0)
        word = found[0].lower()
        if not word.isascii():
            word = word.translate(_APOSTROPHES)
        canonical = spellings.get(word)
        if canonical is None:
            words.append(word)
            starts.append(start)
            ends.append(end)
            soft.append(is_soft)
            quotes.append(mark)
        else:
            for one in canonical:
                words.append(one)
                starts.append(start)
                ends.append(end)
                soft.append(is_soft)
                quotes.append(mark)
                is_soft, mark = False, 0
        at = end
    tail = text[at:]
    words.append("?" if "?" in tail else "!" if "!" in tail else ".")
    starts.append(at)
    ends.append(at + len(tail.rstrip()))
    soft.append(False)
    quotes.append(_gap(tail)[2] if tail else 0)
    return Tokens(text, words, starts, ends, soft, _quoted(quotes))


def _abbreviated(stop: str, gap: str, before: str) -> bool:
    """True where the full stop belongs to the word before it ("e.g. ", "Mr. ", an initial), or a number opens a list."""
    if stop != "." or not gap.startswith(". "):
        return False
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")


def _quoted(quotes: list[int]) -> list[bool]:
    """Which tokens stand inside quotation marks; a mark that is never closed, or that spans everything, opens nothing."""
    inside = [False] * len(quotes)
    if not any(quotes):
        return inside
    opened = -1
    for i, mark in enumerate(quotes):
        if opened >= 0 and mark in (2, 3):
            if not (opened <= 1 and i == len(quotes) - 1):
                inside[opened:i] = [True] * (i - opened)
            opened = -1
        elif mark in (1, 3):
            opened = i
    return inside
