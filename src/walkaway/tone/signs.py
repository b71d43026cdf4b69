"""What no list of words can say: exclamation marks in rows, capitals, stretched letters, counts over a message.

A sign looks at one paragraph and gives the places where it was seen. A rule with `at_least` counts them over the whole
message and marks those from the `at_least`-th on (see `habits.enough`); a rule without marks each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from walkaway.text.span import Span
from walkaway.text.tokens import Tokens, is_mask
from walkaway.tone import habits
from walkaway.tone.capitals import raised

_EXCLAMATIONS = re.compile(r"!{3,}[!?]*|!(?:[ \t]!)+|\u203c[\ufe0f\u203c]*")
# Rows are looked at from their first sign only: a try at each of their signs would take quadratic time.
_TWO_EXCLAMATIONS = re.compile(r"(?<![!?])(?:!!(?![!?])|(?:!+\?|\?+!)[!?]*|\?{3,})")
_ONE_EXCLAMATION = re.compile(r"(?<![!?])!(?!\s?[!?])")
_STRETCHED = re.compile(r"\b[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)
_SIGN = (  # without U+2605 and U+2606, the stars of a rating
    "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff"
    "\u2600-\u2604\u2607-\u27bf\u2b50]"
)
_VARIANT = "[\ufe0f\U0001f3fb-\U0001f3ff]?"
# one picture may be several signs joined by U+200D
_EMOJI = f"{_SIGN}{_VARIANT}(?:\u200d{_SIGN}{_VARIANT}){{0,8}}"
_EMOJI_ROW = re.compile(rf"(?P<one>{_EMOJI})(?:\s?(?P=one))+(?:\s?{_EMOJI})*|(?:{_EMOJI}\s?){{3,}}")
# Ten stars and more are a ruled line.
_SYMBOL_ROW = re.compile(r"(?<!\*)\*{3,9}+(?=\w)|(?<=\w)\*{3,9}+(?!\*)|\${3,}|(?<!>)>{3,}+(?=\s?\w)")
_TRIPLE = re.compile(r"([a-z])\1\1")
_ROW = re.compile(r"([^\W\d_])\1+", re.IGNORECASE)
_LONG_STRETCH = 3
_STRETCHABLE = frozenset(
    """so very realy really please yes no love thanks wow way hi hey to too god good great much super sory sorry
    long big omg""".split()
)
_NAME = re.compile(r"[A-Z][a-z]+")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.!?:…\n\"“(*_\U0001f300-\U0001faff])\s*$")
_LOOK_BACK = 20
_STRETCH_OK = re.compile(
    r"(?:www|i{2,}|x{2,}|[mdclxvi]+|a{3}|b{3}|zzz+|hmm+|mmm+|shh+|brr+|[ymdh]{2,6})", re.IGNORECASE
)


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
    for found in _STRETCHED.finditer(tokens.text):
        if (
            max(len(row[0]) for row in _ROW.finditer(found[0])) <= _LONG_STRETCH
            and _ROW.sub(r"\1", found[0]).lower() not in _STRETCHABLE
        ):
            continue  # a slip of the finger
        if _NAME.fullmatch(found[0]) and not _begins_sentence(tokens.text, found.start()):
            continue  # "the Wooow game"
        if not _STRETCH_OK.fullmatch(found[0]) and not _inside_mask(tokens, found.start()):
            yield Span(found.start(), found.end())


_LOOKS: dict[str, Callable[[Tokens], Iterator[Span]]] = {
    "exclamation_run": _regex(_EXCLAMATIONS),
    "exclamation": _regex(_ONE_EXCLAMATION),
    "exclamation_pair": _regex(_TWO_EXCLAMATIONS),
    "emoji": _regex(re.compile(_EMOJI)),
    "stretched_letters": _stretched,
    "emoji_row": _regex(_EMOJI_ROW),
    "symbol_row": _regex(_SYMBOL_ROW),
    "question": habits.questions,
    "questions_in_a_row": habits.questions_in_a_row,
    "thanks": habits.thanks,
    "i_opening": habits.i_openings,
    "request": habits.requests,
    "concession_with_apology": habits.concessions_with_apology,
}
"""Name of a sign to what finds it in one paragraph."""

_CAPITALS = ("capitals", "capitals_announced", "capital_word")
SIGNS = (*_LOOKS, *_CAPITALS)
"""The names of all signs."""

# What must stand in a text, or among its words, for a sign to be there at all: most paragraphs have little of it.
_MARKS = {
    "!": ("exclamation_run", "exclamation", "exclamation_pair"),
    "???": ("exclamation_pair",),
    "***": ("symbol_row",),
    "$$$": ("symbol_row",),
    ">>>": ("symbol_row",),
}
_OTHER_LETTERS = ("exclamation_run", "emoji", "emoji_row")
_WORDS = {
    "?": ("question", "questions_in_a_row"),
    **dict.fromkeys(habits.THANKS, ("thanks",)),
    **dict.fromkeys(habits.FIRST, ("i_opening",)),
    **dict.fromkeys(habits.ASKING, ("request",)),
    **dict.fromkeys(habits.SORRY, ("concession_with_apology",)),
}
_ALL_WORDS = frozenset(_WORDS)


def seen(tokens: Tokens) -> dict[str, list[Span]]:
    """All signs of a paragraph, by their names."""
    text = tokens.text
    hopeful = {name for mark, names in _MARKS.items() if mark in text for name in names}
    for word in _ALL_WORDS.intersection(tokens.words):
        hopeful.update(_WORDS[word])
    if not text.isascii():
        hopeful.update(_OTHER_LETTERS)
    if _TRIPLE.search(text.lower()):
        hopeful.add("stretched_letters")
    found = {name: spans for name in sorted(hopeful) if (spans := [*_LOOKS[name](tokens)])}
    for name, span in raised(tokens):
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
        "short": re.sub(r"^([Tt])o{3,}$", r"\1oo", re.sub(r"^([Gg])o{3,}d", r"\1ood", words)),
        "stop": "?" if "?" in words else ".",
    }
    names["short"] = re.sub(r"([^\W\d_])\1{2,}", r"\1", names["short"])
    if words.startswith("$"):
        names["money"] = "$"
    if "?" not in words:
        names["bang"] = "!"
    return names
