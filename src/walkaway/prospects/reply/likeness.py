"""How much a reply is like examples of each kind, by its words: for replies in which no cue was found, or too little.

A naive Bayes table over words and pairs of words (Maron, "Automatic Indexing: An Experimental Inquiry", 1961). It is
small enough to be made from the examples at each start, so an example is one line in a data file, and a reading that
the user corrected is one more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SMOOTH = 0.3
_SEEN = 1
"""In how many examples a word must stand to count."""
_TOGETHER = 0.6
"""Words of one text do not speak independently; their sum counts as its size to this power."""
_START = "^"


@dataclass(frozen=True, slots=True)
class Telling:
    """A word, or a pair of neighbours, at token `first` up to `end`, and by how much it speaks for a kind."""

    first: int
    end: int
    value: float


class Likeness:
    """Learns from examples: the words of each in canonical form, with its kind."""

    def __init__(self, examples: Iterable[tuple[Sequence[str], str]], kinds: Sequence[str]) -> None:
        self._kinds = tuple(kinds)
        texts: Counter[str] = Counter()
        held: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for words, kind in examples:
            texts[kind] += 1
            for found in set(_grams(words)):
                held[found][kind] += 1
        self._logs = {
            gram: self._speaks(counts, texts) for gram, counts in held.items() if sum(counts.values()) >= _SEEN
        }

    def _speaks(self, counts: Mapping[str, int], texts: Mapping[str, int]) -> tuple[float, ...]:
        """For each kind, the logarithm of how much oftener than on average its examples have this."""
        rates = [(counts.get(kind, 0) + _SMOOTH) / (texts.get(kind, 0) + 2 * _SMOOTH) for kind in self._kinds]
        mean = sum(rates) / len(rates)
        return tuple(math.log(rate / mean) for rate in rates)

    def of(self, words: Sequence[str]) -> dict[str, float]:
        """How likely each kind is for a text of these words; they sum to 1, all alike where no word is known."""
        known = [self._logs[gram] for gram in set(_grams(words)) if gram in self._logs]
        size = max(1, len(known)) ** _TOGETHER
        sums = [sum(logs[i] for logs in known) / size for i in range(len(self._kinds))]
        best = max(sums)
        shares = [math.exp(value - best) for value in sums]
        return {kind: share / sum(shares) for kind, share in zip(self._kinds, shares, strict=True)}

    def telling(self, words: Sequence[str], kind: str, most: int) -> list[Telling]:
        """The words that speak most for a kind, best first, none of which overlap."""
        column = self._kinds.index(kind)
        found = []
        for first in range(len(words)):
            for end in (first + 1, first + 2):
                logs = self._logs.get(tuple(words[first:end])) if end <= len(words) else None
                if logs and logs[column] > 0 and max(logs) == logs[column]:
                    found.append(Telling(first, end, logs[column]))
        found.sort(key=lambda one: (-one.value, one.first))
        chosen: list[Telling] = []
        for one in found:
            if len(chosen) < most and all(one.end <= other.first or other.end <= one.first for other in chosen):
                chosen.append(one)
        return chosen


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    yield from ((word,) for word in words)
    yield from zip((_START, *words), words, strict=False)
