"""What no list of words can say: exclamation marks in rows, capitals, stretched letters, counts over a message.

A sign looks at one paragraph and gives the places where it was seen. A rule with `at_least` counts them over the whole
message and marks those from the `at_least`-th on; a rule without marks each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial

from walkaway.text.span import Span
from walkaway.text.tokens import STOPS, Tokens, is_mask

_EXCLAMATIONS = re.compile(r"!{3,}[!?]*|!(?:\s!)+|\u203c[\ufe0f\u203c]*")
# Rows are looked at from their first sign only: a try at each of their signs would take quadratic time.
_TWO_EXCLAMATIONS = re.compile(r"(?<![!?])(?:!!(?![!?])|(?:!+\?|\?+!)[!?]*|\?{3,})")
_ONE_EXCLAMATION = re.compile(r"(?<![!?])!(?!\s?[!?])")
_CAPITALS = re.compile(r"(?<![\w.&/-])[A-Z][A-Z'’]+(?>[\s,;:&/–-]+(?:[A-Z][A-Z'’]+|I|A|\d+)(?![\w]|\.\w))*+")
_CAPITAL = re.compile(r"[^\s,;:&/–-]+")
_NAME_GOES_ON = re.compile(r"[\w&/]|-\w|\.\w")
_STRETCHED = re.compile(r"\b[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)
_SIGN = "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff\u2600-\u27bf\u2b50]"
_VARIANT = "[\ufe0f\U0001f3fb-\U0001f3ff]?"
# one picture may be several signs joined by U+200D
_EMOJI = f"{_SIGN}{_VARIANT}(?:\u200d{_SIGN}{_VARIANT}){{0,8}}"
_EMOJI_ROW = re.compile(rf"(?P<one>{_EMOJI})(?:\s?(?P=one))+(?:\s?{_EMOJI})*|(?:{_EMOJI}\s?){{3,}}")
_SYMBOL_ROW = re.compile(r"(?<!\*)\*{3,}+(?=\w)|(?<=\w)\*{3,}|\${3,}|(?<!>)>{3,}+(?=\s?\w)")
# Words that are written in capitals for loudness; other words in capitals are mostly names and abbreviations.
_LOUD = frozenset(
    """absolutely act again all always amazing any anybody anyone anything awesome best better big book buy call
    can cheap check choose click come completely definitely do don't ever every everybody everyone everything
    extremely fantastic final finally free great guarantee guaranteed hate hear help hire hottest huge hurry
    immediately important incredible just last limited look love massive me more most must my need never new no
    nobody none not nothing now off offer once only open our perfect pick please promise quick read ready really
    reply right sale save see sign so soon still stop super tell thank thanks this today tomorrow tonight too
    totally truly urgent urgently us very wait want we whatever win won't wow write yes you your zero""".split()
)
_PLAIN = frozenset(
    """a an and are as at be before by for from had has have if in into is it of on or out that the there they to
    up was what will with""".split()
)
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z'’]")
_SHOUT = 25
_TRIPLE = re.compile(r"([a-z])\1\1")
_ROW = re.compile(r"([^\W\d_])\1+")
_LONG_STRETCH = 3
_STRETCHABLE = frozenset(
    """so very realy really please yes no love thanks wow way hi hey to too god good great much super sory sorry
    long big omg""".split()
)
_STRETCH_OK = re.compile(r"(?:www|i{2,}|x{2,}|[mdclxvi]+|a{3}|b{3}|zzz+|hmm+|mmm+|shh+|brr+)", re.IGNORECASE)
_THANKS = frozenset({"thank", "thanks", "grateful", "gratitude", "appreciate"})
_THANKS_LEAD = 4
_FIRST = frozenset({"i", "my"})


def _regex(pattern: re.Pattern[str], *triggers: str) -> Callable[[Tokens], Iterator[Span]]:
    """What a pattern finds; texts without any of the `triggers` are not even looked at (emoji: plain ASCII ones)."""

    def seen(tokens: Tokens) -> Iterator[Span]:
        text = tokens.text
        if not any(sign in text for sign in triggers) if triggers else text.isascii():
            return
        for found in pattern.finditer(text):
            yield Span(found.start(), found.start() + len(found[0].rstrip()))

    return seen


def _capital_runs(tokens: Tokens, *, single: bool) -> Iterator[Span]:
    """Loud single words, or runs of words of which one is loud or two are plain words of a sentence."""
    if not _TWO_CAPITALS.search(tokens.text):
        return
    if not single and _mostly_capitals(tokens.text):
        text = tokens.text.strip()
        yield Span(tokens.text.index(text), tokens.text.index(text) + len(text))
        return
    for begin, end in _capitals(tokens.text):
        run = tokens.text[begin:end]
        words = [word.lower().replace("’", "'").strip("'") for word in re.split(r"[^A-Z'’]+", run) if word]
        loud = sum(word in _LOUD for word in words)
        if single:
            heard = len(words) == 1 and loud == 1 and len(words[0]) > 2
        else:
            plain = sum(word in _PLAIN for word in words)
            heard = len(words) > 1 and words[-1] != "caps" and (loud > 0 or plain > 1)
        if heard and not _inside_mask(tokens, begin):
            yield Span(begin, end)


def _capitals(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals, up to the last of them that is not the beginning of a longer name ("R&D-led")."""
    for found in _CAPITALS.finditer(text):
        ends = [found.start() + word.end() for word in _CAPITAL.finditer(found[0])]
        if end := next((end for end in reversed(ends) if not _NAME_GOES_ON.match(text, end)), 0):
            yield found.start(), end


def _mostly_capitals(text: str) -> bool:
    """True for a paragraph of several words that is written in capitals as a whole: one shout, not twenty."""
    capitals = sum(map(str.isupper, text))
    if capitals < _SHOUT or capitals < 0.8 * sum(map(str.isalpha, text)):
        return False
    return sum(word.lower() in _PLAIN or word.lower() in _LOUD for word in text.split()) > 2


def _inside_mask(tokens: Tokens, at: int) -> bool:
    token = bisect_right(tokens.starts, at) - 1
    return is_mask(tokens.words[token]) and at < tokens.ends[token]


def _stretched(tokens: Tokens) -> Iterator[Span]:
    if not _TRIPLE.search(tokens.text.lower()):
        return
    for found in _STRETCHED.finditer(tokens.text):
        if (
            len(found[0]) - len(_ROW.sub(r"\1", found[0])) < _LONG_STRETCH
            and _ROW.sub(r"\1", found[0]).lower() not in _STRETCHABLE
        ):
            continue  # a slip of the finger
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
    """Each clause of thanks, from its first word (where that is near) to its end."""
    if _THANKS.isdisjoint(tokens.words):
        return
    done = 0
    for i, word in enumerate(tokens.words):
        if word not in _THANKS or i in tokens.quoted or i < done:
            continue
        first = next((j for j in range(i, max(i - _THANKS_LEAD, done, 1) - 1, -1) if _opens_clause(tokens, j)), i)
        done = i + 1
        while tokens.words[done] not in STOPS and done not in tokens.soft:
            done += 1
        yield Span(tokens.starts[first], tokens.ends[done - 1])


def _opens_clause(tokens: Tokens, at: int) -> bool:
    return tokens.words[at - 1] in STOPS or at in tokens.soft or tokens.words[at - 1] in ("and", "but")


def _i_openings(tokens: Tokens) -> Iterator[Span]:
    for first, _ in _sentences(tokens):
        if tokens.words[first] in _FIRST and first not in tokens.quoted:
            yield Span(tokens.starts[first], tokens.ends[first])


SIGNS: dict[str, Callable[[Tokens], Iterator[Span]]] = {
    "exclamation_run": _regex(_EXCLAMATIONS, "!", "\u203c"),
    "exclamation": _regex(_ONE_EXCLAMATION, "!"),
    "exclamation_pair": _regex(_TWO_EXCLAMATIONS, "!!", "?!", "!?", "???"),
    "capitals": partial(_capital_runs, single=False),
    "capital_word": partial(_capital_runs, single=True),
    "emoji": _regex(re.compile(_EMOJI)),
    "stretched_letters": _stretched,
    "emoji_row": _regex(_EMOJI_ROW),
    "symbol_row": _regex(_SYMBOL_ROW, "***", "$$$", ">>>"),
    "question": _questions,
    "thanks": _thanks,
    "i_opening": _i_openings,
}
"""Name of a sign to what finds it in one paragraph."""


def names_of(words: str) -> dict[str, str]:
    """What a calm wording may use of the words that a sign marked: {lower} in small letters, {short} unstretched,
    {first} the first sign of a row."""
    return {
        "lower": re.sub(r"\b(?:i|i'm|i'll|i've|i'd)\b", lambda i: i[0].capitalize(), words.lower().replace("’", "'")),
        "first": row[0] if (row := re.match(_EMOJI, words)) else words[:1],
        "short": re.sub(r"([^\W\d_])\1{2,}", r"\1", words),
    }
