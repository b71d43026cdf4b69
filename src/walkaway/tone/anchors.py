"""Which word of a pattern to look for first: the rarest that must be there."""

from __future__ import annotations

from collections.abc import Callable

from walkaway.tone.lexicon import Lists
from walkaway.tone.pattern import Node, PatternError, width

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

_TOO_COMMON = 1500.0
_MOST_NEEDS = 3

Anchors = dict[str, tuple[int, int]]
"""Word to the smallest and largest number of tokens between the start of a match and the word."""


def anchors(node: Node, lists: Lists, list_width: Callable[[str], tuple[int, int]]) -> Anchors:
    """The cheapest set of words of which one must be in every match.

    Raises PatternError where no word must be there (only classes, gaps and options).
    """
    cost, found = _best(node, lists, list_width)
    if cost == float("inf"):
        raise PatternError("no word in it must be there; expected at least one that is not optional")
    return found


def needs(node: Node, lists: Lists, list_width: Callable[[str], tuple[int, int]]) -> tuple[frozenset[str], ...]:
    """Sets of words, rarest first: a text that has none of one of them cannot match. Everyday words are left out."""
    parts = node[1] if node[0] == "seq" else (node,)
    found = sorted(
        (cost, i, frozenset(words)) for i, one in enumerate(parts) for cost, words in [_best(one, lists, list_width)]
    )
    return tuple(words for cost, _, words in found if cost < _TOO_COMMON)[:_MOST_NEEDS]


def firsts(node: Node, lists: Lists) -> frozenset[str] | None:
    """The words that a match can begin with; None where it can begin with any."""
    kind = node[0]
    if kind == "word":
        return frozenset(node[1])
    if kind == "list":
        singles, others = lists[node[1]]
        return _union([frozenset(singles), *(firsts(one, lists) for one in others)])
    if kind == "name":
        return firsts(node[2], lists)
    if kind == "alt":
        return _union([firsts(one, lists) for one in node[1]])
    if kind == "seq":
        ways: list[frozenset[str] | None] = []
        for one in node[1]:
            if one[0] in ("start", "clause", "comma", "open", "close", "not"):
                continue
            if one[0] == "opt":
                ways.append(firsts(one[1], lists))
                continue
            return _union([*ways, firsts(one, lists)])
    return None


def _union(ways: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [way for way in ways if way is not None]
    return frozenset().union(*known) if len(known) == len(ways) else None


def _best(node: Node, lists: Lists, list_width: Callable[[str], tuple[int, int]]) -> tuple[float, Anchors]:
    kind = node[0]
    if kind == "word":
        return sum(_FREQUENT.get(word, 1) for word in node[1]), dict.fromkeys(node[1], (0, 0))
    if kind == "list":
        singles, others = lists[node[1]]
        return _all((("word", singles), *others) if singles else others, lists, list_width)
    if kind == "name":
        return _best(node[2], lists, list_width)
    if kind == "alt":
        return _all(node[1], lists, list_width)
    if kind == "seq":
        best: tuple[float, Anchors] = (float("inf"), {})
        low = high = 0
        for one in node[1]:
            cost, found = _best(one, lists, list_width)
            if cost < best[0]:
                best = (cost, {word: (low + a, high + b) for word, (a, b) in found.items()})
            shortest, longest = width(one, list_width)
            low, high = low + shortest, high + longest
        return best
    return float("inf"), {}


def _all(ways: tuple[Node, ...], lists: Lists, list_width: Callable[[str], tuple[int, int]]) -> tuple[float, Anchors]:
    """Anchors of a choice: every way needs its own."""
    total = 0.0
    union: Anchors = {}
    for way in ways:
        cost, found = _best(way, lists, list_width)
        total += cost
        for word, (low, high) in found.items():
            a, b = union.get(word, (low, high))
            union[word] = (min(a, low), max(b, high))
    return total, union
