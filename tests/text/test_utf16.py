"""Positions go between code points and UTF-16 units without ever landing on another character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map, length, to_points, to_units

ANY_TEXT = st.text(st.characters(codec=None), max_size=40) | st.text("a\u0301é👍🏽👨‍👩‍👧\u202eש", max_size=40)


def units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@given(ANY_TEXT)
def test_every_code_point_position_is_where_the_encoded_prefix_ends(text: str) -> None:
    positions = Utf16Map(text)

    assert [positions.to_units(i) for i in range(len(text) + 1)] == [
        len(units(text[:i])) // 2 for i in range(len(text) + 1)
    ]


@given(ANY_TEXT)
def test_there_and_back_is_the_same_position(text: str) -> None:
    positions = Utf16Map(text)

    for point in range(len(text) + 1):
        assert positions.to_points(positions.to_units(point)) == point


@given(ANY_TEXT)
def test_the_middle_of_a_character_belongs_to_its_start(text: str) -> None:
    positions = Utf16Map(text)

    for unit in range(length(text) + 1):
        point = positions.to_points(unit)
        assert unit - positions.to_units(point) in (0, 1)


@given(ANY_TEXT, st.data())
def test_a_span_in_units_covers_the_same_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    first, last = Utf16Map(text).span_to_units(span)

    assert units(text)[2 * first : 2 * last] == units(span.of(text))
    assert Utf16Map(text).span_from_units(first, last) == span


def test_a_word_after_an_emoji_is_found_one_unit_later() -> None:
    text = "👍 sorry"

    assert Utf16Map(text).span_to_units(Span(2, 7)) == (3, 8)
    assert to_units(text, 2) == 3
    assert to_points(text, 3) == 2


def test_half_a_character_inside_of_a_span_counts_as_inside() -> None:
    assert Utf16Map("a👍b").span_from_units(1, 2) == Span(1, 2)


@pytest.mark.parametrize("position", [-1, 4])
def test_a_position_outside_of_the_text_is_an_error(position: int) -> None:
    positions = Utf16Map("ab👍")

    with pytest.raises(ValueError, match="outside"):
        positions.to_units(position)
    with pytest.raises(ValueError, match="outside"):
        positions.to_points(position * 2)
