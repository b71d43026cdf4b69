from __future__ import annotations

import pytest

from walkaway.text.counting import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings"), (1200, "1,200 findings")]
)
def test_numbers_are_told_with_their_thing(number: int, said: str) -> None:
    assert counted(number, "finding") == said


def test_what_needs_more_than_an_s_is_told_as_given() -> None:
    assert (counted(1, "reply", "replies"), counted(2, "reply", "replies")) == ("1 reply", "2 replies")
