from __future__ import annotations

import pytest

from walkaway.grammar.checker import State, Status
from walkaway.gui.engine_words import details, megabytes, names

ON, STARTING, WAITING, OFF = (
    Status(state, f"It is {state}.") for state in (State.READY, State.STARTING, State.WAITING, State.OFF)
)


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        ({"harper": ON}, "Harper"),
        ({"harper": ON, "languagetool": ON}, "Harper, LanguageTool"),
        ({"harper": ON, "languagetool": OFF}, "Harper"),
        ({"harper": ON, "languagetool": WAITING}, "Harper"),
        ({"harper": STARTING, "languagetool": WAITING}, "starting"),
        ({"harper": OFF, "languagetool": ON}, "LanguageTool"),
        ({"harper": STARTING, "languagetool": OFF}, "starting"),
        ({"harper": OFF}, "not running"),
    ],
)
def test_the_engines_that_answer_are_named_else_it_is_said_why(statuses: dict[str, Status], shown: str) -> None:
    assert names(statuses) == shown


def test_each_engine_has_a_line_with_its_name_once_and_its_memory() -> None:
    statuses = {
        "harper": Status(State.READY, "Harper is on."),
        "languagetool": Status(State.READY, "LanguageTool is on.", 447_300_000),
    }

    assert details(statuses).splitlines() == [
        "Harper is on.",
        "LanguageTool is on. It takes 447 MB of memory.",
    ]


def test_sizes_are_read_at_a_glance() -> None:
    assert megabytes(259_000_000) == "259 MB"
    assert megabytes(1_700_000_000) == "1,700 MB"
