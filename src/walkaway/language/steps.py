"""What compiled patterns are made of: each step looks at one place and runs the next on success.

A message tries hundreds of patterns, each for the first time in a while, so what counts is how much memory a try
touches: an object with slots takes less than half of what a function and what it closes over take.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from walkaway.language.anchors import Words
from walkaway.language.clause import clause_end, clause_start
from walkaway.language.pattern import MAX_REST
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

    `target` is where a match must end, for `AtTarget`; `failed` the branches and places that led nowhere.
    """

    tokens: Tokens
    target: int = -1
    opened: int = -1
    closed: int = -1
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    failed: set[tuple[int, int]] = field(default_factory=set)


class Step:
    """One step of a pattern; by itself the last one."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        """The place after the match of this step and all that follow, or -1."""
        return at


class AtTarget(Step):
    """The last step of a pattern that must end at a given place."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        return at if at == state.target else -1


class _Inner(Step):
    """A step that another one follows."""

    __slots__ = ("_then",)

    def __init__(self, then: Step) -> None:
        self._then = then


class Word(_Inner):
    """One of some words."""

    __slots__ = ("_wanted",)

    def __init__(self, wanted: Words, then: Step) -> None:
        self._wanted, self._then = wanted, then

    def run(self, words: list[str], at: int, state: State) -> int:
        return self._then.run(words, at + 1, state) if words[at] in self._wanted else -1


class OfClass(_Inner):
    """A word of a class: a number, a name."""

    __slots__ = ("_test",)

    def __init__(self, name: str, then: Step) -> None:
        self._test, self._then = _CLASSES[name], then

    def run(self, words: list[str], at: int, state: State) -> int:
        fits = words[at] not in STOPS and self._test(state.tokens, at)
        return self._then.run(words, at + 1, state) if fits else -1


class Gap(_Inner):
    """Some words at most; a gap that is a reach ends at a comma."""

    __slots__ = ("_most", "_number", "_over_commas")

    def __init__(self, most: int, over_commas: bool, number: int, then: Step) -> None:
        self._most, self._over_commas, self._number, self._then = most, over_commas, number, then

    def run(self, words: list[str], at: int, state: State) -> int:
        number, then = self._number, self._then
        for place in range(at, at + self._most + 1):
            if (number, place) not in state.failed:
                if (last := then.run(words, place, state)) >= 0:
                    return last
                state.failed.add((number, place))
            if words[place] in _NO_GAP or (not self._over_commas and place in state.tokens.soft):
                return -1
        return -1


class Rest(_Inner):
    """To the end of the clause; a clause that is longer than MAX_REST is cut there."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        soft = state.tokens.soft
        end = at
        while words[end] not in STOPS and end not in soft and end - at < MAX_REST:
            end += 1
        return self._then.run(words, end, state)


class Unless(_Inner):
    """Where something else does not fit."""

    __slots__ = ("_other",)

    def __init__(self, other: Step, then: Step) -> None:
        self._other, self._then = other, then

    def run(self, words: list[str], at: int, state: State) -> int:
        return -1 if self._other.run(words, at, state) >= 0 else self._then.run(words, at, state)


class Named(Step):
    """What is inside a name, with a `Close` for its end that shares `began`: where it begins."""

    __slots__ = ("_began", "_inner")

    def __init__(self, began: list[int], inner: Step) -> None:
        self._began, self._inner = began, inner

    def run(self, words: list[str], at: int, state: State) -> int:
        self._began.append(at)
        last = self._inner.run(words, at, state)
        self._began.pop()
        return last


class Close(_Inner):
    """The end of a name: kept once all that follows has matched."""

    __slots__ = ("_began", "_name")

    def __init__(self, name: str, began: list[int], then: Step) -> None:
        self._name, self._began, self._then = name, began, then

    def run(self, words: list[str], at: int, state: State) -> int:
        last = self._then.run(words, at, state)
        if last >= 0:
            state.names.setdefault(self._name, (self._began[-1], at))
        return last


class Start(_Inner):
    """Where a sentence begins."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        return self._then.run(words, at, state) if words[at - 1] in STOPS else -1


class End(_Inner):
    """Where a sentence ends in one of some marks."""

    __slots__ = ("_marks",)

    def __init__(self, marks: Words, then: Step) -> None:
        self._marks, self._then = marks, then

    def run(self, words: list[str], at: int, state: State) -> int:
        return self._then.run(words, at, state) if words[at] in self._marks else -1


class Clause(_Inner):
    """Where a clause begins or ends."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        parts = words[at] in STOPS or words[at - 1] in STOPS or at in state.tokens.soft
        return self._then.run(words, at, state) if parts else -1


class Comma(_Inner):
    """Where a comma or its like stands."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        return self._then.run(words, at, state) if at in state.tokens.soft else -1


class Open(_Inner):
    """Where the mark begins, or the clause around that place."""

    __slots__ = ("_whole",)

    def __init__(self, whole: bool, then: Step) -> None:
        self._whole, self._then = whole, then

    def run(self, words: list[str], at: int, state: State) -> int:
        last = self._then.run(words, at, state)
        if last >= 0:
            state.opened = clause_start(state.tokens, at) if self._whole else at
        return last


class Shut(Open):
    """Where the mark ends, or the clause around that place."""

    __slots__ = ()

    def run(self, words: list[str], at: int, state: State) -> int:
        last = self._then.run(words, at, state)
        if last >= 0:
            state.closed = clause_end(state.tokens, at) if self._whole else at
        return last


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
