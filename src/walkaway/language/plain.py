"""A second, plainer reading of a sentence: what people put in or leave out without saying anything else.

"I can honestly also lower it" and "I'd be more than happy to lower it" say "I can lower it"; "Hope I'm not late" has
an "I" that was left out. So a rule is written once, for the plain sentence.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from walkaway.language.lexicon import Lists
from walkaway.language.pattern import Node
from walkaway.text.tokens import STOPS, Tokens

_WRITER = frozenset({"i", "we"})
_SUBJECTS = _WRITER | {"you", "he", "she", "it", "they", "this", "that", "there", "who", "which"}
_JOINTS = frozenset({"and", "but", "or"})
_CLAUSES = _JOINTS | {"know", "think", "hope", "guess", "because"}
_BE = frozenset({"am", "are"})
_WISHES = frozenset({"love", "like"})
_LEADS = {"let": ("i", "can"), "going": ("will",), "unable": ("can", "not")}
"""What "let me", and "am ... to" behind the writer, say."""
_ASKED = frozenset({"know", "have"})
_EMPHASIS = frozenset({"do"})
_MORE = frozenset({"more", "than", "only", "too", "always", "very", "quite"})


class _Token(NamedTuple):
    """A word of the plainer sentence, and the tokens `[first, end)` that it stands for: none where it was left out."""

    word: str
    first: int
    end: int
    is_soft: bool = False


class PlainReader:
    """Reads sentences plainly, by lists of a lexicon; where it has none of them, no sentence has a plainer reading.

    The shipped `lexicon.toml` says of each what it is for: `passed_over`, `left_out_i`, `left_out_i_am`, `joined_i`,
    `after_you`, `ready`, `may_be` and `heard_as`.
    """

    def __init__(self, lists: Lists) -> None:
        def words(name: str) -> frozenset[str]:
            return lists[name][0] if name in lists else frozenset()

        self._passed_over, self._joined, self._ready = words("passed_over"), words("joined_i"), words("ready")
        self._after_you = words("after_you")
        self._leads = _LEADS.keys() if self._ready else frozenset[str]()
        self._wishes = _WISHES if self._ready else frozenset[str]()
        self._may_be, self._heard_as = (
            dict(_spelt(node) for node in (lists[name][1] if name in lists else ())) for name in ("may_be", "heard_as")
        )
        self._left_out: Mapping[str, tuple[str, ...]] = {
            **dict.fromkeys(words("left_out_i_am"), ("i", "am")),
            **dict.fromkeys(words("left_out_i"), ("i",)),
        }
        # Most sentences are as plain as can be, and it is soon seen: they have no such words, nor such pairs.
        self._pairs = frozenset(
            [
                *product(_JOINTS, self._joined),
                *product(["you"], self._after_you),
                *product(self._ready | self._wishes | self._leads, ["to"]),
                *(product(_EMPHASIS, words("left_out_i")) if self._ready else ()),
                *([("let", "me")] if self._ready else ()),
            ]
        )
        self._firsts = frozenset(first for first, _ in self._pairs)
        self._seconds = frozenset(second for _, second in self._pairs)
        self._hints = frozenset(
            [*self._passed_over, *self._may_be, *self._heard_as, *self._firsts, *self._seconds, "you"]
        )
        # All others stand in the plainer sentence as they stand in this one, unless they follow the writer.
        self._turns = frozenset(
            [*self._passed_over, *self._may_be, *self._heard_as, *self._joined, *self._leads, "you"]
        )

    def plain(self, tokens: Tokens) -> Tokens | None:
        """The sentences that have a plainer reading, in it, at their places in the text; None where none has."""
        made: list[_Token] = []
        for begin, stop in tokens.sentences():
            if self._may_be_plainer(tokens, begin, stop) and (plainer := self._read(tokens, begin, stop)):
                if not made:
                    made.append(_Token(tokens.words[begin - 1], begin - 1, begin))
                made += plainer
                made.append(_Token(tokens.words[stop], stop, stop + 1))
        return _tokens(tokens, made) if made else None

    def _may_be_plainer(self, tokens: Tokens, begin: int, stop: int) -> bool:
        words = tokens.words
        if words[begin] in self._left_out:
            return True
        hints = self._hints.intersection(words[begin:stop])
        if not hints:
            return False
        lacks = hints.isdisjoint
        if not lacks(self._passed_over):
            return True
        may_pair = not (lacks(self._firsts) or lacks(self._seconds))
        if may_pair and not self._pairs.isdisjoint(pairwise(words[begin:stop])):
            return True
        if not lacks(self._may_be) and any(self._begins_clause(tokens, at, begin) for at in range(begin, stop)):
            return True
        return "you" in hints and not lacks(self._heard_as) and _chats(tokens, begin, stop)

    def _begins_clause(self, tokens: Tokens, at: int, begin: int) -> bool:
        """True for a word that may be a contraction without its apostrophe, where a clause may begin."""
        words = tokens.words
        return words[at] in self._may_be and (at == begin or at in tokens.soft or words[at - 1] in _CLAUSES)

    def _read(self, tokens: Tokens, begin: int, stop: int) -> list[_Token]:
        """The tokens of one sentence in its plainer reading, none where it is as plain as can be."""
        words, soft = tokens.words, tokens.soft
        states = words[stop] != "?"
        chats = _chats(tokens, begin, stop)
        subject = ""
        made: list[_Token] = []
        parted = False
        at = begin
        while at < stop:
            word = words[at]
            parted = parted != (at in soft)  # an adverb between two commas takes both along
            end = at + 1
            if word not in self._turns and not (made and made[-1].word in _WRITER):
                made.append(_Token(word, at, end, parted))
                subject = word if word in _SUBJECTS else subject
                parted = False
                at = end
                continue
            if word in self._passed_over and words[at - 1] != "not":
                at = end
                continue
            said: tuple[str, ...] = (word,)
            begins = parted or at == begin
            if word == "you" and words[end] in self._after_you:
                end += 1
            elif word == "let" and self._lets(words, at) and (begins or words[at - 1] in _JOINTS):
                said, end = _LEADS[word], end + 1
            elif made and made[-1].word in _WRITER:
                said, end = self._of_writer(words, at)
            elif states and word in self._joined and words[at - 1] in _JOINTS and subject in _WRITER:
                said = (subject, word)
            elif word in self._may_be and (begins or words[at - 1] in _CLAUSES) and end not in soft:
                said = self._may_be[word]
            elif word in self._heard_as and chats:
                said = self._heard_as[word]
            *before, word = said
            made += [_Token(other, at, at, parted) for other in before]
            made.append(_Token(word, at, end, parted and not before))
            subject = next((one for one in said if one in _SUBJECTS), subject)
            parted = False
            at = end
        if states and made and (left_out := self._left_out.get(made[0].word)):
            made[:0] = [_Token(word, begin, begin) for word in left_out]
        return made if [token.word for token in made] != words[begin:stop] else []

    def _lets(self, words: Sequence[str], at: int) -> bool:
        """True for "let me" before what the writer can do: "let me know" asks."""
        return words[at] in self._leads and words[at + 1] == "me" and words[at + 2] not in _ASKED

    def _of_writer(self, words: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
        """What "am happy to", "would love to" or "am going to" says behind "I", and where it ends."""
        after = at + 1
        wants: Container[str] = self._ready
        if words[at] in _EMPHASIS and self._left_out.get(words[after]) == ("i",):  # "I do hope"
            return (words[after],), after + 1
        if words[at] == "would" and words[after] != "be":
            wants = self._wishes
        elif words[at] == "would":
            after += 1
        elif words[at] not in _BE:
            return (words[at],), after
        while words[after] in self._passed_over or words[after] in _MORE:
            after += 1
        if words[after + 1 : after + 2] == ["to"]:
            if words[after] in wants:
                return ("can",), after + 2
            if words[at] in _BE and words[after] in self._leads:
                return _LEADS[words[after]], after + 2
        return (words[at],), at + 1


def _spelt(node: Node) -> tuple[str, tuple[str, ...]]:
    written, *said = (next(iter(word[1])) for word in node[1])
    return written, tuple(said)


def _chats(tokens: Tokens, begin: int, stop: int) -> bool:
    """True for a sentence with a "you" of one letter."""
    return any(tokens.words[at] == "you" and tokens.ends[at] - tokens.starts[at] == 1 for at in range(begin, stop))


def _tokens(tokens: Tokens, made: Sequence[_Token]) -> Tokens:
    """Tokens of the same text; a word that was left out stands, without length, where the next one begins."""
    words = [token.word for token in made]
    quoted = tokens.quoted
    return Tokens(
        tokens.text,
        words,
        [tokens.starts[token.first] for token in made],
        [tokens.ends[token.end - 1] if token.end > token.first else tokens.starts[token.first] for token in made],
        [at for at, word in enumerate(words) if word in STOPS],
        {at for at, token in enumerate(made) if token.is_soft},
        frozenset(at for at, token in enumerate(made) if token.first in quoted) if quoted else quoted,
    )
