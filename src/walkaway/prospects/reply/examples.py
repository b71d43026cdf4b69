"""The labelled replies that ship: what `Likeness` learns from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from walkaway import paths
from walkaway.files import FileError, read_bytes
from walkaway.prospects.reply.cues import KINDS


class ExamplesError(ValueError):
    """The file of examples cannot be used; the message names file and line, what is wrong and what is expected."""


def load_examples() -> Iterator[tuple[str, str]]:
    """Text and kind of every shipped example. Raises ExamplesError."""
    path = paths.resource("replies") / "examples.jsonl"
    try:
        lines = read_bytes(path).decode("utf-8").splitlines()
    except (FileError, UnicodeDecodeError) as error:
        raise ExamplesError(f"{path}: {error}; expected a file in UTF-8, one JSON object a line") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _example(path, number, line)


def _example(path: Path, number: int, line: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
        text, kind = row["text"], row["kind"]
        if not isinstance(text, str) or kind not in KINDS:
            raise ValueError(f"kind {kind!r}")
    except (ValueError, KeyError, TypeError) as error:
        expected = f'expected {{"kind": one of {", ".join(KINDS)}, "text": "..."}}'
        raise ExamplesError(f"{path}, line {number}: {error}; {expected}") from error
    return text, kind
