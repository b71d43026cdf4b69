"""Search as you type over templates: every word of the query must begin a word of the template, or share its stem.

A longer word that no template has may be one letter off.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from walkaway.library.kinds import SITUATIONS
from walkaway.library.template import Template
from walkaway.library.voices import nearness
from walkaway.library.words import one_off, stem, swapped, words
from walkaway.moves import MOVES
from walkaway.paths import resource

_TITLE, _KIND, _WHEN, _SYNONYM, _TEXT, _TRADE = 8.0, 6.0, 4.0, 3.0, 1.0, 0.9
_WHOLE, _STEM, _BEGINNING, _ALIKE, _TYPO = 1.0, 0.8, 0.6, 0.5, 0.4
_SHORT = 2
_LONG = 5
_LONGEST = 40
"""No word is longer; of a pasted page without a space there are too many forms that are one letter off."""
_IN_TITLE = 4.0
_WHOLE_TITLE = 20.0

Scores = Mapping[int, float]


class Index:
    """An inverted index over an unchanging list of templates; built once, asked at every keystroke."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._templates = tuple(templates)
        self._titles = [" ".join(words(template.title)) for template in self._templates]
        self._postings: dict[str, dict[int, float]] = defaultdict(dict)
        for number, template in enumerate(self._templates):
            for word, weight in _weights(template).items():
                self._postings[word][number] = weight
        self._heads = {word: heads for word, all in self._postings.items() if (heads := _above_text(all))}
        self._vocabulary = sorted(self._postings)
        self._head_words = sorted(self._heads)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            self._stems[stem(word)].append(word)
        self._found: dict[str, Scores] = {}

    def search(self, query: str, trade: str = "") -> tuple[Template, ...]:
        """The templates that have every word of the query, best first; ties keep the order of the list.

        Those for a `trade` come before others that fit about as well.
        """
        asked = words(query)
        if not asked:
            return self._templates
        found = sorted((self._scores(word) for word in dict.fromkeys(asked)), key=len)
        numbers = set(found[0]).intersection(*found[1:])
        totals = {number: sum(scores[number] for scores in found) for number in numbers} if found[1:] else found[0]
        bonus = self._title_bonus(" ".join(asked), numbers)
        totals = {**totals, **{number: totals[number] + extra for number, extra in bonus.items()}}
        if trade:
            totals = {number: totals[number] * nearness(self._templates[number].trade, trade) for number in numbers}
        order = sorted(sorted(numbers), key=totals.__getitem__, reverse=True)
        return tuple(self._templates[number] for number in order)

    def _title_bonus(self, phrase: str, numbers: Iterable[int]) -> dict[int, float]:
        """What is added for having the whole query in the title."""
        titled = ((number, self._titles[number]) for number in numbers if phrase in self._titles[number])
        return {number: _WHOLE_TITLE if title == phrase else _IN_TITLE for number, title in titled}

    def _scores(self, asked: str) -> Scores:
        """How well each template that has the word has it."""
        if asked not in self._found:
            scores: dict[int, float] = {}
            for postings, closeness in self._postings_like(asked):
                self._raise(scores, postings, closeness)
            if _LONG <= len(asked) <= _LONGEST and not self._heads_a_template(asked):
                for word in self._misspelt(asked, bool(scores)):
                    self._raise(scores, self._heads.get(word) or self._postings[word], _TYPO)
            self._found[asked] = scores
        return self._found[asked]

    def _raise(self, scores: dict[int, float], postings: Mapping[int, float], closeness: float) -> None:
        """Take a word's postings into the scores; a rare word says more."""
        rarity = closeness * (1 + math.log(len(self._templates) / len(postings)) / 4)
        for number, weight in postings.items():
            if weight * rarity > scores.get(number, 0.0):
                scores[number] = weight * rarity

    def _heads_a_template(self, asked: str) -> bool:
        """True where a title or the like has the word, or one that begins with it."""
        at = bisect_left(self._head_words, asked)
        begins = at < len(self._head_words) and self._head_words[at].startswith(asked)
        return begins or any(word in self._heads for word in self._stems.get(stem(asked), ()))

    def _misspelt(self, asked: str, is_word: bool) -> Iterator[str]:
        """The words, or beginnings of words, that `asked` is one letter off.

        What is a word of some text may still be another one with two letters swapped: "quite" for "quiet", looked for
        in titles and the like alone.
        """
        vocabulary = self._head_words if is_word else self._vocabulary
        for near in swapped(asked) if is_word else one_off(asked):
            at = bisect_left(vocabulary, near)
            while at < len(vocabulary) and vocabulary[at].startswith(near):
                yield vocabulary[at]
                at += 1

    def _postings_like(self, asked: str) -> Iterator[tuple[Mapping[int, float], float]]:
        """The word itself, words with its stem or of like meaning, and words that begin with it.

        One or two letters begin a word of nearly every text: they look for beginnings in titles and the like alone.
        """
        if asked in self._postings:
            yield self._postings[asked], _WHOLE
        related = {word for word in self._stems.get(stem(asked), ()) if word != asked}
        for word in related:
            yield self._postings[word], _STEM
        for near in _alike().get(stem(asked), ()):
            for word in self._stems.get(near, ()):
                yield self._postings[word], _ALIKE
        short = len(asked) <= _SHORT
        vocabulary, postings = (self._head_words, self._heads) if short else (self._vocabulary, self._postings)
        for at in range(bisect_left(vocabulary, asked), len(vocabulary)):
            word = vocabulary[at]
            if not word.startswith(asked):
                return
            if word != asked and word not in related:
                yield postings[word], _BEGINNING


def _above_text(postings: Mapping[int, float]) -> dict[int, float]:
    return {number: weight for number, weight in postings.items() if weight > _TEXT}


@lru_cache(maxsize=8192)
def _weights(template: Template) -> Mapping[str, float]:
    """The words of a template with the weight of the weightiest place in which each stands."""
    situation, move = SITUATIONS[template.situation].label, MOVES[template.move].label
    near = _synonyms()
    synonyms = [*near["situation"].get(template.situation, ()), *near["move"].get(template.move, ())]
    places = (
        (" ".join(near["trade"].get(template.trade, ())), _TRADE),
        (f"{template.subject} {template.body}", _TEXT),
        (" ".join(synonyms), _SYNONYM),
        (f"{template.when} {template.only_if}", _WHEN),
        (f"{situation} {move} {template.situation} {template.move} {template.trade} {template.tone}", _KIND),
        (f"{template.title} {template.id.rsplit('/', 1)[-1]}", _TITLE),
    )
    return {word: weight for text, weight in places for word in words(text)}


@cache
def _alike() -> Mapping[str, Sequence[str]]:
    """By stem, the stems of words that mean nearly the same."""
    rows = [list(dict.fromkeys(stem(part) for part in row)) for row in _synonyms()["alike"]]
    return {one: [other for other in row if other != one] for row in rows for one in row}


@cache
def _synonyms() -> Mapping[str, Any]:
    return tomllib.loads(resource("library", "synonyms.toml").read_text(encoding="utf-8"))
