"""What the user chose, as one typed value, kept in a TOML file that people can edit by hand."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli_w

from walkaway.files import FileError, ReadError, atomic_write, read_text, set_aside
from walkaway.textfile import has_lone_surrogates

_HEADER = "# Walkaway's settings. You can edit this file; keys that Walkaway does not know are kept.\n\n"
_LIMIT, _RECENT = 1024 * 1024, 12
MOST_REST_DAYS = 3650


class Theme(StrEnum):
    """Colours: those of the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Dialect(StrEnum):
    """The English that the spell and grammar check takes for right."""

    AMERICAN = "American"
    BRITISH = "British"
    AUSTRALIAN = "Australian"
    CANADIAN = "Canadian"
    INDIAN = "Indian"


class LanguageTool(StrEnum):
    """Where LanguageTool runs, if it is to help with the grammar: nowhere, on this computer, or on a server."""

    OFF = "off"
    LOCAL = "local"
    SERVER = "server"


class BeforeSending(StrEnum):
    """When a message is looked over before it goes out: each time, when there is something to look at, or not."""

    ALWAYS = "always"
    FOUND = "found"
    NEVER = "never"


class Security(StrEnum):
    """How the connection to a mail server is encrypted."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A folder of templates beside the shipped ones and the user's own; Walkaway changes only a `writable` one."""

    path: Path
    writable: bool = False


class SettingsError(Exception):
    """A settings file is wrong: `file`, `line` (from 1, 0 when unknown), `key` ("" when none), `expected`."""

    def __init__(self, file: Path, line: int, key: str, problem: str, expected: str) -> None:
        self.file, self.line, self.key, self.problem, self.expected = file, line, key, problem, expected
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {f'{key}: ' if key else ''}{problem}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every preference. Change one with `with_`; a value that is not allowed raises ValueError.

    `font_family` "" is the system's font; `font_size` is in points, `zoom` in percent; `drafts_folder` None is the
    usual one; `languagetool_folder` None is the downloaded one; `languagetool_consent` is the server's address that the
    user agreed to send text to; `recent_files` has the newest first; `mail_folder` "" is found by itself; `rest_days`
    has the moves that need another number of days to recharge than they usually do; `note_sent` notes what leaves as
    sent to its prospect; `unknown` holds what a newer Walkaway wrote.
    """

    theme: Theme = Theme.SYSTEM
    font_family: str = ""
    font_size: int = 12
    zoom: int = 100
    dialect: Dialect = Dialect.AMERICAN
    tone_on: bool = True
    grammar_on: bool = True
    languagetool: LanguageTool = LanguageTool.OFF
    languagetool_folder: Path | None = None
    languagetool_url: str = ""
    languagetool_consent: str = ""
    families_off: tuple[str, ...] = ()
    rules_off: tuple[str, ...] = ()
    ignored_words: tuple[str, ...] = ()
    drafts_folder: Path | None = None
    template_folders: tuple[TemplateFolder, ...] = ()
    my_name: str = ""
    my_firm: str = ""
    calendar_link: str = ""
    recent_files: tuple[str, ...] = ()
    first_run_done: bool = False
    before_sending: BeforeSending = BeforeSending.FOUND
    mail_host: str = ""
    mail_port: int = 993
    mail_security: Security = Security.TLS
    mail_user: str = ""
    mail_folder: str = ""
    tray_on: bool = False
    note_sent: bool = True
    rest_days: Mapping[str, int] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, kind in _KINDS.items():
            try:
                object.__setattr__(self, key, kind.read(_to_toml(getattr(self, key))))
            except ValueError as error:
                raise ValueError(f"{key}: {error}; expected {kind.expected}") from error

    @property
    def month_first(self) -> bool:
        """True for those who write "December 8" and take 4/5 for a day in April, going by their English."""
        return self.dialect in (Dialect.AMERICAN, Dialect.CANADIAN)

    def with_(self, **changes: Any) -> Settings:
        """The same settings with some changed. Raises ValueError, and TypeError for a name that is none."""
        return replace(self, **changes)

    def with_recent(self, file: Path) -> Settings:
        """The same settings with `file` as the newest recent file."""
        name = str(file)
        if has_lone_surrogates(name):  # a name that is no text cannot be written down
            return self
        others = tuple(each for each in self.recent_files if each != name)
        return replace(self, recent_files=(name, *others)[:_RECENT])


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
    known = {key: _to_toml(getattr(settings, key)) for key in _KINDS}
    atomic_write(path, (_HEADER + tomli_w.dumps({**known, **settings.unknown})).encode())


def update(path: Path, **changes: Any) -> Settings:
    """Change some settings in the file and return all. What was edited there by hand meanwhile is kept.

    A damaged file is set aside first. Raises WriteError, ValueError.
    """
    settings = load_or_set_aside(path)[0].with_(**changes)
    save(path, settings)
    return settings


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a TOML value becomes a setting; `read` raises ValueError for what is not allowed."""

    expected: str
    read: Callable[[Any], Any]


def _choice(kind: type[StrEnum]) -> _Kind:
    allowed = [each.value for each in kind]

    def read(value: Any) -> StrEnum:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of them")
        return kind(value)

    return _Kind(" or ".join(f'"{each}"' for each in allowed), read)


def _number(low: int, high: int, unit: str) -> _Kind:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"{value!r} is not one")
        return value

    return _Kind(f"a whole number of {unit} from {low} to {high}", read)


def _read_switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither")
    return value


def _read_words(value: Any) -> str:
    if not isinstance(value, str) or has_lone_surrogates(value):
        raise ValueError(f"{value!r} is not text")
    return value


def _read_list(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")
    return tuple(dict.fromkeys(_read_words(each) for each in value))


def _read_folder(value: Any) -> Path | None:
    words = _read_words(value)
    if not words:
        return None
    folder = Path(os.path.expanduser(words))  # Path.expanduser fails for a user that there is not
    if not folder.is_absolute():
        raise ValueError(f"{value!r} does not start at the top")
    return folder


def _read_days(value: Any) -> Mapping[str, int]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a table")
    days = _number(0, MOST_REST_DAYS, "days")
    try:
        return MappingProxyType({_read_words(move): days.read(number) for move, number in value.items()})
    except ValueError as error:
        raise ValueError(f"of its numbers, {error}") from error


def _read_template_folders(value: Any) -> tuple[TemplateFolder, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is not a list")
    found: dict[Path, TemplateFolder] = {}
    for table in value:
        if not isinstance(table, dict) or not (path := _read_folder(table.get("path", ""))):
            raise ValueError(f"{table!r} names no folder")
        found.setdefault(path, TemplateFolder(path, _read_switch(table.get("writable", False))))
    return tuple(found.values())


_SWITCH = _Kind("true or false", _read_switch)
_WORDS = _Kind("text in quotation marks", _read_words)
_LIST = _Kind('a list of texts, such as ["one", "two"]', _read_list)
_KINDS = {
    "theme": _choice(Theme),
    "font_family": _WORDS,
    "font_size": _number(6, 72, "points"),
    "zoom": _number(25, 500, "percent"),
    "dialect": _choice(Dialect),
    "tone_on": _SWITCH,
    "grammar_on": _SWITCH,
    "languagetool": _choice(LanguageTool),
    "languagetool_folder": _Kind('a whole path in quotation marks, or "" for the downloaded one', _read_folder),
    "languagetool_url": _WORDS,
    "languagetool_consent": _WORDS,
    "families_off": _LIST,
    "rules_off": _LIST,
    "ignored_words": _LIST,
    "drafts_folder": _Kind('a whole path in quotation marks, or "" for the usual folder', _read_folder),
    "template_folders": _Kind('a list such as [{ path = "/home/ana/Team", writable = false }]', _read_template_folders),
    "my_name": _WORDS,
    "my_firm": _WORDS,
    "calendar_link": _WORDS,
    "recent_files": _LIST,
    "first_run_done": _SWITCH,
    "before_sending": _choice(BeforeSending),
    "mail_host": _WORDS,
    "mail_port": _Kind("a whole number from 1 to 65535", _number(1, 65535, "").read),
    "mail_security": _choice(Security),
    "mail_user": _WORDS,
    "mail_folder": _WORDS,
    "tray_on": _SWITCH,
    "note_sent": _SWITCH,
    "rest_days": _Kind(f"a number of days from 0 to {MOST_REST_DAYS} for each move, such as premium = 30", _read_days),
}
KEYS = tuple(each.name for each in fields(Settings) if each.name in _KINDS)
"""The names of all settings, in the order of the file."""


def _to_toml(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, TemplateFolder):
        return {"path": str(value.path), "writable": value.writable}
    if isinstance(value, tuple):
        return [_to_toml(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, (StrEnum, Path)) else value


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
    except RecursionError:
        return Settings(), [SettingsError(path, 0, "", "it is nested too deep", "plain keys and values")]
    known, problems = {}, []
    for key, kind in _KINDS.items():
        if key not in table:
            continue
        try:
            known[key] = kind.read(table[key])
        except ValueError as error:
            problems.append(SettingsError(path, _line_of(key, file.editable), key, str(error), kind.expected))
    unknown = {key: value for key, value in table.items() if key not in _KINDS}
    return Settings(**known, unknown=unknown), problems


def _syntax_error(path: Path, text: str, message: str) -> SettingsError:
    place = re.search(r"\(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    key = re.match(r"\s*([\w-]+)\s*=", text.split("\n")[line - 1])
    name = key[1] if key else ""
    expected = _KINDS[name].expected if name in _KINDS else 'a line such as theme = "dark"'
    return SettingsError(path, line, name, message.split(" (at ")[0], expected)


def _line_of(key: str, text: str) -> int:
    found = re.search(rf"""^[ \t]*(\[{{1,2}}[ \t]*)?["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
