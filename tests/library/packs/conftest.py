"""A library to import into, and packs to import."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from walkaway.library.packs import Contents, Imported, Judge, PackError, Preview, Row, State, apply, preview, read
from walkaway.library.store import Library

TEXT = "---\ntitle: {title}\nsituation: takeaway\n---\nHi {{{{first_name}}}},\n\n{body}\n"


def text(title: str = "A title", body: str = "Text.") -> bytes:
    """A template's file."""
    return TEXT.format(title=title, body=body).encode()


def zipped(members: dict[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]], method: int = 8) -> bytes:
    """A zip with these members; a list may hold a name twice."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, data in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, data)
    return out.getvalue()


def to_text(html: str) -> str:
    """Plain text of simple HTML; the real one belongs to another package."""
    return re.sub(r"<[^>]*>", "", re.sub(r"</p>|<br>", "\n", html)).strip()


@dataclass
class Desk:
    """Somebody with a library who gets packs."""

    folder: Path
    library: Library

    def read(self, name: str, data: bytes) -> Contents:
        path = self.folder / name
        path.write_bytes(data)
        return read(path, to_text)

    def look(self, name: str, data: bytes, judge: Judge | None = None) -> Preview:
        return preview(self.read(name, data), self.library, judge)

    def take(self, look: Preview, *replacing: Row) -> Imported:
        made = apply(look, look.rows, replacing)
        self.library.adopt(self.library.scan())
        return made

    def refused(self, name: str, data: bytes) -> str:
        """Why a pack as a whole cannot be read."""
        with pytest.raises(PackError) as caught:
            self.read(name, data)
        return str(caught.value)

    def on_disk(self) -> dict[str, bytes]:
        """Everything in the folder of the user's own templates."""
        root = self.library.own_folder
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty library, with one shipped template."""
    shipped = tmp_path / "shipped" / "takeaway"
    shipped.mkdir(parents=True)
    (shipped / "shipped.md").write_bytes(text("Shipped"))
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Desk(inbox, Library(tmp_path / "shipped", tmp_path / "mine"))


def states(look: Preview) -> dict[str, State]:
    """What would become of each template, by title."""
    return {row.title: row.state for row in look.rows}
