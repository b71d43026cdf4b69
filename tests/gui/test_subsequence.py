from __future__ import annotations

import pytest

from walkaway.gui.subsequence import score


def best(query: str, *titles: str) -> str:
    return max(titles, key=lambda title: score(query, title) or -1000)


def test_letters_out_of_order_do_not_match() -> None:
    assert score("wne", "New draft") is None


def test_nothing_typed_matches_everything() -> None:
    assert score("", "New draft") is not None


def test_case_and_blanks_do_not_matter() -> None:
    assert score("COPY me", "Copy message") is not None


@pytest.mark.parametrize(
    ("query", "wanted", "other"),
    [
        ("nd", "New draft", "Undo"),
        ("copy", "Copy message", "Close the palette, why"),
        ("cm", "Copy message", "Calm all"),
        ("save", "Save", "Save as…"),
        ("exp", "Expensive side", "Next preparation"),
    ],
)
def test_word_starts_and_runs_of_letters_come_first(query: str, wanted: str, other: str) -> None:
    assert best(query, other, wanted) == wanted


def test_a_long_title_is_matched_quickly_enough_to_be_typed_against() -> None:
    assert score("a" * 40, "a " * 200) is not None
