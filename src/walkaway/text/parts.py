"""The parts of a message: only what the writer says to the reader is judged, never quoted text or a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from walkaway.text.span import Span


class Part(StrEnum):
    """What a stretch of a message is."""

    SUBJECT = "subject"
    GREETING = "greeting"
    BODY = "body"
    SIGN_OFF = "sign_off"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    FORWARDED = "forwarded"

    # That of an enumeration is written in Python, and parts are in the keys of what is remembered.
    __hash__ = str.__hash__

    @property
    def judged(self) -> bool:
        """True for the parts in which neediness is looked for."""
        return self in _JUDGED


_JUDGED = frozenset({Part.SUBJECT, Part.GREETING, Part.BODY, Part.SIGN_OFF})


class Paragraph(NamedTuple):
    """A run of non-blank lines of one part. `span` (code points) leaves out the last line break."""

    span: Span
    part: Part


_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|to whom)\b"
    r"(?:[^.?\n]|\b(?:mr|mrs|ms|dr|prof|st)\.){0,60}$"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?[,:]$|\{\{\w+\}\}[,:]$",
    re.IGNORECASE,
)
_NAME_ONLY = re.compile(r"[A-Z]|\{\{")
_LONG_GREETING = re.compile(r",\s+\S+\s+\S+\s+\S+")
_CLOSING = re.compile(
    r"(?:(?:with |my |all |our )*(?:kind|kindest|best|warm|warmest|many|very best|good)?\s?"
    r"(?:regards|wishes|best|cheers|sincerely|respectfully|cordially|warmly|faithfully"
    r"|thanks|thank you|thx|ta|love|gratefully|hopefully)"
    r"|yours(?: \w+){0,2}|talk soon|speak soon|see you \w+|all the best|take care|until then"
    r"|have a \w+ (?:day|week|weekend|one)"
    r"|(?:sincerely|truly|respectfully|humbly|gratefully|eagerly|anxiously) yours"
    r"|in (?:gratitude|anticipation)|onwards?|looking forward)"
    r"(?:[ ,][^.?\n]{0,40})?[,.!–—-]*$",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb.{0,80}|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió"
    r"|.{2,120}<[^<>@\s]+@[^<>@\s]+>.{0,40}\bwrote)\s?:$",
    re.IGNORECASE,
)
_DATE_OR_ADDRESS = re.compile(r"\d|@")
_ATTRIBUTION_START = re.compile(r"on\b.{4,160}$", re.IGNORECASE)
_FORWARDED = re.compile(
    r"-{2,}\s*forwarded (?:message|by)\b.*|begin forwarded message:?|-{3,}\s*forwarded message\s*-{3,}", re.IGNORECASE
)
_ORIGINAL = re.compile(r"-{2,}\s*(?:original (?:message|appointment)|reply message)\s*-{2,}|_{20,}", re.IGNORECASE)
_QUOTE_SIGNS = (
    ">",
    "wrote",
    "schrieb",
    "a écrit",
    "escribió",
    "forwarded",
    "original",
    "from:",
    "from :",
    "von:",
    "de:",
    "_" * 20,
)
_MAY_QUOTE = re.compile(r"[\s*]*(?:[>_-]|(?:on|am|le|el|from|von|de|begin)\b)", re.IGNORECASE)
_HEADER = re.compile(r"\*?(?:from|von|de|sent|date|to|cc|subject|gesendet|an|betreff)\*?\s?:\*?\s+\S", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:--\s?|—|__+)$|(?:sent from (?:my|mail for|outlook)\b.*|get outlook for .*|sent (?:via|with) \w+.*)$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\+?\d[\d\s().-]{6,}|\||\b(?:tel|phone|mobile|fax|web|email|e-mail)\b|[•·]", re.IGNORECASE
)


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    bare: str
    part: Part = Part.BODY


@lru_cache(maxsize=4)
def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """Cut a message body (plain text) into paragraphs and say which part each is.

    Knows the ways in which Gmail, Outlook, Apple Mail and Thunderbird write quoted and forwarded text. Spans are code
    points into `body`; blank lines are in no paragraph.
    """
    lines = _lines(body)
    lower = body.lower()
    if any(sign in lower for sign in _QUOTE_SIGNS):
        _mark_quoted(lines)
    own = [line for line in lines if line.part is Part.BODY]
    _mark_signature(own)
    own = [line for line in own if line.part is Part.BODY and line.bare]
    _mark_greeting(own)
    _mark_sign_off([line for line in own if line.part is Part.BODY])
    return tuple(_runs(lines))


def _lines(body: str) -> list[_Line]:
    lines, at = [], 0
    for text in body.split("\n"):
        bare = text.strip()
        lines.append(_Line(at, text, bare.strip("*").strip() if "*" in bare else bare))
        at += len(text) + 1
    return lines


def _mark_quoted(lines: list[_Line]) -> None:
    for i, line in enumerate(lines):
        named = "<" in line.text and "@" in line.text
        if line.part is not Part.BODY or not (named or _MAY_QUOTE.match(line.text)):
            continue
        bare = line.bare
        if bare.startswith(">"):
            line.part = Part.QUOTED
        elif not bare:
            continue
        elif _FORWARDED.fullmatch(bare):
            return _mark_all(lines[i:], Part.FORWARDED)
        elif (_ORIGINAL.fullmatch(bare) and _headers_follow(lines, i + 1, 2)) or _headers_follow(lines, i, 3):
            return _mark_all(lines[i:], Part.QUOTED)
        elif length := _attribution(lines, i):
            # without > signs all that follows is quoted, if the line really names a date or an address
            if not _quote_follows(lines, i + length):
                if _DATE_OR_ADDRESS.search(" ".join(one.bare for one in lines[i : i + length])):
                    return _mark_all(lines[i:], Part.QUOTED)
                continue
            _mark_all(lines[i : i + length], Part.QUOTED)
    return None


def _mark_all(lines: list[_Line], part: Part) -> None:
    for line in lines:
        line.part = part


def _headers_follow(lines: list[_Line], i: int, at_least: int) -> bool:
    """True where the non-blank lines from line i on are a mail's From, Sent, To, Subject block."""
    count = 0
    for line in lines[i : i + at_least + 2]:
        if _HEADER.match(line.bare):
            count += 1
        elif line.bare:
            break
    first = next((line.bare for line in lines[i : i + 2] if line.bare), "")
    return count >= at_least and first.lower().lstrip("*").startswith(("from", "von", "de"))


def _attribution(lines: list[_Line], i: int) -> int:
    """How many lines the "On … wrote:" that begins at line i takes (Gmail wraps it), or 0."""
    bare = lines[i].bare
    if _ATTRIBUTION.fullmatch(bare):
        return 1
    if _ATTRIBUTION_START.fullmatch(bare):
        for more in (2, 3):
            joined = " ".join(line.bare for line in lines[i : i + more])
            if len(lines) >= i + more and _ATTRIBUTION.fullmatch(joined):
                return more
    return 0


def _quote_follows(lines: list[_Line], i: int) -> bool:
    following = (lines[at].bare for at in range(i, len(lines)))
    return next((bare.startswith(">") for bare in following if bare), False)


def _mark_signature(own: list[_Line]) -> None:
    for i, line in enumerate(own):
        text = line.text.rstrip("\r")
        if line.bare and _SIGNATURE.fullmatch(text.strip() if not text.startswith("--") else text) and i > 0:
            return _mark_all(own[i:], Part.SIGNATURE)
    return None


def _mark_greeting(own: list[_Line]) -> None:
    if own and _GREETING.match(own[0].bare) and _NAME_ONLY.match(own[0].bare[:1].upper() + own[0].bare[1:]):
        first = own[0].bare
        if len(first.split()) <= 7 and not _LONG_GREETING.search(first) and not _CLOSING.fullmatch(first):
            own[0].part = Part.GREETING


def _mark_sign_off(own: list[_Line]) -> None:
    """A closing phrase near the end, alone on its line; the name below belongs to it, contact lines are a signature."""
    for i in range(len(own) - 1, max(-1, len(own) - 9), -1):
        bare = own[i].bare
        if len(bare.split()) <= 7 and _CLOSING.fullmatch(bare) and (i > 0 or len(own) <= 3):
            rest = own[i + 1 :]
            if any(len(line.bare.split()) > 9 for line in rest):
                return
            own[i].part = Part.SIGN_OFF
            for place, line in enumerate(rest):
                is_name = place == 0 and len(line.bare.split()) <= 4 and not _CONTACT.search(line.bare)
                line.part = Part.SIGN_OFF if is_name else Part.SIGNATURE
            return


def _runs(lines: list[_Line]) -> list[Paragraph]:
    runs: list[Paragraph] = []
    start, end, part = -1, -1, Part.BODY
    for line in lines:
        blank = not line.bare and not line.text.strip()
        if start >= 0 and (blank or line.part is not part):
            runs.append(Paragraph(Span(start, end), part))
            start = -1
        if not blank:
            if start < 0:
                start, part = line.start, line.part
            end = line.start + len(line.text.rstrip("\r"))
    if start >= 0:
        runs.append(Paragraph(Span(start, end), part))
    return runs
