"""Words as they are written: which letters stand for a word of the rules, alone or inside a contraction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from walkaway.language.lexicon import misspelt
from walkaway.language.rule import RuleSet


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """The letters of a written word that stand for one of its words, with those before and after them."""

    before: str
    own: str
    after: str


class Spelt:
    """The other spellings of words, and the pieces of contractions that stand for them ("n't" of "don't" for "not")."""

    def __init__(self, rules: RuleSet) -> None:
        """The spellings of these rules; slips of the finger are too many to be written out."""
        slips = misspelt({name: words for name, (words, _) in rules.lists.items()})
        self.alike: dict[str, set[str]] = defaultdict(set)
        self.pieces: dict[str, set[Piece]] = defaultdict(set)
        self.contracted: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for written, words in rules.spellings.items():
            if slips.get(written) == words:
                continue
            if len(words) == 1:
                self.alike[words[0]].add(written)
                continue
            self.contracted[words[0]][written] = words[1:]
            at = 0
            for word, own in zip(words, _cut(written, words), strict=True):
                self.pieces[word].add(Piece(written[:at], own, written[at + len(own) :]))
                at += len(own)

    def whole(self, words: frozenset[str]) -> list[str]:
        """The words with their other spellings, in order."""
        return sorted(words.union(*(self.alike[word] for word in words if word in self.alike)))


def _cut(written: str, words: tuple[str, ...]) -> list[str]:
    """The letters of a contraction, cut into as many pieces as it has words; where, is of no matter."""
    if len(words) == 2:
        for tail in ("n't", "nt"):
            if words[1] == "not" and written.endswith(tail):
                return [written[: -len(tail)], tail]
        if written.startswith(words[0]) and len(written) > len(words[0]):
            return [words[0], written[len(words[0]) :]]
        if "'" in written[1:]:
            head, _, tail = written.rpartition("'")
            return [head, f"'{tail}"]
    first = len(words) - 1
    return [*written[:first], written[first:]]
