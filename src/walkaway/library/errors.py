"""What can be wrong with a template, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(eq=False)
class TemplateError(Exception):
    """A template file that cannot be used: where, what, what is expected.

    `line` counts from 1; 0 stands for the whole file.
    """

    problem: str
    expected: str = ""
    line: int = 0
    key: str = ""
    path: Path | None = None

    def __str__(self) -> str:
        place = [str(self.path)] if self.path else []
        place += [f"line {self.line}"] if self.line else []
        place += [self.key] if self.key else []
        said = f"{', '.join(place)}: {self.problem}" if place else self.problem
        return f"{said}; expected {self.expected}" if self.expected else said

    def at(self, path: Path) -> TemplateError:
        """The same error with the file named."""
        return replace(self, path=path)


class LibraryError(Exception):
    """A change of the library that was not made; the message says why, in one sentence."""
