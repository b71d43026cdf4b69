"""Rule files into a `RuleSet`, with a cache of the compiled form so that the command line starts at once."""

from __future__ import annotations

import hashlib
import marshal
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from walkaway import __version__, paths
from walkaway.files import FileError, WriteError, atomic_write, read_bytes
from walkaway.text.finding import Weight
from walkaway.tone.anchors import Anchor
from walkaway.tone.compile import compile_rules, extend
from walkaway.tone.reading import read_table
from walkaway.tone.rule import Guard, Pattern, Rule, RuleError, RuleSet

_UNREAD = "{}; expected a file that can be read"


def load_rules(user_folder: Path | None = None) -> RuleSet:
    """The shipped rules, and the user's own from `user_folder` (`*.toml`, each rule with its `family`).

    A mistake in a shipped file raises RuleError; one in a user's file leaves the rule, or the file, out and is in
    `problems`.
    """
    contents = _shipped()
    version = _version(contents)
    cache = paths.cache_dir() / f"rules-{version}.bin"
    rules = _read_cache(cache)
    if rules is None:
        rules = compile_rules(version, contents)
        _write_cache(cache, rules)
    return rules if user_folder is None else with_own(rules, user_folder)


def with_own(shipped: RuleSet, user_folder: Path) -> RuleSet:
    """The shipped rules, as `load_rules` gives them, and the user's own from a folder."""
    contents: dict[Path, bytes] = {}
    unread: list[RuleError] = []
    for path in sorted(user_folder.glob("*.toml")) if user_folder.is_dir() else []:
        try:
            contents[path] = read_bytes(path)
        except FileError as error:
            unread.append(RuleError(path, "", _UNREAD.format(error.cause)))
    if not contents and not unread:
        return shipped
    own = _extended(shipped, contents) if contents else shipped
    return replace(own, problems=(*unread, *own.problems)) if unread else own


def _extended(shipped: RuleSet, contents: dict[Path, bytes]) -> RuleSet:
    """The shipped rules with those of these files."""
    version = _version({Path(shipped.version): b"", **contents})
    if not any(_has_words(path, data) for path, data in contents.items()):
        return extend(shipped, version, contents)
    # Words of one's own may change what the shipped patterns match, so everything is compiled together, and kept.
    cache = paths.cache_dir() / f"mine-{version}.bin"
    rules = _read_cache(cache)
    if rules is None:
        rules = compile_rules(version, _shipped() | contents, frozenset(contents))
        if not rules.problems:
            _write_cache(cache, rules)
    return rules


def _has_words(path: Path, data: bytes) -> bool:
    try:
        table = read_table(path, data)
    except RuleError:  # who compiles it tells it
        return False
    return "lists" in table or "spellings" in table


def _shipped() -> dict[Path, bytes]:
    """The shipped files. Raises RuleError."""
    contents = {}
    for path in sorted(paths.resource("rules", "en").glob("*.toml")):
        try:
            contents[path] = read_bytes(path)
        except FileError as error:
            raise RuleError(path, "", _UNREAD.format(error.cause)) from error
    return contents


def _version(contents: dict[Path, bytes]) -> str:
    digest = hashlib.sha256(f"{__version__} {sys.version} {_code_age()}".encode())
    for path, data in contents.items():
        digest.update(path.name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:16]


def _code_age() -> float:
    """When the code that compiles rules was last changed, so that a changed checkout does not read an old cache."""
    folder = Path(__file__).parent
    sources = [
        folder / f"{name}.py" for name in ("pattern", "lexicon", "anchors", "rule", "reading", "compile", "load")
    ]
    sources.append(folder.parent / "text" / "english.py")
    return max((source.stat().st_mtime for source in sources if source.exists()), default=0.0)


def _read_cache(path: Path) -> RuleSet | None:
    """The cached rules, or None where there is no whole and sound copy (then they are compiled again)."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        version, rules, patterns, guards, by_first, lists, spellings = marshal.loads(data[32:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return RuleSet(
        version,
        tuple(Rule(one[0], one[1], Weight(one[2]), *one[3:]) for one in rules),
        tuple(Pattern(one[0], one[1], tuple(Anchor(*each) for each in one[2]), *one[3:]) for one in patterns),
        tuple(tuple(Guard(*one) for one in group) for group in guards),
        by_first,
        lists,
        spellings,
    )


def _write_cache(path: Path, ruleset: RuleSet) -> None:
    rules = [
        tuple(str(value) if isinstance(value, Weight) else value for value in _values(rule)) for rule in ruleset.rules
    ]
    patterns = [
        (one.rule, one.node, tuple(map(_values, one.anchors)), one.needs, one.firsts, one.marks)
        for one in ruleset.patterns
    ]
    guards = [[_values(guard) for guard in group] for group in ruleset.guards]
    everything = (ruleset.version, rules, patterns, guards, ruleset.by_first, ruleset.lists, ruleset.spellings)
    data = marshal.dumps(_shared(everything, {}))
    try:
        atomic_write(path, hashlib.sha256(data).digest() + data)
        for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.bin"):
            if old != path:
                old.unlink()
    except (OSError, WriteError):
        # Without a cache the next start compiles again, a moment slower; nothing else is lost.
        return


def _values(record: Rule | Anchor | Guard) -> tuple[object, ...]:
    return tuple(getattr(record, one.name) for one in fields(record))


def _shared(value: Any, known: dict[tuple[type, Any], Any]) -> Any:
    """The same value with equal parts made one object: marshal writes and reads those once, which halves the start."""
    if isinstance(value, dict):
        return {_shared(key, known): _shared(item, known) for key, item in value.items()}
    if isinstance(value, tuple | list):
        value = tuple(_shared(item, known) for item in value)
    elif isinstance(value, frozenset):
        value = frozenset(_shared(item, known) for item in value)
    try:
        return known.setdefault((type(value), value), value)
    except TypeError:  # it holds a dict somewhere
        return value
