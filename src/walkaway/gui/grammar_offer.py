"""LanguageTool on offer: what is downloaded, where to, and what runs it. Who does not use it does not load it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from walkaway import paths
from walkaway.gui.grammar_setup import Offer


def _languagetool_dir() -> Path:
    return paths.data_dir() / "languagetool"


def downloaded() -> Path | None:
    """Where it is when it was downloaded."""
    from walkaway.grammar.languagetool import source

    return source.downloaded(_languagetool_dir())


def offer() -> Offer:
    """What can be downloaded, and how."""
    from walkaway.grammar.languagetool.source import LANGUAGETOOL

    folder = _languagetool_dir()
    return Offer(
        version=LANGUAGETOOL.version,
        size=LANGUAGETOOL.size,
        source=LANGUAGETOOL.origin,
        folder=folder,
        fetch=lambda progress, cancelled: _download(folder, progress, cancelled),
        clear=lambda: _clear(folder),
        is_here=_is_downloaded_whole,
    )


def _is_downloaded_whole() -> bool:
    from walkaway.grammar.languagetool.jars import JarsMissing, find_jars

    place = downloaded()
    try:
        return place is not None and find_jars(place).folder == place
    except JarsMissing:
        return False


def _download(folder: Path, progress: Callable[[int, int], object], cancelled: threading.Event) -> Path:
    # In the thread that downloads: what it takes is of no use to anybody else.
    from walkaway.grammar.languagetool.download import download

    return download(folder, progress, cancelled)


def _clear(folder: Path) -> None:
    from walkaway.grammar.languagetool.download import clear

    clear(folder)


def find_java() -> str:
    """Which Java would run it, in a sentence."""
    from walkaway.grammar.languagetool import java as javas

    java = javas.find_java()
    return f"Java {java.version} is here: {java.program}."
