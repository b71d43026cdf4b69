"""Where to look for a pattern first: at its rarest words and the words that must stand beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from walkaway.language.lexicon import Lists
from walkaway.language.pattern import Node, PatternError, width
from walkaway.text.tokens import STOPS

# How often a word turns up in 10,000 words of business mail, roughly; words that are not named count as one.
_FREQUENT = {
    word: often
    for often, words in {
        400: "the to",
        250: "and of a i you",
        150: "in for is that we on be",
        90: "this have it with will are your as at if not",
        60: "or from would can our my by me please any do was",
        35: (
            "all an has but so up been there know what am let about just out which no they he could should us "
            "need time get"
        ),
        20: (
            "more like one new see some also when may call other want how who them make want send first need "
            "back work now thanks"
        ),
        10: (
            "would take good day week give only think very next say well make still much really look help "
            "sure want able hope"
        ),
        5: "best sorry price once might here way such right feel bit soon long anything everything before after",
    }.items()
    for word in words.split()
}
_PER = 10_000
# Words stand together more often than by chance: with 1 for an exponent, pairs of everyday words would look rare.
_NEIGHBOURLY = 0.6
_TOO_COMMON = 1500.0
_MOST_NEEDS = 3
_NO_WIDTH = frozenset({"start", "end", "clause", "comma", "open", "close", "not"})

Words = frozenset[str]
Beside = Words | None
"""What may stand on one side of a word; None: anything."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of which one stands in a match, `low` to `high` tokens after its start, with what stands beside it.

    It is looked for as a pair: its word, and the neighbour that says more (`led`: the one before it).
    """

    words: Words
    before: Beside
    after: Beside
    led: bool
    low: int = 0
    high: int = 0

    @classmethod
    def of(cls, words: Words, before: Beside, after: Beside) -> Anchor:
        """The anchor that is looked for in the rarer of two ways."""
        return cls(words, before, after, _often(before) < _often(after))

    @property
    def cost(self) -> float:
        """How often such a place turns up in 10,000 words of mail, roughly; the side that says more counts."""
        beside = min(1.0, _often(self.before) / _PER, _often(self.after) / _PER)
        return _often(self.words) * math.pow(beside, _NEIGHBOURLY)

    @property
    def first(self) -> Words:
        """The first word of the pair that is looked for."""
        return self.before if self.led and self.before is not None else self.words

    @property
    def second(self) -> Beside:
        """The word after it; None where any will do."""
        return self.words if self.led else self.after

    @property
    def third(self) -> Beside:
        """The neighbour on the other side of the pair."""
        return self.after if self.led else self.before


def _often(words: Beside) -> float:
    return float("inf") if words is None else sum(_FREQUENT.get(word, 1) for word in words)


class AnchorFinder:
    """Finds the anchors of the patterns of one lexicon."""

    def __init__(self, lists: Lists, list_width: Callable[[str], tuple[int, int]]) -> None:
        self._lists = lists
        self._list_width = list_width

    def anchors(self, node: Node) -> tuple[Anchor, ...]:
        """Places of which every match holds one, so chosen that they are rare.

        Raises PatternError where no word must be there (only classes, gaps and options).
        """
        found = self._best(node, None, None)
        if not found:
            raise PatternError("no word in it must be there; expected at least one that is not optional")
        return found

    def needs(self, node: Node) -> tuple[Words, ...]:
        """Sets of words, rarest first: a sentence that has none of one of them has no match. Everyday ones are left
        out."""
        found = []
        for at, part in enumerate(node[1] if node[0] == "seq" else (node,)):
            held = Words().union(*(one.words for one in self._best(part, None, None)))
            if held and _often(held) < _TOO_COMMON:
                found.append((_often(held), at, held))
        return tuple(held for _, _, held in sorted(found)[:_MOST_NEEDS])

    def _best(self, node: Node, before: Beside, after: Beside) -> tuple[Anchor, ...]:
        """The rarest anchors of a node between such words; none where no word must be there."""
        kind = node[0]
        if kind == "word":
            return (Anchor.of(node[1], before, after),)
        if kind == "list":
            singles, others = self._lists[node[1]]
            return self._all((("word", singles), *others) if singles else others, before, after)
        if kind == "name":
            return self._best(node[2], before, after)
        if kind == "alt":
            return self._all(node[1], before, after)
        best: tuple[Anchor, ...] = ()
        parts = node[1] if kind == "seq" else ()
        for at, part in enumerate(parts):
            left = edge(reversed(parts[:at]), self._lists, before, last=True)
            right = edge(parts[at + 1 :], self._lists, after)
            found = self._best(part, left, right)
            if found and (not best or _cost(found) < _cost(best)):
                low, high = width(("seq", parts[:at]), self._list_width)
                best = tuple(replace(one, low=one.low + low, high=one.high + high) for one in found)
        return best

    def _all(self, ways: tuple[Node, ...], before: Beside, after: Beside) -> tuple[Anchor, ...]:
        """The anchors of a choice: every way needs its own. Those that differ only in their words become one."""
        together: dict[Anchor, Words] = {}
        for way in ways:
            found = self._best(way, before, after)
            if not found:
                return ()
            for one in found:
                kind = replace(one, words=Words())
                together[kind] = together.get(kind, Words()) | one.words
        return tuple(replace(kind, words=words) for kind, words in together.items())


def _cost(anchors: tuple[Anchor, ...]) -> float:
    return sum(one.cost for one in anchors)


def edge(nodes: Iterable[Node], lists: Lists, beyond: Beside = None, *, last: bool = False) -> Beside:
    """The words that nodes in a row can begin with, or end with where they are given from the `last` to the first, and
    where they may be empty those that stand `beyond` them. A sentence end counts as a word here."""
    known: list[Beside] = []
    for node in nodes:
        at_stop = node[0] == ("start" if last else "end")
        words = (node[1] if node[1:] else STOPS) if at_stop else outer(node, lists, last=last)
        known.append(words)
        if words is None or at_stop or not is_optional(node):
            return _union(known)
    return None if beyond is None else _union([*known, beyond])


def firsts(node: Node, lists: Lists) -> Words | None:
    """The words that a match can begin with; None where it can begin with any, or hold none."""
    return None if is_optional(node) else outer(node, lists)


def outer(node: Node, lists: Lists, *, last: bool = False) -> Beside:
    """The words that a node's own first word can be, or its last word; None where that can be any."""
    kind = node[0]
    if kind == "word":
        return frozenset(node[1])
    if kind == "list":
        singles, others = lists[node[1]]
        return _union([frozenset(singles), *(outer(one, lists, last=last) for one in others)])
    if kind == "seq":
        return edge(reversed(node[1]) if last else node[1], lists, Words(), last=last)
    if kind == "alt":
        return _union([outer(one, lists, last=last) for one in node[1]])
    if kind in ("name", "opt"):
        return outer(node[-1], lists, last=last)
    return Words() if kind in _NO_WIDTH else None


def is_optional(node: Node) -> bool:
    """True where a node may match without a word."""
    kind = node[0]
    if kind == "alt":
        return any(map(is_optional, node[1]))
    if kind == "seq":
        return all(map(is_optional, node[1]))
    return is_optional(node[2]) if kind == "name" else kind not in ("word", "list", "class")


def _union(ways: list[Beside]) -> Beside:
    known = [way for way in ways if way is not None]
    if len(known) < len(ways):
        return None
    return known[0] if len(known) == 1 else Words().union(*known)
