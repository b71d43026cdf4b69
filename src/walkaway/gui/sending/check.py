"""What is to be looked at before a message goes a certain way: one line each, with the place that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from walkaway.gui.panels.template_words import truth_of
from walkaway.gui.sending.ways import MANNERS, Way
from walkaway.mail.before_sending import Concern, Kind, concerns
from walkaway.mail.links import left_out
from walkaway.text.counting import counted
from walkaway.text.finding import Finding, Weight
from walkaway.text.message import Message
from walkaway.text.span import Span
from walkaway.tone import Report

_HEAD: Final = (Kind.NO_RECIPIENT, Kind.NO_SUBJECT)
_QUOTED: Final = 3
"""How many marked words are named."""
_NAMED: Final = 40
"""How many characters of each."""


class Place(StrEnum):
    """Where to go to look at something; nowhere for what stands in no place."""

    TO = "to"
    SUBJECT = "subject"
    BODY = "body"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at; `span` is in code points of the body, None for all of a place.

    `is_field` is true for what is not filled in: there the writing goes on.
    """

    words: str
    place: Place = Place.NOWHERE
    span: Span | None = None
    is_field: bool = False


def points(
    message: Message, way: Way, report: Report | None, only_if: str = "", known_as: Iterable[str] = ()
) -> tuple[Point, ...]:
    """What to look at, the nearest to the top of the message first.

    `only_if` is what must be true for the template that was put in last, `known_as` are the names of the prospect.
    """
    manner = MANNERS[way]
    found = [one for one in concerns(message, known_as) if manner.has_head or one.kind not in _HEAD]
    empty = [one for one in found if one.kind is Kind.EMPTY_FIELD]
    points = [*_without_address(message, way), *(_point(one) for one in found if one.kind in _HEAD)]
    points += _empty(empty)
    points += [_point(one) for one in found if one.kind not in (*_HEAD, Kind.EMPTY_FIELD)]
    points += _strong(report)
    if only_if.strip():
        points.append(Point(f"The template is for when {truth_of(only_if)}."))
    if not manner.is_whole:
        points += _left_behind(message, way)
    return tuple(points)


def _point(concern: Concern) -> Point:
    is_field = concern.kind is Kind.EMPTY_FIELD
    if concern.span is not None:
        return Point(concern.said, Place.BODY, concern.span, is_field)
    return Point(concern.said, Place.TO if concern.kind is Kind.NO_RECIPIENT else Place.SUBJECT, is_field=is_field)


def _empty(fields: Sequence[Concern]) -> list[Point]:
    if len(fields) < 2:
        return [_point(one) for one in fields]
    words = f"{counted(len(fields), 'field is', 'fields are')} not filled in."
    return [replace(_point(fields[0]), words=words)]


def _without_address(message: Message, way: Way) -> list[Point]:
    if way in (Way.EML, Way.DRAFTS, Way.COPY):
        return []
    names = left_out(message)
    if not names:
        return []
    have = "has" if len(names) == 1 else "have"
    return [Point(f"{', '.join(names)} {have} no address, so a link leaves them out.", Place.TO)]


def _strong(report: Report | None) -> list[Point]:
    strong = [one for one in report.findings if one.weight is Weight.STRONG and one.points] if report else []
    if report is None or not strong:
        return []
    quoted = ", ".join(f"“{_short(one)}”" for one in strong[:_QUOTED])
    more = f" and {len(strong) - _QUOTED} more" if len(strong) > _QUOTED else ""
    words = f"Composure is {report.composure.score}. Marked strongly: {quoted}{more}."
    if strong[0] in report.body_findings:
        return [Point(words, Place.BODY, strong[0].span)]
    return [Point(words, Place.SUBJECT)]


def _short(finding: Finding) -> str:
    words = " ".join(finding.text.split())
    return words if len(words) <= _NAMED else f"{words[: _NAMED - 1].rstrip()}…"


def _left_behind(message: Message, way: Way) -> list[Point]:
    points = []
    if message.attachments:
        names = ", ".join(one.name for one in message.attachments)
        points.append(Point(f"This way takes no attachments along: {names}. A mail file does."))
    if message.in_reply_to.strip() and way is not Way.COPY:  # a copy is in the thread that it is pasted into
        points.append(Point("This way begins a new thread. A mail file stays in the one you answer."))
    return points
