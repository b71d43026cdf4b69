"""What a draft is about: evidence for each situation, added up and turned into likelihoods that can be explained."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from walkaway.library.cues import Cue, lexicon
from walkaway.library.kinds import SITUATIONS
from walkaway.library.phrases import QUESTION, Token, tokenize
from walkaway.text.parts import Part, paragraphs
from walkaway.textfile import lf

_SUBJECT_LINE = re.compile(r"\s*subject(?: line)?\s*:[ \t]*([^\n]*)\n", re.IGNORECASE)
_QUOTED_WEIGHT = 0.4
_MANY_QUESTIONS = 3
_MAX_CHARACTERS = 20_000
# Each further cue for the same situation says less than the one before: they are seldom independent.
_FADING = 0.8
_SHARPNESS = 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue that was found: the words, the situation they speak for, and how much (below zero: against)."""

    situation: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """Likelihood of every situation (they sum to 1), likeliest first, and the evidence, weightiest first."""

    likelihoods: Mapping[str, float]
    evidence: tuple[Evidence, ...]

    @property
    def situation(self) -> str:
        """The likeliest situation."""
        return next(iter(self.likelihoods))


def recognise(text: str, families: Collection[str] = (), *, subject: str = "") -> Recognition:
    """Read a draft (body, and subject where there is one). A first line `Subject: …` of the text is taken as such.

    What the reader wrote (quoted text) counts less than what the writer writes; signatures do not count.
    """
    text = lf(text[:_MAX_CHARACTERS])
    if not subject and (line := _SUBJECT_LINE.match(text)):
        subject, text = line[1], text[line.end() :]
    found: dict[Cue, Evidence] = {}
    for cue, said, share in _hits(subject, text):
        weight = cue.weight * share
        if cue not in found or abs(weight) > abs(found[cue].weight):
            found[cue] = Evidence(cue.situation, said, weight)
    return Recognition(_likelihoods(found.values(), families), _sorted(found.values()))


def _sorted(evidence: Collection[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda each: (-abs(each.weight), each.situation, each.text)))


def _hits(subject: str, body: str) -> Iterator[tuple[Cue, str, float]]:
    """Every hit of a cue: the words, and the share of its weight that it has where it stands."""
    own, quoted = _zones(body)
    for text, share, is_subject in ((subject, 1.0, True), (own, 1.0, False), (quoted, _QUOTED_WEIGHT, False)):
        tokens = tokenize(text)
        if text is own and sum(token.word == QUESTION for token in tokens) >= _MANY_QUESTIONS:
            tokens.append(Token("<many_questions>", len(text), len(text)))
        for cue, start, end in lexicon().find(tokens):
            if is_subject or not cue.subject_only:
                yield cue, text[tokens[start].start : tokens[end - 1].end], share


def _zones(body: str) -> tuple[str, str]:
    """What the writer says, and what is quoted or forwarded."""
    own: list[str] = []
    quoted: list[str] = []
    for paragraph in paragraphs(body):
        if paragraph.part in (Part.QUOTED, Part.FORWARDED):
            quoted.append(re.sub(r"(?m)^[> ]+", "", paragraph.span.of(body)))
        elif paragraph.part is not Part.SIGNATURE:
            own.append(paragraph.span.of(body))
    return "\n\n".join(own), "\n\n".join(quoted)


def _likelihoods(evidence: Collection[Evidence], families: Collection[str]) -> Mapping[str, float]:
    known = lexicon()
    weights: dict[str, list[float]] = defaultdict(list)
    for each in evidence:
        weights[each.situation].append(each.weight)
    scores = {}
    for situation in SITUATIONS:
        speaking = sorted((weight for weight in weights[situation] if weight > 0), reverse=True)
        score = known.prior[situation] + sum(weight * _FADING**rank for rank, weight in enumerate(speaking))
        score += sum(weight for weight in weights[situation] if weight < 0)
        score += sum(weight for family, weight in known.families[situation].items() if family in families)
        scores[situation] = score * _SHARPNESS
    highest = max(scores.values())
    shares = {situation: math.exp(score - highest) for situation, score in scores.items()}
    total = sum(shares.values())
    ordered = sorted(shares, key=lambda situation: -shares[situation])
    return {situation: shares[situation] / total for situation in ordered}
