"""All templates: those that ship with Walkaway, those of folders that the user added, and the user's own.

Of templates with the same id the user's own wins, then the added folders in their order, then the shipped one. Shipped
templates and folders that are not writable are never written to: changing such a template makes one of the user's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from walkaway.files import FileError, atomic_write, content_hash, decode
from walkaway.library import folders
from walkaway.library.copies import SyncCopy
from walkaway.library.errors import LibraryError, TemplateError
from walkaway.library.finders import Finders
from walkaway.library.folders import Root, Scan
from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import free_id, path_of, slug
from walkaway.library.ranking import Ranking
from walkaway.library.template import Template, parse, trimmed
from walkaway.library.voices import nearness
from walkaway.paths import shipped_templates, user_templates_dir
from walkaway.textfile import lf

if TYPE_CHECKING:
    from walkaway.settings import TemplateFolder


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made to a template of the user's, and the way back."""

    template: Template
    _library: Library
    _root: Root
    _path: Path
    _before: bytes | None
    _after: bytes | None

    def undo(self) -> None:
        """Put the file back as it was; raises LibraryError where it was changed elsewhere since."""
        self._library._put_back(self._root, self._path, self._before, self._after)


class Library:
    """Templates of several folders, read when first asked for. `shipped` is the folder of one language."""

    def __init__(self, shipped: Path, user_dir: Path, added: Iterable[TemplateFolder] = (), *, trade: str = "") -> None:
        self._shipped = Root(shipped, 0)
        self._mine = Root(user_dir, 1, mine=True, writable=True)
        self._added: tuple[Root, ...] = ()
        self._scan: Scan | None = None
        self._writes = 0
        self.trade = trade
        """The user's own trade, "" for any: its templates come first in what is looked for, and none is hidden."""
        self.add_folders(added)
        self._templates: Mapping[str, Template] = {}
        self._finders = Finders(())

    @property
    def problems(self) -> tuple[TemplateError, ...]:
        """What is wrong with files that could not be read as templates; the others are there all the same."""
        copies = {copy.path for copy in self.copies}
        files = self._read().files.items()
        return tuple(one.problem for path, one in files if one.problem is not None and path not in copies)

    @property
    def missing(self) -> tuple[Path, ...]:
        """The added folders that are not there now; their templates come back with them."""
        return self._read().missing

    @property
    def copies(self) -> tuple[SyncCopy, ...]:
        """The copies that sync programs made of templates; they are not listed."""
        return self._read().copies

    @property
    def own_folder(self) -> Path:
        """Where the user's own templates are."""
        return self._mine.path

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder in which something may change: the user's own, and the added ones."""
        return (self._mine.path, *(root.path for root in self._added))

    def add_folders(self, added: Iterable[TemplateFolder]) -> None:
        """Use these folders besides, and no others; the next scan reads them."""
        chosen = list(added)
        self._added = tuple(
            Root(folder.path, len(chosen) - number, added=True, writable=folder.writable)
            for number, folder in enumerate(chosen)
        )
        self._mine = replace(self._mine, rank=len(chosen) + 1)

    def all(self) -> tuple[Template, ...]:
        """Every template, by situation, then by id; of two with the same id only the user's own."""
        self._read()
        return tuple(self._templates.values())

    def get(self, id: str) -> Template | None:
        """The template with this id."""
        self._read()
        return self._templates.get(id)

    def search(self, query: str, *, situation: str = "", move: str = "") -> tuple[Template, ...]:
        """Templates in which every word of the query begins a word, best first; all by situation for an empty query."""
        templates = self.all()
        if query.strip():
            templates = self._finders.index.search(query, self.trade)
        elif self.trade:
            places = {situation: number for number, situation in enumerate(SITUATIONS)}
            templates = tuple(sorted(templates, key=lambda t: (places[t.situation], -nearness(t.trade, self.trade))))
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
        return self._finders.ranker.rank(text, families, subject=subject, fresh=fresh, trade=self.trade)

    def origin(self, text: str, likely: str = "") -> Template | None:
        """The template that a text was made from, `likely` being the id of one to prefer. In whatever thread."""
        self._read()
        return self._finders.ranker.origin(text, likely)

    def prepare(self) -> None:
        """Read what is there and build what a search and a ranking need, so that the first ones are quick."""
        self._read()
        self._finders.prepare()

    def scan(self) -> Scan:
        """Read the folders, in whatever thread, without using what was read."""
        roots = (self._shipped, *reversed(self._added), self._mine)
        writes, known = self._writes, self._scan
        return folders.scan(roots, known.files if known else {}, writes)

    def is_current(self, scan: Scan) -> bool:
        """False where something was saved here while the folders were read: read them again."""
        return scan.writes == self._writes

    def adopt(self, scan: Scan) -> bool:
        """Use what was read; True where anything is different now."""
        before = self._scan
        if before is not None and before.missing == scan.missing and _hashes(before) == _hashes(scan):
            return False
        self._use(scan)
        return True

    def is_writable(self, template: Template) -> bool:
        """True for a template that is changed where it stands; of others a copy is made that is the user's own."""
        return template.mine or self._root_for(template).added

    def save_mine(self, template: Template, *, force: bool = False) -> Change:
        """Keep a template among the user's own: under its id, or for an empty id under one made from its title.

        A template of a writable folder is kept there instead. A file that is there is changed only where the template
        was. Raises LibraryError where the file was changed by another program since it was read (not with `force`), or
        cannot be written.
        """
        self._read()
        wanted = template.id or f"{template.situation}/{slug(template.title)}"
        id = template.id or free_id(wanted, self._is_taken)
        root = self._root_for(template)
        folder = root.path if root.added else None
        path = path_of(id, root.path)
        mine = replace(template, id=id, path=path, mine=root.mine, folder=folder, body=trimmed(lf(template.body)))
        before = _read_or_none(path)
        if before is not None and not force and self._hash(path) != content_hash(before):
            raise LibraryError(f"{path.name} was changed by another program. Read it again before saving.")
        after = _new_bytes(mine, before, path)
        self._write(root, path, after)
        return Change(mine, self, root, path, before, after)

    def duplicate(self, id: str) -> Change:
        """Make a template of the user's own from this one, beside it."""
        original = self._existing(id)
        copy = free_id(f"{id}-copy", self._is_taken)
        return self.save_mine(replace(original, id=copy, title=f"{original.title} (copy)", folder=None))

    def delete_mine(self, id: str) -> Change:
        """Delete a template of the user's own or of a writable folder; where it stood in for another, that is back."""
        template = self._existing(id)
        if not self.is_writable(template) or template.path is None:
            place = f"is in {template.folder}, which is read-only," if template.folder else "ships with Walkaway"
            raise LibraryError(f'"{template.title}" {place} and stays.')
        root = self._root_for(template)
        before = _read_or_none(template.path)
        self._write(root, template.path, None)
        return Change(template, self, root, template.path, before, None)

    def _root_for(self, template: Template) -> Root:
        """Where a template is kept: in the writable folder that it comes from, else among the user's own."""
        roots = (root for root in self._added if root.writable and root.path == template.folder)
        return next(roots, self._mine)

    def _existing(self, id: str) -> Template:
        template = self.get(id)
        if template is None:
            raise LibraryError(f'There is no template "{id}".')
        return template

    def _is_taken(self, id: str) -> bool:
        return id in self._templates or path_of(id, self._mine.path).exists()

    def _hash(self, path: Path) -> str:
        loaded = self._read().files.get(path)
        return loaded.hash if loaded else ""

    def _put_back(self, root: Root, path: Path, before: bytes | None, after: bytes | None) -> None:
        if _read_or_none(path) != after:
            raise LibraryError(f"{path.name} was changed since, so it stays as it is.")
        self._write(root, path, before)

    def _write(self, root: Root, path: Path, data: bytes | None) -> None:
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
        self._reread(root, path)

    def _reread(self, root: Root, path: Path) -> None:
        """Take up one file that was written here; reading all folders again could take long."""
        self._writes += 1
        files = dict(self._read().files)
        files.pop(path, None)
        if path.exists():
            files[path] = folders.load_one(path, root)
        self._use(folders.arranged(files, self._read().missing, self._writes))

    def _read(self) -> Scan:
        if self._scan is None:
            self._use(self.scan())
        assert self._scan is not None
        return self._scan

    def _use(self, scan: Scan) -> None:
        self._scan = scan
        self._templates = scan.templates
        self._finders = Finders(tuple(scan.templates.values()))


def open_library(added: Iterable[TemplateFolder] = (), *, trade: str = "") -> Library:
    """The library of this user: the English templates that ship, those of added folders, and the user's own."""
    return Library(shipped_templates() / "en", user_templates_dir(), added, trade=trade)


def shipped_library() -> Library:
    """The English templates that ship, without the user's own."""
    shipped = shipped_templates() / "en"
    return Library(shipped, shipped / "none")  # a folder that does not exist


def _hashes(scan: Scan) -> Mapping[Path, tuple[Root, str]]:
    return {path: (loaded.root, loaded.hash) for path, loaded in scan.files.items()}


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
        made = parse(decode(data).editable, template.id, path=path, mine=template.mine, folder=template.folder)
        if made != template:
            raise LibraryError(f"{path.name} would not hold this template as it is, so it was not saved.")
    except TemplateError as error:
        raise LibraryError(f"{path.name} cannot be read as a template, so it was not changed. {error}") from error
    except ValueError as error:
        raise LibraryError(f"{path.name} was not saved: {error}") from error
    return data
