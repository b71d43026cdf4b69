"""Rules as a page of Markdown: docs/rules.md, or a page of one's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from walkaway.cli.screen import one_line
from walkaway.language.examples import read_example, shown_wording
from walkaway.text.span import Span
from walkaway.tone import FAMILIES, Rule
from walkaway.tone.company import said_of

_EXAMPLES = 2
_SIGNS = re.compile(r"([\\`*_\[\]<])")
_LEAVE_OUT = "(leave it out)"
HEAD = """\
# Rules

What Walkaway marks: {count} rules. **Bold** words are the ones that are marked, “…” stands for words of the message.
`walkaway rules ID` shows every example of a rule; in the window, *All rules…* shows, finds and switches them.

This page is made from the rule files with `walkaway rules --format markdown`. To change a rule, change its file in
`resources/rules/en`."""


def rules_page(rules: Sequence[Rule]) -> str:
    """The page of these rules, which stand family by family."""
    return "\n\n".join(_page(rules))


def _page(rules: Sequence[Rule]) -> Iterator[str]:
    yield HEAD.format(count=len(rules))
    for family, group in groupby(rules, key=lambda rule: rule.family):
        yield f"## {family.replace('_', ' ').capitalize()}"
        yield f"What the reader hears: {FAMILIES[family]}."
        for rule in group:
            yield f"### {_text(rule.id)}"
            company = f" {said}" if (said := said_of(rule)) else ""
            yield f"*{rule.weight.value}, {rule.weight.points} points.* {_text(rule.reason)}{company}"
            if lines := list(_lines(rule)):
                yield "\n".join(lines)


def _lines(rule: Rule) -> Iterator[str]:
    for example in rule.flag[:_EXAMPLES]:
        yield f"- marked: {_marked(*read_example(example))}"
    for example in rule.passes[:_EXAMPLES]:
        yield f"- not marked: {_text(example)}"
    if rule.calm:
        yield f"- calm: {' · '.join(_text(shown_wording(wording)) or _LEAVE_OUT for wording in rule.calm)}"


def _marked(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for span in spans:
        words = span.of(text)
        # Emphasis may neither begin nor end with a space.
        bold = f"**{_text(words)}**" if words.strip() == words else _text(words)
        pieces += [_inside(text[at : span.start]), bold]
        at = span.end
    return "".join([*pieces, _inside(text[at:])]).strip()


def _inside(text: str) -> str:
    """Words of the middle of a line, which keep the spaces at their ends."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{_text(text)}{after}" if text.strip() else before


def _text(text: str) -> str:
    """Words as they are, on one line, with nothing that Markdown would read as a sign."""
    return _SIGNS.sub(r"\\\1", one_line(text))
