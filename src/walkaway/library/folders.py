"""The files of the folders that a library is made of: found, read, and known again by what they hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from walkaway.files import FileError, content_hash, decode, read_bytes
from walkaway.library.copies import SyncCopy, copies_among
from walkaway.library.errors import TemplateError
from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import NOT_TEMPLATES, SUFFIX, id_of
from walkaway.library.template import Template, parse

MAX_FILE = 512 * 1024
_ORDER = {situation: number for number, situation in enumerate(SITUATIONS)}


@dataclass(frozen=True, slots=True)
class Root:
    """One of the folders. `added` is true for a folder that the user added, `rank` tells which wins: the highest."""

    path: Path
    rank: int
    mine: bool = False
    added: bool = False
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held when it was read."""

    root: Root
    hash: str
    template: Template | None
    problem: TemplateError | None


@dataclass(frozen=True, slots=True)
class Scan:
    """All files of all folders at one moment, and what they come to.

    `missing` are the added folders that could not be read at all, `templates` those that are listed, by id and in
    order, `copies` those that sync programs made. `writes` counts how often something had been saved here before.
    """

    files: Mapping[Path, Loaded]
    missing: tuple[Path, ...]
    writes: int
    templates: Mapping[str, Template]
    copies: tuple[SyncCopy, ...]


def scan(roots: Sequence[Root], known: Mapping[Path, Loaded], writes: int) -> Scan:
    """Read the folders; what has not changed since `known` is not parsed again."""
    missing = tuple(root.path for root in roots if root.added and not _can_be_listed(root.path))
    files = {
        path: load_one(path, root, known.get(path))
        for root in roots
        if root.path not in missing
        for path in _template_files(root.path)
    }
    return arranged(files, missing, writes)


def arranged(files: Mapping[Path, Loaded], missing: tuple[Path, ...], writes: int) -> Scan:
    """What these files come to: of templates with one id the one of the highest rank, by situation, then by id."""
    copies = copies_among({path: loaded.template for path, loaded in files.items()})
    left_out = {copy.path for copy in copies}
    ranked = sorted((one for path, one in files.items() if path not in left_out), key=lambda one: one.root.rank)
    found = {one.template.id: one.template for one in ranked if one.template is not None}
    ordered = sorted(found.values(), key=lambda template: (_ORDER[template.situation], template.id))
    return Scan(files, missing, writes, {template.id: template for template in ordered}, copies)


def load_one(path: Path, root: Root, known: Loaded | None = None) -> Loaded:
    """Read one file as a template."""
    try:
        data = read_bytes(path, MAX_FILE)
    except FileError as error:
        return Loaded(root, "", None, TemplateError(f"cannot be read: {error.cause}", path=path))
    hash = content_hash(data)
    if known is not None and known.hash == hash and known.root == root:
        return known
    folder = root.path if root.added else None
    try:
        id = id_of(path, root.path)
        return Loaded(root, hash, parse(decode(data).editable, id, path=path, mine=root.mine, folder=folder), None)
    except TemplateError as error:
        return Loaded(root, hash, None, error)


def folders_below(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """Every folder below `root` and itself with its files, through links too, each once; hidden ones are left out."""
    seen: set[str] = set()
    for folder, below, names in os.walk(root, followlinks=True):
        below[:] = sorted(name for name in below if not name.startswith("."))
        real = os.path.realpath(folder)
        if real in seen:
            below.clear()
        else:
            seen.add(real)
            yield Path(folder), sorted(names)


def _template_files(root: Path) -> Iterator[Path]:
    for folder, names in folders_below(root):
        for name in names:
            hidden = name.startswith(".") or name.casefold() in NOT_TEMPLATES
            if name.endswith(SUFFIX) and not hidden and os.path.isfile(folder / name):
                yield folder / name


def _can_be_listed(folder: Path) -> bool:
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False
