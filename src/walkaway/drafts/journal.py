"""What is being typed, safe from a crash before its draft is saved.

A draft has two slots that are written in turn, so that one of them is whole at any moment. A record carries its length
and a SHA-256 of everything in it: a torn or flipped one is noticed and never taken for text.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from walkaway.files import FileError, WriteError, read_bytes

_MAGIC = b"WKWJ1\r\n\0"
_HEAD = struct.Struct(">8sQQ32s")
_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A draft's text at one moment. `base` is the revision of the file that it was typed on."""

    id: str
    to: str = ""
    cc: str = ""
    bcc: str = ""
    subject: str = ""
    body: str = ""
    in_reply_to: str = ""
    references: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The newest whole record of a draft, None when there is none, and the slots that are damaged."""

    record: Record | None
    damaged: tuple[Path, ...]


class Journal:
    """The journals of all drafts in one folder, which is made when it is first written to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers: dict[str, int] = {}

    def write(self, record: Record, sync: bool = True) -> None:
        """Note the text down. It survives the end of the program at once, and with `sync` that of the power.

        Raises WriteError; the record before it is still there then.
        """
        stem = _stem(record.id)
        number = self._numbers.get(stem)
        if number is None:
            number = max((_number(slot) for slot in self._slots(stem)), default=0)
        slot = self._slots(stem)[(number + 1) % 2]
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(slot, _pack(record, number + 1), sync)
        except OSError as error:
            raise WriteError.of(slot, error) from error
        self._numbers[stem] = number + 1

    def clear(self, draft: str) -> None:
        """Forget a draft's records: its file says the same now."""
        stem = _stem(draft)
        # The older one first: killed between, the newer one says what the file says.
        for slot in sorted(self._slots(stem), key=_number):
            with suppress(FileNotFoundError):
                slot.unlink()
        self._numbers.pop(stem, None)

    def read(self) -> list[Found]:
        """What every journal in the folder holds."""
        stems = sorted({each.stem for each in self.folder.glob("*.[01]")})
        return [self._read(stem) for stem in stems]

    def set_aside(self, slot: Path) -> Path:
        """Move a damaged slot into the folder `damaged` and return its new place. Raises WriteError."""
        try:
            target = self.folder / "damaged"
            target.mkdir(mode=0o700, exist_ok=True)
            number = len(list(target.iterdir()))
            while (kept := target / f"{slot.name}-{number}").exists():
                number += 1
            return slot.rename(kept)
        except OSError as error:
            raise WriteError.of(slot, error) from error

    def _read(self, stem: str) -> Found:
        best, newest, damaged = None, -1, []
        for slot in self._slots(stem):
            if not slot.exists():
                continue
            number, record = _unpack(_bytes(slot))
            if record is None or _stem(record.id) != stem:
                damaged.append(slot)
            elif number > newest:
                best, newest = record, number
        return Found(best, tuple(damaged))

    def _slots(self, stem: str) -> tuple[Path, Path]:
        return self.folder / f"{stem}.0", self.folder / f"{stem}.1"


def _stem(draft: str) -> str:
    # An id is a file name without its ending, and may be as long as those may be.
    return hashlib.sha256(draft.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _pack(record: Record, number: int) -> bytes:
    payload = json.dumps(asdict(record)).encode("ascii")
    return _HEAD.pack(_MAGIC, number, len(payload), _digest(number, payload)) + payload


def _unpack(data: bytes) -> tuple[int, Record | None]:
    """The record's number and the record; (0, None) when it is not whole."""
    if len(data) < _HEAD.size:
        return 0, None
    magic, number, length, digest = _HEAD.unpack_from(data)
    payload = data[_HEAD.size : _HEAD.size + length]
    if magic != _MAGIC or len(payload) != length or digest != _digest(number, payload):
        return 0, None
    try:
        table = json.loads(payload)
        return number, Record(**{each.name: str(table.get(each.name, "")) for each in fields(Record)})
    except (ValueError, AttributeError):  # whole, but not from us
        return 0, None


def _digest(number: int, payload: bytes) -> bytes:
    return hashlib.sha256(struct.pack(">QQ", number, len(payload)) + payload).digest()


def _number(slot: Path) -> int:
    return _unpack(_bytes(slot))[0]


def _bytes(slot: Path) -> bytes:
    try:
        return read_bytes(slot)
    except FileError:
        return b""


def _write(slot: Path, data: bytes, sync: bool) -> None:
    descriptor = os.open(slot, _FLAGS, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.ftruncate(descriptor, len(data))
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
