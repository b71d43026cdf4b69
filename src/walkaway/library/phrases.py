"""The phrase language of the cues that tell situations, and a matcher that finds all their phrases in one pass.

A phrase is words in any inflection that it spells out: `(a|b c|)` is a choice, the empty one included, `pric*` the
beginning of a word, `..3` at most three words inside the sentence, `<day>` a class of words. No regular expressions.

It is not the pattern language of the rules (`language/pattern.py`), which asks whether one reading of a sentence holds:
with exceptions, without a "not" in between, up to the comma, and the first hit is enough. Cues are evidence that is
added up. Every hit counts, "not" and "?" are words among others, words are compared as the library's search compares
them, and the beginning of one stands for whatever comes of it. Phrases that begin alike share their way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from walkaway.library.errors import LibraryError
from walkaway.library.words import folded

STOP, QUESTION = ".", "?"
_CONTRACTED = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_SPOKEN = {
    "cannot": "can not",
    "can't": "can not",
    "cant": "can not",
    "won't": "will not",
    "wont": "will not",
    "dont": "do not",
    "didnt": "did not",
    "doesnt": "does not",
    "havent": "have not",
    "hasnt": "has not",
    "isnt": "is not",
    "wasnt": "was not",
    "im": "i am",
    "ive": "i have",
    "i'm": "i am",
    "it's": "it is",
    "that's": "that is",
    "here's": "here is",
    "what's": "what is",
    "there's": "there is",
    "who's": "who is",
    "where's": "where is",
    "let's": "let us",
    "&": "and",
}
_TOKEN = re.compile(
    r"(?P<field>\{\{[^{}\n]*\}\}|\\?\[[^\[\]\n]{1,60}\\?\])"
    r"|(?P<link>\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<money>[$€£¥]\s?\w[\d,.]*\d?[km]?\b|\b\d[\d,.]*\s?(?:usd|eur|gbp|dollars?|euros?|pounds)\b)"
    r"|(?P<percent>\b\d[\d.]*\s?(?:%|percent\b|per cent\b))"
    r"|(?P<time>\b\d{1,2}[:.]\d\d\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm)\b)"
    r"|(?P<number>#?\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*|&)"
    r"|(?P<question>\?)|(?P<stop>[.!…:;]+(?=\s|$)|\n\s*\n|\n\s*[-*•–]\s)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A canonical word, or a class of its own such as `<money>`; `start` and `end` are code points of the text."""

    word: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The words of a text in one spelling: I'm and im are `i am`; a sentence end is a token."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or ""
        if kind == "word":
            tokens += [Token(word, start, end) for word in canonical(match[0])]
        elif kind in ("question", "stop"):
            tokens.append(Token(QUESTION if kind == "question" else STOP, start, end))
        else:
            tokens.append(Token(f"<{kind}>", start, end))
    return tokens


def canonical(written: str) -> list[str]:
    """The words that one written word stands for: can't is `can not`."""
    word = written.lower().replace("’", "'")
    if spoken := _SPOKEN.get(word):
        return spoken.split(" ")
    if "'" in word:
        for ending, full in _CONTRACTED.items():
            if word.endswith(ending):
                return [folded(word.removesuffix(ending)), full]
    return [folded(word)]


@dataclass(slots=True, eq=False)
class _Node:
    """What may follow: words, beginnings of words by length, classes, gaps; `ends` are the phrases that end here."""

    words: dict[str, list[_Node]] = field(default_factory=dict)
    beginnings: dict[int, dict[str, list[_Node]]] = field(default_factory=dict)
    gaps: list[tuple[int, _Node]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


class Phrases:
    """A set of phrases, each with a number of the caller's. `classes` maps the names of classes to their words.

    Raises LibraryError for a malformed phrase.
    """

    def __init__(self, phrases: Iterable[tuple[str, int]], classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._root = _Node()
        for phrase, number in phrases:
            builder = _Builder(phrase, classes)
            exits = builder.build(self._root)
            if self._root in exits or self._root.gaps:
                raise LibraryError(f'"{phrase}" stands for no words, or begins with a gap.')
            for node in exits:
                node.ends.append(number)

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
        """Every hit: number of the phrase, first token, token behind the last."""
        words = [token.word for token in tokens]
        for start in range(len(words)):
            for number, end in _walk(self._root, words, start):
                yield number, start, end


def _walk(root: _Node, words: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """The phrases that begin at this word, with the word behind each; bounded by the length of the phrases."""
    waiting = [(root, start)]
    while waiting:
        node, at = waiting.pop()
        for number in node.ends:
            yield number, at
        if at < len(words):
            word = words[at]
            for following in node.words.get(word, ()):
                waiting.append((following, at + 1))
            for length, beginnings in node.beginnings.items():
                for following in beginnings.get(word[:length], ()):
                    waiting.append((following, at + 1))
            for longest, following in node.gaps:
                waiting.extend((following, here) for here in _within_sentence(words, at, longest))


def _within_sentence(words: Sequence[str], at: int, longest: int) -> Iterator[int]:
    for width in range(longest + 1):
        if width and (at + width > len(words) or words[at + width - 1] in (STOP, QUESTION)):
            return
        yield at + width


_PIECE = re.compile(
    r"\s*(?:(?P<sign>[()|])|(?P<gap>\.\.\d{1,2})|(?P<class><\w+>)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*\*?|\?|\.(?!\.)))"
)


class _Builder:
    """Puts one phrase into the graph: choices share what follows them, so the graph stays as small as the phrases."""

    def __init__(self, phrase: str, classes: Mapping[str, Sequence[str]]) -> None:
        self._phrase, self._classes, self._at = phrase, classes, 0

    def build(self, root: _Node) -> list[_Node]:
        """The nodes at which the phrase ends."""
        exits = self._sequence([root])
        if self._at < len(self._phrase.rstrip()):
            raise self._error()
        return exits

    def _sequence(self, entries: list[_Node], join: _Node | None = None) -> list[_Node]:
        """The nodes at which the sequence ends: `join`, where it is given and the sequence ends with a word."""
        while (piece := self._peek()) and piece["sign"] not in ("|", ")"):
            self._at = piece.end()
            if piece["sign"]:
                entries = self._group(entries)
            elif piece["gap"]:
                entries = self._gap(entries, int(piece["gap"][2:]))
            else:
                *first, last = self._words(piece)
                for words in first:
                    entries = self._any_of(entries, words, _Node())
                entries = self._any_of(entries, last, join if join and self._ends_here() else _Node())
        return entries

    def _group(self, entries: list[_Node]) -> list[_Node]:
        exits: list[_Node] = []
        join = _Node()
        while True:
            exits += [node for node in self._sequence(entries, join) if node not in exits]
            piece = self._peek()
            if piece is None:
                raise self._error()
            self._at = piece.end()
            if piece["sign"] == ")":
                return exits

    def _words(self, piece: re.Match[str]) -> list[Sequence[str]]:
        """What the piece wants: words one after another, each with its choices."""
        if name := piece["class"]:
            return [self._classes.get(name[1:-1], (name,))]
        word = piece["word"]
        return [[word]] if word.endswith(("*", ".", "?")) else [[each] for each in canonical(word)]

    def _ends_here(self) -> bool:
        piece = self._peek()
        return piece is not None and piece["sign"] in ("|", ")")

    def _any_of(self, entries: list[_Node], words: Sequence[str], target: _Node) -> list[_Node]:
        for entry in entries:
            for word in words:
                if word.endswith("*"):
                    entry.beginnings.setdefault(len(word) - 1, {}).setdefault(word[:-1], []).append(target)
                else:
                    entry.words.setdefault(word, []).append(target)
        return [target]

    def _gap(self, entries: list[_Node], longest: int) -> list[_Node]:
        target = _Node()
        for entry in entries:
            entry.gaps.append((longest, target))
        return [target]

    def _peek(self) -> re.Match[str] | None:
        return _PIECE.match(self._phrase, self._at)

    def _error(self) -> LibraryError:
        rest = self._phrase[self._at : self._at + 20]
        return LibraryError(f'"{self._phrase}" is malformed at "{rest}"; expected words, word*, ..3, <class>, (a|b).')
