"""What was found in a pack: templates, and what could not be used, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from walkaway.library.recognise import recognise
from walkaway.library.template import Template

MAX_FILES = 10_000
"""How many files a pack may hold; as many templates may come out of one."""
MAX_TOTAL = 32 * 1024 * 1024
"""How many bytes the files of a pack may have together, unpacked."""


class PackError(Exception):
    """A pack that cannot be read, kept, or written, in one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a pack that is not used; `line` counts from 1, 0 is the whole file."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}{f', line {self.line}' if self.line else ''}: {self.text}"


@dataclass(frozen=True, slots=True)
class Found:
    """One template of a pack, or why there is none.

    `text` is the file that would be written for it ("" makes one). `named` says that the pack itself gives the id; else
    it was made from the title and gives way. `notes` tell what was left out of it.
    """

    file: str
    line: int
    title: str
    template: Template | None = None
    text: str = ""
    named: bool = False
    refused: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that was found, in the order of the pack. `source` is its name for the screen."""

    source: str
    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()

    @staticmethod
    def of(source: str, pieces: Iterable[Found | Problem]) -> Contents:
        """Sort what the readers give."""
        all_of_it = tuple(pieces)
        return Contents(
            source,
            tuple(one for one in all_of_it if isinstance(one, Found)),
            tuple(one for one in all_of_it if isinstance(one, Problem)),
        )


def with_situation(template: Template) -> Template:
    """The template with a situation: its own, or the one that its words speak for."""
    if template.situation:
        return template
    return replace(template, situation=recognise(template.body, subject=template.subject).situation)
