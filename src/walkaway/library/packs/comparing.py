"""What an import would do, before anything is done: each template new, here already, in another's place, or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from walkaway.files import content_hash
from walkaway.library.errors import LibraryError, TemplateError
from walkaway.library.names import NOT_TEMPLATES, SUFFIX, free_id, path_of
from walkaway.library.packs.contents import Contents, Found, Problem
from walkaway.library.packs.members import folded
from walkaway.library.store import Library
from walkaway.library.template import Template, parse


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader may hear in a template: its composure, and the families of what was found, none for a calm one."""

    composure: int = 100
    families: tuple[str, ...] = ()


Judge = Callable[[str, str], Judged]
"""Judges a message by its subject and body."""


class State(StrEnum):
    """What would become of a template."""

    NEW = "new"
    SAME = "same"
    REPLACES = "replaces"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """One template of the pack.

    `template` has the id that it would get, None where it is refused; then `reason` says why. A template that has the
    id of another is kept beside it under `aside`, unless the user has it replace that `other`. Of one that is there
    already `other` is the one. `data` are the bytes of its file, `before` is the hash of the file that it may replace.
    """

    state: State
    title: str
    file: str
    line: int
    template: Template | None = None
    reason: str = ""
    other: Template | None = None
    aside: str = ""
    data: bytes = b""
    before: str = ""
    notes: tuple[str, ...] = ()
    judged: Judged = Judged()

    @property
    def can_come(self) -> bool:
        """True for a template that an import would keep."""
        return self.state in (State.NEW, State.REPLACES)

    @property
    def kept_as(self) -> str:
        """The id under which it is kept if nothing is to be replaced."""
        return self.aside or (self.template.id if self.template is not None else "")


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that an import would do. `folder` is where it would be done."""

    source: str
    folder: Path
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    def count(self, state: State) -> int:
        """How many templates are in this state."""
        return sum(row.state is state for row in self.rows)


def preview(contents: Contents, library: Library, judge: Judge | None = None) -> Preview:
    """Compare what a pack holds with the library."""
    placing = _Placing(library)
    rows = tuple(_judged(placing.row(found), judge) for found in contents.found)
    return Preview(contents.source, library.own_folder, rows, contents.problems)


def _judged(row: Row, judge: Judge | None) -> Row:
    if judge is None or row.template is None or not row.can_come:
        return row
    return replace(row, judged=judge(row.template.subject, row.template.body))


class _Placing:
    """Finds a place for one template after the other."""

    def __init__(self, library: Library) -> None:
        self._folder = library.own_folder
        templates = library.all()
        self._by_id = {folded(template.id): template for template in templates}
        self._by_content = {_content(template): template for template in reversed(templates)}
        self._taken: set[str] = set()

    def row(self, found: Found) -> Row:
        """What would become of it."""
        if found.template is None:
            return Row(State.REFUSED, found.title, found.file, found.line, reason=found.refused)
        try:
            return self._placed(found, found.template)
        except (LibraryError, TemplateError) as error:
            return Row(State.REFUSED, found.title, found.file, found.line, reason=str(error))

    def _placed(self, found: Found, template: Template) -> Row:
        if template.id.rpartition("/")[2].casefold() + SUFFIX in NOT_TEMPLATES:
            raise LibraryError(f'"{template.id}" is the name of a file about a folder')
        id = template.id
        if folded(id) in self._taken:
            if found.named:
                raise LibraryError("the pack holds this name twice; the first one counts")
            id = free_id(id, lambda id: folded(id) in self._taken)
        self._taken.add(folded(id))
        template = replace(template, id=id)
        data = _data(template, found.text)
        row = Row(State.NEW, found.title, found.file, found.line, template, data=data, notes=found.notes)
        if (same := self._by_content.get(_content(template))) is not None:
            return replace(row, state=State.SAME, other=same)
        other = self._by_id.get(folded(id))
        if other is None and not self._exists(id):
            return row
        if other is not None and other.mine:
            template = replace(template, id=other.id)  # its file has these capitals
        aside = free_id(id, self._is_taken)
        self._taken.add(folded(aside))
        before = hash_of(path_of(template.id, self._folder))
        return replace(row, state=State.REPLACES, template=template, other=other, aside=aside, before=before)

    def _is_taken(self, id: str) -> bool:
        return folded(id) in self._taken or folded(id) in self._by_id or self._exists(id)

    def _exists(self, id: str) -> bool:
        return path_of(id, self._folder).exists()


def hash_of(path: Path) -> str:
    """The hash of what a file holds now, "" where there is none that can be read."""
    try:
        return content_hash(path.read_bytes())
    except OSError:
        return ""


def _data(template: Template, text: str) -> bytes:
    """The bytes of the file, which must hold exactly this template."""
    from walkaway.library.writing import render

    text = text or render(template)
    if parse(text, template.id) != template:
        raise LibraryError("its words cannot be kept as they are")
    return text.encode("utf-8")


def _content(template: Template) -> tuple[object, ...]:
    """What makes two templates the same, wherever they are kept."""
    fields = tuple(sorted(template.fields.items()))
    plain = replace(template, id="", path=None, mine=False, folder=None, fields={})
    return plain, fields
