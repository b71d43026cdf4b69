"""A library of two folders to play with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from walkaway.library.store import Library

TEXT = """---
title: {title}
situation: {situation}
move: plain
---
Hi {{{{first_name}}}},

{body}
"""


@dataclass(frozen=True)
class Folders:
    """The folder that ships and the user's own, with a library over both."""

    shipped: Path
    mine: Path
    library: Library

    def put(
        self, root: Path, id: str, *, title: str = "A title", situation: str = "takeaway", body: str = "Text."
    ) -> Path:
        """Write a template file as another program would."""
        path = root / f"{id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(title=title, situation=situation, body=body), encoding="utf-8")
        return path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Two empty folders and a library over them."""
    shipped, mine = tmp_path / "shipped", tmp_path / "mine"
    shipped.mkdir()
    return Folders(shipped, mine, Library(shipped, mine))
