"""What the panels say about a template, in words: no widget needed."""

from __future__ import annotations

from datetime import date

from walkaway.gui.day_words import on_day
from walkaway.library.fields import parse
from walkaway.library.kinds import SITUATIONS, Kind
from walkaway.library.template import Template
from walkaway.library.uses import Use
from walkaway.moves import MOVES, Move

_LONGEST_GREETING = 48
_MOST_SNIPPET = 400
_LOWERED = {
    *("A", "An", "The", "It", "This", "That", "These", "Those", "There", "You", "They", "We", "He", "She"),
    *("Your", "Their", "Our", "My", "His", "Her", "Nobody", "Somebody", "No", "One", "Both", "All", "What", "Only"),
}
"""First words that lose their capital inside a sentence; any other may be a name."""


def situation_label(situation: str) -> str:
    """`gone_quiet` as the screen says it."""
    return _label(SITUATIONS.get(situation), situation)


def move_label(move: str) -> str:
    """`go_for_no` as the screen says it."""
    return _label(MOVES.get(move), move)


def with_sample_fields(text: str) -> str:
    """The text with each `{{place to fill}}` as its default, or else as its name in brackets."""
    out, at = [], 0
    for place in parse(text):
        said = place.default or (place.choices[0] if place.choices else f"[{place.name.replace('_', ' ')}]")
        out += [text[at : place.span.start], said]
        at = place.span.end
    return "".join([*out, text[at:]])


def snippet(template: Template) -> str:
    """The first words after the greeting, on one line."""
    lines = [line.strip() for line in template.body.split("\n") if line.strip()]
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_GREETING and lines[0].endswith((",", ":")):
        del lines[0]
    return with_sample_fields(" ".join(lines)[:_MOST_SNIPPET])


def truth_line(template: Template) -> str:
    """What must be true when it is sent, as a sentence; empty where nothing must."""
    truth = truth_of(template.only_if)
    return f"Use it only if {truth}." if truth else ""


def truth_of(only_if: str) -> str:
    """What must be true when a template is sent, as the end of a sentence; empty where nothing must."""
    said = only_if.strip().rstrip(".")
    first, _, rest = said.partition(" ")
    if first in _LOWERED:
        said = f"{first.lower()} {rest}"
    return said if not said or said.startswith("it is true") else f"it is true that {said}"


def used_line(use: Use, today: date) -> str:
    """How often a template was used, and when last; "" for never."""
    if use.count == 0:
        return ""
    times = {1: "once", 2: "twice"}.get(use.count, f"{use.count} times")
    last = ["last"] if use.count > 1 else []
    reader = [f"with {use.reader}"] if use.reader else []
    day = [on_day(use.last, today)] if use.last is not None else []
    told = " ".join([*last, *reader, *day]) if reader or day else ""
    return f"Used {times}, {told}." if told else f"Used {times}."


def spoken_template(template: Template, *, favourite: bool = False) -> str:
    """The row as a screen reader reads it."""
    mine = ", yours" if template.mine else f", from {template.folder.name}" if template.folder is not None else ""
    mine += ", favorite" if favourite else ""
    kind = f"{situation_label(template.situation)}, {move_label(template.move)}{mine}"
    return f"{template.title}. {kind}. {snippet(template)}"


def _label(kind: Kind | Move | None, id: str) -> str:
    return kind.label if kind is not None else id.replace("_", " ").capitalize()
