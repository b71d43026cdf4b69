"""What no list of words can say: exclamation marks in rows, capitals, stretched letters, counts over a message.

A sign looks at one paragraph and gives the places where it was seen. A rule with `at_least` counts them over the whole
message and marks those from the `at_least`-th on (see `habits.enough`); a rule without marks each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from walkaway.text.span import Span
from walkaway.text.tokens import Tokens, is_mask
from walkaway.tone import habits
from walkaway.tone.capitals import has_capitals, raised
from walkaway.tone.stretched import cut, is_sound, stretched

# A row in brackets by itself is a remark on what stands before it, in a small voice.
# Rows are looked at from their first sign only: a try at each of their signs would take quadratic time.
_EXCLAMATIONS = re.compile(r"(?<![!(\[])!{3,}[!?]*|!(?:[ \t]!)+|\u203c[\ufe0f\u203c]*")
_TWO_EXCLAMATIONS = re.compile(r"(?<![!?])(?:!!(?![!?])|(?:!+\?|\?+!)[!?]*|\?{3,}|(?<=[(\[])!{3,})")
_ONE_EXCLAMATION = re.compile(r"(?<![!?])!(?!\s?[!?])")
_SIGN = (  # without U+2605 and U+2606, the stars of a rating
    "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff"
    "\u2600-\u2604\u2607-\u27bf\u2b50]"
)
_VARIANT = "[\ufe0f\U0001f3fb-\U0001f3ff]?"
# one picture may be several signs joined by U+200D
_EMOJI = f"{_SIGN}{_VARIANT}(?:\u200d{_SIGN}{_VARIANT}){{0,8}}"
_EMOJI_ROW = re.compile(rf"(?P<one>{_EMOJI})(?:\s?(?P=one))+(?:\s?{_EMOJI})*|(?:{_EMOJI}\s?){{3,}}")
# Ten stars and more are a ruled line; stars on one side of a word only are a footnote, or letters left out.
_STARRED = re.compile(
    r"(?<![\w*])(\*{3,9}+)(?=[^\W_])(?=[^*\n]{0,80}?[^\W\d_])[^*\n]{1,80}(?<=[\w!?.…$%])(\*{3,9}+)(?![\w*])"
)
# Money signs by themselves are slang for money, arrows at the beginning of a line those of a quotation.
_SYMBOL_ROW = re.compile(
    r"(?<![\w$])\${3,}(?=\s?[\d!])"
    r"|(?:(?<=big )|(?<=earn )|(?<=extra )|(?<=make )|(?<=more )|(?<=save )|(?<=win ))\${3,}"
    r"|(?<=[^\s>][ \t])>{3,}+(?=[ \t]?\w)",
    re.IGNORECASE,
)
_TRIPLE = re.compile(r"([a-z])\1\1")
_NAME = re.compile(r"[A-Z][a-z]+")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.!?:…\n\"“(*_\U0001f300-\U0001faff])\s*$")
_LOOK_BACK = 20


def _regex(pattern: re.Pattern[str]) -> Callable[[Tokens], Iterator[Span]]:
    """What a pattern finds outside quotation marks."""

    def seen(tokens: Tokens) -> Iterator[Span]:
        for found in pattern.finditer(tokens.text):
            if not tokens.quoted or not _is_quoted(tokens, found.start()):
                yield Span(found.start(), found.start() + len(found[0].rstrip()))

    return seen


def _begins_sentence(text: str, at: int) -> bool:
    return _SENTENCE_BEGIN.search(text[max(0, at - _LOOK_BACK) : at]) is not None


def _is_quoted(tokens: Tokens, at: int) -> bool:
    """True behind a quoted word: the sign is somebody else's."""
    token = bisect_right(tokens.starts, at) - 1
    return token in tokens.quoted or token - 1 in tokens.quoted


def _inside_mask(tokens: Tokens, at: int) -> bool:
    token = bisect_right(tokens.starts, at) - 1
    return is_mask(tokens.words[token]) and at < tokens.ends[token]


def _stretched(tokens: Tokens) -> Iterator[Span]:
    return (span for span in _drawn_out(tokens) if not is_sound(span.of(tokens.text)))


def _sounds(tokens: Tokens) -> Iterator[Span]:
    return (span for span in _drawn_out(tokens) if is_sound(span.of(tokens.text)))


def _drawn_out(tokens: Tokens) -> Iterator[Span]:
    for start, end in stretched(tokens.text):
        if _NAME.fullmatch(tokens.text, start, end) and not _begins_sentence(tokens.text, start):
            continue  # "the Wooow game"
        if not _inside_mask(tokens, start):
            yield Span(start, end)


def _symbol_rows(tokens: Tokens) -> Iterator[Span]:
    yield from _regex(_SYMBOL_ROW)(tokens)
    for found in _STARRED.finditer(tokens.text):
        if not _is_quoted(tokens, found.start()):
            yield Span(*found.span(1))
            yield Span(*found.span(2))


_LOOKS_ACROSS: dict[str, tuple[str, Callable[[Tokens], Iterator[Span]]]] = {
    "questions_in_a_row": ("questions", habits.questions_in_a_row),
    "concession_with_apology": ("sorry", habits.concessions_with_apology),
    "symbol_row": ("symbols", _symbol_rows),
}
"""Name of a sign to the hint that it needs and what finds it in one paragraph, over its sentences."""

_LOOKS: dict[str, Callable[[Tokens], Iterator[Span]]] = {
    "exclamation_run": _regex(_EXCLAMATIONS),
    "exclamation": _regex(_ONE_EXCLAMATION),
    "exclamation_pair": _regex(_TWO_EXCLAMATIONS),
    "emoji": _regex(re.compile(_EMOJI)),
    "stretched_letters": _stretched,
    "stretched_sound": _sounds,
    "emoji_row": _regex(_EMOJI_ROW),
    "question": habits.questions,
    "thanks": habits.thanks,
    "i_opening": habits.i_openings,
    "request": habits.requests,
}
"""Name of a sign to what finds it in a sentence, whatever stands around that."""

_CAPITALS = ("capitals", "capitals_announced", "capital_word")
SIGNS = (*_LOOKS, *_LOOKS_ACROSS, *_CAPITALS)
"""The names of all signs."""

# What must stand in a text, or among its words, for a sign to be there at all: most paragraphs have little of it.
_MARKS = {
    "!": ("exclamation_run", "exclamation", "exclamation_pair"),
    "???": ("exclamation_pair",),
}
_SYMBOLS = ("***", "$$$", ">>>")
_OTHER_LETTERS = ("exclamation_run", "emoji", "emoji_row")
_WORDS = {
    "?": ("question",),
    **dict.fromkeys(habits.THANKS, ("thanks",)),
    **dict.fromkeys(habits.FIRST, ("i_opening",)),
    **dict.fromkeys(habits.ASKING, ("request",)),
}
_ALL_WORDS = frozenset(_WORDS)


class Hints(NamedTuple):
    """What a piece of a paragraph, or all of them together, holds of the signs that reach over sentences."""

    questions: int
    sorry: bool
    capitals: bool
    symbols: bool

    @classmethod
    def of(cls, tokens: Tokens) -> Hints:
        """The hints of one piece."""
        words, text = tokens.words, tokens.text
        symbols = any(row in text for row in _SYMBOLS)
        return cls(words.count("?"), not habits.SORRY.isdisjoint(words), has_capitals(text), symbols)

    @classmethod
    def together(cls, hints: Sequence[Hints]) -> Hints:
        """Those of the paragraph that has these pieces; questions too few for a row are none."""
        questions, sorry, capitals, symbols = zip(*hints, strict=True)
        asked = sum(questions)
        return cls(asked if asked >= habits.ROW else 0, any(sorry), any(capitals), any(symbols))


def seen(tokens: Tokens) -> dict[str, list[Span]]:
    """The signs of a piece of a paragraph by their names, but for those that reach over sentences."""
    text = tokens.text
    hopeful = {name for mark, names in _MARKS.items() if mark in text for name in names}
    for word in _ALL_WORDS.intersection(tokens.words):
        hopeful.update(_WORDS[word])
    if not text.isascii():
        hopeful.update(_OTHER_LETTERS)
    if _TRIPLE.search(text.lower()):
        hopeful.update(("stretched_letters", "stretched_sound"))
    return {name: spans for name in sorted(hopeful) if (spans := [*_LOOKS[name](tokens)])}


def seen_across(tokens: Tokens, hints: Hints) -> dict[str, list[Span]]:
    """The signs of a whole paragraph that reach over its sentences, by their names: those that its hints speak of."""
    found = {
        name: spans
        for name, (hint, look) in _LOOKS_ACROSS.items()
        if getattr(hints, hint) and (spans := [*look(tokens)])
    }
    for name, span in raised(tokens) if hints.capitals else ():
        found.setdefault(name, []).append(span)
    return found


_KEPT_CAPITALS = re.compile(
    r"\b(?:i|i'm|i'll|i've|i'd|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august"
    r"|september|october|november|december|(?<=in )may|(?<=of )may|may(?= \d)|(?<=\d )may)\b"
)


def names_of(words: str) -> dict[str, str]:
    """What a calm wording may use of the words that a sign marked.

    {lower} in small letters, {short} unstretched, {first} the first sign of a row, {money} that of a row of money
    signs, {stop} the mark that a row of marks stands for, {bang} a single exclamation mark where nothing is asked.
    """
    names = {
        "lower": _KEPT_CAPITALS.sub(lambda one: one[0].capitalize(), words.lower().replace("’", "'")),
        "first": row[0] if (row := re.match(_EMOJI, words)) else words[:1],
        "short": cut(words) or words,
        "stop": "?" if "?" in words else ".",
    }
    if words.startswith("$"):
        names["money"] = "$"
    if "?" not in words:
        names["bang"] = "!"
    return names
