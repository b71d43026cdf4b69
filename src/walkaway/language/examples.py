"""The examples of a rule, in which the words that must be marked stand in brackets, and its wordings, for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from walkaway.text.span import Span

_PLACE = re.compile(r"\{([a-z_]+)\}")
_MARKED = re.compile(r"\[([^\[\]]+)\]")


def read_example(example: str) -> tuple[str, tuple[Span, ...]]:
    """The sentence without its brackets, and what they marked."""
    text, spans, at = "", [], 0
    for found in _MARKED.finditer(example):
        text += example[at : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + example[at:], tuple(spans)


def write_example(text: str, spans: Iterable[Span]) -> str:
    """The sentence with these stretches of it, which do not overlap, in brackets."""
    for span in sorted(spans, key=lambda one: -one.start):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text


def shown_wording(wording: str) -> str:
    """A calm wording as people read it: words that it takes over from the message stand as "…", the writer as "I"."""
    return _PLACE.sub(lambda place: "I" if place[1] == "i" else "…", wording)
