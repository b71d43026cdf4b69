from __future__ import annotations

import pytest

from walkaway.gui.panes import Panes, Side, room_for


@pytest.mark.parametrize(("width", "room"), [(1280, 2), (980, 2), (900, 1), (735, 1), (640, 0)])
def test_the_width_decides_how_many_panels_have_room(width: int, room: int) -> None:
    assert room_for(width, 7) == room


def test_both_panels_stand_in_a_wide_window_and_the_findings_stay_longest() -> None:
    assert [Panes().shown(room) for room in (2, 1, 0)] == [(True, True), (False, True), (False, False)]


def test_in_a_narrow_window_the_drafts_take_the_place_of_the_panel_for_a_moment() -> None:
    peeking = Panes().toggled("drafts", 1)

    assert peeking.shown(1) == (True, False)
    assert peeking.settled().shown(1) == (False, True)
    assert peeking.shown(2) == (True, True)


@pytest.mark.parametrize("side", ["drafts", "panel"])
@pytest.mark.parametrize("room", [0, 1, 2])
@pytest.mark.parametrize("start", [Panes(), Panes(drafts=False), Panes(panel=False), Panes(peek="drafts")])
def test_asking_twice_brings_back_what_was(start: Panes, side: Side, room: int) -> None:
    which = 0 if side == "drafts" else 1

    once = start.toggled(side, room)
    twice = once.toggled(side, room)

    assert once.shown(room)[which] != start.shown(room)[which]
    assert twice.shown(room)[which] == start.shown(room)[which]
