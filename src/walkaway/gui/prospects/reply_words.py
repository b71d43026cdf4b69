"""What the window says about a reply, in words: no widget needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from walkaway.prospects.reply import KINDS, Cue, Reading
from walkaway.prospects.reply.named import NamedAmount, NamedDate

NONE: Final = "none"
AUTOMATIC: Final = "automatic"
READINGS: Final = (*KINDS, NONE)
"""What a reply can be read as, in the order of the screen."""

_LABELS = {
    "interest": "Interest",
    "refusal": "A no",
    "stall": "Stalling",
    "price": "Price",
    "question": "A question",
    AUTOMATIC: "A machine",
    NONE: "None of these",
}
_READS = {
    "interest": "interest",
    "refusal": "a no",
    "stall": "stalling",
    "price": "a matter of price",
    "question": "a question",
    AUTOMATIC: "written by a machine",
    NONE: "none of these",
}
_ALSO = {
    "interest": "It also shows interest.",
    "refusal": "It also says no.",
    "stall": "It also puts things off.",
    "price": "It also speaks of price.",
    "question": "It also asks something.",
    AUTOMATIC: "Some of it sounds like a machine.",
}
_MACHINE = "A machine wrote this; it does not count as an answer."
_OPEN = "Nothing in it says which way this goes."
_NAMES_DAY = re.compile(r"\d|day|tomorrow|tonight|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\b", re.IGNORECASE)
_FAR = re.compile(r"^(?:in|within)\b", re.IGNORECASE)


def kind_label(kind: str) -> str:
    """A kind of cue, or a reading, as the screen says it."""
    return _LABELS[kind]


def headline(reading: Reading, corrected: str = "") -> str:
    """What the reply reads as; the user's own reading where it differs."""
    if corrected and corrected != reading.reading:
        return f"You read this as {_READS[corrected]}."
    if reading.reading == AUTOMATIC:
        return _MACHINE
    if reading.reading == NONE:
        return _OPEN
    said = f"This reads as {_READS[reading.reading]}."
    return f"{said} {_ALSO[reading.also]}" if reading.also else said


def beside(reading: Reading, corrected: str, machine: str) -> str:
    """What stands below the headline: what the program read, or what in the headers tells of a machine; often ""."""
    if corrected == AUTOMATIC:
        return "It does not count as an answer."
    if corrected and corrected != reading.reading:
        return f"Walkaway read it as {_READS[reading.reading]}."
    return machine if reading.reading == AUTOMATIC else ""


def names_line(dates: Iterable[NamedDate], amounts: Iterable[NamedAmount], today: date) -> str:
    """The dates and amounts that a reply names, each once; "" for none."""
    said = dict.fromkeys([*(_date(one, today) for one in dates), *(one.text for one in amounts)])
    return f"It names: {', '.join(said)}" if said else ""


def shown_cues(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The cues in their order, without those that only repeat what a longer one of their kind says."""
    last: dict[str, Cue] = {}
    chosen: set[Cue] = set()
    for cue in sorted(cues, key=lambda cue: cue.span):
        before = last.get(cue.kind)
        if before is not None and before.span.overlaps(cue.span):
            if len(before.span) >= len(cue.span):
                continue
            chosen.discard(before)
        chosen.add(cue)
        last[cue.kind] = cue
    return tuple(sorted(chosen, key=lambda cue: (cue.span, cue.kind)))


def said_by(cue: Cue) -> str:
    """What a cue means, in one line."""
    return f"{kind_label(cue.kind)}: {cue.why}"


def _date(named: NamedDate, today: date) -> str:
    """A date with its weekday; only as it was said where that names no day."""
    said = " ".join(named.text.split()).rstrip(".")
    far = _FAR.match(said)
    if named.day is None or not (far or _NAMES_DAY.search(said)):
        return said
    day = f"{named.day:%A} {named.day.day} {named.day:%B}"
    if named.day.year != today.year:
        day = f"{day} {named.day.year}"
    return f"{said} (about {day})" if far else day
