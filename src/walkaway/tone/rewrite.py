"""Putting a calm wording into a text so that the sentence around it stays whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from walkaway.text.finding import Edit, Finding
from walkaway.text.headers import split_headers
from walkaway.text.span import Span
from walkaway.tone.joining import (
    GOES_ON,
    GREETS,
    HANGS,
    JOINTS,
    LEADS,
    LED_ON,
    PAUSES,
    STOPS,
    TRAILING_JOINT,
    TURNS,
    ends_sentence,
    is_clause,
    lowered,
    put,
)
from walkaway.tone.whole import around, is_statement, is_stump

_NAME_ALONE = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?[.!?]$")
_PLACE = re.compile(r"\{([a-z_]+)\}")
_OPENERS = " \t\"“”'‘(*_"
_JOINT_AT_END = re.compile(r"[ ,]+(?:but|and|so)$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:thanks|(?:thank you|please|tell|say|send|i|we|it|this|you|here|there|what|which|how)\b(?:.*[^:,])?)$",
    re.IGNORECASE,
)
_LONE_CONDITION = re.compile(
    r"(?:^|[.!?…]\s+|\n)((?:if|when|since|because|although|while|should)\b[^.!?…,;\n]*)$", re.IGNORECASE
)
_CLAUSE_START = re.compile(r"(?:i|we|it|that|this|there|please)\b", re.IGNORECASE)
_FIRST_JOINT = re.compile(r"(?:and|but|so)[ ,]+", re.IGNORECASE)
_GREETING_LINE = re.compile(r"(?:^|\n)[^\n]{1,40}[,:!–—-]\s*\n\s*$")
_GREETING = re.compile(r"(?:^|[.!?…\n]\s*)(?:hi|hello|hey|dear)(?: [\w.'’-]+){0,3}$", re.IGNORECASE)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–>]|\d{1,2}[.)])?[ \t]*$")
# How far around a finding an edit looks, in code points: whole sentences, and not the whole text for each finding.
_REACH = 4000
_NEAR = 400
SENTENCE_LIKE = 4
"""Words from which a wording is noticed when it comes twice, and fills a sentence."""
_ARTICLE = re.compile(r"\b(an?)( +)$", re.IGNORECASE)


def fill(wording: str, names: Mapping[str, str]) -> str | None:
    """The wording with its {names} filled in, or None where the match does not have one of them."""
    if "{" not in wording:
        return wording
    if any(name not in names for name in _PLACE.findall(wording)):
        return None
    filled, at = "", 0
    for place in _PLACE.finditer(wording):
        filled += wording[at : place.start()]
        name, at = names[place[1]], place.end()
        if article := _ARTICLE.search(filled):
            filled = filled[: article.start()] + _article(article[1], name) + article[2]
        filled += name
    return filled + wording[at:]


def _article(written: str, word: str) -> str:
    """The "a" or "an" that a word wants, with the capital that it was written with."""
    return written[:1] + ("n" if word[:1].lower() in tuple("aeiou") else "")


def fit(text: str, span: Span, wording: str) -> str:
    """The wording with its first letter and its full stop as the place in the sentence wants them."""
    if not wording:
        return wording
    wording = wording[0].upper() + wording[1:] if starts_sentence(text, span.start) else lowered(wording)
    after = _next_sign(text, span.end)
    if wording.endswith(".") and after.islower() and LED_ON.search(text, span.start, span.end) is None:
        wording = wording[:-1]
    if wording.endswith(LEADS) and after in STOPS + "\n":
        wording = wording[:-1]
    if wording.endswith("?") and after == "," and text[: around(text, span.start)[1]].endswith("?"):
        wording = wording[:-1]  # "would you like to go ahead, Ruth?"
    return wording


def _next_sign(text: str, at: int) -> str:
    """The first letter, digit, mark or line end from `at` on: quotes, brackets and pictures are passed over."""
    while at < len(text) and not text[at].isalnum() and text[at] not in STOPS + "\n" and text[at] not in PAUSES:
        at += 1
    return text[at : at + 1] or "\n"


def starts_sentence(text: str, at: int) -> bool:
    """True where a sentence begins at code point `at`."""
    end = at
    while end and text[end - 1] in _OPENERS:
        end -= 1
    if not end or text[end - 1] in STOPS:
        return True
    near = max(0, end - _NEAR)
    if text[end - 1] == "\n":
        before = text[near:end]
        return (
            before.rstrip(" \t").endswith("\n\n")
            or before.rstrip()[-1:] in ("", *STOPS)
            or bool(_GREETING_LINE.search(text, near, end))
        )
    return bool(_LINE_START.search(text, max(0, at - _NEAR), at))


def edit(text: str, span: Span, wording: str) -> Edit:
    """The edit that puts one wording in the place of a finding at `span` in `text`; "" takes the words out.

    The edit may reach past the span: over a comma, a joint ("and", "but") or a full stop that would be left
    over, and over the first letter of what follows where that now begins a sentence.
    """
    start, end = span.start, span.end
    if wording in tuple(STOPS):
        while end < len(text) and text[end] in STOPS:
            end += 1
        one = Edit(Span(start, end), wording)
    elif wording.endswith((*STOPS, *LEADS)):
        one = _after_condition(text, put(text, span, wording))
    elif wording:
        start = _after_joint(text, span, wording)
        one = _before_joint(text, _after_condition(text, Edit(Span(start, end), wording)))
    else:
        one = _without_stump(text, span, _delete(text, start, end))
    return _with_article(text, _with_mark(text, one))


def edit_of_message(text: str, span: Span, wording: str) -> Edit:
    """The same in a text that may begin with header lines: its subject is a text of its own."""
    subject, body = split_headers(text)
    own = subject if span.end <= subject.end else body
    one = edit(own.of(text), span.shifted(-own.start), wording)
    return Edit(one.span.shifted(own.start), one.text)


def _after_condition(text: str, one: Edit) -> Edit:
    """The same edit, with a comma before a clause that now follows "If it is too much"."""
    before = text[max(0, one.span.start - _NEAR) : one.span.start].rstrip()
    if not _CLAUSE.match(one.text) or not _CLAUSE_START.match(one.span.of(text)) or not _LONE_CONDITION.search(before):
        return one
    gap = one.span.start - len(text[: one.span.start].rstrip())
    return Edit(Span(one.span.start - gap, one.span.end), f", {one.text}") if gap else one


def _before_joint(text: str, one: Edit) -> Edit:
    """The same edit; a clause in the place of one that led on with "and" or "but" becomes a sentence of its own."""
    at = one.span.end + 1
    if (
        not (_CLAUSE.match(one.text.lstrip(", ")) or len(one.text.split()) >= SENTENCE_LIKE)
        or not _JOINT_AT_END.search(one.span.of(text))
        or not text[at : at + 1].isalnum()
    ):
        return one
    return Edit(Span(one.span.start, at + 1), f"{one.text.rstrip('.')}. {text[at].upper()}")


def _with_mark(text: str, one: Edit) -> Edit:
    """The same edit, up to a question mark that is left behind a statement: it becomes a full stop."""
    start, end = around(text, one.span.start)
    if text[end - 1 : end] != "?" or one.span.end >= end or one.text.endswith(tuple(STOPS)):
        return one
    sentence = text[start : one.span.start] + one.text + text[one.span.end : end - 1]
    asked = not is_statement(text[start : end - 1]) or not text[one.span.end : end - 1].strip()
    if not asked or not is_statement(sentence):
        return one
    while text[end : end + 1] in ("?", "!"):
        end += 1
    return Edit(Span(one.span.start, end), one.text + text[one.span.end : end].rstrip("?!") + ".")


def _after_joint(text: str, span: Span, wording: str) -> int:
    """Where a wording begins: a clause stays behind the "and" that joins the marked words to those before them."""
    joint = _FIRST_JOINT.match(text, span.start, span.end)
    if joint is None or len(wording.split()) < SENTENCE_LIKE or starts_sentence(text, span.start):
        return span.start
    return joint.end()


def _delete(text: str, start: int, end: int) -> Edit:
    if ends_sentence(text, end):
        return _delete_at_end(text, start, end)
    if starts_sentence(text, start):
        joint = JOINTS.match(text, end)
        after = joint.end() if joint else end
        first = text[after : after + 1]
        if any(map(str.isalnum, text[start:end])) or not text[:start].rstrip(" \t").endswith(tuple(STOPS)):
            first = first.upper()
        return Edit(Span(start, min(after + 1, len(text))), first)
    return _delete_inside(text, start, end)


def _without_stump(text: str, span: Span, one: Edit) -> Edit:
    """The same edit, over the whole sentence where it would leave only words that say nothing."""
    start, end = around(text, span.start)
    start += len(text[start:]) - len(text[start:].lstrip())
    if not start <= one.span.start <= one.span.end <= end:
        return one
    left = one.apply(text)[start : end - len(one.span) + len(one.text)]
    if not is_stump(left) and not _NAME_ALONE.match(text[span.end : end]):
        return one
    return _delete_at_end(text, start, max(span.end, len(text[:end].rstrip(STOPS))))


def _with_article(text: str, one: Edit) -> Edit:
    """The same edit, with the "a" or "an" before it as the word that now follows wants it."""
    article = _ARTICLE.search(text, max(0, one.span.start - _NEAR), one.span.start)
    following = (one.text + text[one.span.end : one.span.end + 2]).lstrip()[:1].lower()
    if article is None or not following.isalpha() or (following in "aeiou") == (len(article[1]) == 2):
        return one
    return Edit(Span(article.start(1), one.span.end), _article(article[1], following) + article[2] + one.text)


def _delete_at_end(text: str, start: int, end: int) -> Edit:
    """Take out words that end a sentence; a sentence that is nothing else goes with its stop."""
    if not starts_sentence(text, start):
        joint = TRAILING_JOINT.search(text, 0, start)
        kept = joint.start() if joint else start
        lone = _LONE_CONDITION.search(text, 0, kept)
        if lone is None:
            greets = text[end : end + 1] == "?" and _GREETING.search(text, max(0, kept - _NEAR), kept)
            return Edit(Span(kept, end + 1), ".") if greets else Edit(Span(kept, end), "")
        start = lone.start(1)  # "If it rains, no worries" without its end is no sentence
    while end < len(text) and text[end] in STOPS + ' \t"”’)':
        end += 1
    before = text[:start].rstrip(" \t")
    if not before or before.endswith("\n"):
        # a whole paragraph: its blank line goes too
        while end < len(text) and text[end] == "\n":
            end += 1
        if end == len(text):
            return Edit(Span(len(before.rstrip("\n")), end), "")
        return Edit(Span(start, end), "")
    if text[end : end + 1] in ("", "\n"):
        return Edit(Span(len(before), end), "")
    return Edit(Span(start, end), "")


def _delete_inside(text: str, start: int, end: int) -> Edit:
    """Take out words in the middle: one of two commas goes, one of two spaces, and an "and" with nothing to join."""
    joint = TRAILING_JOINT.search(text, max(0, start - _NEAR), start)
    joins = joint is not None and joint[0].strip(" ,;:–—-") and text[end : end + 1] in (",", ";", "–", "—")
    if joint is not None and joins and not starts_sentence(text, joint.start()):
        return Edit(Span(joint.start(), end), "")
    left = text[start - 1 : start]
    led_on = LED_ON.search(text, start, end)
    if led_on is not None and text[:start].rstrip()[-1:] == "," and is_clause(text, start):
        return Edit(Span(start, end - len(led_on[1])), "")
    if left.isspace() or not left:
        if GREETS.fullmatch(text, around(text, start)[0], len(text[:start].rstrip())):
            joint = JOINTS.match(text, end)
            return Edit(Span(start, joint.end() if joint else end), "")
        if text[:start].rstrip()[-1:] == ";" and (joint := JOINTS.match(text, end)) is not None:
            return Edit(Span(start, joint.end()), "")
        if text[:start].rstrip()[-1:] in (",", ";", "–", "—") and text[end:].lstrip()[:1] in (",", ";", "–", "—"):
            end += len(text[end:]) - len(text[end:].lstrip()) + 1
            if TURNS.match(text, end):
                return Edit(Span(start, end + 1), "")
            if GOES_ON.match(text, end) or HANGS.search(text, max(0, start - _NEAR), start):
                # what stood between two commas was a parenthesis: both go
                start = len(text[:start].rstrip()) - 1
                return Edit(Span(start, end), "")
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        if text[end : end + 1] in (",", ";", ":", ")"):
            start = len(text[:start].rstrip(" \t\n,;" if text[end] == ":" else None))
    return Edit(Span(start, end), "")


def apply(text: str, choices: Iterable[tuple[Finding, str]]) -> str:
    """The text with a wording put in for each finding (findings of this text, in any order, not overlapping).

    Where an edit takes the words of a finding before it along, that one is left out.
    """
    done: list[str] = []
    cut, tail = len(text), ""  # the text is now text[:cut], tail, and what is done, last piece first
    for finding, wording in sorted(choices, key=lambda choice: -choice[0].span.start):
        span = finding.span
        if span.end > cut:
            continue
        if span.end + _REACH < cut:
            done += [tail, text[span.end + _REACH : cut]]
            cut, tail = span.end + _REACH, ""
        low = max(0, span.start - _REACH)
        near = text[low:cut] + tail
        one = edit(near, span.shifted(-low), wording)
        cut, tail = low + one.span.start, one.text + near[one.span.end :]
        if len(tail) > 2 * _REACH:
            done.append(tail[_REACH:])
            tail = tail[:_REACH]
    return "".join([text[:cut], tail, *reversed(done)])
