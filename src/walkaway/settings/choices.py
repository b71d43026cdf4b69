"""What there is to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


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
