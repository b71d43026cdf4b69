"""The closed lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.library.errors import LibraryError
from walkaway.library.kinds import SITUATIONS, Kind, read_kinds
from walkaway.moves import MOVES, Move


def test_there_are_eighteen_situations_and_fifteen_moves() -> None:
    assert (len(SITUATIONS), len(MOVES)) == (18, 15)


@pytest.mark.parametrize("kind", [*SITUATIONS.values(), *MOVES.values()], ids=lambda kind: kind.id)
def test_each_has_a_label_and_one_line_of_help(kind: Kind | Move) -> None:
    assert 0 < len(kind.label) <= 30
    assert kind.help.endswith(".")
    assert "\n" not in kind.help


def test_labels_are_told_apart() -> None:
    for kinds in (SITUATIONS, MOVES):
        assert len({kind.label for kind in kinds.values()}) == len(kinds)


@pytest.mark.parametrize(
    "held",
    ["[[other]]\nid = 'a'", "[[situation]]\nid = 'a'\nlabel = 'A'", "situation = 3", "[[situation", None],
    ids=["another table", "no help", "no rows", "no TOML", "no file"],
)
def test_a_broken_list_is_told_with_its_file(tmp_path: Path, held: str | None) -> None:
    file = tmp_path / "situations.toml"
    if held is not None:
        file.write_text(held)

    with pytest.raises(LibraryError, match=r"situations\.toml.*\.$"):
        read_kinds(file, "situation")
