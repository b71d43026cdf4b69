"""What takes long to make out of data files, a compiled `RuleSet` above all, kept in a file: the command line starts at
once."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from walkaway import __version__, paths
from walkaway.files import WriteError, atomic_write
from walkaway.language.anchors import Anchor
from walkaway.language.rule import Guard, Pattern, Rule, RuleSet
from walkaway.text.finding import Weight


def cached(name: str, version: str, make: Callable[[], RuleSet]) -> RuleSet:
    """The rules of that name and version (see `version_of`) from the cache; made, and kept if sound, where they are
    not there."""
    cache = _place(name, version)
    if (known := _read_cache(cache)) is not None:
        return _unpacked(known)
    rules = make()
    if not rules.problems:
        _write_cache(cache, _packed(rules))
    return rules


def kept(name: str, version: str, make: Callable[[], Any]) -> Any:
    """The same for dicts, tuples, numbers and texts in each other (a list comes back as a tuple)."""
    cache = _place(name, version)
    if (known := _read_cache(cache)) is not None:
        return known
    made = make()
    _write_cache(cache, made)
    return made


def version_of(contents: dict[Path, bytes], code: Iterable[Path] = ()) -> str:
    """What changes with any of these files, with the program, with the code that compiles rules, and other `code`."""
    digest = hashlib.sha256(f"{__version__} {sys.version} {_code_age(code)}".encode())
    for path, data in contents.items():
        digest.update(path.name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:16]


def _place(name: str, version: str) -> Path:
    return paths.cache_dir() / f"{name}-{version}.bin"


def _code_age(code: Iterable[Path]) -> float:
    """When the code was last changed, so that a changed checkout does not read an old cache."""
    folder = Path(__file__).parent
    sources = [
        folder / f"{name}.py" for name in ("pattern", "lexicon", "anchors", "rule", "reading", "compile", "cache")
    ]
    sources += [folder.parent / "text" / "english.py", *code]
    return max((source.stat().st_mtime for source in sources if source.exists()), default=0.0)


def _read_cache(path: Path) -> Any | None:
    """What was kept, or None where there is no whole and sound copy (then it is made again)."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        return marshal.loads(data[32:])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write_cache(path: Path, everything: Any) -> None:
    data = marshal.dumps(_shared(everything, {}))
    try:
        atomic_write(path, hashlib.sha256(data).digest() + data)
        for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.bin"):
            if old != path:
                old.unlink()
    except (OSError, WriteError):
        # Without a cache the next start makes it again, a moment slower; nothing else is lost.
        return


def _unpacked(everything: Any) -> RuleSet:
    version, rules, patterns, guards, by_first, lists, spellings = everything
    return RuleSet(
        version,
        tuple(Rule(one[0], one[1], Weight(one[2]), *one[3:]) for one in rules),
        tuple(Pattern(one[0], one[1], tuple(Anchor(*each) for each in one[2]), *one[3:]) for one in patterns),
        tuple(tuple(Guard(*one) for one in group) for group in guards),
        by_first,
        lists,
        spellings,
    )


def _packed(ruleset: RuleSet) -> object:
    rules = [
        tuple(str(value) if isinstance(value, Weight) else value for value in _values(rule)) for rule in ruleset.rules
    ]
    patterns = [
        (one.rule, one.node, tuple(map(_values, one.anchors)), one.needs, one.firsts, one.marks)
        for one in ruleset.patterns
    ]
    guards = [[_values(guard) for guard in group] for group in ruleset.guards]
    return ruleset.version, rules, patterns, guards, ruleset.by_first, ruleset.lists, ruleset.spellings


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
