"""Places to fill in, `{{name}}`: logic-less on purpose, so that a template is never a program.

Forms: `{{name}}`, `{{name|default}}`, and a choice `{{name: one|other}}`. A name is folded to lower case with `_` for
spaces and hyphens, so `{{First name}}` is `first_name`. Whatever else stands in braces is text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from walkaway.library.dates import is_date
from walkaway.paths import resource
from walkaway.text.finding import Edit
from walkaway.text.span import Span

_BRACES = re.compile(r"\{\{([^{}\r\n]{1,400})\}\}")
_NAME = re.compile(r"[^\W\d_][\w -]{0,59}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place to fill in; `span` (code points) covers the braces. `default` is None where the author gave none."""

    span: Span
    name: str
    default: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """A field that Walkaway knows by name. `source` says who can fill it: prospect, settings, date or ask."""

    name: str
    label: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is asked of the user: once, however often the name stands in the message."""

    name: str
    label: str
    default: str | None = None
    choices: tuple[str, ...] = ()
    example: str = ""
    source: str = "ask"


def parse(text: str) -> tuple[Placeholder, ...]:
    """Every placeholder of the text, in order; malformed braces are none."""
    found = (_placeholder(match) for match in _BRACES.finditer(text))
    return tuple(placeholder for placeholder in found if placeholder is not None)


def _placeholder(match: re.Match[str]) -> Placeholder | None:
    inside = match[1]
    bar, colon = inside.find("|"), inside.find(":")
    default: str | None = None
    choices: tuple[str, ...] = ()
    if colon >= 0 and (bar < 0 or colon < bar):
        name, offered = inside[:colon], inside[colon + 1 :].split("|")
        choices = tuple(dict.fromkeys(option.strip() for option in offered if option.strip()))
        if not choices:
            return None
    elif bar >= 0:
        name, default = inside[:bar], inside[bar + 1 :].strip()
    else:
        name = inside
    if not _NAME.fullmatch(name.strip()):
        return None
    return Placeholder(Span(match.start(), match.end()), fold(name), default, choices)


def fold(name: str) -> str:
    """The one spelling of a field name: lower case, `_` for spaces and hyphens."""
    return re.sub(r"[\s_-]+", "_", name.strip()).strip("_").casefold()


def fill(text: str, values: Mapping[str, str], *, defaults: bool = False) -> str:
    """Put `values` (by name) in the place of their placeholders; a blank value counts as not given ("Hi ,").

    With `defaults`, a field without a value takes its default, or its first choice. Values are put in as they are:
    braces inside them mean nothing. A text without placeholders comes back unchanged.
    """
    given = {fold(name): value for name, value in values.items() if value.strip()}
    placeholders = parse(text)
    if defaults:
        given = {**_defaults(placeholders), **given}
    out, at = [], 0
    for placeholder in placeholders:
        if placeholder.name in given:
            out += [text[at : placeholder.span.start], given[placeholder.name]]
            at = placeholder.span.end
    return "".join([*out, text[at:]])


def _defaults(placeholders: Iterable[Placeholder]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for placeholder in placeholders:
        if placeholder.default is not None:
            taken.setdefault(placeholder.name, placeholder.default)
        elif placeholder.choices:
            taken.setdefault(placeholder.name, placeholder.choices[0])
    return taken


def form(texts: Iterable[str], declared: Mapping[str, str] | None = None) -> tuple[Field, ...]:
    """The fields to ask for in these texts (subject, body), each once, in order of first appearance.

    The label is the template's own (`declared`, by name), else the standard one, else the name in words.
    """
    merged: dict[str, Placeholder] = {}
    for placeholder in (found for text in texts for found in parse(text)):
        first = merged.setdefault(placeholder.name, placeholder)
        default = first.default if first.default is not None else placeholder.default
        merged[placeholder.name] = Placeholder(first.span, first.name, default, first.choices or placeholder.choices)
    return tuple(_field(placeholder, declared or {}) for placeholder in merged.values())


def default_edits(texts: Sequence[str], name: str, default: str) -> list[list[Edit]]:
    """The edits, for each text, that give a field this default, or none for "".

    Every place that has a default gets the new one; where none has, the first place gets it. Choices stay as they are.
    """
    default = " ".join(default.replace("{", "").replace("}", "").split())
    places = [[one for one in parse(text) if one.name == name and not one.choices] for text in texts]
    has_one = any(one.default is not None for own in places for one in own)
    edits: list[list[Edit]] = [[] for _ in texts]
    if not default and not has_one:
        return edits
    for text, own, changed in zip(texts, places, edits, strict=True):
        for one in own:
            if one.default is not None or not has_one:
                written = one.span.of(text)[2:-2].partition("|")[0].rstrip()
                changed.append(Edit(one.span, f"{{{{{written}|{default}}}}}" if default else f"{{{{{written}}}}}"))
                if not has_one:
                    return edits
    return edits


def _field(placeholder: Placeholder, declared: Mapping[str, str]) -> Field:
    known = standard().get(placeholder.name)
    label = declared.get(placeholder.name) or label_of(placeholder.name)
    example = known.example if known else ""
    source = source_of(placeholder.name)
    return Field(placeholder.name, label, placeholder.default, placeholder.choices, example, source)


def source_of(name: str) -> str:
    """Who can fill a field: prospect, settings, date or ask. A field that is not standard may be a date by its name."""
    known = standard().get(name)
    return known.source if known else "date" if is_date(name) else "ask"


def label_of(name: str) -> str:
    """What a field is called when it is asked for: the standard label, else its name in words."""
    known = standard().get(name)
    if known is not None:
        return known.label
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


@cache
def standard() -> Mapping[str, Standard]:
    """The fields that need no declaration, by name, in the order of the data file."""
    data = tomllib.loads(resource("library", "fields.toml").read_text(encoding="utf-8"))
    rows = (Standard(row["name"], row["label"], row["example"], row["source"]) for row in data["field"])
    return {row.name: row for row in rows}
