"""The rules as a pack for Harper: a zip with one file of Weir for each rule."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from walkaway import __version__
from walkaway.cli.export import LONGEST_NAME, Outcome, UnsaidError
from walkaway.cli.export.spelt import Spelt
from walkaway.cli.export.weir import WeirWriter, loosened, loosened_lists
from walkaway.cli.export.weir_tests import WeirTests
from walkaway.language.match import Matcher
from walkaway.language.pattern import Node, lists_in
from walkaway.language.rule import Rule, RuleSet
from walkaway.language.steps import State
from walkaway.text.tokens import tokenize

_LONGEST = 100_000
"""The most signs of a rule: Harper writes each name of an expression out wherever it stands."""
_MOST_WORDINGS = 3
_GUARDED = "it marks places where other words keep Walkaway silent"
_LOOSE = "it knows neither where a sentence or clause ends nor what must not follow"
_MOOD = "it marks sentences that end in any sign"
_ANY_PART = "it marks every part of a message"
_CLAUSE = "it marks the words that it knows, not their whole clause"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Said:
    """A rule in Weir, and in what it differs."""

    text: str
    reasons: set[str]


class HarperPack:
    """Writes rules of one rule set as a pack."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._writer = WeirWriter(rules, Spelt(rules))
        self._matcher = Matcher(loosened_lists(rules.lists))
        self._tests = WeirTests(self._matcher, rules.spellings)
        self._patterns: dict[str, list[Node]] = {rule.id: [] for rule in rules.rules}
        for pattern in rules.patterns:
            self._patterns[rules.rules[pattern.rule].id].append(pattern.node)

    def files(self, chosen: Iterable[Rule]) -> Iterator[tuple[str, str, Outcome]]:
        """For each rule its file's name and its text, "" where it is left out, and what became of it."""
        for rule in chosen:
            try:
                said = self._said(rule)
            except UnsaidError as why:
                yield "", "", Outcome.left_out(rule.id, str(why))
            else:
                yield f"{rule_name(rule.id)}.weir", said.text, Outcome.of(rule.id, said.reasons)

    def _said(self, rule: Rule) -> _Said:
        if rule.sign:
            raise UnsaidError("it counts or measures, and has no words to look for")
        exact = self._patterns[rule.id]
        nodes = [loosened(node, self._rules.lists) for node in exact]
        self._keep_near_misses(rule, nodes)
        reasons = _differences(rule, self._kinds(exact))
        nodes = self._sayable(nodes, reasons)
        wordings = [wording for wording in rule.calm if wording and "{" not in wording][:_MOST_WORDINGS]
        tests = self._tests.lines(rule, nodes, wordings[0] if wordings else "")
        return _Said(_file(rule, self._writer.rule(nodes, _LONGEST), wordings, tests), reasons)

    def _keep_near_misses(self, rule: Rule, nodes: list[Node]) -> None:
        """Raises UnsaidError where the rule as Weir can say it would mark one of its own near misses."""
        steps = [self._matcher.compile(node) for node in nodes]
        for text in rule.passes:
            tokens = tokenize(text, self._rules.spellings)
            places = range(1, len(tokens.words) - 1)
            if any(step.run(tokens.words, at, State(tokens)) > at for step in steps for at in places):
                raise UnsaidError("without what Weir cannot say it would mark its own near misses")

    def _kinds(self, nodes: list[Node]) -> set[str]:
        """The kinds of all nodes in these, and in the lists that they use."""
        found = {kind for node in nodes for kind in _kinds(node)}
        waiting = {name for node in nodes for name in lists_in(node)}
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            seen.add(name)
            for one in self._rules.lists[name][1]:
                found |= _kinds(one)
                waiting |= lists_in(one) - seen
        return found

    def _sayable(self, nodes: list[Node], reasons: set[str]) -> list[Node]:
        """The patterns that can be said; the others are told in `reasons`. Raises UnsaidError where none can."""
        said = []
        for node in nodes:
            try:
                self._writer.rule([node], _LONGEST)
            except UnsaidError as why:
                reasons.add(f"some of its patterns are left out: {why}")
            else:
                said.append(node)
        if not said:
            raise UnsaidError("; ".join(sorted(reason.rpartition(": ")[2] for reason in reasons if ": " in reason)))
        return said


def pack(files: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a pack with these files, the same for the same files."""
    manifest = {
        "author": "Walkaway",
        "version": __version__,
        "description": "Needy wording in business mail, with calm wordings.",
        "license": "GPL-3.0-or-later",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in (("manifest.json", json.dumps(manifest, indent=2)), *files):
            member = zipfile.ZipInfo(name)  # dated 1980: a pack is the same whenever it is made
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, text)
    return data.getvalue()


def rule_name(id: str) -> str:
    """The name that a rule has among those of Harper."""
    return "Walkaway" + "".join(word.capitalize() for word in re.split(r"\W|_", id))[:LONGEST_NAME]


def _differences(rule: Rule, kinds: set[str]) -> set[str]:
    told = {
        _GUARDED: bool(rule.unless),
        _MOOD: bool(rule.moods),
        _ANY_PART: bool(rule.parts),
        _LOOSE: not kinds.isdisjoint({"start", "end", "clause", "not", "rest"}),
        _CLAUSE: "open" in kinds,
        "it knows numbers in words only": "number" in kinds,
    }
    return {reason for reason, holds in told.items() if holds}


def _kinds(node: Node) -> set[str]:
    found = {node[1] if node[0] == "class" else node[0]}
    for item in node[1:]:
        if isinstance(item, tuple):
            for one in [item] if item and isinstance(item[0], str) else item:
                found |= _kinds(one)
    return found


def _file(rule: Rule, expressions: str, wordings: Iterable[str], tests: Iterable[str]) -> str:
    return "\n".join(
        [
            f"# {rule.id}",
            expressions,
            f"let message {_quoted(rule.why)}",
            f"let description {_quoted(rule.why)}",
            'let kind "Style"',
            'let strategy "MatchCase"',
            'let scope "Sentence"',
            f"let becomes [{', '.join(map(_quoted, wordings))}]",
            *tests,
            "",
        ]
    )


def _quoted(words: str) -> str:
    return '"' + _SPACE.sub(" ", words).replace("\\", "").replace('"', "'") + '"'
