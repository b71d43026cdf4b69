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


def examples_file() -> tuple[Path, bytes]:
    """The file of the shipped examples, and what is in it. Raises ExamplesError."""
    path = paths.resource("replies") / "examples.jsonl"
    try:
        return path, read_bytes(path)
    except FileError as error:
        raise ExamplesError(f"{path}: {error.cause}; expected a file that can be read") from error


def load_examples() -> Iterator[tuple[str, str]]:
    """Text and kind of every shipped example. Raises ExamplesError."""
    return read_examples(*examples_file())


def read_examples(path: Path, data: bytes) -> Iterator[tuple[str, str]]:
    """Text and kind of every example in a file. Raises ExamplesError, which names the file."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
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
