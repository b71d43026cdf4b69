"""Where the clause around a match begins and ends, so that taking it out leaves no stump."""

from __future__ import annotations

from walkaway.text.tokens import STOPS, Tokens

_ALWAYS = frozenset(["but", "though", "however", "whereas"])
_WITH_SUBJECT = frozenset(["and", "so", "yet"])
_REASONS = frozenset(["because", "although"])
_SUBJECTS = frozenset(
    (
        "i we you he she it they this that these those there here the my our your please can could would will let what"
        " which how when is are do"
    ).split()
)
_MOST_BEFORE, _MOST_AFTER = 12, 16


def clause_start(tokens: Tokens, at: int) -> int:
    """The first token of the clause of token `at`, its "but" or "because" with it; `at` where that is far away."""
    words = tokens.words
    for first in range(at, max(at - _MOST_BEFORE, 0) - 1, -1):
        if words[first - 1] in STOPS or first in tokens.soft or words[first] in _REASONS or _joins(words, first):
            return first
    return at


def clause_end(tokens: Tokens, at: int) -> int:
    """The end of the clause that ends at or after token `at`, with the "but" or "so" that leads on; else `at`."""
    words = tokens.words
    if words[at - 1] in _ALWAYS or words[at - 1] in _WITH_SUBJECT:
        return at
    for end in range(at, min(at + _MOST_AFTER, len(words) - 1) + 1):
        if words[end] not in STOPS and _joins(words, end):
            return end + 1
        if words[end] in STOPS or end in tokens.soft:
            return end
    return at


def _joins(words: list[str], at: int) -> bool:
    """True where a word leads on to another clause: "but", or "and" and "so" before a subject."""
    return words[at] in _ALWAYS or (words[at] in _WITH_SUBJECT and words[at + 1] in _SUBJECTS)
