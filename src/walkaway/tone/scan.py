"""One pass over the words for all patterns at once: says where an anchor of a pattern stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, count, islice

from walkaway.tone.anchors import Anchor

_MOST_WORDS = 50_000
_Found = tuple[int, ...]


class _Tables(dict[str, dict[str, _Found]]):
    """For each word the words that may follow it, with the anchors that the two then show; made when first asked."""

    def __init__(self, pairs: Mapping[str, Sequence[int]], anchors: Sequence[Anchor]) -> None:
        super().__init__()
        self._pairs, self._anchors = pairs, anchors

    def __missing__(self, word: str) -> dict[str, _Found]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        table: dict[str, _Found] = {}
        for number in self._pairs.get(word, ()):
            for follower in self._anchors[number].second or ():
                table[follower] = (*table.get(follower, ()), number)
        self[word] = table
        return table


class Scanner:
    """Finds anchors, given with their numbers. In ordinary text a word costs two looks into dictionaries, however many
    rules there are."""

    def __init__(self, anchors: Sequence[Anchor], on: Mapping[str, Sequence[int]]) -> None:
        """`on` has for each word the numbers of the anchors whose first word it can be."""
        alone = {word: tuple(n for n in numbers if anchors[n].second is None) for word, numbers in on.items()}
        self._alone = {word: numbers for word, numbers in alone.items() if numbers}
        self._tables = _Tables(on, anchors)

    def anchors(self, words: Sequence[str]) -> dict[int, _Found]:
        """The tokens with which anchors begin, in order, and the numbers of those anchors."""
        pairs = [*map(dict.get, map(self._tables.__getitem__, words), islice(words, 1, None)), None]
        alone = list(map(self._alone.get, words))
        places = sorted({*compress(count(), pairs), *compress(count(), alone)})
        return {at: (alone[at] or ()) + (pairs[at] or ()) for at in places}
