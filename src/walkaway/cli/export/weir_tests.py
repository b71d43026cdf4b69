"""The examples of a rule as lines by which Harper tests it when it reads it.

Harper refuses a pack of which one line fails. So an example becomes one only where Weir marks just the words that
Walkaway marks, and where what comes of it holds nothing more to mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from walkaway.language.examples import read_example
from walkaway.language.match import Matcher
from walkaway.language.pattern import Node
from walkaway.language.rule import Rule
from walkaway.language.steps import State
from walkaway.text.span import Span
from walkaway.text.tokens import tokenize

_NOT_QUOTED = frozenset('"“”„«»\\\n')
"""Signs that end a line's quotation marks, or may."""


class WeirTests:
    """Writes the tests of rules whose patterns Weir can say."""

    def __init__(self, matcher: Matcher, spellings: Mapping[str, tuple[str, ...]]) -> None:
        self._matcher, self._spellings = matcher, spellings

    def lines(self, rule: Rule, nodes: Sequence[Node], wording: str) -> Iterator[str]:
        """The lines of a rule with these patterns; `wording` is its first one in Weir, "" where it has none."""
        steps = [self._matcher.compile(node) for node in nodes]

        def marked(text: str) -> list[Span]:
            tokens = tokenize(text, self._spellings)
            places = range(1, len(tokens.words) - 1)
            found = ((at, step.run(tokens.words, at, State(tokens))) for at in places for step in steps)
            return [Span(tokens.starts[at], tokens.ends[end - 1]) for at, end in found if end > at]

        for example in rule.flag if wording else ():
            text, own = read_example(example)
            found = marked(text)
            if len(own) == 1 and found and min(found, key=_first) == own[0]:
                calm = _replaced(text, own[0], wording)
                if not marked(calm) and _NOT_QUOTED.isdisjoint(text + calm):
                    yield f'test "{text}" "{calm}"'
        for text in rule.passes:
            if not marked(text) and _NOT_QUOTED.isdisjoint(text):
                yield f'allows "{text}"'


def _first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _replaced(text: str, span: Span, wording: str) -> str:
    """The text with the wording in it, whose letters are written as large as those that they replace."""
    large = [letter.isupper() for letter in span.of(text) if letter.isalpha()]
    written, is_large = "", False
    for letter in wording:
        if letter.isalpha() and large:
            is_large = large.pop(0)
        written += letter.upper() if is_large else letter.lower()
    return text[: span.start] + written + text[span.end :]
