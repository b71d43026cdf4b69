"""Rule files, given as bytes, into a `RuleSet`: parsed, checked, and indexed by the words that a match must have."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from walkaway.text.finding import Weight
from walkaway.text.parts import Part
from walkaway.text.tokens import STOPS
from walkaway.tone.anchors import anchors, firsts, needs
from walkaway.tone.lexicon import Lexicon
from walkaway.tone.pattern import Node, PatternError, width
from walkaway.tone.rule import FAMILIES, Guard, Pattern, Rule, RuleError, RuleSet
from walkaway.tone.signs import SIGNS

LEXICON = "lexicon.toml"
_TEXTS = {"match", "unless", "calm", "flag", "pass"}
_KEYS = _TEXTS | {"id", "weight", "why", "sign", "at_least", "moods", "parts", "judge_quoted", "source", "family"}


def compile_rules(version: str, contents: dict[Path, bytes], lenient: frozenset[Path] = frozenset()) -> RuleSet:
    """Compile rule files; in `lenient` ones a mistake costs the rule and is told in `problems`, elsewhere it raises
    RuleError."""
    compiler = _Compiler(_lexicon(contents))
    problems: list[RuleError] = []
    for path, data in contents.items():
        if path.name != LEXICON:
            told = problems if path in lenient else None
            try:
                for rule in _read_rules(path, data, compiler.ids, told):
                    compiler.add(path, rule, told)
            except RuleError as wrong:
                if told is None:
                    raise
                told.append(wrong)
    return compiler.ruleset(version, tuple(problems))


class _Compiler:
    """Collects rules with their patterns; words that must be there are numbered as needs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.ids: set[str] = set()
        self._rules: list[Rule] = []
        self._patterns: list[Pattern] = []
        self._guards: list[tuple[Guard, ...]] = []
        self._needs: dict[frozenset[str], int] = {}

    def add(self, path: Path, rule: Rule, told: list[RuleError] | None) -> None:
        """Compile one rule. A mistake is added to `told`, or raised as RuleError where that is None."""
        try:
            patterns = [self._pattern(source, rule.moods) for source in rule.match]
            guards = tuple(_guard(source, self.lexicon) for source in rule.unless)
        except PatternError as wrong:
            error = RuleError(path, rule.id, str(wrong))
            if told is None:
                raise error from wrong
            told.append(error)
            return
        self._rules.append(rule)
        self._patterns += patterns
        self._guards.append(guards)

    def _pattern(self, source: str, moods: str) -> Pattern:
        node, lists, list_width = self.lexicon.parse(source), self.lexicon.lists, self.lexicon.width
        found = anchors(node, lists, list_width)
        first = self._needs.setdefault(frozenset(found), len(self._needs))
        others = [self._needs.setdefault(words, len(self._needs)) for words in needs(node, lists, list_width)]
        return Pattern(
            len(self._rules), node, found, first, frozenset(others) - {first}, firsts(node, lists), _marks(node, moods)
        )

    def ruleset(self, version: str, problems: tuple[RuleError, ...]) -> RuleSet:
        """Everything that was added, with the index from words to needs."""
        by_word: dict[str, set[int]] = {}
        for words, number in self._needs.items():
            for word in words:
                by_word.setdefault(word, set()).add(number)
        return RuleSet(
            version,
            tuple(self._rules),
            tuple(self._patterns),
            tuple(self._guards),
            {word: frozenset(numbers) for word, numbers in by_word.items()},
            self.lexicon.lists,
            self.lexicon.spellings,
            problems,
        )


def _lexicon(contents: dict[Path, bytes]) -> Lexicon:
    """The shared lexicon and the lists that rule files bring along; a list has one home."""
    lists: dict[str, list[str]] = {}
    spellings: dict[str, str] = {}
    home: dict[str, Path] = {}
    path = Path(LEXICON)
    for path, data in contents.items():
        table = _toml(path, data)
        for name, entries in table.get("lists", {}).items():
            if name in home:
                raise RuleError(path, "", f"list {name!r} is also in {home[name].name}; expected it in one file")
            if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
                raise RuleError(path, "", f"list {name!r} is {entries!r}; expected a list of texts")
            home[name] = path
            lists[name] = entries
        spellings |= table.get("spellings", {})
    try:
        return Lexicon(lists, spellings)
    except PatternError as wrong:
        raise RuleError(path.parent, "", str(wrong)) from wrong


def _toml(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise RuleError(path, "", f"{wrong}; expected a TOML file in UTF-8") from wrong


def _read_rules(path: Path, data: bytes, known: set[str], problems: list[RuleError] | None) -> Iterable[Rule]:
    for number, entry in enumerate(_toml(path, data).get("rule", ()), 1):
        try:
            rule = _rule(path, entry, number)
            if rule.id in known:
                raise RuleError(path, rule.id, "this id is taken; expected one of its own")
            known.add(rule.id)
        except RuleError as wrong:
            if problems is None:
                raise
            problems.append(wrong)
            continue
        yield rule


def _rule(path: Path, entry: dict[str, Any], number: int) -> Rule:
    name = entry.get("id")
    if not isinstance(name, str) or not name:
        raise RuleError(path, f"number {number}", 'has no id; expected one like id = "lower-my-price"')

    def wrong(problem: str) -> RuleError:
        return RuleError(path, name, problem)

    family = entry.get("family", path.stem)
    if family not in FAMILIES:
        raise wrong(f"family {family!r} is unknown; expected one of {', '.join(FAMILIES)}")
    for key in entry:
        if key not in _KEYS:
            raise wrong(f"{key!r} is unknown; expected one of {', '.join(sorted(_KEYS))}")
    for key in _TEXTS:
        value = entry.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise wrong(f"{key} is {value!r}; expected a list of texts")
    if entry.get("weight") not in set(Weight):
        raise wrong(f"weight is {entry.get('weight')!r}; expected light, medium or strong")
    if not isinstance(entry.get("why"), str) or not entry["why"].strip():
        raise wrong("has no why; expected one sentence about what a reader may hear")
    if bool(entry.get("match")) == bool(entry.get("sign")):
        raise wrong("expected either match patterns or a sign")
    if entry.get("sign", next(iter(SIGNS))) not in SIGNS:
        raise wrong(f"sign {entry['sign']!r} is unknown; expected one of {', '.join(SIGNS)}")
    for part in entry.get("parts", ()):
        if part not in set(Part):
            raise wrong(f"part {part!r} is unknown; expected one of {', '.join(Part)}")
    return Rule(
        id=f"{family}/{name}",
        family=family,
        weight=Weight(entry["weight"]),
        why=" ".join(entry["why"].split()),
        calm=tuple(entry.get("calm", ())),
        match=tuple(entry.get("match", ())),
        unless=tuple(entry.get("unless", ())),
        sign=entry.get("sign", ""),
        at_least=int(entry.get("at_least", 0)),
        moods=entry.get("moods", ""),
        parts=tuple(entry.get("parts", ())),
        judge_quoted=bool(entry.get("judge_quoted", False)),
        flag=tuple(entry.get("flag", ())),
        passes=tuple(entry.get("pass", ())),
        source=entry.get("source", ""),
    )


def _marks(node: Node, moods: str) -> str:
    """The marks of which one must end the sentence: the rule's moods, and what the pattern's own end says."""
    last = node[1][-1] if node[0] == "seq" else node
    own = last[1] if last[0] == "end" else STOPS
    return "".join(mark for mark in sorted(own) if not moods or mark in moods)


def _guard(source: str, lexicon: Lexicon) -> Guard:
    if "<match>" not in source:
        return Guard(anywhere=lexicon.parse(source))
    before, _, after = (side.strip() for side in source.partition("<match>"))
    left = lexicon.parse(before, may_be_empty=True) if before else None
    right = lexicon.parse(after, may_be_empty=True) if after else None
    return Guard(left, width(left, lexicon.width)[1] if left else 0, right)
