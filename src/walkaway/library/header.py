"""The front matter of a template: at most 64 kB of the part of YAML that is safe to read.

Every value remembers where it stands, so that a file can be changed in one place alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from walkaway.library.errors import TemplateError
from walkaway.library.safe_yaml import mark, refused, structure

MAX_HEADER = 64 * 1024

_FIRST_LINE = 2
_INDICATORS = tuple("{[*&!|>%@`\"'#-?:,]}")

Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in the header: lines from 0, columns in code points; `block` for values of whole lines."""

    line: int
    column: int
    end_line: int
    end_column: int
    block: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the header. `line` is the key's, from 0 within the header."""

    key: str
    value: Value
    line: int
    place: Place


def split(text: str) -> tuple[str, str]:
    """The header (without its `---` lines) and the body as they stand in the file."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        raise TemplateError("no front matter", "a first line of three dashes: ---", line=1)
    at = 0
    for line in rest.splitlines(keepends=True):
        if line.rstrip() in ("---", "..."):
            return rest[:at], rest[at + len(line) :]
        at += len(line)
        if at > MAX_HEADER:
            raise TemplateError("front matter of more than 64 kB", "a line of three dashes after it: ---", line=1)
    raise TemplateError("the front matter has no end", "a line of three dashes after it: ---", line=1)


def load(header: str) -> dict[str, Entry]:
    """The keys of a header. Line numbers in errors are the file's: the header begins on line 2."""
    _refuse_cut_values(header)
    events = structure(header, _FIRST_LINE)
    first = next(events, None)
    if first is None:
        return {}
    if not isinstance(first, yaml.MappingStartEvent):
        raise _error(first, "no keys in the front matter", "lines like title: You may not need us")
    entries = dict(_entries(events))
    if (more := next(events, None)) is not None:
        raise _error(more, "a second document in the front matter", "one")
    return entries


def _entries(events: Iterator[yaml.Event]) -> Iterator[tuple[str, Entry]]:
    seen: set[str] = set()
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _key(key, seen)
        value, place = _value(next(events), events, name)
        yield name, Entry(name, value, mark(key).line, place)


def _key(event: yaml.Event, seen: set[str]) -> str:
    if not isinstance(event, yaml.ScalarEvent):
        raise _error(event, "a value that begins with { or [", 'quotes around it, as in subject: "{{project}}"')
    name = str(event.value)
    if name in seen:
        raise _error(event, "the key stands twice", "it once", name)
    seen.add(name)
    return name


def _value(event: yaml.Event, events: Iterator[yaml.Event], key: str) -> tuple[Value, Place]:
    last = event
    value: Value
    if isinstance(event, yaml.ScalarEvent):
        value, block = str(event.value), event.style in ("|", ">")
    else:
        block = not getattr(event, "flow_style", False)
        value, last = _collection(event, events, key)
    start, end = mark(event), mark(last, end=True)
    return value, Place(start.line, start.column, end.line, end.column, block)


def _collection(start: yaml.Event, events: Iterator[yaml.Event], key: str) -> tuple[Value, yaml.Event]:
    if isinstance(start, yaml.MappingStartEvent):
        mapping: dict[str, Value] = {}
        seen: set[str] = set()
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = _key(event, seen)
            mapping[name] = _value(next(events), events, key)[0]
        return mapping, event
    items: list[Value] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_value(event, events, key)[0])
    return items, event


def _refuse_cut_values(header: str) -> None:
    """YAML takes ` #12` in an unquoted value for a comment and would cut it off without a word."""
    for number, line in enumerate(header.splitlines(), start=2):
        key, colon, value = line.partition(": ")
        value = value.strip()
        if not colon or key[:1] in ("", " ", "#") or value.startswith(("'", '"', "#", "[", "{")):
            continue
        _, sign, after = value.partition(" #")
        if sign and after[:1].isalnum():
            raise TemplateError("the value would end before #", "quotes around the value", number, key.strip())


def _error(event: yaml.Event, problem: str, expected: str, key: str = "") -> TemplateError:
    return refused(event, problem, expected, _FIRST_LINE, key)


def quoted(value: str) -> str:
    """The value as YAML on one line, plain where it is safe to read back as the same text."""
    if value and not value.startswith(_INDICATORS) and len(value) < 1000 and _is_plain(value):
        return value
    return '"' + "".join(_escaped(sign) for sign in value) + '"'


def _is_plain(value: str) -> bool:
    if not value.isprintable() or value != value.strip() or ": " in value or " #" in value or value.endswith(":"):
        return False
    # Other programs guess types: `no`, `010` and `2026-05-01` are quoted for their sake.
    signs = yaml.SafeLoader.yaml_implicit_resolvers.get(value[0], [])
    return not any(pattern.match(value) for _, pattern in signs)


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
