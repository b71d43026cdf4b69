"""Whether a sentence still stands after wordings were put in or words were taken out.

No parser, but the words that cannot end a clause, cannot begin one, or cannot stand beside each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from walkaway.text.tokens import STOPS

_PIECE = re.compile(r"[\w'’{}\[\]-]+|[,;:.!?…–—()]")
_SENTENCE = 400
_PARTING = (*STOPS, "\n\n")
_PART = re.compile("[.!?]|\n\n")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = frozenset({"", ",", ";", ":", ".", "!", "?", "…", "–", "—", ")"})
_SAME_STOP = dict.fromkeys("!?…", ".")
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
    " very really too quite just also even only more most no not such plus rather"
)
_CANNOT_END = (_SUBJECTS | _ARTICLES | _JOINTS | _PREPOSITIONS | _AUXILIARIES | _TAKERS) - {
    "may",
    "you",
}  # "in May", "thank you"
_CANNOT_BEGIN = _words("of than had been being am was were nor whom whose be")
_ASKING = _words("is are has have does")
_NOT_AFTER_SUBJECT = _ARTICLES | _JOINTS | _PREPOSITIONS | _SUBJECTS | _words("in on this these those")
_NOT_AFTER_AUXILIARY = _words("to of is are was were had has and or but will would can could should if i we")
_NOT_AFTER_ARTICLE = _ARTICLES | _JOINTS | _PREPOSITIONS | _AUXILIARIES | _SUBJECTS | _words("this that please")
_LEADS_ON = _words("if when because while until before after as since although unless to that which who with for of")
_EMPTY = (
    _CANNOT_END
    | _SUBJECTS
    | _LEADS_ON
    | _words(
        "this that it me us them him her here there then again already still yet once well anyway in on up out off"
        " over back away ever all any some ha haha oh truly honestly obviously frankly clearly be plain though"
        " you sir madam mate promise joke kidding honest frank say tbh lol"
    )
)
_TOLD = _words("this that here there over back off out in on up")
_WITH_SOMEBODY = re.compile(r"(?:with|to|for|from|of) (?:you|me|us|it|that|this|them)\s*[,.!?]", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:^|[,;:–—(]\s*|\b(?:and|but|so|or|also|then|if)\s+)"
    r"(?:(?:is|are|am|was|were|do|does|did|ca|can|could|wo|will|would|shall|should|may|might|must|have|has|had)(?:n['’]t)?"
    r"|what|which|who|whom|whose|when|where|why|how|any\w*|got|you|your)\b",
    re.IGNORECASE,
)
_STATEMENT = 4
"""The fewest words of a statement: fewer may be a question without its verb ("Monday at nine?")."""
_SAYING = re.compile(
    r"(?:(?:please|tell|send|name|give|call|ask|i|we|it|this|you|here|there|what|which|how) .*"
    r"|.* (?:is|are|was|stands?|covers?|works?|follows?|says?|can|will|helped|helps?)\b.*)",
    re.IGNORECASE,
)
"""A wording that is a clause: it begins as one, or has a verb."""
_OPENS = _SUBJECTS | _words("it this that there please let tell give just do here what when how")
_LED_BY = _JOINTS | _words("though then even")
_FOLLOWED_BY = _JOINTS | _words("about in on at by for before after because though")
_LEAST_CLAUSE = 4
_LEADING = 5
"""The words of the condition that a clause may follow without a comma: "if that is too much"."""


def fits_in(text: str, start: int, end: int, wording: str) -> bool:
    """True where a wording that is a clause stands in the place of one: "the landlord [tell me the date]" is none."""
    words = wording.lower().rstrip(".!?").split()
    if len(words) < _LEAST_CLAUSE or not _SAYING.fullmatch(wording) or words[-1] in _CANNOT_END:
        return True
    begin, stop = around(text, start)
    before, after = text[begin:start].split(), text[end : max(stop, end)].split()
    taken = [_word(word) for word in re.findall(r"[\w'’]+", text[start:end])]
    if after and after[0][0].isalnum() and _word(after[0].rstrip(",")) not in _FOLLOWED_BY and taken[-1:] != words[-1:]:
        return False
    led = not before or not before[-1][-1].isalnum() or _word(before[-1]) in _LED_BY
    conditional = len(before) >= _LEADING - 1 and _word(before[0]) in _LEADS_ON
    return led or conditional or (bool(taken) and taken[0].split("'")[0] in _OPENS)


def is_whole(before: str, after: str) -> bool:
    """True where a sentence, `before` some edits and `after` them, reads as one, as far as neighbours show.

    Only what is new is looked at: the writer's own turns are taken as they are.
    """
    first_before, known = _known(before)
    new = _pieces(after)
    asks = "?" in new
    for left, right in {*pairwise(new)} - known:
        if right in _SAME_STOP and (left, _SAME_STOP[right]) in known:
            continue
        if not (_are_neighbours(left, right) or (asks and _is_turned(left, right))):
            return False
    if len(new) < _LEAST or new[1] == first_before:
        return True
    first = new[1]
    if first in _EMPTY and new[2] in _ENDS:
        return False
    if first in _CANNOT_BEGIN or (first in _ASKING and not asks) or _WITH_SOMEBODY.match(after.lstrip()):
        return False
    if first == "that":
        return new[2] not in _SUBJECTS | _ARTICLES  # "that oven is new" stands, "that we met" does not
    return asks or first not in _LEADS_ON or "," in new


def leads_on(clause: str) -> bool:
    """True for a clause that needs another one: "if it rains"."""
    return _word(clause.split(None, 1)[0]) in _LEADS_ON - {"that"} if clause.strip() else False


def is_stump(sentence: str) -> bool:
    """True where nothing is left that says anything: "I am.", "Please, to you."""
    words = [_word(word) for word in re.findall(r"[\w'’]+", sentence)]
    says = words[-2:-1] and words[-2] in _AUXILIARIES and words[-1] in _TOLD  # "It is this."
    return bool(words) and not says and all(word in _EMPTY for word in words)


def is_statement(sentence: str) -> bool:
    """True for a sentence that asks nothing, whatever its mark: "We kept the door"."""
    return len(sentence.split()) >= _STATEMENT and not _ASKS.search(sentence.strip())


@lru_cache(maxsize=64)
def _known(sentence: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """The first piece of a sentence, and which stand side by side in it: asked once for each wording that may go in."""
    pieces = _pieces(sentence)
    return pieces[1], frozenset((left, _SAME_STOP.get(right, right)) for left, right in pairwise(pieces))


def _pieces(sentence: str) -> list[str]:
    """Words and marks, between two empty ones."""
    pieces = _PIECE.findall(sentence)
    if "May" in pieces[1:]:
        pieces[1:] = ["the month" if piece == "May" else piece for piece in pieces[1:]]
    # All at once: this is asked for each wording that may go in.
    lower = "\n".join(["", *pieces, ""]).lower().replace("’", "'")
    return [piece.strip("'") for piece in lower.split("\n")] if "'" in lower else lower.split("\n")


def _is_turned(left: str, right: str) -> bool:
    """True for a verb and its subject as a question has them: "may we"."""
    return left in _AUXILIARIES and right in ("i", "we")


def _are_neighbours(left: str, right: str) -> bool:
    """Whether two words or marks can stand side by side."""
    if left in STOPS and right in (",", ";", ":"):
        return False
    if right in _ENDS:
        return left not in _CANNOT_END
    if left == right and left.isalpha():
        return False
    if left in _SUBJECTS and (right in _NOT_AFTER_SUBJECT or right.isdigit()):
        return left in ("you", "who")
    if left == "please" and right in _AUXILIARIES:
        return right in ("do", "let", "have", "be")
    if left in _AUXILIARIES and right in _NOT_AFTER_AUXILIARY:
        return False
    return not (left in _ARTICLES and right in _NOT_AFTER_ARTICLE)


def _word(written: str) -> str:
    return written.lower().replace("’", "'").strip("'")


@lru_cache(maxsize=64)
def around(text: str, at: int) -> tuple[int, int]:
    """Where the sentence at code point `at` begins and ends, its stop with it."""
    start = max(0, at - _SENTENCE)
    for stop in _PARTING:
        found = text.rfind(stop, start, at)
        if found >= 0:
            start = found + len(stop)
    high = min(len(text), at + _SENTENCE)
    end = _PART.search(text, at, high)
    return start, min((end.start() if end else high) + 1, len(text))
