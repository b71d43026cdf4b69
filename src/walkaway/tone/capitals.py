"""Words in capitals: which of them raise the voice, and which are names, labels and headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from walkaway.text.span import Span
from walkaway.text.tokens import Tokens, is_mask
from walkaway.tone.capital_words import capital_words

_RUNS = re.compile(
    r"[A-Z](?<![\w.&/-].)[A-Z'’]+"
    r"(?>(?:(?:[ ,;:&/–-]+|\n)(?:[A-Z][A-Z'’]+|I|A)|[ ,&/-]{1,2}\d+)(?![\w]|\.\w))*+"
)
_WORD = re.compile(r"[^\s,;:&/–-]+")
_CAPITALS = re.compile(r"[A-Z'’]+")
_OFTEN_SMALL = "aeinot"
# "It is GREEN, I think": the last word of the run belongs to what follows.
_BETWEEN = " ,;:&/–-\n"
_NEXT_IS_SMALL = re.compile(r"[ \n'’][a-z]")
_NAME_GOES_ON = re.compile(r"[\w&/]|-\w|\.\w")
_TWO_CAPITALS = re.compile(r"[A-Z](?:[A-Z]|['’](?![a-z]))")  # not those of "I'm"
_SHOUT = 25
_WORDS_TO_A_FIGURE, _FIGURES = 12, 3
_LONGEST_STRESS = 3
_LOWER_BEFORE = re.compile(r"[a-z][^\w\n.!?]{0,3}$")
_LOWER_AFTER = re.compile(r"[^\w\n.!?]{0,3}[a-z]")
_SHORTEST_TITLE = 4
_LONGEST_HEADING = 6
_SHORTEST_QUESTION = 4
_LINE_BEGIN = re.compile(r"(?:^|\n)[ \t>*#_•–-]*(?:\(?(?:\d+|[A-Za-z])[.)]+[\d.)]*[ \t]*)?$")
_QUESTION_END = re.compile(r"\?[ \t*_]*(?:\n|$)")
_HEADING_END = re.compile(r"[ \t*_#=-]*(?:\n|$)|\s?:")
_HEADER_LINE = re.compile(r"[ \t>*]*(?:to|from|cc|bcc|attn|date|sent|memo)\s?:", re.IGNORECASE)
_LOOK_BACK = 80
_LONGEST_HEADER = 1000
"""How far a run may stand from the beginning of a header line: an endless line is not looked through for each run."""


def has_capitals(text: str) -> bool:
    """True where something may raise the voice: a run of words, or one word that is no mere abbreviation."""
    if _TWO_CAPITALS.search(text) is None:
        return False
    known = capital_words()
    return any(
        len(words := _words(run[0])) > 1 or words[0] in known.loud_alone or words[0] in known.plain
        for run in _RUNS.finditer(text)
    )


def raised(tokens: Tokens) -> Iterator[tuple[str, Span]]:
    """What raises the voice by capitals, each with its sign.

    `capitals` are runs of words that plead, press or speak to the reader, `capitals_announced` other loud ones ("CLOSED
    ON MONDAY AS OF MAY"); a paragraph in capitals is such a run as a whole. `capital_word` is a single loud word, or
    "DO NOT" and its like, which warn rather than shout.
    """
    text = tokens.text
    capitals = _mostly_capitals(text)
    record = capitals and _is_record(text)
    whole = capitals and not record and _is_sentence(text)
    if whole:
        start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        yield _shout(_words(text[start:stop].upper())), Span(start, stop)
    for begin, end in _runs(text):
        words = _words(text[begin:end])
        if _is_warning(text, begin, end, words):
            if not _is_set_apart(tokens, begin):
                yield "capital_word", Span(begin, end)
        elif not whole and _is_loud(text, begin, end, words) and not _is_set_apart(tokens, begin):
            if _is_stress(text, begin, end, words):
                yield "capital_word", Span(begin, end)
            else:
                yield ("capitals_announced" if record else _shout(words)), Span(begin, end)


def _shout(words: list[str]) -> str:
    """The sign of a run: one that presses, but for notices and legal texts, or one that announces."""
    known = capital_words()
    presses = known.notice != set(words) and not known.urges.isdisjoint(words) and known.legal.isdisjoint(words)
    return "capitals" if presses else "capitals_announced"


def _is_stress(text: str, begin: int, end: int, words: list[str]) -> bool:
    """True for a few words of a sentence in small letters that give it weight ("it is VERY VERY early")."""
    known = capital_words()
    if len(words) > _LONGEST_STRESS or text[end : end + 1] == "!":
        return False
    if not (known.urges - known.stresses).isdisjoint(words):
        return False
    before = _LOWER_BEFORE.search(text, max(0, begin - _LOOK_BACK), begin)
    return bool(before or _LOWER_AFTER.match(text, end))


def _is_warning(text: str, begin: int, end: int, words: list[str]) -> bool:
    """True for a loud word by itself, for "DO NOT", and for a courtesy ("THANK YOU")."""
    known = capital_words()
    if len(words) > 1:
        heard = known.forbids.issuperset(words) or _is_courtesy(words)
    else:
        heard = len(words[0]) > 2 and words[0] in known.loud_alone and not _is_name(text, begin, end)
    return heard and not known.label_before.search(text, max(0, begin - _LOOK_BACK), begin)


def _is_courtesy(words: list[str]) -> bool:
    """True for "MANY THANKS" and "YES PLEASE", not for "PLEASE, PLEASE"."""
    return capital_words().courtesy.issuperset(words) and not {"please"}.issuperset(words)


def _is_loud(text: str, begin: int, end: int, words: list[str]) -> bool:
    """True for a run that is neither a name nor a label nor a heading, and has words that are loud in capitals."""
    known = capital_words()
    if len(words) < 2 or words[-1] in known.closes or known.forbids.issuperset(words) or _is_courtesy(words):
        return False
    if words[0] != "i" and sum(len(word) > 1 for word in words) < 2:
        return False  # "in the US, I think"
    loud = sum(word in known.loud for word in words)
    together = sum(word in known.loud_together for word in words)
    plain = sum(word in known.plain for word in words)
    if together + plain:
        plain += sum(word in known.plain_or_abbreviation for word in words)
    if text[end : end + 1] == "!" and loud + together:
        return True
    if not loud and (together + plain < 2 or _may_be_name(words, together)):
        return False
    if known.label_before.search(text, max(0, begin - _LOOK_BACK), begin) or known.label_behind.match(text, end):
        return False
    return not _is_heading(text, begin, end, words)


def _is_heading(text: str, begin: int, end: int, words: list[str]) -> bool:
    """True for a line of its own, or its beginning up to a colon, that neither presses nor speaks to somebody."""
    if not (_LINE_BEGIN.search(text, max(0, begin - _LOOK_BACK), begin) or text.endswith("  ", 0, begin)):
        return False
    known = capital_words()
    ending = _HEADING_END.match(text, end)
    if ending is None:
        return _is_asked(text, end, words)
    if ending[0].endswith(":"):
        return (known.pressing - known.own).isdisjoint(words) or known.notice == set(words[:2])
    if len(words) >= _SHORTEST_TITLE:
        words = [word for word in words if word not in known.on_offer] or words
    return _names_only(words)


def _is_asked(text: str, end: int, words: list[str]) -> bool:
    """True for the question of a list of questions and answers ("WHY IS THE YARD SHUT ON MONDAYS?")."""
    known = capital_words()
    asks = words[0] in known.asked_in_headings and known.not_in_headings.isdisjoint(words)
    return asks and len(words) >= _SHORTEST_QUESTION and _QUESTION_END.match(text, end) is not None


def _names_only(words: list[str]) -> bool:
    """True for words as a heading has them: no plea, no verb of a sentence, nobody spoken to ("HOW WE WORK" is one)."""
    known = capital_words()
    if not known.pressing.isdisjoint(words):
        return False
    if words[0] in known.heading_begins and len(words) <= _LONGEST_HEADING:
        return "you" not in words or words[1] not in known.spoken
    return known.spoken.isdisjoint(words)


def _may_be_name(words: list[str], together: int) -> bool:
    """True for a run like "AGM AND THE EGM" or "SMITH AND SONS LIMITED"."""
    known = capital_words()
    if not known.small.intersection(words) <= known.in_names or words[0] in known.prepositions:
        return False
    return not together or (together == 1 and words[0] not in known.loud_together)


def _is_name(text: str, begin: int, end: int) -> bool:
    """True for a word that is part of a name ("WOW Amsterdam") or names a thing ("the SALE rail")."""
    return bool(re.match(r" [A-Z][a-z]", text[end : end + 3]) or capital_words().label_behind.match(text, end))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals, up to the last of them that is not the beginning of a longer name ("R&D-led")."""
    for found in _RUNS.finditer(text):
        start, end = found.span()
        if text[end - 2] in _BETWEEN and _NEXT_IS_SMALL.match(text, end):
            end = start + len(found[0][:-1].rstrip(_BETWEEN))
        if _NAME_GOES_ON.match(text, end):
            ends = [start + word.end() for word in _WORD.finditer(found[0])]
            end = next((end for end in reversed(ends) if not _NAME_GOES_ON.match(text, end)), 0)
        if end:
            yield start, end


def _is_set_apart(tokens: Tokens, at: int) -> bool:
    """True in a quotation, in a field or placeholder, and in a header line ("TO: ALL STAFF")."""
    token = bisect_right(tokens.starts, at) - 1
    if token in tokens.quoted or (is_mask(tokens.words[token]) and at < tokens.ends[token]):
        return True
    low = max(0, at - _LONGEST_HEADER)
    line = tokens.text.rfind("\n", low, at) + 1
    return (line > 0 or low == 0) and _HEADER_LINE.match(tokens.text, line) is not None


def _words(run: str) -> list[str]:
    words = (word.strip("'’") for word in _CAPITALS.findall(run))
    return [word.lower().replace("’", "'") for word in words if word]


def _mostly_capitals(text: str) -> bool:
    """True for a paragraph of several words that is written in capitals as a whole: one shout, not twenty."""
    if 4 * sum(map(text.count, _OFTEN_SMALL)) > len(text):
        return False  # soon said, as of most paragraphs
    capitals = sum(map(str.isupper, text))
    return capitals >= _SHOUT and capitals >= 0.8 * sum(map(str.isalpha, text))


def _is_record(text: str) -> bool:
    """True for a paragraph with so many figures that it is a note or a list rather than a sentence."""
    words = text.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return figures >= _FIGURES and figures > len(words) / _WORDS_TO_A_FIGURE


def _is_sentence(text: str) -> bool:
    """True for a paragraph in capitals that speaks, rather than names something."""
    words = [word.strip(".,;:!?*\"'()").lower() for word in text.split()]
    ended = text.rstrip()
    heads = _is_asked(text, len(ended) - 1, words) if ended[-1] in ".!?" else _names_only(words)
    if heads and "\n" not in text.strip():
        return False
    known = capital_words()
    spoken = known.loud_alone | known.small
    return sum(word in spoken for word in words) > 2 and not spoken.intersection(words) <= known.in_names
