"""Compile patterns into steps that match them against tokens.

Only places next to a rare word of a pattern are tried, gaps are bounded, and where a pattern branches a place that
failed once is not tried again, so the work grows with the length of the text and no pattern can hang.
"""

from __future__ import annotations

from weakref import proxy

from walkaway.language.anchors import Words, firsts
from walkaway.language.lexicon import Lists
from walkaway.language.pattern import Node
from walkaway.language.steps import (
    Clause,
    Close,
    Comma,
    End,
    Gap,
    Named,
    OfClass,
    Open,
    Rest,
    Shut,
    Start,
    State,
    Step,
    Unless,
    Word,
)

_DONE = Step()


class Matcher:
    """Compiles nodes of one rule set, as far as texts ask for them; lists are compiled once each.

    What it compiles works as long as the matcher is there.
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._phrases: dict[str, Ways] = {}
        self._branches = 0
        self._firsts: dict[Node, Words | None] = {}

    def compile(self, node: Node, then: Step = _DONE) -> Step:
        """The node as a step that goes on with `then`."""
        kind = node[0]
        if kind == "word":
            return Word(node[1], then)
        if kind == "seq":
            step = then
            for one in reversed(node[1]):
                step = self.compile(one, step)
            return step
        if kind == "list":
            return self._list(node[1], then)
        if kind == "name":
            return self._named(node[1], node[2], then)
        if kind == "alt":
            return _Choice(Ways(self, node[1], then), self._branch())
        if kind == "opt":
            return _Option(Ways(self, node[1:], then), self._branch(), then)
        if kind in ("gap", "reach"):
            return Gap(node[1], kind == "gap", self._branch(), then)
        if kind == "not":
            return Unless(self.compile(node[1]), then)
        if kind == "class":
            return OfClass(node[1], then)
        return _place(node, then)

    def begins(self, node: Node) -> Words | None:
        """What a node can begin with: many patterns have the same parts."""
        if node not in self._firsts:
            self._firsts[node] = firsts(node, self._lists)
        return self._firsts[node]

    def _branch(self) -> int:
        self._branches += 1
        return self._branches

    def _list(self, name: str, then: Step) -> Step:
        singles, nodes = self._lists[name]
        if not nodes:
            return Word(singles, then)
        if name not in self._phrases:
            self._phrases[name] = Ways(self, nodes, _DONE)
        return _Listed(singles, self._phrases[name], self._branch(), then)

    def _named(self, name: str, node: Node, then: Step) -> Step:
        began: list[int] = []
        return Named(began, self.compile(node, Close(name, began, then)))


def _place(node: Node, then: Step) -> Step:
    """Nodes that look at the place and take no token, and the rest of a clause."""
    kind = node[0]
    if kind == "rest":
        return Rest(then)
    if kind == "start":
        return Start(then)
    if kind == "end":
        return End(node[1], then)
    if kind == "clause":
        return Clause(then)
    if kind == "comma":
        return Comma(then)
    return (Open if kind == "open" else Shut)(node[1:] == ("clause",), then)


class Ways(dict[int, Step]):
    """The ways on from one place, by their numbers.

    What they begin with is asked when the place is first reached, and each is compiled when it is first tried: most
    never are.
    """

    __slots__ = ("_by_first", "_matcher", "_nodes", "_others", "_then")

    def __init__(self, matcher: Matcher, nodes: tuple[Node, ...], then: Step) -> None:
        super().__init__()
        # The matcher holds these: with a circle, rules that are let go would stay until somebody looks for garbage.
        self._matcher: Matcher = proxy(matcher)
        self._nodes, self._then = nodes, then
        self._by_first: dict[str, tuple[int, ...]] | None = None
        self._others: tuple[int, ...] = ()

    def __missing__(self, number: int) -> Step:
        step = self[number] = self._matcher.compile(self._nodes[number], self._then)
        return step

    def at(self, word: str) -> tuple[int, ...]:
        """The ways to try where this word stands, in their order."""
        if self._by_first is None:
            self._by_first = self._begun()
        return self._by_first.get(word, self._others)

    def _begun(self) -> dict[str, tuple[int, ...]]:
        begins = [*enumerate(map(self._matcher.begins, self._nodes))]
        self._others = tuple(number for number, words in begins if words is None)
        every = Words().union(*(words for _, words in begins if words is not None))
        if len(begins) == 1:  # as most have
            return dict.fromkeys(every, (0,))
        found: dict[str, list[int]] = {word: [] for word in every}
        for number, words in begins:
            for word in every if words is None else words:
                found[word].append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}


class _Choice(Step):
    """One of several ways."""

    __slots__ = ("_number", "_ways")

    def __init__(self, ways: Ways, number: int) -> None:
        self._ways, self._number = ways, number

    def run(self, words: list[str], at: int, state: State) -> int:
        ways, number = self._ways, self._number
        hopeful = ways.at(words[at])
        if not hopeful or (number, at) in state.failed:
            return -1
        for one in hopeful:
            if (last := ways[one].run(words, at, state)) >= 0:
                return last
        state.failed.add((number, at))
        return -1


class _Option(Step):
    """What may be there or not: with it first."""

    __slots__ = ("_number", "_taken", "_then")

    def __init__(self, taken: Ways, number: int, then: Step) -> None:
        self._taken, self._number, self._then = taken, number, then

    def run(self, words: list[str], at: int, state: State) -> int:
        taken, then = self._taken, self._then
        if not taken.at(words[at]):
            return then.run(words, at, state)
        if (self._number, at) in state.failed:
            return -1
        if (last := taken[0].run(words, at, state)) >= 0 or (last := then.run(words, at, state)) >= 0:
            return last
        state.failed.add((self._number, at))
        return -1


class _Listed(Step):
    """A word or a phrase of a list; the phrases go first."""

    __slots__ = ("_number", "_phrases", "_singles", "_then")

    def __init__(self, singles: Words, phrases: Ways, number: int, then: Step) -> None:
        self._singles, self._phrases, self._number, self._then = singles, phrases, number, then

    def run(self, words: list[str], at: int, state: State) -> int:
        phrases, number, then = self._phrases, self._number, self._then
        hopeful = phrases.at(words[at])
        if not hopeful:
            return then.run(words, at + 1, state) if words[at] in self._singles else -1
        if (number, at) in state.failed:
            return -1
        tried = -1
        for one in hopeful:
            end = phrases[one].run(words, at, state)
            if end >= 0 and end != tried:
                tried = end
                if (last := then.run(words, end, state)) >= 0:
                    return last
        if words[at] in self._singles and (last := then.run(words, at + 1, state)) >= 0:
            return last
        state.failed.add((number, at))
        return -1
