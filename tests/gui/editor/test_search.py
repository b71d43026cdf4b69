"""Words are found as a person means them."""

from __future__ import annotations

import pytest

from walkaway.gui.editor.search import Query, hit_from, hits
from walkaway.text.span import Span

TEXT = "I’m sure. Im not. The art of party; ART\nwork."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("art"), ["art", "art", "ART"]),
        (Query("art", match_case=True), ["art", "art"]),
        (Query("art", whole_words=True), ["art", "ART"]),
        (Query("I'm"), ["I’m"]),
        (Query("art work"), ["ART\nwork"]),
        (Query("."), [".", ".", "."]),
        (Query(""), []),
    ],
)
def test_hits(query: Query, found: list[str]) -> None:
    assert [span.of(TEXT) for span in hits(TEXT, query)] == found


def test_the_search_goes_round() -> None:
    found = [Span(2, 4), Span(10, 12)]

    assert hit_from(found, 0) == 0
    assert hit_from(found, 3) == 1
    assert hit_from(found, 11) == 0
    assert hit_from(found, 12, backwards=True) == 1
    assert hit_from(found, 10, backwards=True) == 0
    assert hit_from(found, 2, backwards=True) == 1
