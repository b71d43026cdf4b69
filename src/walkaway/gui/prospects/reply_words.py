"""What the window says about a reply, in words: no widget needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from walkaway.gui.day_words import date_words
from walkaway.gui.prospects.reading_words import AUTOMATIC, NONE, READINGS
from walkaway.prospects.reply import Cue, Reading
from walkaway.prospects.reply.named import NamedAmount, NamedDate

_MACHINE = "A machine wrote this; it does not count as an answer."
_OPEN = "Nothing in it says which way this goes."
_NAMES_DAY = re.compile(r"\d|day|tomorrow|tonight|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\b", re.IGNORECASE)
_FAR = re.compile(r"^(?:in|within)\b", re.IGNORECASE)


def headline(reading: Reading, corrected: str = "") -> str:
    """What the reply reads as; the user's own reading where it differs."""
    if corrected and corrected != reading.reading:
        return f"You read this as {READINGS[corrected].reads}."
    if reading.reading == AUTOMATIC:
        return _MACHINE
    if reading.reading == NONE:
        return _OPEN
    said = f"This reads as {READINGS[reading.reading].reads}."
    return f"{said} {READINGS[reading.also].also}" if reading.also else said


def beside(reading: Reading, corrected: str, machine: str) -> str:
    """What stands below the headline: what the program read, or what in the headers tells of a machine; often ""."""
    if corrected == AUTOMATIC:
        return "It does not count as an answer."
    if corrected and corrected != reading.reading:
        return f"Walkaway read it as {READINGS[reading.reading].reads}."
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
    return f"{READINGS[cue.kind].label}: {cue.why}"


def _date(named: NamedDate, today: date) -> str:
    """A date with its weekday; only as it was said where that names no day."""
    said = " ".join(named.text.split()).rstrip(".")
    far = _FAR.match(said)
    if named.day is None or not (far or _NAMES_DAY.search(said)):
        return said
    day = f"{named.day:%A} {date_words(named.day, today)}"
    return f"{said} (about {day})" if far else day
