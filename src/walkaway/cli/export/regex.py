"""Patterns of the rules as regular expressions with looks ahead and behind, as .NET has them and Vale."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from walkaway.cli.export import UnsaidError
from walkaway.cli.export.spelt import Piece, Spelt
from walkaway.language.pattern import MAX_REST, Node
from walkaway.language.rule import Guard, RuleSet

# What may stand between two words of a sentence, and what between two words of a clause.
_BETWEEN = r"[^\w.!?…%&]*"
_CLOSE = r"[\s'’*_-]*"
_ENDS = r"(?!\w|['’]\w)"
_WORD = r"(?:\d+(?:[.,:]\d+)*\w*|\w[\w'’]*|[%&])"
# A gap takes no "not"; of "don't" it takes the "do".
_PASSED = rf"(?!(?:not|never|cannot)\b)(?:\w+(?=n['’]t\b)|(?!\w*n['’]t\b){_WORD})"
_SENTENCE = "[^.!?…]*"
# Where a word begins, or the end of a contraction that is one.
AT_WORD = r"(?:(?<!\w)|(?=n?['’]))"
_AFTER_STOP = r"(?:\A|[.!?…][\"”’')\]]*\s|\n\s*\n)[^\w]*"
_BEGINNING = f"(?<={_AFTER_STOP})"
_BOUNDARY = r"(?:(?<=(?:\A|[^\w\s'’*_-]|\s-+\s)[^\w]*)|(?=[^\w]*(?:[^\w\s'’*_-]|\Z)|\s-+\s))"
_COMMA = r"(?:(?<=[^\w\s'’*_.!?…-][^\w]*)|(?=[^\w]*[^\w\s'’*_.!?…-]))"
_FIGURE = r"\d+(?:[.,:]\d+)*[^\W\d_]{0,2}(?!\w)"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|"
    "hundred|thousand|couple|few|several|dozen"
)
_MONEY = "dollars?|euros?|pounds?|bucks|quid|usd|eur|gbp|inr|rupees|percent|k|grand"
_CLASSES = {
    "all": rf"(?>{_WORD})",
    "number": rf"(?:\b(?:{_NUMBERS}){_ENDS}|\b{_FIGURE})",
    "money": rf"(?:(?<=[$€£¥₹]\s*){_FIGURE}|\b{_FIGURE}(?={_BETWEEN}\b(?:{_MONEY})\b)|\b\d[\d.,:]*k\b)",
    "name": rf"(?<!{_AFTER_STOP})\b(?-i:(?!I\b)\p{{Lu}}[\w'’]*)",
}


@dataclass(frozen=True, slots=True)
class Silence:
    """What must be true before the first word of a match, after its last one, and in its sentence."""

    before: str
    after: str
    anywhere: str

    def around(self, group: int) -> str:
        """What must be true before the group and in its sentence, as a look back from the end of it."""
        return (rf"(?<={self.before}\{group})" if self.before else "") + self.anywhere


class RegexWriter:
    """Writes the patterns of one rule set. A list is written out in every place, for it can be named nowhere."""

    def __init__(self, rules: RuleSet) -> None:
        self._lists = rules.lists
        self._spelt = Spelt(rules)
        self._written: dict[str, str] = {}
        # An ending such as 'll that stands for the same word wherever it is found needs no look at what is before it.
        meant: dict[str, set[str]] = defaultdict(set)
        for word, pieces in self._spelt.pieces.items():
            for piece in pieces:
                meant[piece.own].add(word)
        self._plain_endings = {own for own, words in meant.items() if "'" in own and len(words) == 1}

    def pattern(self, node: Node) -> str:
        """A node; before each of its words may stand what stands between words. Raises UnsaidError."""
        kind = node[0]
        if kind == "word":
            return _BETWEEN + self._words(node[1])
        if kind == "seq":
            return "".join(self.pattern(one) for one in node[1])
        if kind == "alt":
            return _choice(self.pattern(one) for one in node[1])
        if kind == "opt":
            return f"(?:{self.pattern(node[1])})?"
        if kind == "name":
            return self.pattern(node[2])
        if kind == "list":
            return self._list(node[1])
        if kind == "not":
            return f"(?!{self.pattern(node[1])})"
        if kind == "class":
            if node[1] not in _CLASSES:
                raise UnsaidError(f"it looks for a {node[1]}")
            return _BETWEEN + _CLASSES[node[1]]
        return _place_or_gap(node)

    def silenced(self, guards: Sequence[Guard]) -> Silence:
        """What must be true around a match for no guard to hold. Raises UnsaidError."""
        before, after, anywhere = "", "", ""
        for guard in guards:
            if guard.anywhere is not None:
                there = self.pattern(guard.anywhere)
                anywhere += f"(?<!(?={AT_WORD}{there}){_SENTENCE})(?!{_SENTENCE}{AT_WORD}{there})"
            elif guard.before is not None and guard.after is not None:
                raise UnsaidError("what keeps it silent stands on both sides of it")
            elif guard.before is not None:
                before += f"(?<!{self.pattern(guard.before)}{_BETWEEN})"
            elif guard.after is not None:
                after += f"(?!{self.pattern(guard.after)})"
        return Silence(before, after, anywhere)

    def _list(self, name: str) -> str:
        if name not in self._written:
            singles, others = self._lists[name]
            ways = [self.pattern(one) for one in others]
            if singles:
                ways.append(self.pattern(("word", singles)))
            self._written[name] = _choice(ways)
        return self._written[name]

    def _words(self, words: frozenset[str]) -> str:
        whole = [_letters(word) for word in self._spelt.whole(words)]
        spelt = [word for word in whole if word[0] not in "%&"]
        ways = [rf"\b{_choice(spelt)}{_ENDS}"] if spelt else []
        ways += [word for word in whole if word[0] in "%&"]
        ways += self._pieces({piece for word in words for piece in self._spelt.pieces.get(word, ())})
        return _choice(ways)

    def _pieces(self, pieces: Iterable[Piece]) -> list[str]:
        """Pieces of contractions, those together that stand between the same letters."""
        heads: dict[str, set[str]] = defaultdict(set)
        rest: dict[tuple[str, str], set[str]] = defaultdict(set)
        for piece in pieces:
            if piece.before:
                rest[piece.own, piece.after].add(piece.before)
            else:
                heads[piece.own].add(piece.after)
        alike: dict[frozenset[str], list[str]] = defaultdict(list)
        for own, after in sorted(heads.items()):
            alike[frozenset(after)].append(_letters(own))
        ways = [rf"\b{_choice(own)}(?={_choice(map(_letters, sorted(after)))}\b)" for after, own in alike.items()]
        for (own, following), before in sorted(rest.items()):
            look = r"(?<=\w)" if own in self._plain_endings else rf"(?<=\b{_choice(map(_letters, sorted(before)))})"
            ways.append(rf"{look}{_letters(own)}" + (rf"(?={_letters(following)}\b)" if following else r"\b"))
        return ways


def ends_in(marks: str) -> str:
    """A look at the end of the sentence, which has one of these marks; one without any has all of them."""
    return rf"(?={_SENTENCE}(?:[{marks}]|\Z))"


def _place_or_gap(node: Node) -> str:
    kind = node[0]
    if kind == "gap":
        return f"(?:(?>{_BETWEEN}{_PASSED})){{0,{node[1]}}}?"
    if kind == "reach":
        return f"(?:(?>{_CLOSE}{_PASSED})){{0,{node[1]}}}?"
    if kind == "rest":
        return f"(?>(?:(?>{_CLOSE}{_WORD})){{0,{MAX_REST}}})"
    if kind == "end":
        return rf"(?=[^\w.!?…]*(?:[{''.join(sorted(node[1]))}{'…' if '.' in node[1] else ''}]|\Z))"
    return {"start": _BEGINNING, "clause": _BOUNDARY, "comma": _COMMA}.get(kind, "")


def _letters(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _choice(ways: Iterable[str]) -> str:
    ways = list(dict.fromkeys(ways))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
