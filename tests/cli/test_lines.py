"""Places of a text as lines and columns."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.cli.lines import Lines


@given(st.text("ab\n\r🙂", max_size=30), st.data())
def test_a_place_is_counted_in_lines_and_code_points_from_one(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))

    line, column = Lines(text).place(at)

    assert (line, column) == (text.count("\n", 0, at) + 1, len(text[:at].rpartition("\n")[2]) + 1)


@pytest.mark.usefixtures("no_search_for_garbage")
def test_places_in_a_long_text_cost_no_more_than_in_a_short_one() -> None:
    def work(length: int) -> float:
        lines = Lines("a\n" * length)
        begin = time.process_time()
        for at in range(0, length, length // 1000):
            lines.place(at)
        return time.process_time() - begin

    work(1_000)
    short, long = min(work(1_000) for _ in range(3)), work(1_000_000)

    assert long < 100 * max(short, 0.001)
