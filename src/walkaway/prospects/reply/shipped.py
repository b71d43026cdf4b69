"""The reader that ships: made of the cues and examples of the program, quick to start."""

from __future__ import annotations

from pathlib import Path

from walkaway.language import likeness
from walkaway.language.cache import kept, version_of
from walkaway.language.likeness import Counts
from walkaway.language.rule import RuleSet
from walkaway.prospects.reply import reader
from walkaway.prospects.reply.cues import load_cues
from walkaway.prospects.reply.examples import examples_file, read_examples
from walkaway.prospects.reply.reader import ReplyReader, count_examples
from walkaway.text import headers, parts, tokens

_CODE = tuple(Path(module.__file__) for module in (likeness, reader, headers, parts, tokens) if module.__file__)


def shipped_reader() -> ReplyReader:
    """Raises RuleError or ExamplesError where a file of the program is broken."""
    cues = load_cues()
    return ReplyReader(cues, counted=_counted(cues))


def _counted(cues: RuleSet) -> Counts:
    path, data = examples_file()
    version = version_of({path: data, Path("cues"): cues.version.encode()}, _CODE)

    def make() -> tuple[object, object]:
        counts = count_examples(cues, read_examples(path, data))
        return counts.texts, counts.held

    return Counts(*kept("learned", version, make))
