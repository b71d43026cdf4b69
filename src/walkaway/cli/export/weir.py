"""Patterns of the rules in Weir, the rule language of Harper.

Weir takes the first of several ways that fits and never comes back for another, so a choice is written with all that
follows it; what follows is named, for it is needed more than once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import count

from walkaway.cli.export import UnsaidError
from walkaway.cli.export.spelt import Spelt
from walkaway.language.lexicon import Lists
from walkaway.language.pattern import Node
from walkaway.language.rule import RuleSet

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred thousand couple few several dozen".split()
)
# A part stands in brackets: a space before the next one would be a space of the text.
_COMMA = "expr comma [((,)( )), ((:)( )), ((;)( )), (( )(-)( ))]"
_CLOSE = "expr close [(-), ( )]"
_BETWEEN = "expr between [@comma, @close]"
_HEAD = (_COMMA, _CLOSE, _BETWEEN)
_PLACES = frozenset({"start", "end", "clause", "open", "close", "not"})
"""Nodes that Weir has nothing for: the rule matches without them, in more places."""
_TRAILING = frozenset({"gap", "reach", "rest"})

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""What is one word in Weir too."""

Nodes = tuple[Node, ...]


def loosened(node: Node, lists: Lists) -> Node:
    """The node without what Weir cannot say; it matches wherever the node does, and elsewhere too."""
    return ("seq", _trimmed(_flat(node), lists))


def loosened_lists(lists: Lists) -> Lists:
    """The lists without what Weir cannot say."""
    return {name: (singles, tuple(("seq", _flat(one)) for one in others)) for name, (singles, others) in lists.items()}


def _trimmed(nodes: Nodes, lists: Lists) -> Nodes:
    """The nodes without gaps at their end: a match may end before them."""
    while nodes:
        last = nodes[-1]
        if last[0] == "list":
            ways = tuple(_trimmed(_flat(one), lists) for one in lists[last[1]][1])
            if all(ways):
                return nodes
            last = ("rest",)
        if last[0] in ("alt", "opt"):
            ways = tuple(_trimmed(_flat(one), lists) for one in (last[1] if last[0] == "alt" else (last[1],)))
            if all(ways):
                return (
                    *nodes[:-1],
                    (last[0], tuple(("seq", way) for way in ways) if last[0] == "alt" else ("seq", *ways)),
                )
        elif last[0] not in _TRAILING:
            return nodes
        nodes = nodes[:-1]
    return nodes


def _flat(node: Node) -> Nodes:
    kind = node[0]
    if kind == "seq":
        return tuple(one for inner in node[1] for one in _flat(inner))
    if kind == "alt":
        return (("alt", tuple(("seq", _flat(one)) for one in node[1])),)
    if kind == "opt":
        return (("opt", ("seq", _flat(node[1]))),)
    if kind == "name":
        return _flat(node[2])
    return () if kind in _PLACES else (node,)


class WeirWriter:
    """Writes patterns as the expressions of one rule."""

    def __init__(self, rules: RuleSet, spelt: Spelt) -> None:
        self._lists = loosened_lists(rules.lists)
        self._spelt = spelt

    def rule(self, nodes: list[Node], longest: int) -> str:
        """The expressions of a rule with these patterns. Raises UnsaidError."""
        return _Expressions(self._lists, self._spelt, longest).write([("seq", (one,)) for one in nodes])


class _Expressions:
    def __init__(self, lists: Lists, spelt: Spelt, longest: int) -> None:
        self._lists, self._spelt, self._longest = lists, spelt, longest
        self._names = (f"x{_in_letters(number)}" for number in count())
        self._known: dict[tuple[Nodes, str], tuple[str, bool]] = {}
        self._lines = [*_HEAD]
        self._size = 0

    def write(self, patterns: list[Node]) -> str:
        ways = [way for way in self._ways(("alt", tuple(patterns)), (), "") if way]
        return "\n".join([*self._lines, f"expr main {_array(ways)}"])

    def _rest(self, nodes: Nodes, lead: str) -> tuple[str, bool]:
        """The name of the expression for these nodes ("" where they hold no word), and whether they may be absent."""
        key = (nodes, lead)
        if key not in self._known:
            ways = self._all(nodes, lead)
            some = ways[: ways.index("")] if "" in ways else ways
            name = ""
            if some:
                name = next(self._names)
                self._add(f"expr {name} {_array(some)}")
            self._known[key] = (name, "" in ways)
        return self._known[key]

    def _add(self, line: str) -> None:
        self._size += len(line)
        if self._size > self._longest:
            raise UnsaidError("it is too long when its lists are written out")
        self._lines.append(line)

    def _all(self, nodes: Nodes, lead: str) -> list[str]:
        """The ways to match these nodes, in their order; "" for a match without a word."""
        return self._ways(nodes[0], nodes[1:], lead) if nodes else [""]

    def _ways(self, node: Node, rest: Nodes, lead: str) -> list[str]:
        kind = node[0]
        if kind == "word":
            return self._words(node[1], rest, lead)
        if kind == "seq":
            return self._all((*node[1], *rest), lead)
        if kind == "alt":
            return [way for one in node[1] for way in self._ways(one, rest, lead)]
        if kind == "opt":
            return [*self._ways(node[1], rest, lead), *self._all(rest, lead)]
        if kind == "list":
            singles, others = self._lists[node[1]]
            phrases = [way for one in others for way in self._ways(one, rest, lead)]
            return [*phrases, *(self._words(singles, rest, lead) if singles else [])]
        if kind == "comma":
            return self._all(rest, "(@comma)")
        if kind in ("gap", "reach"):
            return self._gap(node, rest, lead)
        if kind == "class" and node[1] == "number":
            return self._words(_NUMBERS, rest, lead)
        if kind == "class" and node[1] == "all":
            return self._then(f"{lead}(*)", rest)
        raise UnsaidError(
            "it looks for the rest of a clause"
            if kind == "rest"
            else f"it looks for {node[1]}, which are no words of a list"
        )

    def _gap(self, node: Node, rest: Nodes, lead: str) -> list[str]:
        ways = self._all(rest, lead)
        if node[1] == 0:
            return ways
        before = "(@close)" if node[0] == "reach" and lead else lead
        stop = _array(sorted({"not", "never", *self._contracted("not")}))
        return [*ways, *self._then(f"{before}(!{stop})", ((node[0], node[1] - 1), *rest))]

    def _contracted(self, word: str) -> list[str]:
        """Contractions that hold the word, after their first one."""
        return [
            written
            for words in self._spelt.contracted.values()
            for written, others in words.items()
            if word in others and _WORD.fullmatch(written)
        ]

    def _words(self, words: frozenset[str], rest: Nodes, lead: str) -> list[str]:
        whole = [word for word in self._spelt.whole(words) if _WORD.fullmatch(word)]
        ways = self._then(f"{lead}({_array(whole)})", rest) if whole else []
        # A contraction stands for this word and the next ones: what is left after those follows it.
        left: dict[Nodes, list[str]] = defaultdict(list)
        for word in words:
            for written, others in self._spelt.contracted.get(word, {}).items():
                for remaining in self._after(others, rest) if _WORD.fullmatch(written) else ():
                    left[remaining].append(written)
        return [
            *ways,
            *(way for remaining, said in left.items() for way in self._then(f"{lead}({_array(said)})", remaining)),
        ]

    def _then(self, written: str, rest: Nodes) -> list[str]:
        """What is written, and after it the rest."""
        name, optional = self._rest(rest, "(@between)")
        ways = [f"({written}(@{name}))"] if name else []
        return [*ways, f"({written})"] if optional else ways

    def _after(self, words: tuple[str, ...], nodes: Nodes) -> list[Nodes]:
        """What is left of these nodes when they have taken these words."""
        left = [nodes]
        for word in words:
            left = list(dict.fromkeys(one for remaining in left for one in self._less(word, remaining)))
        return left

    def _less(self, word: str, nodes: Nodes) -> list[Nodes]:
        if not nodes:
            return []
        node, rest = nodes[0], nodes[1:]
        kind = node[0]
        if kind == "word":
            return [rest] if word in node[1] else []
        if kind == "seq":
            return self._less(word, (*node[1], *rest))
        if kind == "alt":
            return [one for way in node[1] for one in self._less(word, (way, *rest))]
        if kind == "opt":
            return [*self._less(word, (node[1], *rest)), *self._less(word, rest)]
        if kind == "list":
            singles, others = self._lists[node[1]]
            found = [one for way in others for one in self._less(word, (way, *rest))]
            return [*found, rest] if word in singles else found
        if kind in ("gap", "reach"):
            passed = [((kind, node[1] - 1), *rest)] if node[1] and word not in ("not", "never") else []
            return [*self._less(word, rest), *passed]
        return [rest] if kind == "class" and node[1] == "all" else []


def _array(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else f"[{', '.join(dict.fromkeys(ways))}]"


def _in_letters(number: int) -> str:
    letters = ""
    while True:
        number, last = divmod(number, 26)
        letters = chr(ord("a") + last) + letters
        if not number:
            return letters
