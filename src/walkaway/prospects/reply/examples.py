"""The labelled replies that ship: what the reader learns from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from walkaway import paths
from walkaway.language.labelled import examples_data, labelled
from walkaway.prospects.reply.cues import KINDS


def examples_file() -> tuple[Path, bytes]:
    """The file of the shipped examples, and what is in it. Raises ExamplesError."""
    path = paths.resource("replies") / "examples.jsonl"
    return path, examples_data(path)


def load_examples() -> Iterator[tuple[str, str]]:
    """Text and kind of every shipped example. Raises ExamplesError."""
    return read_examples(*examples_file())


def read_examples(path: Path, data: bytes) -> Iterator[tuple[str, str]]:
    """Text and kind of every example in a file. Raises ExamplesError, which names the file."""
    return labelled(path, data, "kind", KINDS)
