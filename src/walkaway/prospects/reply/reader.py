"""What a reply says, and which of its words say so.

Each kind of cue is looked for by itself, for the same words may speak for two kinds ("no budget until June"). Where the
cues say little, what the reply has in common with examples of each kind helps out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from walkaway.language.hits import HitFinder
from walkaway.language.likeness import Counts, Likeness, count
from walkaway.language.rule import Rule, RuleSet
from walkaway.prospects.reply.automatic import sent_by_machine
from walkaway.prospects.reply.cues import KINDS
from walkaway.text.finding import Weight
from walkaway.text.headers import split_headers
from walkaway.text.parts import Part, paragraphs
from walkaway.text.span import Span
from walkaway.text.tokens import STOPS, Tokens, tokenize

_VALUE = {Weight.STRONG: 3.0, Weight.MEDIUM: 2.0, Weight.LIGHT: 1.0}
_AGAIN = 0.4
"""What a further cue of the same kind adds, of its value: two hints are more than one, but five are no proof."""
_BEFORE_BUT = 0.4
"""What is left of a friendly word that a "but" follows."""
_MACHINE = 1.5
"""How much more the words of a machine count: a person who is away writes them, too, but seldom."""
_ALIKE = 3.0
"""What being wholly like the examples of a kind counts: as much as a strong cue."""
_LEAST = 0.33
"""How like the examples of one kind a reply without any cue must be to be read as that kind."""
_MIXED = 0.6
_FIRST = ("automatic", "price", "refusal", "stall", "interest", "question")
"""Who wins where two kinds say as much."""
_TELLING = 3
_UNREAD = (Part.QUOTED, Part.FORWARDED, Part.SIGNATURE)
_BUT = re.compile(
    r"\b(?:but|however|unfortunately|sadly|though|although|except|that said|regret(?:fully)?|alas)\b", re.I
)
_QUIET = "refusal/stop-writing"
_ASKS = "They ask something."
_SUCH_WORDS = "Replies with such words are mostly of this kind."


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a reply (`span` in code points) that speak for one kind, and what they say in one sentence.

    `value` is what they count for it, `rule` the id of the rule that found them ("" for none).
    """

    span: Span
    text: str
    kind: str
    why: str
    value: float
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reply says: `reading` is one of the kinds, or "none"; `also` is the kind that says nearly as much, or "".

    `cues` are all that were found, in the order of the text; `own` is what the prospect wrote and was read.
    """

    reading: str
    cues: tuple[Cue, ...]
    also: str = ""
    own: tuple[Span, ...] = ()

    @property
    def against(self) -> tuple[Cue, ...]:
        """The cues that speak for something else than the reading."""
        return tuple(cue for cue in self.cues if cue.kind != self.reading)

    @property
    def asks_for_quiet(self) -> bool:
        """True where they ask not to be written to any more: the one answer to that is none."""
        return self.reading == "refusal" and any(cue.rule == _QUIET for cue in self.cues)


@dataclass(frozen=True, slots=True)
class _Said:
    """One paragraph that the prospect wrote, and where it begins in the reply."""

    tokens: Tokens
    base: int
    but: int
    """Where the last "but" of the whole reply stands, -1 where there is none."""


class ReplyReader:
    """Reads replies by a set of cues, and by examples: texts with their kinds."""

    def __init__(
        self, cues: RuleSet, examples: Iterable[tuple[str, str]] = (), *, counted: Counts | None = None
    ) -> None:
        """`counted` is what `count_examples` made of examples before, in their place."""
        self._spellings = cues.spellings
        self._finders = {
            kind: HitFinder(cues, {i for i, rule in enumerate(cues.rules) if rule.family != kind}) for kind in KINDS
        }
        self._likeness = Likeness(counted or count_examples(cues, examples), KINDS)

    def read(self, text: str, *, automatic: str = "") -> Reading:
        """Read the text of a reply. Header lines, quoted and forwarded text and the signature do not count.

        `automatic` is what in the headers of the mail says that a machine sent it, "" for nothing.
        """
        subject, _ = split_headers(text)
        automatic = automatic or sent_by_machine([("Subject", subject.of(text))])
        own = _own(text)
        said = _said(text, own, self._spellings)
        cues = [cue for one in said for cue in self._cues(text, one)]
        if automatic:
            return Reading("automatic", _in_order(cues), own=own)
        words = _words(said)
        if not set(words) - STOPS:
            return Reading("none", (), own=own)
        alike = self._likeness.of(words)
        found = {cue.kind for cue in cues}
        if not found and max(alike.values()) < _LEAST:
            return Reading("none", (), own=own)
        scores = {kind: _score(cues, kind) + _ALIKE * alike[kind] for kind in _FIRST}
        first, second, *_ = sorted(_FIRST, key=lambda kind: -scores[kind])
        if first not in found:
            cues += self._telling(said, first)
        also = second if second in found and scores[second] >= _MIXED * scores[first] else ""
        return Reading(first, _in_order(cues), also, own)

    def _cues(self, text: str, said: _Said) -> Iterator[Cue]:
        asked: list[Span] = []
        for kind, finder in self._finders.items():
            for hit in finder.hits(said.tokens, Part.BODY):
                if kind == "question":
                    asked.append(hit.span)
                span = hit.span.shifted(said.base)
                value = self._value(hit.rule, span, said.but)
                yield Cue(span, span.of(text), kind, hit.rule.reason, value, hit.rule.id)
        for sentence in self._asked(said.tokens):
            if not any(map(sentence.overlaps, asked)):
                span = sentence.shifted(said.base)
                yield Cue(span, span.of(text), "question", _ASKS, _VALUE[Weight.LIGHT])

    @staticmethod
    def _value(rule: Rule, span: Span, but: int) -> float:
        value = _VALUE[rule.weight]
        if rule.family == "automatic":
            return value * _MACHINE
        return value * _BEFORE_BUT if rule.family == "interest" and span.end <= but else value

    @staticmethod
    def _asked(tokens: Tokens) -> Iterator[Span]:
        """The sentences that end in a question mark."""
        for begin, stop in tokens.sentences():
            if tokens.words[stop] == "?":
                yield Span(tokens.starts[begin], max(tokens.ends[stop - 1], tokens.ends[stop]))

    def _telling(self, said: Iterable[_Said], kind: str) -> list[Cue]:
        """The words that make a reply look like the examples of a kind."""
        found = []
        for one in said:
            words = [_alike(word) for word in one.tokens.words]
            for telling in self._likeness.telling(words, kind, _TELLING):
                span = Span(one.tokens.starts[telling.first], one.tokens.ends[telling.end - 1])
                if len(span):
                    found.append((telling.value, span.shifted(one.base), span.of(one.tokens.text)))
        found.sort(key=lambda each: -each[0])
        return [Cue(span, text, kind, _SUCH_WORDS, 0.0) for _, span, text in found[:_TELLING]]


def count_examples(cues: RuleSet, examples: Iterable[tuple[str, str]]) -> Counts:
    """Learn from labelled replies, read with the spellings of these cues."""
    spellings = cues.spellings
    return count(((_words(_said(text, _own(text), spellings)), kind) for text, kind in examples), KINDS)


def _own(text: str) -> tuple[Span, ...]:
    """The paragraphs that the prospect wrote."""
    _, body = split_headers(text)
    return tuple(one.span.shifted(body.start) for one in paragraphs(body.of(text)) if one.part not in _UNREAD)


def _said(text: str, own: Sequence[Span], spellings: Mapping[str, tuple[str, ...]]) -> list[_Said]:
    but = max((found.start() for span in own for found in _BUT.finditer(text, span.start, span.end)), default=-1)
    return [_Said(tokenize(span.of(text), spellings), span.start, but) for span in own]


def _words(said: Iterable[_Said]) -> list[str]:
    """The words that count for likeness: numbers are all alike, and of the marks only a question says something."""
    return [_alike(word) for one in said for word in one.tokens.words if word == "?" or word not in STOPS]


def _score(cues: Iterable[Cue], kind: str) -> float:
    """What the cues of a kind add up to: the best, and a share of the others."""
    values = [cue.value for cue in cues if cue.kind == kind]
    return max(values, default=0.0) * (1 - _AGAIN) + _AGAIN * sum(values)


def _in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(cues, key=lambda cue: (cue.span.start, cue.span.end, cue.kind)))


def _alike(word: str) -> str:
    return "#" if word[0].isdigit() else word
