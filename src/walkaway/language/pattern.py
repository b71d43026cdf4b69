"""The pattern language of the rules: parsed into plain tuples that can be cached, with no regular expressions.

    word            the word, in any case, spelling or contraction ("I'm" is `I am`)
    word~           the word in all its inflections
    a|b             one of the words;  (a b|c)  one of the sequences
    <list>          an entry of the lexicon;  <number> <money> <name> <field> <all>  classes of words
    x?              x or nothing
    ..3             a gap of at most three words (as few as will do), never over a sentence end or a `not`
    ...3            the same, but it takes no word that stands after a comma-like mark
    ..              the rest of the clause: up to the next comma-like mark or sentence end
    !x              what follows is not x (takes no words itself)
    ^  $  $?  $!    start of the sentence; its end, its end in a question or an exclamation mark
    /  ,            a clause boundary (sentence end or comma-like mark); a comma-like mark
    [ ... ]         the part of the match that is marked (default: all of it)
    [[ ... ]]       the same, and with it the rest of its clause on either side
    name:x          what x matched, for use as {name} in a calm wording; `<list>` names itself

A node is a tuple whose first item is its kind; see `Node`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from walkaway.text.english import forms

Node = tuple[Any, ...]
"""One of ("word", frozenset), ("list", name), ("class", name), ("seq", nodes), ("alt", nodes), ("opt", node),
("gap", n), ("reach", n), ("rest",), ("not", node), ("start",), ("end", marks), ("clause",), ("comma",),
("open",), ("close",) (or ("open", "clause") and so on), ("name", name, node)."""

CLASSES = frozenset({"number", "money", "name", "field", "all"})
MAX_GAP = 12
MAX_REST = 25
MAX_NESTED = 40
MAX_STEPS = 300
"""The longest way through a pattern, in nodes: each takes a call while it is matched."""
MAX_SIZE = 50_000
"""The most words and nodes that a pattern may hold when its lists are written out."""

_PIECE = re.compile(
    r"\s*(?:(?P<gap>\.\.\.\d+|\.\.\d*)|(?P<list><[a-z_0-9]+>)|(?P<label>[a-z_]+:)|(?P<end>\$[?!]*)"
    r"|(?P<word>[\w&%'’-]+~?)|(?P<sign>\[\[|\]\]|[()|?!^/,\[\]]))"
)


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what is wrong, where, and what is expected."""


Normalise = Callable[[str], tuple[str, ...]]


class _Parser:
    """Recursive descent over the pieces of one pattern."""

    def __init__(self, source: str, normalise: Normalise) -> None:
        self.source = source
        self.normalise = normalise
        self.pieces: list[tuple[str, str, bool]] = []
        at = 0
        while at < len(source.rstrip()):
            found = _PIECE.match(source, at)
            if found is None:
                unread = source[at:].strip()[:20]
                raise PatternError(
                    f"cannot read {unread!r} in {source!r}; expected a word, <list>, (choice), ..3, ? or !"
                )
            kind = str(found.lastgroup)
            spaced = source[at : found.start(kind)] != "" or at == 0
            self.pieces.append((kind, found[kind], spaced))
            at = found.end()
        self.at = 0
        self.depth = 0
        self.nested = 0

    def peek(self) -> tuple[str, str, bool]:
        return self.pieces[self.at] if self.at < len(self.pieces) else ("", "", True)

    def choice(self, closing: str) -> Node:
        """Sequences parted by | up to `closing`."""
        ways = [self.sequence()]
        while self.peek()[1] == "|":
            self.at += 1
            ways.append(self.sequence())
        if self.peek()[1] != closing:
            wrong = "a ( is not closed; expected ) after it" if closing else "a ) closes nothing; expected ( before it"
            raise PatternError(f"{self.source!r}: {wrong}")
        return _alternatives(ways)

    def sequence(self) -> Node:
        nodes: list[Node] = []
        while self.peek()[1] not in ("", "|", ")"):
            nodes.append(self.item())
        return nodes[0] if len(nodes) == 1 else ("seq", tuple(nodes))

    def item(self) -> Node:
        node = self.atom()
        # outside brackets, `a|b` without spaces is a choice of single atoms
        ways = [node]
        while self.depth == 0 and self.peek()[:2] == ("sign", "|") and not self.peek()[2]:
            self.at += 1
            ways.append(self.atom())
        node = _alternatives(ways)
        if self.peek()[1] == "?" and not self.peek()[2]:
            self.at += 1
            return ("opt", node)
        return node

    def atom(self) -> Node:
        """One atom with all that is in it."""
        self.nested += 1
        if self.nested > MAX_NESTED:
            raise PatternError(f"{self.source[:40]!r}...: it is nested too deep; expected at most {MAX_NESTED} levels")
        node = self._atom()
        self.nested -= 1
        return node

    def _atom(self) -> Node:
        kind, text, _ = self.peek()
        self.at += 1
        if kind == "word":
            return self.word(text)
        if kind == "list":
            name = text[1:-1]
            return ("name", name, ("class", name) if name in CLASSES else ("list", name))
        if kind == "gap":
            if text == "..":
                return ("rest",)
            digits = text.lstrip(".")
            size = int(digits) if len(digits) < 4 else MAX_GAP + 1
            if not 1 <= size <= MAX_GAP:
                raise PatternError(f"{self.source[:80]!r}: a gap is 1 to {MAX_GAP} words, not {text[:12]}")
            return ("reach" if text.startswith("...") else "gap", size)
        if kind == "label":
            return ("name", text[:-1], self.atom())
        if kind == "end":
            return ("end", frozenset(text[1:]) or frozenset(".?!"))
        if text == "(":
            self.depth += 1
            node = self.choice(")")
            self.depth -= 1
            self.at += 1
            return node
        if text == "!":
            return ("not", self.item())
        signs: dict[str, Node] = {"^": ("start",), "/": ("clause",), ",": ("comma",), "[": ("open",), "]": ("close",)}
        signs |= {"[[": ("open", "clause"), "]]": ("close", "clause")}
        if text in signs:
            return signs[text]
        raise PatternError(f"{self.source!r}: did not expect {text or 'the end'!r} there")

    def word(self, text: str) -> Node:
        if text.endswith("~"):
            return ("word", frozenset(one for form in forms(text[:-1].lower()) for one in self.normalise(form)[:1]))
        words = self.normalise(text)
        nodes = tuple(("word", frozenset([word])) for word in words)
        return nodes[0] if len(nodes) == 1 else ("seq", nodes)


def _alternatives(ways: list[Node]) -> Node:
    """One node for several ways; single words become one set."""
    if len(ways) == 1:
        return ways[0]
    words = frozenset(word for way in ways if way[0] == "word" for word in way[1])
    rest = tuple(way for way in ways if way[0] != "word")
    if words and not rest:
        return ("word", words)
    # longer ways first, so that an optional tail is taken where it is there
    return ("alt", (*rest, ("word", words)) if words else rest)


def parse(source: str, normalise: Normalise, *, may_be_empty: bool = False) -> Node:
    """Read one pattern. `normalise` gives the canonical words of a written one; a pattern `may_be_empty` where it only
    looks at a place ("$?").

    Raises PatternError with what is wrong and what is expected.
    """
    parser = _Parser(source, normalise)
    signs = [text for kind, text, _ in parser.pieces if kind == "sign" and text in "[]"]
    if (signs and (signs[0] == "]" or signs[-1] == "[")) or re.search(r"\[\s*\]", source):
        raise PatternError(f"{source!r}: expected [ before the words that are marked and ] after them")
    node = parser.choice("")
    if width(node, lambda _name: (1, 1))[0] == 0 and not may_be_empty:
        raise PatternError(f"{source!r} can match nothing at all; expected at least one word that must be there")
    return node


def width(node: Node, list_width: Callable[[str], tuple[int, int]]) -> tuple[int, int]:
    """The smallest and the largest number of tokens that a node can take."""
    kind = node[0]
    if kind in ("word", "class"):
        return (1, 1)
    if kind == "list":
        return list_width(node[1])
    if kind in ("gap", "reach"):
        return (0, node[1])
    if kind == "rest":
        return (0, MAX_REST)
    if kind == "name":
        return width(node[2], list_width)
    if kind == "opt":
        return (0, width(node[1], list_width)[1])
    if kind == "seq":
        parts = [width(one, list_width) for one in node[1]]
        return (sum(low for low, _ in parts), sum(high for _, high in parts))
    if kind == "alt":
        parts = [width(one, list_width) for one in node[1]]
        return (min(low for low, _ in parts), max(high for _, high in parts))
    return (0, 0)


def measure(node: Node, of_list: Callable[[str], tuple[int, int]]) -> tuple[int, int]:
    """How many words and nodes a node holds, lists written out, and how many nodes the longest way through it has."""
    kind = node[0]
    if kind == "word":
        return (len(node[1]), 1)
    if kind == "list":
        return of_list(node[1])
    inner = node[1] if kind in ("seq", "alt") else node[2:] if kind == "name" else node[1:] if kind in _ONE else ()
    parts = [measure(one, of_list) for one in inner]
    steps = [steps for _, steps in parts]
    own = 2 if kind == "name" else 1
    return (own + sum(size for size, _ in parts), own + (sum(steps) if kind == "seq" else max(steps, default=0)))


_ONE = frozenset({"opt", "not"})


def lists_in(node: Node) -> set[str]:
    """The names of the lexicon lists that a node uses."""
    if node[0] == "list":
        return {node[1]}
    found: set[str] = set()
    for item in node[1:]:
        if isinstance(item, tuple):
            for one in [item] if item and isinstance(item[0], str) else item:
                found |= lists_in(one)
    return found


def unnamed(node: Node) -> Node:
    """The node without its names: what a list entry matched is known by the list's name only."""
    if node[0] == "name":
        return unnamed(node[2])
    if node[0] in ("seq", "alt"):
        return (node[0], tuple(unnamed(one) for one in node[1]))
    if node[0] in ("opt", "not"):
        return (node[0], unnamed(node[1]))
    return node
