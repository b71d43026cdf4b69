"""Where LanguageTool is downloaded from, and whether it was: without what a download takes, so that asking is cheap."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """What is downloaded: `size` in bytes is told before, `sha256` is that of the very file that was looked at."""

    version: str
    url: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The folder in the archive, and here."""
        return f"LanguageTool-{self.version}"

    @property
    def origin(self) -> str:
        """Where it comes from, as people say it."""
        return self.url.partition("://")[2].partition("/releases/")[0]


# The file and the hash that language-tool-python, our client of the server, would take by itself.
LANGUAGETOOL = Source(
    version="6.8",
    url="https://github.com/jxmorris12/language_tool_python/releases/download/LanguageTool-6.8/LanguageTool-6.8.zip",
    sha256="6a7f6b67b779ae9505f7579f0c41453ea8d1bd72ae750bdc2c55ba974281467d",
    size=259_000_000,
)


def downloaded(folder: Path, source: Source = LANGUAGETOOL) -> Path | None:
    """Where LanguageTool is in the folder, if it was downloaded."""
    place = folder / source.name
    return place if place.is_dir() else None
