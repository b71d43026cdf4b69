"""Take out of a paragraph what no engine must see, and keep the way back for its offsets.

One word of 50,000 letters makes Harper ask for 15 GB, ten thousand brackets take it minutes, and no address, field or
emoji is worth a mark. Each of them becomes one harmless sign; line breaks become spaces, since pasted mail is wrapped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from walkaway.text.span import Span

LONGEST_WORD = 60
LONGEST_CALL = 4_000  # code points; about 650 words, well inside the time limit even if a fifth of them is unknown

_NEUTRAL = "🙂"  # no engine takes it for a word: it wants neither "a" nor "an" before it, nor a capital after it
_EMOJI = "\u200d\u20e3\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f"
_ODD = re.compile(
    rf"""
      (?P<gap>[ \t]{{0,40}}(?:\r\n|[\t\r\n\u2028\u2029])[ \t\r\n\u2028\u2029]*)
    | (?P<field>\{{\{{[^{{}}]{{0,200}}\}}\}})
    | (?P<long>(?<!\S)\S{{{LONGEST_WORD + 1},}})
    | (?P<address>(?:https?://|ftp://|mailto:|www\.)\S+ | [\w.+%-]{{1,64}}@[\w-]+(?:\.[\w-]+)* | (?<!\w)[@\#]\w+)
    | (?P<path>(?<!\S)(?:[A-Za-z]:\\|\\\\|[~.]{{0,2}}/)\S+)
    | (?P<run>([^\w\s])(?:[ ]?\7){{3,}})
    | (?P<emoji>[{_EMOJI}]+)
    | (?P<broken>[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+)
    """,
    re.VERBOSE,
)
_CLOSING = 3  # at most so many signs of a long word or address are given back to the sentence
_ENDING = re.compile(r"[’']?\w{1,20}")
_SENTENCE_SIGNS = {".": "…", "!": "!", "?": "?"}


@dataclass(frozen=True, slots=True)
class Masked:
    """A paragraph as an engine may see it.

    `holes` are the places in `text` where one sign stands for something of the original that must not be judged;
    `starts` and `ends` are, for every code point of `text`, where it begins and ends in the original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    holes: tuple[int, ...]

    def original(self, start: int, end: int) -> Span | None:
        """The stretch of the original for a stretch of `text`; None when a hole is in it or beside mere space."""
        blank = not self.text[start:end].strip()
        margin = 1 if blank else 0
        place = bisect_left(self.holes, start - margin)
        if place < len(self.holes) and self.holes[place] < end + margin:
            return None
        if start >= end or end > len(self.text):
            return None
        return Span(self.starts[start], self.ends[end - 1])

    def calls(self) -> Iterator[tuple[int, str]]:
        """The text in pieces short enough for one call, each with its place in `text`, cut between sentences."""
        start = 0
        while len(self.text) - start > LONGEST_CALL:
            end = _cut(self.text, start, start + LONGEST_CALL)
            yield start, self.text[start:end].rstrip()
            start = end
        if start < len(self.text):
            yield start, self.text[start:]


def mask(paragraph: str) -> Masked:
    """The paragraph without odd tokens and line breaks; linear in its length."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    holes: list[int] = []
    at = 0
    while match := _ODD.search(paragraph, at):
        begin, end = match.span()
        text.append(paragraph[at:begin])
        starts.extend(range(at, begin))
        ends.extend(range(at + 1, begin + 1))
        if match["gap"]:
            text.append(" ")
        else:
            end = _hole_end(paragraph, match)
            holes.append(len(starts))
            text.append(_sign(match))
        starts.append(begin)
        ends.append(end)
        at = end
    text.append(paragraph[at:])
    starts.extend(range(at, len(paragraph)))
    ends.extend(range(at + 1, len(paragraph) + 1))
    return Masked("".join(text), tuple(starts), tuple(ends), tuple(holes))


def _hole_end(paragraph: str, match: re.Match[str]) -> int:
    """Where the hole ends: a long word or address gives back its closing punctuation, a field takes its “'s” along."""
    if match["long"] or match["address"] or match["path"]:
        bare = len(match[0].rstrip(".,;:!?)\"'”’"))
        return match.start() + max(bare, len(match[0]) - _CLOSING)
    if match["field"] or match["emoji"]:
        ending = _ENDING.match(paragraph, match.end())
        return ending.end() if ending else match.end()
    return match.end()


def _sign(match: re.Match[str]) -> str:
    """The one sign that stands for what was taken out; a row of sentence signs still ends its sentence."""
    if match["run"]:
        return _SENTENCE_SIGNS.get(match["run"][0], "—")
    return _NEUTRAL


def _cut(text: str, start: int, limit: int) -> int:
    """The best place at or before `limit` to cut: after a sentence, else after a space, else right there."""
    for signs in (". ", "! ", "? ", " "):
        place = text.rfind(signs, start + 1, limit)
        if place > start:
            return place + len(signs)
    return limit
