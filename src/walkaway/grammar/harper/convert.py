"""Harper's lints as findings: plain words, replacements of the span, and silence about matters of taste."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypedDict

from walkaway.grammar.mask import Masked
from walkaway.grammar.names import is_name_like
from walkaway.text.finding import Finding, Weight

UNKNOWN_WORD = "SpellCheck"
REPLACE, REMOVE, INSERT_AFTER = 0, 1, 2


class Lint(TypedDict):
    """One lint as the worker sends it; `start` and `end` are code points of the text that was sent."""

    start: int
    end: int
    rule: str | None
    kind: str
    message: str
    suggestions: list[tuple[int, str]]


def findings(paragraph: str, masked: Masked, lints: Iterable[Lint]) -> list[Finding]:
    """The lints that hold for the paragraph, as findings sorted by place."""
    made = [finding for lint in lints if (finding := _finding(paragraph, masked, lint)) is not None]
    return sorted(made, key=lambda finding: (finding.span, finding.rule))


def _finding(paragraph: str, masked: Masked, lint: Lint) -> Finding | None:
    span = masked.original(lint["start"], lint["end"])
    if span is None:
        return None
    text = span.of(paragraph)
    rule = lint["rule"] or lint["kind"]
    unknown = rule == UNKNOWN_WORD
    if unknown and is_name_like(text):
        return None
    return Finding(
        span=span,
        rule=f"harper/{rule}",
        family="spelling" if unknown else "grammar",
        weight=Weight.LIGHT,
        points=0,
        text=text,
        why=f"“{text}” is not in the dictionary." if unknown else _plain(lint["message"]),
        rewrites=_rewrites(text, lint["suggestions"]),
    )


def _plain(message: str) -> str:
    """Harper's message without its Markdown, as a sentence."""
    words = re.sub(r"`([^`]*)`", r"“\1”", message).replace("**", "").strip()
    if words and words[-1] not in ".!?”)":
        words += "."
    return words


def _rewrites(text: str, suggestions: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Every suggestion as a text that takes the place of the span, in Harper's order, each once."""
    made: dict[str, None] = {}
    for kind, words in suggestions:
        rewrite = {REPLACE: words, REMOVE: "", INSERT_AFTER: text + words}.get(kind)
        if rewrite is not None and rewrite != text:
            made[rewrite] = None
    return tuple(made)
