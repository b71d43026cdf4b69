"""One pass over the words for all patterns at once: says where an anchor of a pattern stands."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from typing import NamedTuple

from walkaway.language.anchors import Anchor, Words
from walkaway.language.rule import Pattern

_MOST_WORDS = 50_000
_ANY = Words()


class Look(NamedTuple):
    """What else must be there where the two words of an anchor stand, for a match of its pattern to be near.

    Places are counted from the first of the two words: at `beside` (0: nowhere) stands one of `third`, and the match
    begins between `earliest` and `latest` with one of `firsts` (None: any word), in a sentence that ends in one of
    `marks` ("": any) and has a word of each of `needs`.
    """

    pattern: int
    beside: int
    third: Words
    earliest: int
    latest: int
    firsts: Words | None
    marks: str
    needs: tuple[Words, ...]

    @classmethod
    def of(cls, number: int, pattern: Pattern, anchor: Anchor) -> Look:
        """What to look for around an anchor of a pattern; what the anchor itself shows is not asked again."""
        third, led = anchor.third, int(anchor.led)
        needs = tuple(need for need in pattern.needs if not anchor.words <= need)
        begins = anchor.low == anchor.high == 0
        return cls(
            number,
            0 if third is None else 2 if led else -1,
            _ANY if third is None else third,
            led - anchor.high,
            led - anchor.low,
            None if begins else pattern.firsts,
            pattern.marks,
            needs,
        )


class Looks(dict[int, Look]):
    """What to look for around an anchor, by its number; made when it is first asked for."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__()
        self._patterns = patterns
        self.anchors = [(number, anchor) for number, pattern in enumerate(patterns) for anchor in pattern.anchors]
        self.seconds = [anchor.second for _, anchor in self.anchors]

    def __missing__(self, number: int) -> Look:
        pattern, anchor = self.anchors[number]
        look = self[number] = Look.of(pattern, self._patterns[pattern], anchor)
        return look


_Found = tuple[int, ...]
_Followers = dict[str, _Found]
_NONE: _Followers = {}
"""What follows most words: one for all, so that it stays where the processor finds it quickly."""


class Scanner(dict[str, _Followers]):
    """Finds the anchors of the patterns whose rules are not `off`, by their numbers.

    It has for a word the words that may follow it, with the anchors that the two show: a table made when the word is
    first met. In ordinary text a word costs two looks into dictionaries, however many rules there are.
    """

    def __init__(
        self, patterns: Sequence[Pattern], by_first: Mapping[str, Sequence[int]], off: Container[int] = ()
    ) -> None:
        """`by_first` has for each word the numbers of the anchors whose first word it can be."""
        super().__init__()
        self.looks = Looks(patterns)
        self._patterns, self._by_first, self._off = patterns, by_first, off
        self._alone: dict[str, _Found] = {}

    def __missing__(self, word: str) -> _Followers:
        if len(self) >= _MOST_WORDS:
            self.clear()
        numbers = self._by_first.get(word)
        if not numbers:
            self[word] = _NONE
            return _NONE
        made = self[word] = {}
        if self._off:
            numbers = [one for one in numbers if self._patterns[self.looks.anchors[one][0]].rule not in self._off]
        seconds = self.looks.seconds
        if alone := tuple(number for number in numbers if seconds[number] is None):
            self._alone[word] = alone
        for number in numbers:
            found = (*alone, number)
            for follower in seconds[number] or ():
                made[follower] = (*made[follower], number) if follower in made else found
        return made

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, _Found]]:
        """The places at which an anchor begins, in order, with those that do; the last word begins none."""
        tables = list(map(self.__getitem__, words))
        found = list(map(dict.get, tables, islice(words, 1, None), map(self._alone.get, words)))
        return zip(compress(count(), found), filter(None, found), strict=True)
