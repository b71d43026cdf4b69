"""The part of YAML that is safe to read from anybody.

Only text, lists and mappings; no aliases, no tags, no guessed types (`no` is the word "no", `010` stays "010"), at most
20 levels deep. So a small file cannot become a large one, and none can run anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from walkaway.library.errors import TemplateError

MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the line (from 1) on which it begins."""

    value: str | list[Node] | dict[str, Node]
    line: int

    @property
    def text(self) -> str:
        """The value if it is text, else ""."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list[Node]:
        """The values if it is a list, else none."""
        return self.value if isinstance(self.value, list) else []

    def get(self, key: str) -> Node:
        """The value of a key; an empty text where it is no mapping or has no such key."""
        if isinstance(self.value, dict) and key in self.value:
            return self.value[key]
        return Node("", self.line)


def structure(text: str, first_line: int = 1) -> Iterator[yaml.Event]:
    """The events of the content. `first_line` is the file's line on which the text begins, for errors."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                expected = "text; put a value that begins with * or & in quotes"
                raise refused(event, "an alias or an anchor (* or &)", expected, first_line)
            if getattr(event, "tag", None):
                raise refused(event, "a tag (!)", "text; put a value that begins with ! in quotes", first_line)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise refused(event, f"more than {MAX_DEPTH} levels", "fewer", first_line)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.CollectionEndEvent)):
                yield event
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, first_line) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise TemplateError("a character that is not allowed", "plain text", line=first_line) from None


def read(text: str) -> Node:
    """A whole file; raises TemplateError. Of keys that stand twice the last one counts."""
    events = structure(text)
    first = next(events, None)
    if first is None:
        return Node("", 1)
    node = _node(first, events)
    if (more := next(events, None)) is not None:
        raise refused(more, "a second document", "one")
    return node


def _node(event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
    line = mark(event).line + 1
    if isinstance(event, yaml.MappingStartEvent):
        mapping: dict[str, Node] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise refused(key, "a key that is no text", "quotes around it")
            mapping[str(key.value)] = _node(next(events), events)
        return Node(mapping, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events))
        return Node(items, line)
    assert isinstance(event, yaml.ScalarEvent)
    return Node(str(event.value), line)


def mark(event: yaml.Event, *, end: bool = False) -> yaml.Mark:
    """Where an event begins, or ends."""
    found = event.end_mark if end else event.start_mark
    assert found is not None  # both parsers always set it; the stubs allow for hand-made events
    return found  # type: ignore[return-value]  # the C parser has a Mark of its own with the same attributes


def refused(event: yaml.Event, problem: str, expected: str, first_line: int = 1, key: str = "") -> TemplateError:
    """The error about what stands here."""
    return TemplateError(problem, expected, mark(event).line + first_line, key)


_HINTS = (
    ("mapping values", 'a value with ": " in it, without quotes', 'quotes, as in subject: "Re: your quote"'),
    ("quoted scalar", "a quotation mark that is not closed", "another one at the end of the value"),
    ("start any token", "a tab, or a value that begins with @, % or `", "spaces, and quotes around such a value"),
    ("tab character", "a tab", "spaces"),
)


def _syntax(error: yaml.MarkedYAMLError, first_line: int) -> TemplateError:
    place = error.context_mark or error.problem_mark
    line = place.line + first_line if place is not None else first_line
    said = f"{error.context}: {error.problem}"
    for sign, problem, expected in _HINTS:
        if sign in said:
            return TemplateError(problem, expected, line)
    return TemplateError(f"not readable ({error.problem})", "lines of the form key: value", line)
