"""walkaway rules: the list, one family, one rule with its examples."""

from __future__ import annotations

import json

from walkaway.tone import FAMILIES, load_rules

from .conftest import Run


def test_the_list_has_every_rule_under_its_family(walkaway: Run) -> None:
    lines = walkaway("rules").text.splitlines()

    heads = [line.partition(":")[0] for line in lines if not line.startswith(" ")]
    ids = [line.split()[0] for line in lines if line.startswith("  ")]
    assert heads == [family for family in FAMILIES if family in heads]
    assert sorted(ids) == sorted(rule.id for rule in load_rules().rules)


def test_a_rule_is_shown_with_its_reason_wordings_and_examples(real_walkaway: Run) -> None:
    rule = load_rules().rule("concession/lower-my-price")
    assert rule is not None

    done = real_walkaway("rules", rule.id)

    assert done.code == 0
    assert done.text.startswith(f"{rule.id}  strong, 13 points\n{rule.why}\n")
    for line in (*rule.flag, *rule.passes):
        assert f"\n  {line}\n" in done.text


def test_a_family_lists_its_own_rules(walkaway: Run) -> None:
    answers = [json.loads(line) for line in walkaway("rules", "concession", "--format", "json").text.splitlines()]

    assert {answer["family"] for answer in answers} == {"concession"}
    assert list(answers[0]) == ["id", "family", "weight", "why", "calm", "flag", "pass"]
    assert all(answer["flag"] and answer["pass"] for answer in answers)


def test_an_unknown_rule_is_an_error_with_the_nearest_name(walkaway: Run) -> None:
    done = walkaway("rules", "concession/lower-my-prise")

    assert done.code == 2
    assert "Did you mean concession/lower-my-price?" in done.err
