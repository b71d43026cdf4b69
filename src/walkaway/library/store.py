"""All templates: those that ship with Walkaway, which are never written to, and the user's own, which win over them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.files import FileError, atomic_write, content_hash, decode, read_bytes
from walkaway.library.errors import LibraryError, TemplateError
from walkaway.library.finders import Finders
from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import SUFFIX, free_id, id_of, path_of, slug
from walkaway.library.ranking import Ranking
from walkaway.library.template import Template, parse, trimmed
from walkaway.paths import shipped_templates, user_templates_dir
from walkaway.textfile import lf

MAX_FILE = 512 * 1024
_ORDER = {situation: number for number, situation in enumerate(SITUATIONS)}
_NOT_TEMPLATES = frozenset({"readme.md", "license.md", "changelog.md", "contributing.md"})


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made to the user's own templates, and the way back."""

    template: Template
    _library: Library
    _path: Path
    _before: bytes | None
    _after: bytes | None

    def undo(self) -> None:
        """Put the file back as it was; raises LibraryError where it was changed elsewhere since."""
        self._library._put_back(self._path, self._before, self._after)


@dataclass(frozen=True, slots=True)
class _Loaded:
    hash: str
    template: Template | None
    problem: TemplateError | None


class Library:
    """Templates of two folders, read when first asked for. `shipped` is the folder of one language."""

    def __init__(self, shipped: Path, user_dir: Path) -> None:
        self._shipped = shipped
        self._user_dir = user_dir
        self._files: dict[Path, _Loaded] | None = None
        self._templates: dict[str, Template] = {}
        self._finders = Finders(())

    @property
    def problems(self) -> tuple[TemplateError, ...]:
        """What is wrong with files that could not be read as templates; the others are there all the same."""
        return tuple(loaded.problem for loaded in self._read().values() if loaded.problem is not None)

    def all(self) -> tuple[Template, ...]:
        """Every template, by situation, then by id; of two with the same id only the user's own."""
        self._read()
        return tuple(self._templates.values())

    def get(self, id: str) -> Template | None:
        """The template with this id."""
        self._read()
        return self._templates.get(id)

    def search(self, query: str, *, situation: str = "", move: str = "") -> tuple[Template, ...]:
        """Templates in which every word of the query begins a word, best first; all of them for an empty query."""
        templates = self.all()
        if query.strip():
            templates = self._finders.index.search(query)
        return tuple(t for t in templates if situation in ("", t.situation) and move in ("", t.move))

    def rank(
        self,
        text: str,
        families: Collection[str] = (),
        *,
        subject: str = "",
        fresh: Mapping[str, float] | None = None,
    ) -> Ranking:
        """What the draft is about, and the templates for it, best first; see `Ranker.rank`. In whatever thread."""
        self._read()
        return self._finders.ranker.rank(text, families, subject=subject, fresh=fresh)

    def prepare(self) -> None:
        """Read what is there and build what a search and a ranking need, so that the first ones are quick."""
        self._read()
        self._finders.prepare()

    def rescan(self) -> bool:
        """Read again what other programs changed; True where anything is different now."""
        before = self._files
        after = self._load(before or {})
        if before is not None and _hashes(before) == _hashes(after):
            return False
        self._adopt(after)
        return before is not None

    def save_mine(self, template: Template, *, force: bool = False) -> Change:
        """Keep a template among the user's own: under its id, or for an empty id under one made from its title.

        A file that is there is changed only where the template was. Raises LibraryError where the file was changed by
        another program since it was read (not with `force`), or cannot be written.
        """
        self._read()
        wanted = template.id or f"{template.situation}/{slug(template.title)}"
        id = template.id or free_id(wanted, self._is_taken)
        path = path_of(id, self._user_dir)
        mine = replace(template, id=id, path=path, mine=True, body=trimmed(lf(template.body)))
        before = _read_or_none(path)
        if before is not None and not force and self._hash(path) != content_hash(before):
            raise LibraryError(f"{path.name} was changed by another program. Read it again before saving.")
        after = _new_bytes(mine, before, path)
        self._write(path, after)
        return Change(mine, self, path, before, after)

    def duplicate(self, id: str) -> Change:
        """Make a template of the user's own from this one, beside it."""
        original = self._existing(id)
        copy = free_id(f"{id}-copy", self._is_taken)
        return self.save_mine(replace(original, id=copy, title=f"{original.title} (copy)"))

    def delete_mine(self, id: str) -> Change:
        """Delete the user's own template; where it stood in for a shipped one, that one is back."""
        template = self._existing(id)
        if not template.mine or template.path is None:
            raise LibraryError(f'"{template.title}" ships with Walkaway and stays.')
        before = _read_or_none(template.path)
        self._write(template.path, None)
        return Change(template, self, template.path, before, None)

    def _existing(self, id: str) -> Template:
        template = self.get(id)
        if template is None:
            raise LibraryError(f'There is no template "{id}".')
        return template

    def _is_taken(self, id: str) -> bool:
        return id in self._templates or path_of(id, self._user_dir).exists()

    def _hash(self, path: Path) -> str:
        loaded = self._read().get(path)
        return loaded.hash if loaded else ""

    def _put_back(self, path: Path, before: bytes | None, after: bytes | None) -> None:
        if _read_or_none(path) != after:
            raise LibraryError(f"{path.name} was changed since, so it stays as it is.")
        self._write(path, before)

    def _write(self, path: Path, data: bytes | None) -> None:
        try:
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                atomic_write(path, data)
        except FileError as error:
            raise LibraryError(str(error)) from error
        except OSError as error:
            raise LibraryError(str(FileError.of(path, error))) from error
        self.rescan()

    def _read(self) -> dict[Path, _Loaded]:
        if self._files is None:
            self._adopt(self._load({}))
        assert self._files is not None
        return self._files

    def _load(self, known: dict[Path, _Loaded]) -> dict[Path, _Loaded]:
        """Every file of both folders; what has not changed since `known` is not parsed again."""
        return {
            path: _load_one(path, root, root is self._user_dir, known.get(path))
            for root in (self._shipped, self._user_dir)
            for path in _template_files(root)
        }

    def _adopt(self, files: dict[Path, _Loaded]) -> None:
        found = {loaded.template.id: loaded.template for loaded in files.values() if loaded.template is not None}
        ordered = sorted(found.values(), key=lambda template: (_ORDER[template.situation], template.id))
        self._files = files
        self._templates = {template.id: template for template in ordered}
        self._finders = Finders(ordered)


def open_library() -> Library:
    """The library of this user: the English templates that ship, and the user's own."""
    return Library(shipped_templates() / "en", user_templates_dir())


def shipped_library() -> Library:
    """The English templates that ship, without the user's own."""
    shipped = shipped_templates() / "en"
    return Library(shipped, shipped / "none")  # a folder that does not exist


def _hashes(files: dict[Path, _Loaded]) -> dict[Path, str]:
    return {path: loaded.hash for path, loaded in files.items()}


def _folders(root: Path) -> Iterator[Path]:
    """Every folder below `root` and itself, through links too, each once; hidden ones (.git) are left out."""
    seen: set[str] = set()
    for folder, below, _ in os.walk(root, followlinks=True):
        below[:] = sorted(name for name in below if not name.startswith("."))
        real = os.path.realpath(folder)
        if real in seen:
            below.clear()
        else:
            seen.add(real)
            yield Path(folder)


def _template_files(root: Path) -> Iterator[Path]:
    for folder in _folders(root):
        for name in sorted(os.listdir(folder)):
            hidden = name.startswith(".") or name.casefold() in _NOT_TEMPLATES
            if name.endswith(SUFFIX) and not hidden and os.path.isfile(folder / name):
                yield folder / name


def _load_one(path: Path, root: Path, mine: bool, known: _Loaded | None) -> _Loaded:
    try:
        data = read_bytes(path, MAX_FILE)
    except FileError as error:
        return _Loaded("", None, TemplateError(f"cannot be read: {error.cause}", path=path))
    hash = content_hash(data)
    if known is not None and known.hash == hash:
        return known
    try:
        return _Loaded(hash, parse(decode(data).editable, id_of(path, root), path=path, mine=mine), None)
    except TemplateError as error:
        return _Loaded(hash, None, error)


def _read_or_none(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LibraryError(str(FileError.of(path, error))) from error


def _new_bytes(template: Template, before: bytes | None, path: Path) -> bytes:
    """The bytes of the template's file; those that are there change only where the template did."""
    from walkaway.library.writing import patch, render

    try:
        if before is None:
            data = render(template).encode("utf-8")
        else:
            file = decode(before)
            data = file.to_bytes(patch(file.editable, template))
        if parse(decode(data).editable, template.id, path=path, mine=True) != template:
            raise LibraryError(f"{path.name} would not hold this template as it is, so it was not saved.")
    except TemplateError as error:
        raise LibraryError(f"{path.name} cannot be read as a template, so it was not changed. {error}") from error
    except ValueError as error:
        raise LibraryError(f"{path.name} was not saved: {error}") from error
    return data
