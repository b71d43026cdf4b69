"""Wordings are made when they are looked at, and equal what was made at once."""

from __future__ import annotations

import pytest

from walkaway.text.span import Span
from walkaway.tone import ToneChecker, load_rules, wordings
from walkaway.tone.wordings import Wordings

TEXT = "I just wanted to ask. The oak is here."
JUST = Span(2, 6)


def test_wordings_are_a_sequence_of_texts() -> None:
    made = Wordings(("", "only"), TEXT, JUST, ())

    assert (len(made), made[0], made[:1], [*made], made.index("only")) == (2, "", ("",), ["", "only"], 1)


def test_wordings_are_equal_where_they_say_the_same_wherever_they_stand() -> None:
    here, there = Wordings(("", "only"), TEXT, JUST, ()), Wordings(("", "only"), f"Hi.\n{TEXT}", JUST.shifted(4), ())

    assert here == there == ("", "only")
    assert hash(here) == hash(there)
    assert here != Wordings(("only",), TEXT, JUST, ())
    assert here != "only"


def test_what_nobody_looks_at_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> tuple[str, ...]:
        raise AssertionError("made a wording that nobody looked at")

    monkeypatch.setattr(wordings, "_fitting", never)
    long = "I am begging you, please give me the work. " + "The oak is here and the saw is sharp. " * 20

    (finding,) = ToneChecker(load_rules()).check_text(long).findings

    with pytest.raises(AssertionError):
        len(finding.rewrites)
