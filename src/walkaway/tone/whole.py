"""Whether a sentence still stands after wordings were put in or words were taken out.

No parser, but the words that cannot end a clause, cannot begin one, or cannot stand beside each other.
"""

from __future__ import annotations

import re
from itertools import pairwise

from walkaway.text.tokens import STOPS

_PIECE = re.compile(r"[\w'’{}\[\]-]+|[,;:.!?…–—()]")
_SENTENCE = 400
_PARTING = (*STOPS, "\n\n")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = frozenset({"", ",", ";", ":", ".", "!", "?", "…", "–", "—", ")"})
_LEAST = 3
"""The pieces of the shortest sentence: one between the two empty ones."""
_SUBJECTS = _words("i we you he she they who i'm we're you're they're")
_ARTICLES = _words("a an the my your our their its every")
_JOINTS = _words("and but or if because that which whether as than although while since unless until so when")
_PREPOSITIONS = _words("of for with at from by into about to between without during toward towards among per via")
_AUXILIARIES = _words(
    "am is are was were be been will would can could should must may might have has had do does did let"
    " i'll i'd i've we'll we'd we've you'll you'd you've they'll they'd let's i'm we're you're they're"
)
_TAKERS = _words(
    "get make give take need want let put bring offer guarantee appreciate value keep have send love like please"
    " very really too quite just also even only more most no not such"
)
_CANNOT_END = (_SUBJECTS - {"you"}) | _ARTICLES | _JOINTS | _PREPOSITIONS | _AUXILIARIES | _TAKERS
_CANNOT_BEGIN = _words("of than had been being am was were nor whom whose be")
_ASKING = _words("is are has have does")
_NOT_AFTER_SUBJECT = _ARTICLES | _JOINTS | _PREPOSITIONS | _SUBJECTS | _words("in on this these those")
_NOT_AFTER_AUXILIARY = _words("to of is are was were had has and or but will would can could should if i we")
_NOT_AFTER_ARTICLE = _ARTICLES | _JOINTS | _PREPOSITIONS | _AUXILIARIES | _SUBJECTS | _words("this that please second")
_LEADS_ON = _words("if when because while until before after as since although unless to that which who with for of")
_EMPTY = (
    _CANNOT_END
    | _LEADS_ON
    | _words(
        "this that it me us them him her here there then again already still yet once well anyway in on up out off"
        " over back away ever all any some ha haha oh truly honestly though"
        " you sir madam mate promise joke kidding honest frank say tbh lol"
    )
)
_WITH_SOMEBODY = re.compile(r"(?:with|to|for|from|of) (?:you|me|us|it|that|this|them)\s*[,.!?]", re.IGNORECASE)


def is_whole(before: str, after: str) -> bool:
    """True where a sentence, `before` some edits and `after` them, reads as one, as far as neighbours show.

    Only what is new is looked at: the writer's own turns are taken as they are.
    """
    old, new = _pieces(before), _pieces(after)
    known = set(pairwise(old))
    if not all(_are_neighbours(left, right) for left, right in pairwise(new) if (left, right) not in known):
        return False
    if len(new) < _LEAST or new[1] == old[1]:
        return True
    first, asks = new[1], "?" in new
    if first in _CANNOT_BEGIN or (first in _ASKING and not asks) or _WITH_SOMEBODY.match(after.lstrip()):
        return False
    return asks or first not in _LEADS_ON or "," in new


def is_stump(sentence: str) -> bool:
    """True where nothing is left that says anything: "I am.", "Please, to you."""
    words = re.findall(r"[\w'’]+", sentence)
    return bool(words) and all(_word(word) in _EMPTY for word in words)


def _pieces(sentence: str) -> list[str]:
    """Words and marks, between two empty ones."""
    return ["", *(_word(piece) for piece in _PIECE.findall(sentence)), ""]


def _are_neighbours(left: str, right: str) -> bool:
    """Whether two words or marks can stand side by side."""
    if right in _ENDS:
        return left not in _CANNOT_END
    if left == right and left.isalpha():
        return False
    if left in _SUBJECTS and right in _NOT_AFTER_SUBJECT:
        return left in ("you", "who")
    if left in _AUXILIARIES and right in _NOT_AFTER_AUXILIARY:
        return False
    return not (left in _ARTICLES and right in _NOT_AFTER_ARTICLE)


def _word(written: str) -> str:
    return written.lower().replace("’", "'").strip("'")


def around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence at code point `at` begins and ends, its stop with it."""
    low, high = max(0, at - _SENTENCE), min(len(text), at + _SENTENCE)
    begins = [found + len(stop) for stop in _PARTING if (found := text.rfind(stop, low, at)) >= 0]
    start = max(begins, default=low)
    ends = [found for stop in _PARTING if (found := text.find(stop, at, high)) >= 0]
    return start, min(min(ends, default=high) + 1, len(text))
