"""Match compiled patterns against tokens: each node becomes one small function that calls the next on success.

Only places next to a rare word of a pattern are tried, gaps are bounded, and where a pattern branches a place that
failed once is not tried again, so the work grows with the length of the text and no pattern can hang.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import proxy

from walkaway.language.anchors import Words, firsts
from walkaway.language.clause import clause_end, clause_start
from walkaway.language.lexicon import Lists
from walkaway.language.pattern import MAX_REST, Node
from walkaway.text.tokens import STOPS, Tokens, is_mask

_NO_GAP = STOPS | {"not", "never"}
_MONEY_SIGNS = "$€£¥₹"
_MONEY_WORDS = frozenset(
    [
        "dollar",
        "dollars",
        "euro",
        "euros",
        "pound",
        "pounds",
        "bucks",
        "quid",
        "usd",
        "eur",
        "gbp",
        "inr",
        "rupees",
        "percent",
        "k",
        "grand",
    ]
)


@dataclass(slots=True)
class State:
    """What a match in progress knows: the tokens, where the mark opens and closes, and what the names hold.

    `target` is where a match must end, for `at_target`; `failed` the branches and places that led nowhere.
    """

    tokens: Tokens
    target: int = -1
    opened: int = -1
    closed: int = -1
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    failed: set[tuple[int, int]] = field(default_factory=set)


Step = Callable[[list[str], int, State], int]
"""(words, place, state) → the place after the match, or -1."""


def _done(_words: list[str], at: int, _state: State) -> int:
    return at


def at_target(_words: list[str], at: int, state: State) -> int:
    """The last step of a pattern that must end at a given place."""
    return at if at == state.target else -1


class Matcher:
    """Compiles nodes of one rule set, as far as texts ask for them; lists are compiled once each.

    What it compiles works as long as the matcher is there.
    """

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._phrases: dict[str, _Ways] = {}
        self._branches = 0
        self._firsts: dict[Node, Words | None] = {}

    def compile(self, node: Node, then: Step = _done) -> Step:
        """The node as a function that goes on with `then`."""
        kind = node[0]
        if kind == "word":
            return _word(node[1], then)
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
            return self._choice(_Ways(self, node[1], then))
        if kind == "opt":
            return self._option(_Ways(self, node[1:], then), then)
        if kind in ("gap", "reach"):
            return self._gap(node[1], then, over_commas=kind == "gap")
        if kind == "rest":
            return _rest(then)
        if kind == "not":
            return _unless(self.compile(node[1]), then)
        if kind == "class":
            return _class(node[1], then)
        return _place(node, then)

    def begins(self, node: Node) -> Words | None:
        """What a node can begin with: many patterns have the same parts."""
        if node not in self._firsts:
            self._firsts[node] = firsts(node, self._lists)
        return self._firsts[node]

    def _list(self, name: str, then: Step) -> Step:
        singles, nodes = self._lists[name]
        if not nodes:
            return _word(singles, then)
        if name not in self._phrases:
            self._phrases[name] = _Ways(self, nodes, _done)
        phrases = self._phrases[name]
        self._branches += 1
        number = self._branches

        def step(words: list[str], at: int, state: State) -> int:
            hopeful = phrases.at(words[at])
            if not hopeful:
                return then(words, at + 1, state) if words[at] in singles else -1
            if (number, at) in state.failed:
                return -1
            tried = -1
            for one in hopeful:
                end = phrases[one](words, at, state)
                if end >= 0 and end != tried:
                    tried = end
                    if (last := then(words, end, state)) >= 0:
                        return last
            if words[at] in singles and (last := then(words, at + 1, state)) >= 0:
                return last
            state.failed.add((number, at))
            return -1

        return step

    def _named(self, name: str, node: Node, then: Step) -> Step:
        began: list[int] = []

        def close(words: list[str], at: int, state: State) -> int:
            last = then(words, at, state)
            if last >= 0:
                state.names.setdefault(name, (began[-1], at))
            return last

        inner = self.compile(node, close)

        def step(words: list[str], at: int, state: State) -> int:
            began.append(at)
            last = inner(words, at, state)
            began.pop()
            return last

        return step

    def _choice(self, ways: _Ways) -> Step:
        self._branches += 1
        number = self._branches

        def step(words: list[str], at: int, state: State) -> int:
            hopeful = ways.at(words[at])
            if not hopeful or (number, at) in state.failed:
                return -1
            for one in hopeful:
                if (last := ways[one](words, at, state)) >= 0:
                    return last
            state.failed.add((number, at))
            return -1

        return step

    def _option(self, taken: _Ways, then: Step) -> Step:
        self._branches += 1
        number = self._branches

        def step(words: list[str], at: int, state: State) -> int:
            if not taken.at(words[at]):
                return then(words, at, state)
            if (number, at) in state.failed:
                return -1
            if (last := taken[0](words, at, state)) >= 0 or (last := then(words, at, state)) >= 0:
                return last
            state.failed.add((number, at))
            return -1

        return step

    def _gap(self, most: int, then: Step, over_commas: bool) -> Step:
        self._branches += 1
        number = self._branches

        def step(words: list[str], at: int, state: State) -> int:
            for place in range(at, at + most + 1):
                if (number, place) not in state.failed:
                    if (last := then(words, place, state)) >= 0:
                        return last
                    state.failed.add((number, place))
                if words[place] in _NO_GAP or (not over_commas and place in state.tokens.soft):
                    return -1
            return -1

        return step


class _Ways(dict[int, Step]):
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


def _word(wanted: frozenset[str], then: Step) -> Step:
    return lambda words, at, state: then(words, at + 1, state) if words[at] in wanted else -1


def _rest(then: Step) -> Step:
    """To the end of the clause; a clause that is longer than MAX_REST is cut there."""

    def step(words: list[str], at: int, state: State) -> int:
        soft = state.tokens.soft
        end = at
        while words[end] not in STOPS and end not in soft and end - at < MAX_REST:
            end += 1
        return then(words, end, state)

    return step


def _unless(inner: Step, then: Step) -> Step:
    return lambda words, at, state: -1 if inner(words, at, state) >= 0 else then(words, at, state)


def _place(node: Node, then: Step) -> Step:
    """Nodes that look at the place and take no token."""
    kind = node[0]
    if kind == "start":
        return lambda words, at, state: then(words, at, state) if words[at - 1] in STOPS else -1
    if kind == "end":
        marks = node[1]
        return lambda words, at, state: then(words, at, state) if words[at] in marks else -1
    if kind == "clause":
        return lambda words, at, state: (
            then(words, at, state) if words[at] in STOPS or words[at - 1] in STOPS or at in state.tokens.soft else -1
        )
    if kind == "comma":
        return lambda words, at, state: then(words, at, state) if at in state.tokens.soft else -1
    opens, whole = kind == "open", node[1:] == ("clause",)

    def mark(words: list[str], at: int, state: State) -> int:
        last = then(words, at, state)
        if last >= 0:
            if opens:
                state.opened = clause_start(state.tokens, at) if whole else at
            else:
                state.closed = clause_end(state.tokens, at) if whole else at
        return last

    return mark


def _class(name: str, then: Step) -> Step:
    test = _CLASSES[name]
    return lambda words, at, state: (
        then(words, at + 1, state) if words[at] not in STOPS and test(state.tokens, at) else -1
    )


def _is_number(tokens: Tokens, at: int) -> bool:
    return tokens.words[at][0].isdigit() or tokens.words[at] in _NUMBER_WORDS


def _is_money(tokens: Tokens, at: int) -> bool:
    if not tokens.words[at][0].isdigit():
        return False
    before = tokens.text[: tokens.starts[at]].rstrip()[-1:]
    return (
        (before in _MONEY_SIGNS and before != "") or tokens.words[at + 1] in _MONEY_WORDS or tokens.words[at][-1] == "k"
    )


def _is_name(tokens: Tokens, at: int) -> bool:
    """A capitalised word that is not there for the start of the sentence, or a placeholder."""
    first = tokens.text[tokens.starts[at] : tokens.starts[at] + 1]
    return is_mask(tokens.words[at]) or (
        first.isupper() and tokens.words[at] != "i" and tokens.words[at - 1] not in STOPS
    )


_NUMBER_WORDS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "ninety",
        "hundred",
        "thousand",
        "couple",
        "few",
        "several",
        "dozen",
    ]
)
_CLASSES: dict[str, Callable[[Tokens, int], bool]] = {
    "number": _is_number,
    "money": _is_money,
    "name": _is_name,
    "field": lambda tokens, at: is_mask(tokens.words[at]),
    "all": lambda tokens, at: True,
}
