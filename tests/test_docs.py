"""What the documents promise exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from walkaway.cli import COMMANDS

CHECKOUT = Path(__file__).parents[1]
DOCUMENTS = [CHECKOUT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/README.md")]
DOCUMENTS += sorted((CHECKOUT / "packaging").rglob("*.md"))


def test_the_readme_shows_every_command_and_no_other() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")

    shown = re.findall(r"^    walkaway ([a-z]+)", readme, re.MULTILINE)

    assert shown == list(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_link_leads_to_a_file(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))

    missing = [link for link in links if not (document.parent / link).exists()]

    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_file_that_is_named_exists(document: Path) -> None:
    """Paths in backticks that start in a folder of the checkout."""
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"(?<=[`\s])(?:src|tests|resources|templates|packaging)/[\w/.-]+\w(?=[`\s])", text)

    missing = [name for name in named if not (CHECKOUT / name).exists()]

    assert not missing
