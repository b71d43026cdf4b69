"""The word lists that rules share, and the spellings that are read as another word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from walkaway.language.pattern import (
    CLASSES,
    MAX_NESTED,
    MAX_SIZE,
    MAX_STEPS,
    Node,
    PatternError,
    lists_in,
    measure,
    parse,
    unnamed,
    width,
)
from walkaway.text.english import contractions, misspellings

_WORDS = re.compile(r"\d+(?:[.,:]\d+)*[^\W\d_]{0,2}(?![^\W_])|[^\W_]+(?:'[^\W_]+)*|[%&]")


Lists = dict[str, tuple[frozenset[str], tuple[Node, ...]]]


def misspelt(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """How the words of the list `misspelt` may be written with one letter wrong; never as one of `not_misspelt`."""
    own = {*lists.get("not_misspelt", ())}
    return {wrong: (word,) for word in lists.get("misspelt", ()) for wrong in sorted(misspellings(word) - own)}


class Lexicon:
    """Named lists of words and phrases. Entries are patterns themselves and may use other lists.

    Raises PatternError for a list that is unknown, empty, or part of itself.
    """

    def __init__(self, lists: Mapping[str, list[str]], spellings: Mapping[str, str]) -> None:
        written = contractions() | {word: tuple(said.lower().split()) for word, said in spellings.items()}
        self.spellings = misspelt(lists) | written
        self._names = frozenset(lists)
        self._parsed: dict[str, list[Node]] = {}
        self._widths: dict[str, tuple[int, int]] = {}
        self._measures: dict[str, tuple[int, int]] = {}
        for name, entries in lists.items():
            if name in CLASSES or name == "match":
                raise PatternError(f"list {name!r}: this name has a meaning of its own; expected another one")
            self._parsed[name] = [unnamed(self._read(entry, f"list {name!r}")) for entry in entries]
        for name in lists:
            self.width(name)
            _refuse_vast(f"list {name!r}", self._measure(name))
        self.lists: Lists = {name: self._split(name) for name in lists}

    @classmethod
    def of(cls, lists: Lists, spellings: Mapping[str, tuple[str, ...]]) -> Lexicon:
        """The lexicon again that a rule set was compiled with, for more patterns with the same words."""
        made = cls({}, {})
        made.spellings = dict(spellings)
        made._parsed = {
            name: [*([("word", singles)] if singles else []), *others] for name, (singles, others) in lists.items()
        }
        made._names = frozenset(lists)
        made.lists = lists
        return made

    def normalise(self, written: str) -> tuple[str, ...]:
        """The canonical words of one written word."""
        words: list[str] = []
        for word in _WORDS.findall(written.lower().replace("’", "'")):
            words.extend(self.spellings.get(word, (word,)))
        if not words:
            raise PatternError(f"{written!r} holds no word; expected letters or digits")
        return tuple(words)

    def parse(self, source: str, where: str = "", *, may_be_empty: bool = False) -> Node:
        """A pattern whose lists all exist, and that is not too large to be matched."""
        node = self._read(source, where, may_be_empty=may_be_empty)
        _refuse_vast(repr(source), measure(node, self._measure))
        return node

    def _read(self, source: str, where: str, *, may_be_empty: bool = False) -> Node:
        node = parse(source, self.normalise, may_be_empty=may_be_empty)
        for name in sorted(lists_in(node)):
            if name not in self._names:
                raise PatternError(f"{where or repr(source)}: there is no list <{name}>; expected one of the lexicon's")
        return node

    def width(self, name: str) -> tuple[int, int]:
        """The smallest and largest number of tokens of a list's entries."""
        if name not in self._widths:
            self._widths[name] = (-1, -1)
            if list(self._widths.values()).count((-1, -1)) > MAX_NESTED:
                raise PatternError(
                    f"list {name!r} is nested too deep; expected at most {MAX_NESTED} lists in each other"
                )
            entries = [width(node, self.width) for node in self._parsed[name]]
            if not entries:
                raise PatternError(f"list {name!r} is empty; expected at least one entry")
            self._widths[name] = (min(low for low, _ in entries), max(high for _, high in entries))
        if self._widths[name] == (-1, -1):
            raise PatternError(f"list {name!r} is part of itself; expected lists that do not go round in a circle")
        return self._widths[name]

    def _measure(self, name: str) -> tuple[int, int]:
        """How large a list is when all its lists are written out, and its longest way; see `pattern.measure`."""
        if name not in self._measures:
            parts = [measure(node, self._measure) for node in self._parsed[name]]
            self._measures[name] = (1 + sum(size for size, _ in parts), 1 + max(steps for _, steps in parts))
        return self._measures[name]

    def _split(self, name: str) -> tuple[frozenset[str], tuple[Node, ...]]:
        """Single words as a set, everything else as patterns, longest first."""
        singles: set[str] = set()
        others: list[Node] = []
        for node in self._parsed[name]:
            if node[0] == "word":
                singles |= node[1]
            elif node[0] == "list":
                inner, more = self._split(node[1])
                singles |= inner
                others += more
            else:
                others.append(node)
        others.sort(key=lambda node: -width(node, self.width)[1])
        return frozenset(singles), tuple(others)


def _refuse_vast(what: str, measured: tuple[int, int]) -> None:
    size, steps = measured
    if steps > MAX_STEPS:
        raise PatternError(f"{_short(what)} is too long; expected at most {MAX_STEPS} words and gaps in a row")
    if size > MAX_SIZE:
        raise PatternError(f"{_short(what)} is too large; expected at most {MAX_SIZE:,} words with those of its lists")


def _short(what: str) -> str:
    return what if len(what) < 80 else f"{what[:60]}…{what[-1]}"
