"""The next move after an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from walkaway.library.kinds import SITUATIONS
from walkaway.library.store import shipped_library
from walkaway.moves import MOVES
from walkaway.prospects.advice import ANSWERS, SILENT, Past, next_moves

NOW = datetime(2026, 5, 20, 10, 0, tzinfo=UTC)
REST = {move.id: move.recharge_days for move in MOVES.values()}


@dataclass(frozen=True)
class Offer:
    id: str
    situation: str
    move: str
    tone: str = ""


PRICE = [
    Offer("price_objection/a", "price_objection", "cheaper_routes"),
    Offer("price_objection/b", "price_objection", "reversing_question"),
    Offer("takeaway/c", "takeaway", "may_not_need_us"),
    Offer("takeaway/d", "takeaway", "cheaper_routes"),
]


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def test_without_a_past_the_best_move_for_the_answer_comes_first() -> None:
    first = next_moves("price", PRICE, NOW, REST)[0]

    assert (first.move, first.template) == ("reversing_question", "price_objection/b")
    assert first.why == "They find the price high: “Reversing question” answers that."


def test_a_move_that_rests_comes_after_the_fresh_ones_and_says_how_long() -> None:
    past = Past({"reversing_question": days_ago(1), "cheaper_routes": days_ago(400)}, last_move="plain")

    found = next_moves("price", PRICE, NOW, REST, past)

    assert [each.move for each in found] == ["cheaper_routes", "may_not_need_us", "reversing_question"]
    assert found[0].why.endswith("try “Cheaper routes”, which has recharged.")
    assert found[1].why.endswith("try “You may not need us”, which is new to them.")
    left = REST["reversing_question"] - 1
    assert found[2].why.endswith(f"“Reversing question” recharges in {left} days.")


def test_what_should_follow_the_last_move_comes_first_and_the_last_one_never_again() -> None:
    past = Past({"expensive_side": days_ago(2)}, last_move="expensive_side")
    offers = [*PRICE, Offer("price_objection/e", "price_objection", "expensive_side")]

    found = next_moves("price", offers, NOW, REST, past)

    assert found[0].move == MOVES["expensive_side"].after["refused"][0]
    assert "after “On the expensive side”" in found[0].why
    assert "expensive_side" not in [each.move for each in found]


def test_a_template_that_they_know_gives_way_to_another() -> None:
    past = Past(templates=frozenset({"price_objection/a"}))

    found = {each.move: each.template for each in next_moves("price", PRICE, NOW, REST, past)}

    assert found["cheaper_routes"] == "takeaway/d"


def test_of_equal_templates_the_one_in_their_tone_is_taken() -> None:
    offers = [Offer("a", "lost", "plain", "dry"), Offer("b", "lost", "plain", "warm")]

    assert next_moves("refusal", offers, NOW, REST, Past(tone="warm"))[0].template == "b"


def test_no_technique_is_named_where_there_is_none() -> None:
    (found,) = next_moves("refusal", [Offer("lost/a", "lost", "plain")], NOW, REST, Past())

    assert found.why == "They say no: answer plainly."


@pytest.mark.parametrize("answer", ["automatic", "none"])
def test_there_is_nothing_to_do_after_a_machine_or_after_nothing(answer: str) -> None:
    assert next_moves(answer, PRICE, NOW, REST) == ()


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_shipped_library_has_three_moves_for_every_answer(answer: str) -> None:
    library = shipped_library()

    found = next_moves(answer, library.all(), NOW, REST)

    assert len({each.move for each in found}) >= 3
    templates = {each.id: each for each in library.all()}
    for each in found:
        assert templates[each.template].move == each.move
        assert templates[each.template].situation in SITUATIONS


def test_silence_is_an_answer_too() -> None:
    found = next_moves(SILENT, shipped_library().all(), NOW, REST, Past({"plain": days_ago(9)}, last_move="plain"))

    assert found[0].move == MOVES["plain"].after["silent"][0]
    assert found[0].why.startswith("They have not answered after “Plain”: ")
