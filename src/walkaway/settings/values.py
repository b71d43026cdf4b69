"""All settings as one typed value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from walkaway.settings.choices import BeforeSending, Dialect, LanguageTool, Security, TemplateFolder, Theme
from walkaway.settings.kinds import KINDS, to_toml
from walkaway.textfile import has_lone_surrogates

_RECENT = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Every preference. Change one with `with_`; a value that is not allowed raises ValueError.

    `font_family` "" is the system's font; `font_size` is in points, `zoom` in percent; `drafts_folder` None is the
    usual one; `languagetool_folder` None is the downloaded one; `languagetool_consent` is the server's address that the
    user agreed to send text to; `recent_files` has the newest first; `mail_folder` "" is found by itself;
    `trade` "" is any, else the templates of that trade come first; `recharge_days` has the moves that need another
    number of days to recharge than they usually do; `note_sent` notes what leaves as sent to its prospect; `unknown`
    holds what a newer Walkaway wrote.
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
    trade: str = ""
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
    recharge_days: Mapping[str, int] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, kind in KINDS.items():
            try:
                object.__setattr__(self, key, kind.read(to_toml(getattr(self, key))))
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


KEYS = tuple(each.name for each in fields(Settings) if each.name in KINDS)
"""The names of all settings, in the order of the file."""
