"""What shows over several sentences only."""

from __future__ import annotations

import pytest
from tests.tone.conftest import MakeRules

from walkaway.text.tokens import tokenize
from walkaway.tone import ToneChecker
from walkaway.tone.habits import concessions_with_apology

_LONG = " The shed is by the mill and the gate is green." * 16


def _marked(rules: object, text: str) -> list[str]:
    return [one.text for one in ToneChecker(rules).check_message("", text).body_findings]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Who is it? When is it? Where is it? It rains.", ["Where is it?"]),
        ("Who is it? When is it? Where is it? How is it?", ["Where is it?", "How is it?"]),
        ("Who is it? It rains. When is it? Where is it?", []),
        ("Who is it? When is it?\n\nWhere is it?", []),
        ("How does it go on? Wait? Start small?", []),
        ("To fill in:\n1. Who is it?\n2. When is it?\n3. Where is it?", []),
    ],
)
def test_the_third_question_in_a_row_is_seen(make_rules: MakeRules, text: str, marked: list[str]) -> None:
    assert _marked(make_rules(sign="questions_in_a_row"), text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Please sign the lease. It rains.\n\nCould you sign the lease?", ["Could you sign the lease"]),
        ("Please sign the lease. Please sign the plan.", []),
        ("Let me know. It rains, so let me know.", ["let me know"]),
        ("Let me know. If the shed leaks, let me know.", []),
        ("Please let me know. The shed leaks. Let me know when the roof is done.", []),
        ("Please note that the gate is shut. Please note that the gate is shut at six.", []),
        (f"Please sign the lease.{_LONG} Please sign the lease.", []),
    ],
)
def test_a_request_is_seen_when_it_is_said_again(make_rules: MakeRules, text: str, marked: list[str]) -> None:
    assert _marked(make_rules(sign="request", at_least=2), text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I paint. My van is here.\n\nI mow. It rains.", ["I"]),
        ("I paint. My van is here. I mow. It rains. It is May. The shed leaks.", []),
        (f"I paint. I mow. I dig. I saw. I sweep.{_LONG}", []),
    ],
)
def test_i_is_seen_where_it_opens_most_sentences_of_a_short_mail(
    make_rules: MakeRules, text: str, marked: list[str]
) -> None:
    assert _marked(make_rules(sign="i_opening", at_least=3), text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Sorry about the sum. It is oak, and I can come down a tenth.", ["I can come down a tenth"]),
        ("Sorry about the delay. I take off a tenth for it, a discount of 20.", []),
        ("Sorry, but I can not lower it.", []),
        ("Sorry about the sum. If we drop the stairs, I can lower it.", []),
        ("I can lower it by a tenth.", []),
        ("Sorry to ask again. I lowered the shelf, and it fits.", []),
    ],
)
def test_giving_way_is_seen_beside_an_apology(make_rules: MakeRules, text: str, marked: list[str]) -> None:
    assert _marked(make_rules(sign="concession_with_apology"), text) == marked
    assert len([*concessions_with_apology(tokenize(text, {}))]) == len(marked)
