"""The files of a pack, read with limits: a zip or a folder from a stranger must cost neither memory nor another file.

Nothing is ever unpacked to disk. Names are checked and then serve as ids only.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from walkaway.files import FileError, read_bytes
from walkaway.library.errors import LibraryError
from walkaway.library.folders import MAX_FILE
from walkaway.library.names import NOT_TEMPLATES, SUFFIX, path_of
from walkaway.library.packs.contents import MAX_FILES, MAX_TOTAL, PackError, Problem

MANIFEST = "walkaway-pack.json"

_MAX_RATIO = 100
_SMALL = 16 * 1024
_WANTED = (SUFFIX, ".yml", ".yaml", ".xml", ".csv")
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst")
_MAX_VISITED = 50_000
_END = struct.Struct("<4s4H2LH")
_MEMBER = 46
# What Python's zipfile raises about damaged files, most of it by chance; NotImplementedError is a RuntimeError.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    ArithmeticError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a pack: its path with `/`, and its bytes."""

    name: str
    data: bytes


def of_zip(data: bytes) -> Iterator[Member | Problem]:
    """The files of a zip that can hold templates; raises PackError where it is none, or too much of one."""
    _refuse_crowds(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise PackError(f"This is no zip file that can be read ({error}).") from error
    with archive:
        infos = [one for one in archive.infolist() if not _is_passed_over(one.orig_filename)]
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise PackError(f"This pack would unpack to more than {MAX_TOTAL >> 20} MB, so it was not opened.")
        seen: set[str] = set()
        for info in infos:
            name = info.orig_filename
            if problem := _zip_problem(info) or _twice(name, seen):
                yield Problem(name.replace("\0", "�"), 0, problem)
                continue
            try:
                with archive.open(info) as file:
                    content = file.read(info.file_size + 1)
            except _BROKEN as error:
                yield Problem(name, 0, f"it cannot be unpacked ({error})")
            else:
                yield Member(name, content)


def of_folder(root: Path) -> Iterator[Member | Problem]:
    """The files of a folder that can hold templates; links lead out of it, so they are not followed."""
    total = visited = 0
    seen: set[str] = set()
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if not name.startswith("."))
        visited += len(below) + len(names)
        if visited > _MAX_VISITED:
            raise PackError(f"This folder holds more than {_MAX_VISITED:,} files. Choose the one with the templates.")
        for name in sorted(names):
            path = Path(folder, name)
            shown = path.relative_to(root).as_posix()
            if _is_passed_over(shown):
                continue
            if problem := _name_problem(shown) or _file_problem(path) or _twice(shown, seen):
                yield Problem(shown, 0, problem)
                continue
            try:
                member = Member(shown, read_bytes(path, MAX_FILE))
            except FileError as error:
                yield Problem(shown, 0, error.cause)
                continue
            total += len(member.data)
            if total > MAX_TOTAL or len(seen) > MAX_FILES:
                raise PackError(f"This folder holds more than {MAX_TOTAL >> 20} MB or {MAX_FILES:,} templates.")
            yield member


def _refuse_crowds(data: bytes) -> None:
    """Refuse a list of members that is too long before it is read: reading it takes time and memory for each."""
    at = data.rfind(b"PK\5\6", max(0, len(data) - 65_557))
    if at < 0 or len(data) - at < _END.size:
        raise PackError("This is no zip file.")
    _, _, _, _, count, size, offset, _ = _END.unpack_from(data, at)
    if count > MAX_FILES or size > MAX_FILES * (_MEMBER + 300) or 0xFFFFFFFF in (size, offset):
        raise PackError(f"This pack lists more than {MAX_FILES:,} files, so it was not opened.")


def _zip_problem(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if problem := _name_problem(info.orig_filename):
        return problem
    if stat.S_ISLNK(kind):
        return "it is a link, which could lead to other files"
    if kind and not stat.S_ISREG(kind):
        return "it is no ordinary file"
    if info.flag_bits & 0x1:
        return "it has a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that is not read here"
    if info.file_size > MAX_FILE:
        return f"it is larger than {MAX_FILE >> 10} kB"
    if info.file_size > max(_SMALL, _MAX_RATIO * info.compress_size):
        return "it unpacks to far more than it holds"
    return ""


def _file_problem(path: Path) -> str:
    try:
        kind = path.lstat().st_mode
    except OSError as error:
        return FileError.of(path, error).cause
    if stat.S_ISLNK(kind):
        return "it is a link, which could lead to other files"
    return "" if stat.S_ISREG(kind) else "it is no ordinary file"


def _is_passed_over(name: str) -> bool:
    """True for what is no template and needs no word: pictures, hidden files, a text about the pack."""
    if name.endswith("/"):  # a folder
        return True
    path = PurePosixPath(name.replace("\\", "/"))
    if name == MANIFEST or (path.name == MANIFEST and len(path.parts) == 2):
        return False
    if ".." in path.parts or path.is_absolute():
        return False
    if any(part.startswith(".") for part in path.parts) or "__MACOSX" in path.parts:
        return True
    return path.name.casefold() in NOT_TEMPLATES or not path.name.casefold().endswith((*_WANTED, *_ARCHIVES))


def _name_problem(name: str) -> str:
    """Why a name is no safe one on every system, "" where it is."""
    if name.casefold().endswith(_ARCHIVES):
        return "a pack inside the pack is not opened"
    if name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in name.replace("\\", "/").split("/"):
        return "its name leads out of the pack"
    try:
        path_of(name.rpartition(".")[0], Path())
        path_of(name, Path())
    except LibraryError:
        return "its name cannot be a file name everywhere"
    if any(part.casefold().endswith(SUFFIX) for part in name.split("/")[:-1]):
        return "a folder has the name of a template"
    return ""


def _twice(name: str, seen: set[str]) -> str:
    """Names that differ in capitals or in how accents are written are one on many systems."""
    key = folded(name)
    if key in seen:
        return "the pack holds this name twice; the first one counts"
    seen.add(key)
    return ""


def folded(id: str) -> str:
    """An id as file systems compare it that make no difference between capitals."""
    return unicodedata.normalize("NFC", id).casefold()
