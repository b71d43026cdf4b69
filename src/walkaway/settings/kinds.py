"""What each setting may be, and how it stands in the file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from walkaway.settings.choices import BeforeSending, Dialect, LanguageTool, Security, TemplateFolder, Theme
from walkaway.textfile import has_lone_surrogates

MOST_RECHARGE_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Kind:
    """How a TOML value becomes a setting; `read` raises ValueError for what is not allowed."""

    expected: str
    read: Callable[[Any], Any]


def _choice(kind: type[StrEnum]) -> Kind:
    allowed = [each.value for each in kind]

    def read(value: Any) -> StrEnum:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of them")
        return kind(value)

    return Kind(" or ".join(f'"{each}"' for each in allowed), read)


def _number(low: int, high: int, unit: str) -> Kind:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"{value!r} is not one")
        return value

    return Kind(f"a whole number of {unit} from {low} to {high}", read)


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
    if "\0" in words:
        raise ValueError(f"{value!r} is no path")
    folder = Path(os.path.expanduser(words))  # Path.expanduser fails for a user that there is not
    if not folder.is_absolute():
        raise ValueError(f"{value!r} does not start at the top")
    return folder


def _read_days(value: Any) -> Mapping[str, int]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a table")
    days = _number(0, MOST_RECHARGE_DAYS, "days")
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


_SWITCH = Kind("true or false", _read_switch)
_WORDS = Kind("text in quotation marks", _read_words)
_LIST = Kind('a list of texts, such as ["one", "two"]', _read_list)
KINDS = {
    "theme": _choice(Theme),
    "font_family": _WORDS,
    "font_size": _number(6, 72, "points"),
    "zoom": _number(25, 500, "percent"),
    "dialect": _choice(Dialect),
    "tone_on": _SWITCH,
    "grammar_on": _SWITCH,
    "languagetool": _choice(LanguageTool),
    "languagetool_folder": Kind('a whole path in quotation marks, or "" for the downloaded one', _read_folder),
    "languagetool_url": _WORDS,
    "languagetool_consent": _WORDS,
    "families_off": _LIST,
    "rules_off": _LIST,
    "ignored_words": _LIST,
    "drafts_folder": Kind('a whole path in quotation marks, or "" for the usual folder', _read_folder),
    "template_folders": Kind('a list such as [{ path = "/home/ana/Team", writable = false }]', _read_template_folders),
    "my_name": _WORDS,
    "my_firm": _WORDS,
    "calendar_link": _WORDS,
    "trade": _WORDS,
    "recent_files": _LIST,
    "first_run_done": _SWITCH,
    "before_sending": _choice(BeforeSending),
    "mail_host": _WORDS,
    "mail_port": Kind("a whole number from 1 to 65535", _number(1, 65535, "").read),
    "mail_security": _choice(Security),
    "mail_user": _WORDS,
    "mail_folder": _WORDS,
    "tray_on": _SWITCH,
    "note_sent": _SWITCH,
    "recharge_days": Kind(
        f"a number of days from 0 to {MOST_RECHARGE_DAYS} for each move, such as premium = 30", _read_days
    ),
}


def to_toml(value: Any) -> Any:
    """A value as the file holds it."""
    if value is None:
        return ""
    if isinstance(value, TemplateFolder):
        return {"path": str(value.path), "writable": value.writable}
    if isinstance(value, tuple):
        return [to_toml(each) for each in value]
    if isinstance(value, Mapping):
        return dict(value)
    return str(value) if isinstance(value, (StrEnum, Path)) else value
