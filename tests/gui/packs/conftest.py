"""A library on disk, and previews of packs for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from walkaway.library.packs import Preview, preview, read
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.settings import TemplateFolder

Look = Callable[[dict[str, str]], Preview]


def file(title: str, situation: str = "takeaway", body: str = "Text.") -> str:
    return f"---\ntitle: {title}\nsituation: {situation}\n---\nHi {{{{first_name}}}},\n\n{body}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two shipped templates, one of the user's own, one of a team."""
    for folder, id in (("shipped", "takeaway/one"), ("shipped", "won/two"), ("team", "won/ours")):
        path = tmp_path / folder / f"{id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file(id.rpartition("/")[2].capitalize(), id.partition("/")[0]), encoding="utf-8")
    made = Library(tmp_path / "shipped", tmp_path / "mine", [TemplateFolder(tmp_path / "team")])
    made.save_mine(Template("takeaway/mine", "Mine", "takeaway", body="My words."))
    return made


@pytest.fixture
def look(library: Library, tmp_path: Path) -> Look:
    """Looks at a pack of these files."""

    def run(files: dict[str, str]) -> Preview:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        path = tmp_path / "team.zip"
        path.write_bytes(out.getvalue())
        return preview(read(path, str), library)

    return run
