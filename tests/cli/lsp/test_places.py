"""Lines and columns of the protocol: never off by a character, whatever the editor counts in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

from walkaway.cli.lsp.places import Places
from walkaway.text.span import Span

ENCODINGS = [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]
TEXTS = st.text(st.sampled_from("aé🙂\r\n\u2028\x0b\x85 ㍿"), max_size=40)


@pytest.mark.parametrize(
    ("encoding", "column"),
    [(PositionEncodingKind.Utf8, 6), (PositionEncodingKind.Utf16, 3), (PositionEncodingKind.Utf32, 2)],
)
def test_columns_count_in_the_unit_of_the_editor(encoding: PositionEncodingKind, column: int) -> None:
    text = "one\r\né🙂x"

    assert Places(text, encoding).position(text.index("x")) == Position(1, column)


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_a_place_comes_back_as_it_went(text: str, encoding: PositionEncodingKind, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    places = Places(text, encoding)

    inside_line_end = text[max(0, point - 1) : point + 1] == "\r\n"
    assert places.point(places.position(point)) == (point - 1 if inside_line_end else point)


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 60), st.integers(0, 60))
def test_any_position_is_a_place_in_the_text(text: str, encoding: PositionEncodingKind, line: int, column: int) -> None:
    assert 0 <= Places(text, encoding).point(Position(line, column)) <= len(text)


def test_only_line_feeds_and_carriage_returns_end_a_line() -> None:
    places = Places("a\u2028b\x0bc\nd", PositionEncodingKind.Utf16)

    assert places.position(6) == Position(1, 0)
    assert places.span(Range(Position(0, 0), Position(9, 9))) == Span(0, 7)
