"""The disk: reading with a limit, and a save that leaves the old file or the new one, never a mix."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Self

from walkaway.textfile import CannotEncode, TextFile, decode

__all__ = [
    "MAX_BYTES",
    "CannotEncode",
    "FileError",
    "ReadError",
    "TextFile",
    "TooLarge",
    "WriteError",
    "atomic_write",
    "content_hash",
    "decode",
    "read_bytes",
    "read_text",
    "set_aside",
    "sweep_temporary",
]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read unless a caller says otherwise, in bytes."""

_PREFIX, _SUFFIX = ".walkaway-", ".tmp"
_BACKUP = "walkaway-backup-"
_STALE_SECONDS = 3600.0
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_FULL = ("the disk is full", "Free some space and try again, or choose another folder.")
_DENIED = ("there is no permission", "Choose another folder, or ask the owner of the file for access.")
_BROKEN = ("the disk reported an error", "Choose another folder and look after the disk.")
_REASONS = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EFBIG: ("the file is larger than this place allows", "Choose another folder."),
    errno.EROFS: ("this place is read-only", "Choose another folder."),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EIO: _BROKEN,
    errno.ENOENT: ("there is no such file or folder", "Check the name and its folder."),
    errno.ENOTDIR: ("a part of its path is not a folder", "Check the name and its folder."),
    errno.EISDIR: ("it is a folder", "Choose a file."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
    errno.ELOOP: ("its link leads back to itself", "Choose another name."),
    errno.EBUSY: ("another program holds it", "Close that program and try again."),
}


class FileError(Exception):
    """A file could not be used: `path`, `cause` and `advice` (what to do) are fit to be shown; `code` is the errno."""

    _doing = "use"

    def __init__(self, path: Path, cause: str, advice: str, code: int | None = None) -> None:
        self.path, self.cause, self.advice, self.code = path, cause, advice, code
        super().__init__(f"Could not {self._doing} {path}: {cause}. {advice}")

    @classmethod
    def of(cls, path: Path, error: OSError) -> Self:
        """The error for what the system said."""
        other = (error.strerror or type(error).__name__, "Try again, or choose another folder.")
        cause, advice = _REASONS.get(error.errno or 0, other)
        return cls(path, cause, advice, error.errno)


class ReadError(FileError):
    """A file could not be read."""

    _doing = "read"


class TooLarge(ReadError):
    """A file is larger than the limit."""


class WriteError(FileError):
    """A file could not be saved. What was there before is still there (only if the very last step failed, the new)."""

    _doing = "save"


def content_hash(data: bytes) -> str:
    """The SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of at most `limit` bytes. Raises ReadError, TooLarge."""
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ReadError.of(path, _as_os_error(error)) from error
    if len(data) > limit:
        raise TooLarge(path, f"it is larger than {limit // (1024 * 1024) or 1} MB", "Take the part that you need.")
    return data


def read_text(path: Path, limit: int = MAX_BYTES) -> TextFile:
    """A text file of whatever encoding and line endings. Raises ReadError, TooLarge."""
    return decode(read_bytes(path, limit))


def atomic_write(path: Path, data: bytes) -> None:
    """Write `data` so that `path` holds the old bytes or the new ones, whatever happens, and the new ones are on disk.

    A link is followed and its target written; mode, and where possible owner, stay. A file with several hard links is
    written in place, after a copy of the old bytes was put beside it. Raises WriteError.
    """
    try:
        real = Path(os.path.realpath(path))
        old = _stat_or_none(real)
        if old is None:
            _replace(real, data, None)
        elif not stat.S_ISREG(old.st_mode):
            raise WriteError(path, "it is not an ordinary file", "Choose a file.", errno.EISDIR)
        else:
            # Replacing needs no right to write the file itself; asking for it keeps a protected file as it is.
            os.close(os.open(real, os.O_WRONLY | _BINARY))
            if old.st_nlink > 1:
                _write_in_place(real, data)
            else:
                _replace(real, data, old)
    except (OSError, ValueError) as error:
        raise WriteError.of(path, _as_os_error(error)) from error


def set_aside(path: Path, today: date) -> Path | None:
    """Rename a damaged file to one of its own name and day, over no other; None where that cannot be done."""
    for number in range(1, 100):
        again = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}.bad-{today.isoformat()}{again}{path.suffix}")
        if target.exists():
            continue
        try:
            return path.rename(target)
        except OSError:
            return None
    return None


def sweep_temporary(folder: Path, now: float | None = None) -> list[Path]:
    """Remove what saves that were cut off left in `folder` more than an hour ago; returns what was removed.

    `now` is in seconds since the epoch. A file dated in the future stays: the clock may be wrong.
    """
    moment = time.time() if now is None else now
    removed = []
    with suppress(OSError):  # a folder that cannot be read has nothing to sweep
        for entry in list(os.scandir(folder)):
            if not (entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)):
                continue
            with suppress(OSError):  # another instance may have swept it
                if entry.is_file(follow_symlinks=False) and moment - entry.stat().st_mtime > _STALE_SECONDS:
                    os.unlink(entry.path)
                    removed.append(Path(entry.path))
    return removed


def _replace(real: Path, data: bytes, old: os.stat_result | None) -> None:
    temporary = real.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        try:
            if old is not None:
                _dress_like(temporary, old)
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)
        os.replace(temporary, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(real.parent)


def _dress_like(temporary: Path, old: os.stat_result) -> None:
    made = os.stat(temporary)
    if hasattr(os, "chown") and (made.st_uid, made.st_gid) != (old.st_uid, old.st_gid):
        with suppress(PermissionError):  # only root may give a file away; the text matters more
            os.chown(temporary, old.st_uid, old.st_gid)
    if stat.S_IMODE(made.st_mode) != stat.S_IMODE(old.st_mode):  # file systems without modes refuse to change one
        os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _write_in_place(real: Path, data: bytes) -> None:
    """Keep the other names of a file. A kill in the middle leaves the copy, which is in sight and never swept."""
    before = real.read_bytes()
    backup = real.parent / f"{_BACKUP}{secrets.token_hex(4)}-{real.name[:60]}"
    _replace(backup, before, os.stat(real))
    try:
        _overwrite(real, data)
    except OSError:
        _overwrite(real, before)
        os.unlink(backup)
        raise
    os.unlink(backup)
    _sync_folder(real.parent)


def _overwrite(real: Path, data: bytes) -> None:
    descriptor = os.open(real, os.O_WRONLY | _BINARY)
    try:
        _write_all(descriptor, data)
        os.ftruncate(descriptor, len(data))
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    _sync(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone leaves the bytes in the drive's own cache
    else:
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems cannot sync a folder
            raise
    finally:
        os.close(descriptor)


def _stat_or_none(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _as_os_error(error: OSError | ValueError) -> OSError:
    # A NUL or half a character in a name is a ValueError; for the user it is a name that does not exist.
    return error if isinstance(error, OSError) else OSError(errno.ENOENT, str(error))
