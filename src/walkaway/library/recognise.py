"""What a draft is about: evidence for each situation, added up and turned into likelihoods that can be explained.

Cues are the evidence. They know the usual words of a situation; likeness to drafts of each situation helps where a
draft has others.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from walkaway.library.cues import Cue, lexicon
from walkaway.library.kinds import SITUATIONS
from walkaway.library.learned import learned
from walkaway.library.phrases import QUESTION, Token
from walkaway.library.zones import Zones, zones_of

_QUOTED_WEIGHT = 0.4
_MANY_QUESTIONS = 3
# Each further cue for the same situation says less than the one before: they are seldom independent.
_FADING = 0.8
_SHARPNESS = 0.8
# How much the logarithm of the likeness counts beside the cues.
_ALIKE = 1.2


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


def read_evidence() -> None:
    """Read now what the first recognition would wait for. Raises LibraryError."""
    lexicon()
    learned()


def recognise(text: str, families: Collection[str] = (), *, subject: str = "") -> Recognition:
    """Read a draft (body, and subject where there is one). A first line `Subject: …` of the text is taken as such.

    What the reader wrote (quoted text) counts less than what the writer writes; signatures do not count.
    """
    zones = zones_of(text, subject)
    found: dict[Cue, Evidence] = {}
    for cue, said, share in _hits(zones):
        weight = cue.weight * share
        if cue not in found or abs(weight) > abs(found[cue].weight):
            found[cue] = Evidence(cue.situation, said, weight)
    return Recognition(_likelihoods(zones, found.values(), families), _sorted(found.values()))


def _sorted(evidence: Collection[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda each: (-abs(each.weight), each.situation, each.text)))


def _hits(zones: Zones) -> Iterator[tuple[Cue, str, float]]:
    """Every hit of a cue: the words, and the share of its weight that it has where it stands."""
    for zone, share in ((zones.subject, 1.0), (zones.own, 1.0), (zones.quoted, _QUOTED_WEIGHT)):
        text, tokens = zone.text, zone.tokens
        if zone is zones.own and sum(token.word == QUESTION for token in tokens) >= _MANY_QUESTIONS:
            tokens = (*tokens, Token("<many_questions>", len(text), len(text)))
        for cue, start, end in lexicon().find(tokens):
            if zone is zones.subject or not cue.subject_only:
                yield cue, text[tokens[start].start : tokens[end - 1].end], share


def _likelihoods(zones: Zones, evidence: Collection[Evidence], families: Collection[str]) -> Mapping[str, float]:
    scores = _scores(evidence, families)
    alike = learned().of(zones.words)
    shown = {situation: score * _SHARPNESS + _ALIKE * math.log(alike[situation]) for situation, score in scores.items()}
    highest = max(shown.values())
    shares = {situation: math.exp(score - highest) for situation, score in shown.items()}
    total = sum(shares.values())
    ordered = sorted(shares, key=lambda situation: -shares[situation])
    return {situation: shares[situation] / total for situation in ordered}


def _scores(evidence: Collection[Evidence], families: Collection[str]) -> Mapping[str, float]:
    """What the cues and the families of findings say for each situation."""
    known = lexicon()
    weights: dict[str, list[float]] = defaultdict(list)
    for each in evidence:
        weights[each.situation].append(each.weight)
    scores = {}
    for situation in SITUATIONS:
        speaking = sorted((weight for weight in weights[situation] if weight > 0), reverse=True)
        score = known.prior[situation] + sum(weight * _FADING**rank for rank, weight in enumerate(speaking))
        score += sum(weight for weight in weights[situation] if weight < 0)
        scores[situation] = score + sum(
            weight for family, weight in known.families[situation].items() if family in families
        )
    return scores
