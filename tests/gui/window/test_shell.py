"""The parts of the window are put in one room after the other; none may be forgotten."""

from __future__ import annotations

from tests.gui.window.conftest import Person

from walkaway.gui.shell import Shell


def test_every_part_is_there(person: Person) -> None:
    missing = [part for part in Shell.__annotations__ if not hasattr(person.s, part)]

    assert missing == []
