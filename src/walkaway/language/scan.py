"""One pass over the words for all patterns at once: says where an anchor of a pattern stands."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import compress, count, islice
from operator import attrgetter

from walkaway.language.anchors import Anchor

_MOST_WORDS = 50_000
_Found = tuple[int, ...]


class _Followers(dict[str, _Found]):
    """For a word the words that may follow it, with the anchors that the two show; and those it shows `alone`."""

    __slots__ = ("alone",)

    def __init__(self) -> None:
        super().__init__()
        self.alone: _Found = ()


class Scanner(dict[str, _Followers]):
    """Finds the anchors that are on, by their numbers: a table for each word, made when the word is first met.

    In ordinary text a word costs two looks into dictionaries, however many rules there are.
    """

    def __init__(
        self, anchors: Sequence[Anchor], by_first: Mapping[str, Sequence[int]], off: Container[int] = ()
    ) -> None:
        """`by_first` has for each word the numbers of the anchors whose first word it can be."""
        super().__init__()
        self._anchors, self._by_first, self._off = anchors, by_first, off

    def __missing__(self, word: str) -> _Followers:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[word] = _Followers()
        for number in self._by_first.get(word, ()):
            if number in self._off:
                continue
            second = self._anchors[number].second
            if second is None:
                made.alone += (number,)
            for follower in second or ():
                made[follower] = (*made.get(follower, ()), number)
        return made

    def anchors(self, words: Sequence[str]) -> dict[int, _Found]:
        """The tokens with which anchors begin, in order, and the numbers of those anchors."""
        tables = list(map(self.__getitem__, words))
        pairs = [*map(dict.get, tables, islice(words, 1, None)), None]
        alone = list(map(_alone, tables))
        places = sorted({*compress(count(), pairs), *compress(count(), alone)})
        return {at: alone[at] + (pairs[at] or ()) for at in places}


_alone = attrgetter("alone")
