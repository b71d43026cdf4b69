"""walkaway rules: the list, one family, one rule with its examples."""

from __future__ import annotations

import json
from pathlib import Path

from walkaway.cli.rules_page import rules_page
from walkaway.text.finding import Weight
from walkaway.tone import FAMILIES, Rule, load_rules

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
    head = f"{rule.id}  strong, 13 points\nconcession: ground given that nobody asked for\n\n{rule.why}\n"
    assert done.text.startswith(head)
    for wording in rule.calm:
        assert f"\n  {wording.replace('{i}', 'I') or '(leave it out)'}\n" in done.text
    for line in (*rule.flag, *rule.passes):
        assert f"\n  {line}\n" in done.text


def test_a_family_lists_its_own_rules(walkaway: Run) -> None:
    answers = [json.loads(line) for line in walkaway("rules", "concession", "--format", "json").text.splitlines()]

    assert {answer["family"] for answer in answers} == {"concession"}
    assert list(answers[0]) == ["id", "family", "weight", "taste", "sure", "why", "calm", "flag", "pass"]
    assert all(answer["flag"] and answer["pass"] for answer in answers)


def test_json_says_what_company_a_rule_needs(walkaway: Run) -> None:
    answers = [json.loads(line) for line in walkaway("rules", "--format", "json").text.splitlines()]

    for key in ("taste", "sure"):
        told = {answer["id"]: answer[key] for answer in answers}
        assert told == {rule.id: getattr(rule, key) for rule in load_rules().rules}
        assert set(told.values()) == {True, False}


def test_the_help_names_every_field_of_the_json(walkaway: Run) -> None:
    answer = json.loads(walkaway("rules", "concession/lower-my-price", "--format", "json").text)

    assert all(f'"{field}"' in walkaway("rules", "--help").text for field in answer)


def test_an_unknown_rule_is_an_error_with_the_nearest_name(walkaway: Run) -> None:
    done = walkaway("rules", "concession/lower-my-prise")

    assert done.code == 2
    assert "Did you mean concession/lower-my-price?" in done.err


def test_the_page_in_the_docs_is_up_to_date_and_has_every_family_and_rule(walkaway: Run) -> None:
    kept = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")

    page = walkaway("rules", "--format", "markdown").text

    assert kept == page, "make it anew: python3 run.py rules --format markdown > docs/rules.md"
    families = [family.replace("_", " ").capitalize() for family in FAMILIES]
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == families
    assert f": {page.count('### ')} rules." in page


def test_marked_words_of_the_page_are_bold_and_signs_are_only_signs() -> None:
    rule = Rule(
        "need/a_b",
        "need",
        Weight.LIGHT,
        "A *reason*.",
        ("", "{i} name {price} [now]"),
        flag=("I [need it] now, [so much]!", "[Please]  *sir* {{name}} <b>"),
    )

    page = rules_page([rule])

    assert "### need/a\\_b\n\n*light, 3 points.* A \\*reason\\*.\n" in page
    assert "- marked: I **need it** now, **so much**!\n" in page
    assert "- marked: **Please** \\*sir\\* {{name}} \\<b>\n" in page
    assert page.endswith("- calm: (leave it out) · I name … \\[now\\]")


def test_the_reason_of_an_own_rule_cannot_move_the_cursor(walkaway: Run, walkaway_home: Path) -> None:
    folder = walkaway_home / "config" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(
        '[[rule]]\nid = "zorblat"\nfamily = "gushing"\nweight = "light"\nmatch = ["zorblat"]\n'
        'why = "Red \\u001b[31m words\\nand a line."\n'
    )

    told = (
        walkaway("rules", "--mine", "gushing").text,
        walkaway("rules", "--mine", "gushing/zorblat").text,
        walkaway("check", "--mine", stdin=b"The zorblat is yours.").text,
    )

    for text in told:
        assert "Red �[31m words and a line." in text
