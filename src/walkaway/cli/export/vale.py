"""The rules as a style for Vale: one YAML file for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from walkaway.cli.export import LONGEST_NAME, Outcome, UnsaidError
from walkaway.cli.export.regex import AT_WORD, RegexWriter, Silence, ends_in
from walkaway.language.pattern import Node
from walkaway.language.rule import Pattern, Rule, RuleSet
from walkaway.text.finding import Weight
from walkaway.text.tokens import STOPS

STYLE = "Walkaway"
_LEVELS = {Weight.LIGHT: "suggestion", Weight.MEDIUM: "warning", Weight.STRONG: "error"}
_LONGEST = 300_000
"""The most signs of a regular expression: a longer one keeps its reader waiting at every text."""
_WHOLE_CLAUSE = "it marks the words that it knows, not their whole clause"
_ALL_WORDS = "it marks all words that it looks at"
_ANY_PART = "it marks every part of a message, not the {} alone"


class ValeStyle:
    """Writes rules of one rule set as files for Vale."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._writer = RegexWriter(rules)
        self._patterns: dict[int, list[Pattern]] = {}
        for pattern in rules.patterns:
            self._patterns.setdefault(pattern.rule, []).append(pattern)
        self._numbers = {rule.id: number for number, rule in enumerate(rules.rules)}

    def files(self, chosen: Iterable[Rule]) -> Iterator[tuple[str, str, Outcome]]:
        """For each rule its file's name and its text, "" where it is left out, and what became of it."""
        for rule in chosen:
            try:
                regex, reasons = self.regex(rule)
            except UnsaidError as why:
                yield "", "", Outcome.left_out(rule.id, str(why))
            else:
                yield f"{_name(rule.id)}.yml", _file(rule, regex), Outcome.of(rule.id, reasons)

    def regex(self, rule: Rule) -> tuple[str, set[str]]:
        """The rule as one regular expression, and in what it differs. Raises UnsaidError."""
        if rule.sign:
            raise UnsaidError("it counts or measures, and has no words to look for")
        number = self._numbers[rule.id]
        guards = self._writer.silenced(self._rules.guards[number])
        reasons = {_ANY_PART.format(" and the ".join(rule.parts))} if rule.parts else set()
        parts: list[str] = []
        whole: dict[str, list[str]] = {}
        for pattern in self._patterns[number]:
            look, marked, tail = _cut(pattern.node, reasons)
            mood = ends_in(pattern.marks) if set(pattern.marks) != STOPS else ""
            if look or tail:
                parts.append(self._parted(look, marked, tail, guards, mood))
            else:
                whole.setdefault(mood, []).append(self._writer.pattern(("seq", marked)))
        for mood, ways in whole.items():
            # The words first and once: what keeps them silent costs more, and is asked where they stand.
            parts.append(f"(?>({'|'.join(ways)})){guards.after}{mood}{guards.around(len(parts) + 1)}")
        regex = "|".join(part if part.startswith("(?>") else f"{part}()" for part in parts)
        if len(regex) > _LONGEST:
            raise UnsaidError("it is too long when its lists are written out")
        return f"{self._begins(number)}(?:{regex})", reasons

    def _begins(self, number: int) -> str:
        """A look at the first word: nearly all places in a text fail there."""
        first = [pattern.firsts for pattern in self._patterns[number]]
        known = [words for words in first if words is not None]
        cut = any(_cut(pattern.node, set())[0] for pattern in self._patterns[number])
        if cut or len(known) < len(first):
            return rf"(?=[\w%'’]){AT_WORD}"
        return f"(?={self._writer.pattern(('word', frozenset().union(*known)))})(?=[\\w%'’])"

    def _parted(
        self, look: Sequence[Node], marked: Sequence[Node], tail: Sequence[Node], guards: Silence, mood: str
    ) -> str:
        """A pattern of which only the middle is marked."""
        write = self._writer.pattern
        left = rf"(?<=(?<!\w){guards.before}{write(('seq', look))}[^\w.!?…%&]*)" if look else guards.before
        right = f"(?={write(('seq', tail))}{guards.after}{mood})" if tail else guards.after + mood
        return f"{left}(?=[\\w%'’]){write(('seq', marked))}{right}{guards.anywhere}"


def _name(id: str) -> str:
    return "-".join(re.findall(r"\w+", id))[:LONGEST_NAME]


def _cut(node: Node, reasons: set[str]) -> tuple[Sequence[Node], Sequence[Node], Sequence[Node]]:
    """What stands before the mark, in it and after it; what cannot be cut so is told in `reasons`."""
    nodes = node[1] if node[0] == "seq" else (node,)
    kinds = [one[0] for one in nodes]
    inner = {mark for one in nodes if one[0] not in ("open", "close") for mark in _marks(one)}
    if ("open", "clause") in nodes or ("open", "clause") in inner:
        reasons.add(_WHOLE_CLAUSE)
        return (), nodes, ()
    if inner:
        reasons.add(_ALL_WORDS)
        return (), nodes, ()
    opened = kinds.index("open") if "open" in kinds else -1
    closed = kinds.index("close") if "close" in kinds else len(nodes)
    return nodes[: max(opened, 0)], nodes[opened + 1 : closed], nodes[closed + 1 :]


def _marks(node: Node) -> Iterator[Node]:
    if node[0] in ("open", "close"):
        yield node
    for item in node[1:]:
        if isinstance(item, tuple):
            for one in [item] if item and isinstance(item[0], str) else item:
                yield from _marks(one)


def _file(rule: Rule, regex: str) -> str:
    said: dict[str, Any] = {
        "extends": "existence",
        "message": f"'%s': {rule.why.replace('%', '%%')}",
        "level": _LEVELS[rule.weight],
        "ignorecase": True,
        "nonword": True,
        "tokens": [regex],  # not `raw`, in which Vale would read each % as a place to fill
    }
    plain = [wording for wording in rule.calm if "{" not in wording]
    if any(plain):
        said["action"] = {"name": "replace", "params": [wording for wording in plain if wording]}
    elif plain:
        said["action"] = {"name": "remove"}
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=1_000_000)
