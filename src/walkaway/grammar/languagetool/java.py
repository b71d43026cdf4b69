"""The Java on this computer: where it is, and whether it is new enough."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from walkaway.grammar.checker import GrammarError

OLDEST = 17
_SECONDS = 20.0
_MOST = 65_536  # bytes; a version takes three lines
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')

if sys.platform == "linux":
    _GET = "Install it (on Debian: apt install default-jre-headless)"
else:
    _GET = "Install it (from adoptium.net, for example)"
INSTALL = f"{_GET}, then try again."


class JavaMissing(GrammarError):
    """There is no Java that would do; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that will do."""

    program: Path
    version: int


def find_java() -> Java:
    """The Java of JAVA_HOME, else the one on the path; takes a moment. Raises `JavaMissing`."""
    program = _program()
    if program is None:
        raise JavaMissing(f"LanguageTool needs Java {OLDEST} or newer. {INSTALL}")
    said = _said_version(program)
    match = _VERSION.search(said)
    if match is None:
        raise JavaMissing(
            f"{program} does not say which Java it is. LanguageTool needs Java {OLDEST} or newer. {INSTALL}"
        )
    version = int(match[1])
    if version < OLDEST:
        raise JavaMissing(f"This computer has Java {version}; LanguageTool needs {OLDEST} or newer. {INSTALL}")
    return Java(program, version)


def _program() -> Path | None:
    home = os.environ.get("JAVA_HOME")
    if home and (own := shutil.which("java", path=str(Path(home, "bin")))):
        return Path(own)
    found = shutil.which("java")
    return Path(found) if found else None


def _said_version(program: Path) -> str:
    """What it says of its version; "" when it cannot be run, or says nothing in time."""
    try:
        process = subprocess.Popen(
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return ""
    assert process.stdout is not None
    limit = threading.Timer(_SECONDS, process.kill)
    limit.start()
    try:
        with process.stdout as pipe:
            said = pipe.read(_MOST)  # whatever more it has to say is not wanted: the pipe is closed on it
        worked = process.wait() == 0
    finally:
        limit.cancel()
        limit.join()
    return said.decode("utf-8", "replace") if worked else ""
