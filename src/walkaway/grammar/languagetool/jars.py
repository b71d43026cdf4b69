"""LanguageTool's jars in a folder: the unzipped download, or all of them side by side."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from walkaway.grammar.checker import GrammarError

CHOOSE = "Choose the folder where languagetool-server.jar is."


class JarsMissing(GrammarError):
    """The folder holds no LanguageTool; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Jars:
    """Where to run Java, and its class path from there: so no name of a folder can break that path."""

    folder: Path
    class_path: str


def find_jars(folder: Path) -> Jars:
    """The jars in the folder, or in the one folder of LanguageTool inside it. Raises `JarsMissing`."""
    try:
        return _find(folder)
    except OSError as error:
        raise JarsMissing(f"The folder {folder} cannot be read ({error.strerror}). {CHOOSE}") from error


def _find(folder: Path) -> Jars:
    if not folder.is_dir():
        raise JarsMissing(f"There is no folder {folder}. {CHOOSE}")
    for place in (folder, folder / "libs", *sorted(folder.glob("LanguageTool-*"), key=_version, reverse=True)):
        server = next(place.glob("languagetool-server*.jar"), None)
        if server is not None:
            return _jars(place, server.name)
    raise JarsMissing(f"There is no LanguageTool in {folder}. {CHOOSE}")


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", folder.name)]


def _jars(folder: Path, server: str) -> Jars:
    libraries = folder / "libs" if (folder / "libs").is_dir() else folder
    for name in ("languagetool-core", "language-en"):
        if not any(libraries.glob(f"{name}*.jar")):
            raise JarsMissing(f"The LanguageTool in {folder} is not whole: {name}.jar is missing. {CHOOSE}")
    if libraries == folder:
        return Jars(folder, "*")
    # The download keeps rules and dictionaries beside its jars, as files.
    return Jars(folder, os.pathsep.join((server, ".", "libs/*")))
