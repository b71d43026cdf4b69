"""The file of settings: TOML that people can edit by hand."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from walkaway.files import FileError, ReadError, atomic_write, read_text, set_aside
from walkaway.settings.kinds import KINDS, to_toml
from walkaway.settings.values import Settings

_HEADER = "# Walkaway's settings. You can edit this file; keys that Walkaway does not know are kept.\n\n"
_LIMIT = 1024 * 1024


class SettingsError(Exception):
    """A settings file is wrong: `file`, `line` (from 1, 0 when unknown), `key` ("" when none), `expected`."""

    def __init__(self, file: Path, line: int, key: str, problem: str, expected: str) -> None:
        self.file, self.line, self.key, self.problem, self.expected = file, line, key, problem, expected
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {f'{key}: ' if key else ''}{problem}; expected {expected}")


@dataclass(frozen=True, slots=True)
class SetAside:
    """What to tell the user after a damaged settings file: `kept_as` is None when it could not be moved."""

    file: Path
    kept_as: Path | None
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The notice in one or two sentences."""
        kept = f" The file was kept as {self.kept_as.name}." if self.kept_as else ""
        return f"Some settings could not be read and went back to what they were at first.{kept} {self.problems[0]}"


def load(path: Path) -> Settings:
    """The settings in `path`; the defaults when there is no such file. Raises SettingsError."""
    settings, problems = _read(path)
    if problems:
        raise problems[0]
    return settings


def load_or_set_aside(path: Path, today: date | None = None) -> tuple[Settings, SetAside | None]:
    """The settings as far as they can be read. A damaged file is renamed to settings.bad-DATE.toml and never lost."""
    settings, problems = _read(path)
    if not problems:
        return settings, None
    kept_as = set_aside(path, today or date.today())
    if kept_as:
        with suppress(FileError):  # the notice is due either way; the next change tries again and reports
            save(path, settings)
    return settings, SetAside(path, kept_as, tuple(str(each) for each in problems))


def save(path: Path, settings: Settings) -> None:
    """Write the settings, unless the file says the same already (comments stay then). Raises WriteError."""
    with suppress(SettingsError):
        if path.exists() and load(path) == settings:
            return
    known = {key: to_toml(getattr(settings, key)) for key in KINDS}
    atomic_write(path, (_HEADER + tomli_w.dumps({**known, **settings.unknown})).encode())


def update(path: Path, **changes: Any) -> Settings:
    """Change some settings in the file and return all. What was edited there by hand meanwhile is kept.

    A damaged file is set aside first. Raises WriteError, ValueError.
    """
    settings = load_or_set_aside(path)[0].with_(**changes)
    save(path, settings)
    return settings


def _read(path: Path) -> tuple[Settings, list[SettingsError]]:
    """What can be read, and what cannot."""
    try:
        file = read_text(path, _LIMIT)
    except ReadError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return Settings(), []
        return Settings(), [SettingsError(path, 0, "", error.cause, "a text file")]
    if file.guessed:
        return Settings(), [SettingsError(path, 0, "", "the file is not UTF-8 text", "TOML in UTF-8")]
    try:
        table = tomllib.loads(file.editable)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [_syntax_error(path, file.editable, str(error))]
    except ValueError:  # no number of Python's
        return Settings(), [SettingsError(path, 0, "", "a number has too many digits", "plain keys and values")]
    except RecursionError:
        return Settings(), [SettingsError(path, 0, "", "it is nested too deep", "plain keys and values")]
    known, problems = {}, []
    for key, kind in KINDS.items():
        if key not in table:
            continue
        try:
            known[key] = kind.read(table[key])
        except ValueError as error:
            problems.append(SettingsError(path, _line_of(key, file.editable), key, str(error), kind.expected))
    unknown = {key: value for key, value in table.items() if key not in KINDS}
    return Settings(**known, unknown=unknown), problems


def _syntax_error(path: Path, text: str, message: str) -> SettingsError:
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    key = re.match(r"\s*([\w-]+)\s*=", text.split("\n")[line - 1])
    name = key[1] if key else ""
    expected = KINDS[name].expected if name in KINDS else 'a line such as theme = "dark"'
    return SettingsError(path, line, name, message.split(" (at ")[0], expected)


def _line_of(key: str, text: str) -> int:
    found = re.search(rf"""^[ \t]*(\[{{1,2}}[ \t]*)?["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
