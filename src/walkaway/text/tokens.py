"""Words of a paragraph in one canonical form, so that a rule is written once for every spelling of it.

"I'm", "I’m" and "im" all become `i am`, "can't" becomes `can not`, "pls" becomes `please`; hyphens part words; a
sentence end is a token of its own (".", "?", "!"), so nothing matches across it by accident. Offsets stay those of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate, count, pairwise
from typing import NamedTuple

_NONE: frozenset[int] = frozenset()
STOPS = frozenset(".?!")
"""The tokens that end a sentence."""

_MASK = "X"
"""A letter that no text in lower case has."""
# Each way begins with a letter or sign of its own, so that the places between are passed over quickly.
_FIELD_OR_LINK = (
    r"\{\{[^{}\n]*\}\}|\\\[[^\[\]\n]{1,40}\\?\]|\[[^\[\]\n]{1,40}\\?\]|h(?<=\bh)ttps?://\S+|w(?<=\bw)ww\.\S+"
)
_MASKED = re.compile(_FIELD_OR_LINK)
# Runs are taken whole (++, *+) and begun at their first sign only: a try at each sign would take quadratic time.
_MASKED_OR_ADDRESS = re.compile(rf"{_FIELD_OR_LINK}|(?<![\w.+-])(?P<lead>[.+-]*+)\w[\w.+-]*+@[\w-]++\.[\w.-]+")
_WORD = re.compile(r"([^\W\d_][^\W_]*(?:'[^\W_]+)*|\d+(?:[.,:]\d+)*[^\W\d_]{0,2}(?![^\W_])|[^\W_]+|[%&])")
# The same for text without other letters, as most is: it is cut in half the time.
_PLAIN_WORD = re.compile(
    r"([a-zX][a-zX\d]*(?:'[a-zX\d]+)*|\d+(?:[.,:]\d+)*[a-zX]{0,2}(?![a-zX\d])|[a-zX\d]+|[%&])", re.ASCII
)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”')\]*_]*+\s|\n\s*(?:[-*•–>]|\d{1,2}[.)])\s|\n\s*\n")
_SOFT = re.compile(r"[^\s'*_\-‐‑\\~]|\s[-*–—]+\s|--")
_APOSTROPHES = "’ʼ`´"
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
# Where a sentence ends whatever stands around it: behind a word that is no abbreviation, before a word in small letters
# (of the readable text). Of each length its abbreviations: what is looked back at must have one.
_SURE_END = re.compile(
    r"[.!?](?=\s+[a-zX])(?<=[a-zX\d]{2}.)"
    + "".join(
        rf"(?<!(?<![^\W_])(?:{'|'.join(sorted(word for word in _ABBREVIATIONS if len(word) == length))})\.)"
        for length in sorted(set(map(len, _ABBREVIATIONS)))
    )
)
_QUOTING = re.compile(f"[{_OPENING}{_CLOSING}]")


class Tokens(NamedTuple):
    """The canonical words of `text`; token `i` stands at `[starts[i], ends[i])` (code points).

    The first and the last token are sentence ends of length 0, so a look to the left or right never falls off.
    `stops` are the tokens that end a sentence, these two with them. `soft` holds the tokens before which a comma,
    colon, dash, bracket or quotation mark stands, `quoted` those inside double quotation marks that do not span the
    whole paragraph.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    stops: list[int]
    soft: set[int]
    quoted: frozenset[int]

    def sentences(self) -> list[tuple[int, int]]:
        """The first token of each sentence, and the stop that ends it."""
        return [(before + 1, stop) for before, stop in pairwise(self.stops) if stop > before + 1]


def readable(text: str) -> str:
    """The text in lower case, with fields, placeholders, URLs and addresses made into one opaque word each, length
    unchanged."""
    lower = _lowered(text)
    if "@" in text:
        masked = _MASKED_OR_ADDRESS
    elif "{{" in text or "[" in text or "//" in text or "www." in text:
        masked = _MASKED
    else:
        return lower
    made, done = "", 0
    for found in masked.finditer(text):
        start, end = found.end("lead") if found.lastgroup else found.start(), found.end()
        made += lower[done:start] + _MASK * (end - start)
        done = end
    return made + lower[done:]


def pieces(text: str) -> list[str]:
    """A paragraph cut behind sentences: into pieces that have the same tokens by themselves as in it.

    One with quotation marks is one piece: they may span sentences.
    """
    if '"' in text or (not text.isascii() and _QUOTING.search(text)):
        return [text]
    made, done = [], 0
    for end in _SURE_END.finditer(readable(text)):
        made.append(text[done : end.end()])
        done = end.end()
    made.append(text[done:])
    return made


def is_mask(word: str) -> bool:
    """True for the opaque word that stands for a field, a placeholder, a URL or an address."""
    return word.startswith(_MASK)


def _strongest(signs: str) -> str:
    return "?" if "?" in signs else "!" if "!" in signs else "."


@lru_cache(maxsize=4096)
def _gap(gap: str) -> tuple[str, bool, int]:
    """What stands between two words: the stop it makes ("" for none), softness, and its quotation mark (0 for none)."""
    end = _SENTENCE_END.search(gap)
    stop = _strongest(end[0]) if end else ""
    mark = 0
    for sign in gap:
        if sign in _OPENING:
            mark = _OPENS
        elif sign in _CLOSING:
            mark = _CLOSES
        elif sign == '"':
            mark = _EITHER
    return stop, bool(_SOFT.search(gap)), mark


def tokenize(text: str, spellings: Mapping[str, tuple[str, ...]], *, goes_on: bool = False) -> Tokens:
    """Cut a paragraph, or a piece of one that `goes_on` behind another, into canonical tokens; by `spellings`."""
    lower = readable(text)
    parted = (_PLAIN_WORD if lower.isascii() else _WORD).split(lower)
    places = list(accumulate(map(len, parted), initial=0))
    gaps, written, begins, finishes = parted[::2], parted[1::2], places[1:-1:2], places[2::2]
    words, starts, ends, stops = ["."], [0], [0], [0]
    soft = {1} if goes_on else set[int]()
    quotes: dict[int, int] = {}
    done, ahead = 0, 1  # the words taken over, and how many tokens more there are than those
    tail = gaps.pop()
    for i in _odd(gaps, written, spellings):
        stop, is_soft, mark = _gap(gaps[i])
        canonical = spellings.get(written[i])
        stops_here = stop and i and not _abbreviated(stop, gaps[i], written[i - 1])
        if stops_here or canonical is not None:
            words += written[done:i]
            starts += begins[done:i]
            ends += finishes[done:i]
            done = i
            if stops_here and words[-1] not in STOPS:
                at = begins[i] - len(gaps[i])
                stops.append(len(words))
                words.append(stop)
                starts.append(at)
                ends.append(at + len(gaps[i].rstrip()))
            ahead = len(words) - done
        if is_soft:
            soft.add(ahead + i)
        if mark:
            quotes[ahead + i] = mark
        if canonical is not None:
            words += canonical
            starts += [begins[i]] * len(canonical)
            ends += [finishes[i]] * len(canonical)
            done = i + 1
            ahead = len(words) - done
    words += written[done:]
    starts += begins[done:]
    ends += finishes[done:]
    at = len(text) - len(tail)
    stop, _, mark = _gap(f"{tail} ")  # as before another sentence: what is remembered of one holds wherever it stands
    if mark:
        quotes[len(words)] = mark
    stops.append(len(words))
    words.append(stop or _strongest(tail))
    starts.append(at)
    ends.append(at + len(tail.rstrip()))
    return Tokens(text, words, starts, ends, stops, soft, _quoted(quotes, len(words) - 1))


def _odd(gaps: list[str], written: list[str], spellings: Mapping[str, tuple[str, ...]]) -> list[int]:
    """The words that do not stand as they are after a single space: all but a few do, and are taken over in runs."""
    return [
        i for i, gap, word in zip(count(), gaps, written, strict=False) if gap not in (" ", "") or word in spellings
    ]


def _lowered(text: str) -> str:
    """Lower case with plain apostrophes, of the same length."""
    if text.isascii():
        return text.lower().replace("`", "'")
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    for sign in _APOSTROPHES:
        lower = lower.replace(sign, "'")
    return lower


def _abbreviated(stop: str, gap: str, before: str) -> bool:
    """True where the full stop belongs to the word before it ("e.g. ", "Mr. ", an initial)."""
    if stop != "." or not gap.startswith(". "):
        return False
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before != "i")


def _quoted(quotes: Mapping[int, int], last: int) -> frozenset[int]:
    """Which tokens stand inside quotation marks; a mark that is never closed, or spans everything, opens nothing."""
    if not quotes:
        return _NONE
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
