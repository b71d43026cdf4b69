"""A draft as it is read for its situation: the subject, what the writer says, and what is quoted, each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from walkaway.library.phrases import STOP, Token, tokenize
from walkaway.text.parts import Part, paragraphs
from walkaway.textfile import lf

_SUBJECT_LINE = re.compile(r"\s*subject(?: line)?\s*:[ \t]*([^\n]*)\n", re.IGNORECASE)
_MAX_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a draft and its words."""

    text: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of a draft; signatures are in none of them."""

    subject: Zone
    own: Zone
    quoted: Zone

    @property
    def words(self) -> list[str]:
        """What the writer says, in canonical words, the subject first."""
        subject = [token.word for token in self.subject.tokens]
        return [*subject, *([STOP] if subject else []), *(token.word for token in self.own.tokens)]


def zones_of(text: str, subject: str = "") -> Zones:
    """The zones of a draft. A first line `Subject: …` of the text is its subject, where none is given."""
    text = lf(text[:_MAX_CHARACTERS])
    if not subject and (line := _SUBJECT_LINE.match(text)):
        subject, text = line[1], text[line.end() :]
    own: list[str] = []
    quoted: list[str] = []
    for paragraph in paragraphs(text):
        if paragraph.part in (Part.QUOTED, Part.FORWARDED):
            quoted.append(re.sub(r"(?m)^[> ]+", "", paragraph.span.of(text)))
        elif paragraph.part is not Part.SIGNATURE:
            own.append(paragraph.span.of(text))
    return Zones(*(Zone(each, tuple(tokenize(each))) for each in (subject, "\n\n".join(own), "\n\n".join(quoted))))
