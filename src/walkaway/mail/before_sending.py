"""What should be looked at once more before a message goes out: what is missing, and what does not fit the reader.

Only what can be seen in the message itself; composure and templates are looked at where they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from walkaway.text import addresses
from walkaway.text.message import Message
from walkaway.text.parts import Paragraph, Part, paragraphs
from walkaway.text.span import Span

_FIELD: Final = re.compile(r"\{\{[^{}\n]{1,400}\}\}")
_BLANK: Final = re.compile(
    r"\[(?:your |my |their |client |first |last |company |project )?[a-z][a-z ]{1,30}\](?!\()", re.IGNORECASE
)
_PROMISE: Final = re.compile(
    r"\b(?:(?:i|we)(?:['’]ve| have|['’]m| am|['’]re| are)?(?: also)? (?:attach(?:ed|ing)?|enclos(?:ed?|ing))\b"
    r"|(?:is|are|find|see|it['’]s|they['’]re|the|please find) (?:attached|enclosed)\b|^(?:attached|enclosed)\b"
    r"|(?:in|as|see|with) (?:the|an|my|our) attachments?\b|attached (?:is|are|you|file|pdf|document|quote|proposal)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_DENIAL: Final = re.compile(
    r"\b(?:not|no|without|never|nothing|isn['’]t|aren['’]t|you|your)\b[^.?!\n]{0,20}$", re.IGNORECASE
)
_BEFORE: Final = 40
"""How far before a promise its denial is looked for, in characters; it reaches no farther."""
_GREETED: Final = re.compile(
    r"(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|morning|afternoon|greetings)[ ,]+"
    r"(?P<name>(?:(?:mrs?|ms|dr|prof)\. )*[^,.!?:;—–\n]+)",
    re.IGNORECASE,
)
_TITLES: Final = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "mx", "sir", "herr", "frau"])
_NOBODY: Final = frozenset(
    "there|all|team|everyone|everybody|folks|both|again|sir|madam|sirs|colleagues|friend|friends|guys|you|you all"
    "|sir or madam|hiring manager|ladies and gentlemen".split("|")
)


class Kind(StrEnum):
    """What is to be looked at."""

    EMPTY_FIELD = "empty_field"
    NO_RECIPIENT = "no_recipient"
    NO_SUBJECT = "no_subject"
    NO_ATTACHMENT = "no_attachment"
    OTHER_NAME = "other_name"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at; `span` is in code points of the body, None where it is not in the body."""

    kind: Kind
    said: str
    span: Span | None = None


def concerns(message: Message, known_as: Iterable[str] = ()) -> tuple[Concern, ...]:
    """What is to be looked at in a message, in its order. `known_as` are the names of the prospect it is for."""
    own = [one for one in paragraphs(message.body) if one.part not in (Part.QUOTED, Part.FORWARDED)]
    return (*_head(message), *_fields(message.body, own), *_names(message, own, known_as), *_attachment(message, own))


def _head(message: Message) -> Iterator[Concern]:
    if not message.to.strip():
        yield Concern(Kind.NO_RECIPIENT, "Nobody is in To.")
    if not message.subject.strip():
        yield Concern(Kind.NO_SUBJECT, "There is no subject.")
    if field := _FIELD.search(message.subject):
        yield Concern(Kind.EMPTY_FIELD, f"{field[0]} in the subject is not filled in.")


def _fields(body: str, own: Iterable[Paragraph]) -> Iterator[Concern]:
    for one in own:
        for pattern in (_FIELD, _BLANK):
            for found in pattern.finditer(body, one.span.start, one.span.end):
                yield Concern(Kind.EMPTY_FIELD, f"{found[0]} is not filled in.", Span(*found.span()))


def _names(message: Message, own: Iterable[Paragraph], known_as: Iterable[str]) -> Iterator[Concern]:
    """The greeting names somebody who is neither the prospect nor in To."""
    greeting = next((one.span for one in own if one.part is Part.GREETING), None)
    found = _GREETED.match(message.body, greeting.start, greeting.end) if greeting else None
    if found is None:
        return
    said = found["name"].strip()
    people = [*known_as, *(each.name for each in addresses.parse(message.to) or () if each.name)]
    if not people or said.casefold() in _NOBODY or _FIELD.search(said):
        return
    if not _words(said) & {word for name in people for word in _words(name)}:
        told = f"It greets {said}, and goes to {people[0]}."
        yield Concern(Kind.OTHER_NAME, told, Span(*found.span("name")))


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in _TITLES}


def _attachment(message: Message, own: Iterable[Paragraph]) -> Iterator[Concern]:
    if message.attachments:
        return
    for one in own:
        for found in _PROMISE.finditer(message.body, one.span.start, one.span.end):
            begin = max(one.span.start, found.start() - _BEFORE)
            if not _DENIAL.search(message.body, begin, found.start()):
                said = " ".join(found[0].split())
                yield Concern(Kind.NO_ATTACHMENT, f"It says “{said}”, and nothing is.", Span(*found.span()))
                return
