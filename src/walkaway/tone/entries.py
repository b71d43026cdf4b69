"""Rules as entries of a TOML text that people also write by hand: only what changes is written anew.

Every change is checked by reading the text again: where it would say anything else than it should, it is refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tomli_w

from walkaway.language.rule import Rule

_KEYS = {"id": "id", "family": "family", "weight": "weight", "match": "match", "why": "why", "calm": "calm"}
_KEYS |= {"taste": "taste", "sure": "sure", "flag": "flag", "passes": "pass"}
"""What of a rule is written, and how it is called in a file; a file may say more."""

_PIECE = re.compile(
    r"^[ \t]*(?P<header>\[\[?[ \t]*[\w.-]+[ \t]*\]\]?)[ \t]*(?=\r?$|\#)"
    r"|^[ \t]*(?P<key>[\w-]+|\"[\w-]+\"|'[\w-]+')[ \t]*=(?!=)"
    r"|\"\"\"(?:\\.|[^\\\"]|\"(?!\"\"))*\"{3,5}|'''(?:[^']|'(?!''))*'{3,5}"
    r"|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|\#[^\n]*",
    re.MULTILINE | re.DOTALL,
)
_RULE = re.compile(r"\[\[[ \t]*rule[ \t]*\]\]")


class EntryError(ValueError):
    """A text whose rules cannot be changed this way; the message is a sentence."""


BY_HAND = "It is written in a way that can only be changed by hand."


def keys_of(rule: Rule) -> dict[str, Any]:
    """A rule as its file says it, with what is empty left out."""
    named = {**{name: getattr(rule, name) for name in _KEYS}, "id": rule.name, "weight": rule.weight.value}
    values = {key: named[name] for name, key in _KEYS.items()}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value}


def with_added(text: str, rule: Rule) -> str:
    """The text with one more rule at its end."""
    tables = _tables(text)
    lines = _ending(text)
    gap = "" if not text else lines if text.endswith("\n") else 2 * lines
    added = text + gap + _written("[[rule]]\n" + tomli_w.dumps(keys_of(rule)), lines)
    return _checked(added, text, [*tables, keys_of(rule)])


def with_changed(text: str, number: int, rule: Rule) -> str:
    """The text with another rule in the place of its rule `number` (from 0); what the rule does not say stays."""
    tables = _tables(text)
    old, new = tables[number], keys_of(rule)
    entry = _entries(text, len(tables))[number]
    made, places = entry.text, _places(entry.text)
    for key, (start, end) in sorted(places.items(), key=lambda place: -place[1][0]):
        if key in _KEYS.values() and old.get(key) != new.get(key):
            value = _written(tomli_w.dumps({key: new[key]}), _ending(text)) if key in new else ""
            made = made[:start] + value + made[end:]
    missing = {key: value for key, value in new.items() if key not in places}
    if missing:
        made = made.rstrip("\r\n") + _ending(text) + _written(tomli_w.dumps(missing), _ending(text))
    tables[number] = {**{key: value for key, value in old.items() if key not in _KEYS.values()}, **new}
    return _checked(text[: entry.start] + made + text[entry.end :], text, tables)


def without(text: str, number: int) -> str:
    """The text without its rule `number` (from 0)."""
    tables = _tables(text)
    entry = _entries(text, len(tables))[number]
    del tables[number]
    rest = text[entry.end :]
    blank = re.match(r"(?:[ \t]*\r?\n)+", rest)
    return _checked(text[: entry.start] + (rest[blank.end() :] if blank else rest), text, tables)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One `[[rule]]` in a text, from its header to the end of its last value."""

    start: int
    end: int
    text: str


def _entries(text: str, expected: int) -> list[_Entry]:
    headers = [found for found in _PIECE.finditer(text) if found["header"]]
    ends = [*(found.start() for found in headers), len(text)][1:]
    entries = []
    for found, end in zip(headers, ends, strict=True):
        if _RULE.fullmatch(found["header"]):
            body = _without_tail(text[found.start() : end])
            entries.append(_Entry(found.start(), found.start() + len(body), body))
    if len(entries) != expected:
        raise EntryError(BY_HAND)
    return entries


def _places(entry: str) -> dict[str, tuple[int, int]]:
    """Where each key of an entry stands with its value, without the comments before the next one."""
    keys = [found for found in _PIECE.finditer(entry) if found["key"]]
    ends = [*(found.start() for found in keys[1:]), len(entry)]
    return {
        found["key"].strip("\"'"): (found.start(), found.start() + len(_without_tail(entry[found.start() : end])))
        for found, end in zip(keys, ends, strict=True)
    }


def _without_tail(text: str) -> str:
    """The text without the blank lines and comments at its end, which belong to what follows."""
    end = len(text)
    while end:
        start = text.rfind("\n", 0, end - 1) + 1
        line = text[start:end].strip()
        if line and not line.startswith("#"):
            break
        end = start
    return text[:end]


def _tables(text: str) -> list[dict[str, Any]]:
    tables = _parsed(text).get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise EntryError(BY_HAND)
    return list(tables)


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise EntryError(f"It is no TOML any more ({wrong}); mend it first.") from wrong


def _checked(new: str, old: str, tables: list[dict[str, Any]]) -> str:
    """The new text, if it says the same as the old one with these rules."""
    try:
        says = tomllib.loads(new)
    except ValueError as wrong:
        raise EntryError(BY_HAND) from wrong
    rest = {key: value for key, value in _parsed(old).items() if key != "rule"}
    if says.get("rule", []) != tables or {key: value for key, value in says.items() if key != "rule"} != rest:
        raise EntryError(BY_HAND)
    return new


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _written(toml: str, ending: str) -> str:
    return toml.replace("\n", ending)
