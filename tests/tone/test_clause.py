"""The clause around a match, which double brackets in a pattern take along."""

from __future__ import annotations

from tests.tone.conftest import MakeRules

from walkaway.tone import RuleSet, ToneChecker


def found(rules: RuleSet, text: str) -> list[str]:
    return [one.text for one in ToneChecker(rules).check_paragraph(text)]


def test_double_brackets_mark_the_whole_clause(make_rules: MakeRules) -> None:
    rules = make_rules("[[no expert]]")

    assert found(rules, "I am no expert in slate, the roof leaks") == ["I am no expert in slate"]
    assert found(rules, "The roof leaks but I am no expert in slate") == ["but I am no expert in slate"]
    assert found(rules, "I am no expert in slate but the roof leaks") == ["I am no expert in slate but"]
    assert found(rules, "The roof leaks because I am no expert. It rains.") == ["because I am no expert"]
    assert found(rules, "I am no expert in slate and lime and we ask Tom") == ["I am no expert in slate and lime and"]


def test_a_clause_stops_at_commas_and_sentence_ends(make_rules: MakeRules) -> None:
    rules = make_rules("[[no expert]]")

    assert found(rules, "Hi Ruth, I am no expert, but the roof leaks.") == ["I am no expert, but"]
    assert found(rules, "It rains. Honestly I am no expert. Ask Tom.") == ["Honestly I am no expert"]


def test_a_clause_without_an_end_in_sight_is_left_at_the_match(make_rules: MakeRules) -> None:
    rules = make_rules("[[no expert]]")

    assert found(rules, "a " * 20 + "no expert " + "b " * 20) == ["no expert"]
