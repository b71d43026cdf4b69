"""The user's own words: a text file, one word a line, that can be edited by hand."""

from __future__ import annotations

from pathlib import Path

from walkaway.files import ReadError, TextFile, atomic_write, decode, read_text


def words(path: Path) -> tuple[str, ...]:
    """The words of the file in its order, each once; none when there is no such file. Raises ReadError."""
    lines = (line.strip() for line in _read(path).editable.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def add(path: Path, word: str) -> None:
    """Add a word; nothing changes when it is there. Raises ValueError for what is no word, ReadError, WriteError."""
    word = word.strip()
    if not word or len(word.split()) > 1 or word.startswith("#"):
        raise ValueError(f"{word!r} is not one word")
    if word in words(path):
        return
    file = _read(path)
    text = file.editable
    separator = "" if not text or text.endswith("\n") else "\n"
    atomic_write(path, file.to_bytes(f"{text}{separator}{word}\n"))


def remove(path: Path, word: str) -> None:
    """Take a word out; every other line stays as it is. Raises ReadError, WriteError."""
    file = _read(path)
    lines = file.editable.split("\n")
    kept = [line for line in lines if line.strip() != word.strip() or not line.strip()]
    if len(kept) < len(lines):
        atomic_write(path, file.to_bytes("\n".join(kept)))


def _read(path: Path) -> TextFile:
    try:
        return read_text(path)
    except ReadError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return decode(b"")
        raise
