"""The rules that say which words of a reply mean what."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from walkaway import paths
from walkaway.files import FileError, read_bytes
from walkaway.language.cache import cached, version_of
from walkaway.language.compile import compile_rules
from walkaway.language.reading import Form
from walkaway.language.rule import RuleError, RuleSet

KINDS: Final = ("interest", "refusal", "stall", "price", "question", "automatic")
"""The kinds of cues; a reply without any reads as "none"."""

FORM: Final = Form("kind", KINDS)
"""The form of the files that say what a reply says."""


def load_cues() -> RuleSet:
    """The shipped cues, with the words that they share with the rules of neediness. Raises RuleError."""
    sources = (paths.resource("rules", "en") / "lexicon.toml", paths.resource("replies") / "en.toml")
    contents = {path: _read(path) for path in sources}
    version = version_of(contents)
    return cached("replies", version, lambda: compile_rules(version, contents, FORM))


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except FileError as error:
        raise RuleError(path, "", f"{error.cause}; expected a file that can be read") from error
