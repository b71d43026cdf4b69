"""The rules of neediness: those that ship, and the user's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from walkaway import paths
from walkaway.files import FileError, read_bytes
from walkaway.language.cache import cached, version_of
from walkaway.language.compile import compile_rules, extend
from walkaway.language.reading import Form, read_table
from walkaway.language.rule import RuleError, RuleSet
from walkaway.text.families import FAMILIES
from walkaway.tone.signs import SIGNS

FORM: Final = Form("family", tuple(FAMILIES), SIGNS)
"""The form of the files that say what sounds needy."""
_UNREAD = "{}; expected a file that can be read"


def load_rules(user_folder: Path | None = None) -> RuleSet:
    """The shipped rules, and the user's own from `user_folder` (`*.toml`, each rule with its `family`).

    A mistake in a shipped file raises RuleError; one in a user's file leaves the rule, or the file, out and is in
    `problems`.
    """
    contents = _shipped()
    version = version_of(contents)
    rules = cached("rules", version, lambda: compile_rules(version, contents, FORM))
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
    version = version_of({Path(shipped.version): b"", **contents})
    if not any(_has_words(path, data) for path, data in contents.items()):
        return extend(shipped, version, contents, FORM)
    # Words of one's own may change what the shipped patterns match, so everything is compiled together, and kept.
    return cached("mine", version, lambda: compile_rules(version, _shipped() | contents, FORM, frozenset(contents)))


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
