"""What in a draft says which situation it is about: cues, kept as data, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from walkaway.library.errors import LibraryError
from walkaway.library.kinds import SITUATIONS, read_toml
from walkaway.library.phrases import Phrases, Token
from walkaway.paths import resource
from walkaway.text.families import FAMILIES


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of evidence: any of its phrases speaks for (or, below zero, against) the situation, once a message.

    Some count in the subject only.
    """

    number: int
    situation: str
    weight: float
    subject_only: bool


class Lexicon:
    """All cues, what each situation has before a word is read, and what each family of findings adds."""

    def __init__(
        self,
        cues: Sequence[tuple[Cue, Sequence[str]]],
        classes: Mapping[str, Sequence[str]],
        prior: Mapping[str, float],
        families: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.cues = tuple(cue for cue, _ in cues)
        self.prior = prior
        self.families = families
        phrases = ((phrase, number) for number, (_, said) in enumerate(cues) for phrase in said)
        self._phrases = Phrases(phrases, classes)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[Cue, int, int]]:
        """Every hit of a cue: the cue, its first token, the token behind its last."""
        for number, start, end in self._phrases.find(tokens):
            yield self.cues[number], start, end


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with Walkaway, read once. Raises LibraryError."""
    folder = resource("library", "cues")
    classes = read_toml(folder / "words.toml")
    cues: list[tuple[Cue, Sequence[str]]] = []
    prior: dict[str, float] = {}
    families: dict[str, Mapping[str, float]] = {}
    for situation in SITUATIONS:
        file = folder / f"{situation}.toml"
        data = read_toml(file)
        try:
            prior[situation] = float(data["prior"])
            families[situation] = _families(situation, data.get("families", {}))
            cues += [_cue(number, situation, row) for number, row in enumerate(data["cue"], start=len(cues))]
        except (KeyError, TypeError, ValueError) as error:
            expected = "a prior, and cues with weight and say"
            raise LibraryError(f"{file}: {error} is missing or wrong; expected {expected}.") from error
    return Lexicon(cues, classes, prior, families)


def _cue(number: int, situation: str, row: Mapping[str, Any]) -> tuple[Cue, Sequence[str]]:
    return Cue(number, situation, float(row["weight"]), row.get("where") == "subject"), row["say"]


def _families(situation: str, weights: Mapping[str, float]) -> Mapping[str, float]:
    for family in weights:
        if family not in FAMILIES:
            raise LibraryError(f'{situation}.toml: "{family}" is not a family.')
    return weights
