"""Labelled texts kept as data, one JSON object a line: what `Likeness` learns from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from walkaway.files import FileError, read_bytes


class ExamplesError(ValueError):
    """A file of examples cannot be used; the message names file and line, what is wrong and what is expected."""


def examples_data(path: Path) -> bytes:
    """What is in a file of examples. Raises ExamplesError."""
    try:
        return read_bytes(path)
    except FileError as error:
        raise ExamplesError(f"{path}: {error.cause}; expected a file that can be read") from error


def labelled(path: Path, data: bytes, label: str, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """Text and kind of every example; `label` names the place of the kind. Raises ExamplesError, which names `path`."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ExamplesError(f"{path}: {error}; expected a file in UTF-8, one JSON object a line") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _example(line, label, kinds)
            except (ValueError, KeyError, TypeError) as error:
                named = ", ".join(kind or '""' for kind in kinds)
                expected = f'expected {{"{label}": one of {named}, "text": "..."}}'
                raise ExamplesError(f"{path}, line {number}: {error}; {expected}") from error


def _example(line: str, label: str, kinds: Collection[str]) -> tuple[str, str]:
    row = json.loads(line)
    text, kind = row["text"], row[label]
    if not isinstance(text, str) or kind not in kinds:
        raise ValueError(f"{label} {kind!r}")
    return text, kind
