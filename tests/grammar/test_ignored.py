"""A place that was waved through is known again by its words and neighbours."""

from __future__ import annotations

from walkaway.grammar.ignored import Ignored
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span


def _place(text: str, words: str) -> Ignored:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Ignored.of(Finding(span, "harper/SpellCheck", "spelling", Weight.LIGHT, 0, words, ""), text)


def test_an_edit_elsewhere_keeps_the_place() -> None:
    before = _place("We met Jorgos today.", "Jorgos")
    after = _place("Yes! As I said, we met\nJorgos, today of all days.", "Jorgos")

    assert before == after == Ignored("harper/SpellCheck", "jorgos", "met", "today")


def test_other_neighbours_are_another_place() -> None:
    assert _place("We met Jorgos today.", "Jorgos") != _place("We like Jorgos today.", "Jorgos")


def test_a_word_alone_has_empty_neighbours() -> None:
    assert _place("Jorgos", "Jorgos") == Ignored("harper/SpellCheck", "jorgos", "", "")
