"""Whoever gets a built Walkaway can read what else is in it."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NOTE = Path(__file__).parents[2] / "packaging" / "THIRD-PARTY.md"


def _carried_along(name: str) -> set[str]:
    """Every distribution that an installed Walkaway needs to run, its dependencies' dependencies included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in metadata.requires(waiting.pop()) or []:
            requirement = Requirement(line)
            here = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if here and canonicalize_name(requirement.name) not in found:
                found.add(canonicalize_name(requirement.name))
                waiting.append(requirement.name)
    return found


def test_every_distribution_is_named_with_its_licence() -> None:
    rows = [line.split("|") for line in NOTE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    licensed = {canonicalize_name(word.strip(",")) for row in rows if row[2].strip() for word in row[1].split()}

    carried = _carried_along("walkaway")

    assert "requests" in carried
    assert carried <= licensed, f"not in THIRD-PARTY.md: {sorted(carried - licensed)}"
