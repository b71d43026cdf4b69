"""How much a text is like examples of each kind, by its words: for texts in which no cue was found, or too little.

A naive Bayes table over words and pairs of words (Maron, "Automatic Indexing: An Experimental Inquiry", 1961). It only
counts, so an example is one line in a data file, and a reading that the user corrected is one more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SMOOTH = 0.3
_TOGETHER = 0.6
"""Words of one text do not speak independently; their sum counts as its size to this power."""
_START = "^"

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A word, or a pair of neighbours, at token `first` up to `end`, and by how much it speaks for a kind."""

    first: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Counts:
    """For each kind (in one order) how many examples it has, and how many of those hold a word or a pair."""

    texts: Sequence[int]
    held: Mapping[Gram, Sequence[int]]


def count(examples: Iterable[tuple[Sequence[str], str]], kinds: Sequence[str]) -> Counts:
    """Count examples: the words of each in canonical form, with its kind."""
    column = {kind: i for i, kind in enumerate(kinds)}
    texts, held = [0] * len(kinds), dict[Gram, list[int]]()
    for words, kind in examples:
        i = column[kind]
        texts[i] += 1
        for gram in _grams(words):
            if gram not in held:
                held[gram] = [0] * len(kinds)
            held[gram][i] += 1
    return Counts(texts, held)


class Likeness:
    """Compares texts with the examples that were counted."""

    def __init__(self, counts: Counts, kinds: Sequence[str]) -> None:
        self._kinds = tuple(kinds)
        self._counts = counts
        self._known: dict[Gram, tuple[float, ...]] = {}

    def of(self, words: Sequence[str]) -> dict[str, float]:
        """How likely each kind is for a text of these words; they sum to 1, all alike where no word is known."""
        known = [speaks for gram in sorted(_grams(words)) if (speaks := self._speaks(gram))]
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
                logs = self._speaks(tuple(words[first:end])) if end <= len(words) else None
                if logs and logs[column] > 0 and max(logs) == logs[column]:
                    found.append(Telling(first, end, logs[column]))
        found.sort(key=lambda one: (-one.value, one.first))
        chosen: list[Telling] = []
        for one in found:
            if len(chosen) < most and all(one.end <= other.first or other.end <= one.first for other in chosen):
                chosen.append(one)
        return chosen

    def _speaks(self, gram: Gram) -> tuple[float, ...] | None:
        """For each kind, the logarithm of how much oftener its examples have this than all others; None: none has it.

        Most of what is counted is never asked for, so it is worked out when it is.
        """
        counted = self._counts.held.get(gram)
        if counted is None:
            return None
        if gram not in self._known:
            self._known[gram] = self._logs(counted)
        return self._known[gram]

    def _logs(self, counted: Sequence[int]) -> tuple[float, ...]:
        having, texts = sum(counted), sum(self._counts.texts)
        logs = []
        for mine, own in zip(counted, self._counts.texts, strict=True):
            rate = (mine + _SMOOTH) / (own + 2 * _SMOOTH)
            elsewhere = (having - mine + _SMOOTH) / (texts - own + 2 * _SMOOTH)
            logs.append(math.log(rate / elsewhere))
        return tuple(logs)


def _grams(words: Sequence[str]) -> set[Gram]:
    """The words of a text and its pairs of neighbours."""
    return {*((word,) for word in words), *zip((_START, *words), words, strict=False)}
