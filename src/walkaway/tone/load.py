"""Rule files into a `RuleSet`, with a cache of the compiled form so that the command line starts at once."""

from __future__ import annotations

import hashlib
import marshal
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Any

from walkaway import __version__, paths
from walkaway.files import WriteError, atomic_write
from walkaway.text.finding import Weight
from walkaway.text.parts import Part
from walkaway.tone.anchors import anchors, firsts, needs
from walkaway.tone.lexicon import Lexicon
from walkaway.tone.pattern import PatternError, width
from walkaway.tone.rule import FAMILIES, Guard, Pattern, Rule, RuleError, RuleSet
from walkaway.tone.signs import SIGNS

_LEXICON = "lexicon.toml"
_TEXTS = {"match", "unless", "calm", "flag", "pass"}
_KEYS = _TEXTS | {"id", "weight", "why", "sign", "at_least", "moods", "parts", "judge_quoted", "source", "family"}


def load_rules(user_folder: Path | None = None) -> RuleSet:
    """The shipped rules, and the user's own from `user_folder` (`*.toml`, each rule with its `family`).

    A mistake in a shipped file raises RuleError; one in a user's file leaves that rule out and is in `problems`.
    """
    folder = paths.resource("rules", "en")
    shipped = sorted(folder.glob("*.toml"))
    own = sorted(user_folder.glob("*.toml")) if user_folder and user_folder.is_dir() else []
    contents = {path: path.read_bytes() for path in [*shipped, *own]}
    digest = hashlib.sha256(f"{__version__} {sys.version} {_code_age()}".encode())
    for path, data in contents.items():
        digest.update(path.name.encode() + b"\0" + data + b"\0")
    version = digest.hexdigest()[:16]
    cache = paths.cache_dir() / f"rules-{version}.bin"
    cached = _read_cache(cache)
    if cached is not None:
        return cached
    ruleset = compile_rules(version, contents, frozenset(own))
    if not ruleset.problems:
        _write_cache(cache, ruleset)
    return ruleset


def compile_rules(version: str, contents: dict[Path, bytes], lenient: frozenset[Path] = frozenset()) -> RuleSet:
    """Compile rule files given as bytes; in `lenient` ones a mistake costs the rule, elsewhere it raises RuleError."""
    lexicon = _lexicon(contents)
    rules: list[Rule] = []
    patterns: list[Pattern] = []
    guards: list[tuple[Guard, ...]] = []
    index: dict[str, list[tuple[int, int, int]]] = {}
    known: dict[frozenset[str], int] = {}
    problems: list[RuleError] = []
    for path, data in contents.items():
        if path.name == _LEXICON:
            continue
        try:
            for rule in _read_rules(path, data, {rule.id for rule in rules}, problems if path in lenient else None):
                try:
                    found = [(lexicon.parse(source), source) for source in rule.match]
                    ahead = [anchors(node, lexicon.lists, lexicon.width) for node, _ in found]
                    its_guards = tuple(_guard(source, lexicon) for source in rule.unless)
                except PatternError as wrong:
                    raise RuleError(path, rule.id, str(wrong)) from wrong
                for (node, _), words in zip(found, ahead, strict=True):
                    for word, (low, high) in words.items():
                        index.setdefault(word, []).append((len(patterns), low, high))
                    wanted = needs(node, lexicon.lists, lexicon.width)
                    numbers = tuple(known.setdefault(words, len(known)) for words in wanted)
                    patterns.append(Pattern(len(rules), node, numbers, firsts(node, lexicon.lists)))
                rules.append(rule)
                guards.append(its_guards)
        except RuleError as wrong:
            if path not in lenient:
                raise
            problems.append(wrong)
    return RuleSet(
        version,
        tuple(rules),
        tuple(patterns),
        tuple(guards),
        {word: tuple(places) for word, places in index.items()},
        tuple(known),
        lexicon.lists,
        lexicon.spellings,
        tuple(problems),
    )


def _code_age() -> float:
    """When the code that compiles rules was last changed, so that a changed checkout does not read an old cache."""
    folder = Path(__file__).parent
    sources = [folder / f"{name}.py" for name in ("pattern", "lexicon", "anchors", "rule", "load")]
    sources.append(folder.parent / "text" / "english.py")
    return max((source.stat().st_mtime for source in sources if source.exists()), default=0.0)


def _lexicon(contents: dict[Path, bytes]) -> Lexicon:
    """The shared lexicon and the lists that rule files bring along; a list has one home."""
    lists: dict[str, list[str]] = {}
    spellings: dict[str, str] = {}
    home: dict[str, Path] = {}
    path = Path(_LEXICON)
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


def _guard(source: str, lexicon: Lexicon) -> Guard:
    if "<match>" not in source:
        return Guard(anywhere=lexicon.parse(source))
    before, _, after = (side.strip() for side in source.partition("<match>"))
    left = lexicon.parse(before, may_be_empty=True) if before else None
    right = lexicon.parse(after, may_be_empty=True) if after else None
    return Guard(left, width(left, lexicon.width)[1] if left else 0, right)


def _read_cache(path: Path) -> RuleSet | None:
    """The cached rules, or None where there is no whole and sound copy (then they are compiled again)."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        version, rules, patterns, guards, index, needed, lists, spellings = marshal.loads(data[32:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return RuleSet(
        version,
        tuple(Rule(one[0], one[1], Weight(one[2]), *one[3:]) for one in rules),
        tuple(Pattern(*one) for one in patterns),
        tuple(tuple(Guard(*one) for one in group) for group in guards),
        index,
        needed,
        lists,
        spellings,
    )


def _write_cache(path: Path, ruleset: RuleSet) -> None:
    rules = [
        tuple(str(value) if isinstance(value, Weight) else value for value in astuple(rule)) for rule in ruleset.rules
    ]
    patterns = [(one.rule, one.node, one.needs, one.firsts) for one in ruleset.patterns]
    guards = [[(g.before, g.longest_before, g.after, g.anywhere) for g in group] for group in ruleset.guards]
    data = marshal.dumps(
        (ruleset.version, rules, patterns, guards, ruleset.anchors, ruleset.needs, ruleset.lists, ruleset.spellings)
    )
    try:
        atomic_write(path, hashlib.sha256(data).digest() + data)
        for old in path.parent.glob("rules-*.bin"):
            if old != path:
                old.unlink()
    except (OSError, WriteError):
        # Without a cache the next start compiles again, a moment slower; nothing else is lost.
        return
