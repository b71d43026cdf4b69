"""Rows of the timeline and of other lists of lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from tests.gui.prospects.conftest import sent

from walkaway.gui.prospects.timeline_view import TimelineView
from walkaway.gui.theme import Theme
from walkaway.prospects.ledger import Entry, Page


@pytest.mark.parametrize(("width", "right"), [(420, "3 May, 09:00"), (250, "3 May")])
def test_the_title_has_its_room_before_the_time_of_day(
    light: Theme, show: Callable[[QWidget], None], width: int, right: str
) -> None:
    view = TimelineView(light)
    view.set_now(datetime(2026, 5, 20, 12, tzinfo=UTC))
    view.timeline.show_page(Page((Entry(1, 1, sent(3)),), None))
    view.resize(width, 300)
    show(view)

    card = view.build_card(0)

    assert card is not None
    title, beside = card.pieces[:2]
    assert (title.block.text, beside.block.text) == ("Sent · You may not need us", right)
