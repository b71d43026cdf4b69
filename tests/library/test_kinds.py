"""The closed lists."""

from __future__ import annotations

from walkaway.library.kinds import MOVES, SITUATIONS


def test_there_are_eighteen_situations_and_fifteen_moves() -> None:
    assert (len(SITUATIONS), len(MOVES)) == (18, 15)


def test_each_has_a_label_and_one_line_of_help() -> None:
    for id, kind in {**SITUATIONS, **MOVES}.items():
        assert id == kind.id
        assert 0 < len(kind.label) <= 30
        assert kind.help.endswith(".")
        assert "\n" not in kind.help


def test_labels_are_told_apart() -> None:
    for kinds in (SITUATIONS, MOVES):
        assert len({kind.label for kind in kinds.values()}) == len(kinds)
