"""Words of a paragraph in one canonical form, so that a rule is written once for every spelling of it.

"I'm", "I’m" and "im" all become `i am`, "can't" becomes `can not`, "pls" becomes `please`; hyphens part words; a
sentence end is a token of its own (".", "?", "!"), so nothing matches across it by accident. Offsets stay those of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count, pairwise

STOPS = frozenset(".?!")
"""The tokens that end a sentence."""

_MASK = "ǁ"
# Runs are taken whole (++, *+) and begun at their first sign only: a try at each sign would take quadratic time.
_MASKED = re.compile(
    r"\{\{[^{}\n]*\}\}|\\?\[[^\[\]\n]{1,40}\\?\]|\bhttps?://\S+|\bwww\.\S+"
    r"|(?<![\w.+-])(?P<lead>[.+-]*+)\w[\w.+-]*+@[\w-]++\.[\w.-]+"
)
_WORD = re.compile(r"([^\W\d_][^\W_]*(?:['’ʼ`´][^\W_]+)*|\d+(?:[.,:]\d+)*[^\W\d_]{0,2}(?![^\W_])|[^\W_]+|[%&])")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]*_]*+\s|\n\s*(?:[-*•–>]|\d{1,2}[.)])\s|\n\s*\n")
_SOFT = re.compile(r"[^\s'’*_\-‐‑\\~`´]|\s[-*–—]+\s|--")
_BULLET = re.compile(r"\n[ \t]*\d{1,2}[.)][ \t]*$")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")
_OPENS, _CLOSES, _EITHER = 1, 2, 3
_OPENING, _CLOSING = "“«„", "”»"
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "vs",
        "eg",
        "ie",
        "etc",
        "approx",
        "inc",
        "ltd",
        "co",
        "corp",
        "jr",
        "sr",
        "prof",
        "dept",
        "est",
        "fig",
        "no",
        "nos",
        "vol",
        "rev",
        "attn",
        "tel",
        "ext",
    ]
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The canonical words of `text`; token `i` stands at `[starts[i], ends[i])` (code points).

    The first and the last token are sentence ends of length 0, so a look to the left or right never falls off.
    `soft` holds the tokens before which a comma, colon, dash, bracket or quotation mark stands, `quoted` those inside
    double quotation marks that do not span the whole paragraph.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    soft: set[int]
    quoted: frozenset[int]

    def sentences(self) -> list[tuple[int, int]]:
        """The first token of each sentence, and the stop that ends it."""
        stops = [at for at, word in enumerate(self.words) if word in STOPS]
        return [(before + 1, stop) for before, stop in pairwise(stops) if stop > before + 1]

    def said(self, begin: int, stop: int) -> str:
        """What is written from the end of the sentence before token `begin` to the end of the stop."""
        return self.text[self.ends[begin - 1] : max(self.starts[stop], self.ends[stop])]


def mask(text: str) -> str:
    """The text with fields, placeholders, URLs and addresses made into one opaque word each, length unchanged."""
    if "{{" in text or "[" in text or "//" in text or "@" in text or "www." in text:
        return _MASKED.sub(_masked, text)
    return text


def _masked(found: re.Match[str]) -> str:
    lead = found["lead"] or ""
    return lead + _MASK * (len(found[0]) - len(lead))


def is_mask(word: str) -> bool:
    """True for the opaque word that stands for a field, a placeholder, a URL or an address."""
    return word.startswith(_MASK)


@lru_cache(maxsize=4096)
def _gap(gap: str) -> tuple[str, bool, int]:
    """What stands between two words: the stop it makes ("" for none), softness, and its quotation mark (0 for none)."""
    stop = ""
    if (end := _SENTENCE_END.search(gap)) is not None:
        signs = end[0]
        stop = "?" if "?" in signs else "!" if "!" in signs else "."
    mark = 0
    for sign in gap:
        if sign in _OPENING:
            mark = _OPENS
        elif sign in _CLOSING:
            mark = _CLOSES
        elif sign == '"':
            mark = _EITHER
    return stop, bool(_SOFT.search(gap)), mark


def tokenize(text: str, spellings: Mapping[str, tuple[str, ...]]) -> Tokens:
    """Cut one paragraph into canonical tokens; `spellings` maps a lower-case word to its canonical words."""
    pieces = _WORD.split(_lowered(mask(text)))
    places = list(accumulate(map(len, pieces), initial=0))
    gaps, written, begins, finishes = pieces[::2], pieces[1::2], places[1:-1:2], places[2::2]
    words, starts, ends = ["."], [0], [0]
    soft: set[int] = set()
    quotes: dict[int, int] = {}
    done = 0
    # All but a few words stand as they are after a single space: those are taken over in runs.
    odd = set(compress(count(), map(" ".__ne__, gaps[:-1])))
    if not spellings.keys().isdisjoint(written):
        odd.update(i for i, word in enumerate(written) if word in spellings)
    for i in sorted(odd):
        words += written[done:i]
        starts += begins[done:i]
        ends += finishes[done:i]
        stop, is_soft, mark = _gap(gaps[i])
        if stop and words[-1] not in STOPS and not _abbreviated(stop, gaps[i], written[i - 1] if i else ""):
            at = begins[i] - len(gaps[i])
            words.append(stop)
            starts.append(at)
            ends.append(at + len(gaps[i].rstrip()))
        if is_soft:
            soft.add(len(words))
        if mark:
            quotes[len(words)] = mark
        canonical = spellings.get(written[i], (written[i],))
        words += canonical
        starts += [begins[i]] * len(canonical)
        ends += [finishes[i]] * len(canonical)
        done = i + 1
    words += written[done:]
    starts += begins[done:]
    ends += finishes[done:]
    tail = gaps[-1]
    at = len(text) - len(tail)
    if (last_mark := _gap(tail)[2]) != 0:
        quotes[len(words)] = last_mark
    words.append("?" if "?" in tail else "!" if "!" in tail else ".")
    starts.append(at)
    ends.append(at + len(tail.rstrip()))
    return Tokens(text, words, starts, ends, soft, _quoted(quotes, len(words) - 1))


def _lowered(text: str) -> str:
    """Lower case with plain apostrophes, of the same length."""
    if text.isascii():
        return text.lower()
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_APOSTROPHES)


def _abbreviated(stop: str, gap: str, before: str) -> bool:
    """True where the full stop belongs to the word before it ("e.g. ", "Mr. ", an initial)."""
    if stop != "." or not gap.startswith(". "):
        return False
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")


def _quoted(quotes: Mapping[int, int], last: int) -> frozenset[int]:
    """Which tokens stand inside quotation marks; a mark that is never closed, or spans everything, opens nothing."""
    inside: set[int] = set()
    opened = 0
    for token, mark in quotes.items():
        if opened and mark != _OPENS:
            if not (opened == 1 and token == last):
                inside.update(range(opened, token))
            opened = 0
        elif mark != _CLOSES:
            opened = token
    return frozenset(inside)
