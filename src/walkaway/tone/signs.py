"""What no list of words can say: runs of exclamation marks, capitals, stretched letters, and counts over a whole message.

A sign looks at one paragraph and gives the places where it was seen. A rule with `at_least` counts them over the whole
message and marks those from the `at_least`-th on; a rule without marks each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from walkaway.text.span import Span
from walkaway.text.tokens import STOPS, Tokens, is_mask

_EXCLAMATIONS = re.compile(r"!(?:\s?[!?])+|\?(?:\s?!)+|\?{2,}!*")
_ONE_EXCLAMATION = re.compile(r"(?<![!?])!(?!\s?[!?])")
_CAPITALS = re.compile(r"(?<![\w.&/-])[A-Z][A-Z'’]+(?:[ ,]+(?:[A-Z][A-Z'’]+|I|A))*(?![\w&/]|-\w|\.\w)")
_STRETCHED = re.compile(r"\b[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)
_EMOJI = (
    "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff☀-➿⭐❤]"
    "[️‍\U0001f3fb-\U0001f3ff♀♂]*"
)
_EMOJI_ROW = re.compile(rf"(?:{_EMOJI}\s?){{2,}}")
_SYMBOL_ROW = re.compile(r"\*{3,}(?=\w)|(?<=\w)\*{3,}|\${3,}|>{3,}(?=\s?\w)")
# Words that are written in capitals for loudness; other single words in capitals are names and abbreviations.
_LOUD = frozenset(
    [
        "absolutely",
        "all",
        "always",
        "amazing",
        "any",
        "anything",
        "asap",
        "awesome",
        "best",
        "better",
        "big",
        "call",
        "can",
        "completely",
        "definitely",
        "do",
        "ever",
        "every",
        "everything",
        "extremely",
        "fantastic",
        "finally",
        "free",
        "great",
        "guarantee",
        "guaranteed",
        "hate",
        "help",
        "huge",
        "hurry",
        "immediately",
        "incredible",
        "just",
        "last",
        "limited",
        "love",
        "massive",
        "more",
        "most",
        "must",
        "need",
        "never",
        "new",
        "no",
        "none",
        "nothing",
        "not",
        "now",
        "off",
        "once",
        "only",
        "please",
        "promise",
        "quick",
        "read",
        "ready",
        "really",
        "right",
        "sale",
        "save",
        "so",
        "soon",
        "still",
        "stop",
        "super",
        "thank",
        "thanks",
        "this",
        "today",
        "tomorrow",
        "tonight",
        "totally",
        "truly",
        "urgent",
        "urgently",
        "very",
        "wait",
        "want",
        "whatever",
        "win",
        "wow",
        "yes",
        "you",
        "your",
        "zero",
        "attention",
        "important",
        "final",
        "deal",
        "don't",
        "won't",
        "can't",
        "hottest",
        "favorite",
        "perfect",
        "too",
        "much",
    ]
)
_STRETCH_OK = re.compile(r"(?:www|i{2,}|x{2,}|[mdclxvi]+|a{3}|b{3}|zzz+|hmm+|mmm+|shh+|brr+)", re.IGNORECASE)
_THANKS = frozenset({"thank", "thanks", "grateful", "gratitude", "appreciate"})
_FIRST = frozenset({"i", "my"})


def _regex(pattern: re.Pattern[str]) -> Callable[[Tokens], Iterator[Span]]:
    def seen(tokens: Tokens) -> Iterator[Span]:
        for found in pattern.finditer(tokens.text):
            text = found[0].rstrip()
            yield Span(found.start(), found.start() + len(text))

    return seen


def _capitals(tokens: Tokens) -> Iterator[Span]:
    for found in _CAPITALS.finditer(tokens.text):
        words = [word.lower().replace("’", "'").strip("'") for word in re.split(r"[ ,]+", found[0])]
        loud = sum(word in _LOUD or (len(words) > 1 and len(word) > 4) for word in words)
        if loud and (len(words) > 1 or len(words[0]) > 2) and not _inside_mask(tokens, found.start()):
            yield Span(found.start(), found.end())


def _inside_mask(tokens: Tokens, at: int) -> bool:
    return any(is_mask(word) and tokens.starts[i] <= at < tokens.ends[i] for i, word in enumerate(tokens.words))


def _stretched(tokens: Tokens) -> Iterator[Span]:
    for found in _STRETCHED.finditer(tokens.text):
        if not _STRETCH_OK.fullmatch(found[0]) and not _inside_mask(tokens, found.start()):
            yield Span(found.start(), found.end())


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First token and closing stop of each sentence."""
    first = 1
    for i in range(1, len(tokens.words)):
        if tokens.words[i] in STOPS:
            if i > first:
                yield first, i
            first = i + 1


def _questions(tokens: Tokens) -> Iterator[Span]:
    for first, stop in _sentences(tokens):
        if tokens.words[stop] == "?" and first not in tokens.quoted:
            yield Span(tokens.starts[first], tokens.ends[stop])


def _thanks(tokens: Tokens) -> Iterator[Span]:
    for i, word in enumerate(tokens.words):
        if word in _THANKS and i not in tokens.quoted:
            yield Span(tokens.starts[i], tokens.ends[i])


def _i_openings(tokens: Tokens) -> Iterator[Span]:
    for first, _ in _sentences(tokens):
        if tokens.words[first] in _FIRST and first not in tokens.quoted:
            yield Span(tokens.starts[first], tokens.ends[first])


SIGNS: dict[str, Callable[[Tokens], Iterator[Span]]] = {
    "exclamation_run": _regex(_EXCLAMATIONS),
    "exclamation": _regex(_ONE_EXCLAMATION),
    "capitals": _capitals,
    "stretched_letters": _stretched,
    "emoji_row": _regex(_EMOJI_ROW),
    "symbol_row": _regex(_SYMBOL_ROW),
    "question": _questions,
    "thanks": _thanks,
    "i_opening": _i_openings,
}
"""Name of a sign to what finds it in one paragraph."""
