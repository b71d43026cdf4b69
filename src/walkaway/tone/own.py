"""The user's own rules: found in the files of a folder, added to one of them, changed and deleted where they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.files import FileError, atomic_write, read_bytes
from walkaway.language.compile import LEXICON
from walkaway.language.reading import read_rules, read_table
from walkaway.language.rule import Rule, RuleError, RuleSet
from walkaway.textfile import has_lone_surrogates
from walkaway.tone.entries import EntryError, keys_of, with_added, with_changed, without
from walkaway.tone.load import FORM

MINE = "my-rules.toml"
"""The file that new rules go to."""
_MOST_WORDS = 6
_HEADER = (
    "# Your own rules. You can edit this file, too; your comments are kept. CONTRIBUTING.md of Walkaway says how\n"
    "# a rule is written.\n\n"
)


class OwnRulesError(Exception):
    """The user's rules could not be changed; the message is one or two sentences for them."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the user's, and the file that it is in."""

    rule: Rule
    path: Path


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made to a file of rules, and the way back. `rule` is the rule that came, went or is new."""

    rule: Rule
    path: Path
    before: bytes | None
    after: bytes

    def undo(self) -> None:
        """Put the file back as it was; raises OwnRulesError where it was changed elsewhere since."""
        if _read_or_none(self.path) != self.after:
            raise OwnRulesError(f"{self.path.name} was changed meanwhile, so it was left as it is.")
        try:
            if self.before is None:
                self.path.unlink()
            else:
                atomic_write(self.path, self.before)
        except OSError as error:
            raise OwnRulesError(str(FileError.of(self.path, error))) from error
        except FileError as error:
            raise OwnRulesError(str(error)) from error


class OwnRules:
    """The rules in one folder. Nothing is kept in memory: what is on disk holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[OwnRule, ...]:
        """Every rule that can be read; what cannot is told by `load_rules`."""
        found: list[OwnRule] = []
        for path in sorted(self._folder.glob("*.toml")):
            try:
                table = read_table(path, read_bytes(path))
            except (FileError, RuleError):
                continue
            if path.name != LEXICON:
                found += [OwnRule(rule, path) for rule in read_rules(path, table, FORM, [])]
        return tuple(found)

    def add(self, rule: Rule, taken: RuleSet) -> Change:
        """Keep a new rule, under a name that no rule of `taken` has. Raises OwnRulesError."""
        rule = with_free_name(rule, taken)
        return self._change(self._folder / MINE, rule, lambda text, _at: with_added(text or _HEADER, rule))

    def change(self, own: OwnRule, rule: Rule, taken: RuleSet) -> Change:
        """Put a rule in the place of one; only what is different is written anew. Raises OwnRulesError."""
        made = rule if rule.id == own.rule.id else with_free_name(rule, taken)
        return self._change(own.path, made, lambda text, at: with_changed(text, at(own), made))

    def delete(self, own: OwnRule) -> Change:
        """Take a rule out. Raises OwnRulesError."""
        return self._change(own.path, own.rule, lambda text, at: without(text, at(own)))

    def _change(self, path: Path, rule: Rule, made: Callable[[str, Callable[[OwnRule], int]], str]) -> Change:
        if any(map(has_lone_surrogates, _texts(rule))):
            raise OwnRulesError("There is half a character in it, which no file can hold. Write those words again.")
        before = _read_or_none(path)
        try:
            text = (before or b"").decode()
            after = made(text, lambda own: _number(text, own)).encode()
            atomic_write(path, after)
        except UnicodeDecodeError as error:
            raise OwnRulesError(f"{path.name} is not UTF-8 text; mend it first.") from error
        except EntryError as error:
            raise OwnRulesError(f"{path.name} was left as it is. {error}") from error
        except FileError as error:
            raise OwnRulesError(str(error)) from error
        return Change(rule, path, before, after)


def with_free_name(rule: Rule, taken: RuleSet) -> Rule:
    """The rule under its name, or one with a number after it, that no rule has yet."""
    ids = {one.id for one in taken.rules}
    number, id = 2, rule.id
    while id in ids:
        id = f"{rule.id}-{number}"
        number += 1
    return replace(rule, id=id)


def name_for(pattern: str) -> str:
    """A name for a rule that marks this: its first words."""
    words = re.findall(r"[^\W_]+", pattern.lower().replace("'", "").replace("’", ""))
    return "-".join(words[:_MOST_WORDS]) or "my-rule"


def _number(text: str, own: OwnRule) -> int:
    """The place of a rule among the rules of its file."""
    try:
        tables = tomllib.loads(text).get("rule", [])
    except ValueError as wrong:
        raise EntryError(f"It is no TOML any more ({wrong}); mend it first.") from wrong
    for number, table in enumerate(tables):
        named = (table.get("family", own.path.stem), table.get("id")) if isinstance(table, dict) else ()
        if named == (own.rule.family, own.rule.name):
            return number
    raise EntryError("The rule is not in it any more.")


def _texts(rule: Rule) -> list[str]:
    values = [each for value in keys_of(rule).values() for each in (value if isinstance(value, list) else [value])]
    return [text for text in values if isinstance(text, str)]


def _read_or_none(path: Path) -> bytes | None:
    if not path.exists():
        return None
    try:
        return read_bytes(path)
    except FileError as error:
        raise OwnRulesError(str(error)) from error
