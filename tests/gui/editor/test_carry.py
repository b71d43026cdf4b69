"""Findings keep their words while the text around them changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gui.editor.editor_fakes import finding

from walkaway.gui.editor.carry import Shift


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("the prise is", "So the prise is", 7),
        ("the prise is", "the prise was", 4),
        ("the prise is", "the price is", None),
        ("the prise", "the prise ", 4),
        ("the prise", "the prised", None),
        ("the prise", "the uprise", None),
        ("prise", "", None),
    ],
)
def test_a_finding_follows_its_words(old: str, new: str, place: int | None) -> None:
    moved = list(Shift(old, new).carried([finding(old, "prise")]))

    assert [one.span.start for one in moved] == ([] if place is None else [place])


@given(st.text("ab \U0001f600"), st.text("ab \U0001f600"), st.text("ab \U0001f600"), st.text("ab \U0001f600"))
def test_what_is_carried_reads_the_same(before: str, gone: str, come: str, after: str) -> None:
    old, new = before + gone + after, before + come + after
    found = [finding(old, old[i : i + 2], start=i) for i in range(len(old) - 1)]

    for one in Shift(old, new).carried(found):
        assert one.span.of(new) == one.text


@given(st.text("ab"), st.text("ab"))
def test_the_change_is_the_smallest(old: str, new: str) -> None:
    shift = Shift(old, new)
    tail = len(new) - shift.changed_end

    assert old[: shift.same_before] == new[: shift.same_before]
    assert old[len(old) - tail :] == new[len(new) - tail :]
    assert shift.same_before == min(len(old), len(new)) or old[shift.same_before] != new[shift.same_before]
