"""Templates for a draft: first by what the draft is about, then by what was found in it, then for variety."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from walkaway.library.fields import parse as placeholders
from walkaway.library.recognise import Evidence, recognise
from walkaway.library.template import Template
from walkaway.library.voices import nearness
from walkaway.library.words import stem, words

_ANSWER = 0.25
_MINE = 0.1
_ALIKE = 0.6
# A second template for the same situation counts this much less than a first one, so that where the situation is in
# doubt the first three templates stand for the two or three likeliest ones, and where it is plain for that one alone.
_AGAIN = (1.0, 0.1, 0.03)
_SAME_MOVE = 0.8
_FIRST = 3
# A draft that was made from a template shares most of its runs of three words; ordinary drafts share next to none.
_RUN = 3
_MADE_FROM = 0.3
_MADE_FROM_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a draft is about and which templates fit it.

    `situation` is the likeliest one, `likelihoods` has all of them, likeliest first (they sum to 1), `evidence` the
    words that say so, weightiest first, `templates` every template of the library, best first.
    """

    situation: str
    templates: tuple[Template, ...]
    likelihoods: Mapping[str, float]
    evidence: tuple[Evidence, ...]


class Ranker:
    """Ranks an unchanging list of templates for drafts; what is known of the templates is worked out once."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._templates = tuple(templates)
        self._about = [_stems(f"{each.title} {each.when} {each.trade}") for each in self._templates]
        self._lengths: list[int] = []
        self._with_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, template in enumerate(self._templates):
            runs = {run for piece in _fixed_pieces(template.body) for run in _runs(piece)}
            self._lengths.append(len(runs))
            for run in runs:
                self._with_run[run].append(number)

    def rank(
        self,
        text: str,
        families: Collection[str] = (),
        *,
        subject: str = "",
        fresh: Mapping[str, float] | None = None,
        trade: str = "",
    ) -> Ranking:
        """Rank for a draft; the same draft gives the same order. `families` are those found in the draft.

        `fresh` has a factor by move, 1 where there is none: what was used with this reader lately fits less, and is
        still there. Templates for a `trade` fit better than those for another one.
        """
        recognition = recognise(text, families, subject=subject)
        likelihoods = self._with_origins(recognition.likelihoods, text)
        draft = _stems(f"{subject} {text}")
        factors = fresh or {}
        fits = [
            likelihoods[template.situation]
            * self._fit(number, families, draft)
            * factors.get(template.move, 1.0)
            * nearness(template.trade, trade)
            for number, template in enumerate(self._templates)
        ]
        ordered = tuple(self._templates[number] for number in self._ordered(fits))
        return Ranking(next(iter(likelihoods)), ordered, likelihoods, recognition.evidence)

    def origin(self, text: str, likely: str = "") -> Template | None:
        """The template that a text was made from; of several the `likely` one (an id), else the one it has most of."""
        shares = {self._templates[number]: share for number, share in self._shares(text) if share >= _MADE_FROM}
        return max(shares, key=lambda each: (each.id == likely, shares[each], each.id), default=None)

    def _shares(self, text: str) -> Iterator[tuple[int, float]]:
        """The templates, by number, that a text has runs of, and how much of each there is."""
        shared = Counter(number for run in set(_runs(text)) for number in self._with_run.get(run, ()))
        return ((number, count / self._lengths[number]) for number, count in shared.items())

    def _with_origins(self, likelihoods: Mapping[str, float], text: str) -> Mapping[str, float]:
        """The likelihoods after seeing which template the draft was made from, if any."""
        raised = dict(likelihoods)
        for number, share in self._shares(text):
            if share >= _MADE_FROM:
                raised[self._templates[number].situation] *= math.exp(_MADE_FROM_WEIGHT * share)
        total = sum(raised.values())
        return {situation: raised[situation] / total for situation in sorted(raised, key=lambda each: -raised[each])}

    def _fit(self, number: int, families: Collection[str], draft: frozenset[str]) -> float:
        """How well a template fits a draft of its own situation; 1 for one that has nothing special in common."""
        template, about = self._templates[number], self._about[number]
        answers = sum(family in families for family in template.answers)
        alike = len(about & draft) / len(about) if about else 0.0
        return 1.0 + _ANSWER * answers + _ALIKE * alike + (_MINE if template.mine else 0.0)

    def _ordered(self, fits: Sequence[float]) -> list[int]:
        """The numbers of the templates: three that differ where the situation is in doubt, then the rest by fit."""
        rest = sorted(range(len(fits)), key=lambda number: (-fits[number], self._templates[number].id))
        first: list[int] = []
        situations: Counter[str] = Counter()
        moves: set[str] = set()

        def worth(number: int) -> float:
            template = self._templates[number]
            same_move = _SAME_MOVE if template.move in moves else 1.0
            return fits[number] * _AGAIN[situations[template.situation]] * same_move

        while rest and len(first) < _FIRST:
            best = max(rest, key=worth)
            rest.remove(best)
            first.append(best)
            situations[self._templates[best].situation] += 1
            moves.add(self._templates[best].move)
        return first + rest


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) > 3)


def _fixed_pieces(body: str) -> Iterator[str]:
    """The stretches of a body between its fields."""
    at = 0
    for placeholder in placeholders(body):
        yield body[at : placeholder.span.start]
        at = placeholder.span.end
    yield body[at:]


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    said = re.findall(r"\w+", text.casefold())
    return zip(*(said[start:] for start in range(_RUN)), strict=False)
