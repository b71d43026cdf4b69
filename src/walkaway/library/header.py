"""The front matter of a template: a small, safe part of YAML.

Only text, lists and mappings; no aliases, no tags, no guessed types (`no` is the word "no", `010` stays "010"), at most
64 kB and 20 levels deep. Every value remembers where it stands, so that a file can be changed in one place alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from walkaway.library.errors import TemplateError

MAX_HEADER = 64 * 1024
MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    try:
        events = _structure(yaml.parse(header, Loader=_LOADER))
        first = next(events, None)
        if first is None:
            return {}
        if not isinstance(first, yaml.MappingStartEvent):
            raise _error(first, "no keys in the front matter", "lines like title: You may not need us")
        entries = dict(_entries(events))
        if (more := next(events, None)) is not None:
            raise _error(more, "a second document in the front matter", "one")
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise TemplateError("a character that is not allowed in the front matter", "plain text", line=2) from None
    return entries


def _structure(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """The events of the content; refuses what could make a small file large or run code."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _error(event, "an alias or an anchor (* or &)", "text; put a value that begins with * or & in quotes")
        if getattr(event, "tag", None):
            raise _error(event, "a tag (!)", "text; put a value that begins with ! in quotes")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _error(event, f"more than {MAX_DEPTH} levels in the front matter", "two at most")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.CollectionEndEvent)):
            yield event


def _entries(events: Iterator[yaml.Event]) -> Iterator[tuple[str, Entry]]:
    seen: set[str] = set()
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _key(key, seen)
        value, place = _value(next(events), events, name)
        yield name, Entry(name, value, _mark(key).line, place)


def _mark(event: yaml.Event, *, end: bool = False) -> yaml.Mark:
    mark = event.end_mark if end else event.start_mark
    assert mark is not None  # both parsers always set it; the stubs allow for hand-made events
    return mark  # type: ignore[return-value]  # the C parser has a Mark of its own with the same attributes


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
    start, end = _mark(event), _mark(last, end=True)
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


_HINTS = (
    ("mapping values", 'a value with ": " in it, without quotes', 'quotes, as in subject: "Re: your quote"'),
    ("quoted scalar", "a quotation mark that is not closed", "another one at the end of the value"),
    ("start any token", "a tab, or a value that begins with @, % or `", "spaces, and quotes around such a value"),
    ("tab character", "a tab", "spaces"),
)


def _syntax(error: yaml.MarkedYAMLError) -> TemplateError:
    mark = error.context_mark or error.problem_mark
    line = mark.line + 2 if mark is not None else 2
    said = f"{error.context}: {error.problem}"
    for sign, problem, expected in _HINTS:
        if sign in said:
            return TemplateError(problem, expected, line)
    return TemplateError(f"not readable ({error.problem})", "lines of the form key: value", line)


def _error(event: yaml.Event, problem: str, expected: str, key: str = "") -> TemplateError:
    return TemplateError(problem, expected, _mark(event).line + 2, key)


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
