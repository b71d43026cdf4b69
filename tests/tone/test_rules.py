"""Every rule's own examples, through one set of tests."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.tone import FAMILIES, Rule, RuleSet, ToneChecker, load_rules, rewrite

_BRACKETS = re.compile(r"\[\[(.+?)\]\]|\[(.+?)\]")


@cache
def rules() -> RuleSet:
    return load_rules()


@cache
def checker() -> ToneChecker:
    return ToneChecker(rules())


@cache
def checker_of(rule: str) -> ToneChecker:
    """A checker that knows this rule only."""
    return ToneChecker(rules(), rules_off=[other.id for other in rules().rules if other.id != rule])


def marked(example: str) -> tuple[str, set[tuple[int, int]]]:
    """An example without its brackets, and the spans that they marked."""
    text, spans, at = "", set(), 0
    for found in re.finditer(r"\[([^\[\]]+)\]", example):
        text += example[at : found.start()]
        spans.add((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + example[at:], spans


def check(rule: Rule, text: str) -> list[Finding]:
    """Findings of one rule, in the part of a message that the rule is for, alone among its fellows."""
    alone = checker_of(rule.id)
    if rule.parts and Part.BODY.value not in rule.parts:
        return list(alone.check_paragraph(text, Part(rule.parts[0])))
    if rule.at_least:
        return list(alone.check_message("", text).body_findings)
    return list(alone.check_paragraph(text))


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}: {text[:50]}") for rule in rules().rules for text in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("flag"))
def test_what_a_rule_flags_is_marked_exactly(rule: Rule, example: str) -> None:
    text, spans = marked(example)

    found = {(one.span.start, one.span.end) for one in check(rule, text)}

    assert spans, "a flag example marks its span in [brackets]"
    assert {text[a:b] for a, b in found} == {text[a:b] for a, b in spans}
    assert found == spans


@pytest.mark.parametrize(("rule", "example"), examples("passes"))
def test_a_look_alike_passes_its_rule(rule: Rule, example: str) -> None:
    assert [one.text for one in check(rule, example)] == []


@pytest.mark.parametrize(("rule", "example"), examples("passes"))
def test_a_look_alike_is_not_marked_medium_or_strong_by_any_rule(rule: Rule, example: str) -> None:
    found = checker().check_message("", example).body_findings

    assert [(one.rule, one.text) for one in found if one.weight != "light"] == []


@pytest.mark.parametrize(("rule", "example"), examples("flag"))
def test_every_wording_leaves_a_calmer_sentence(rule: Rule, example: str) -> None:
    text, _ = marked(example)
    before = check(rule, text)

    for one in before:
        assert len(one.rewrites) >= (1 if one.text == "!" else 2), "every finding offers at least two wordings"
        for wording in one.rewrites:
            after = rewrite.edit(text, one.span, wording).apply(text)
            left = checker().check_message("", after).body_findings
            reach = one.span.start + len(wording)
            assert not [f for f in left if f.span.start < reach and f.span.end > one.span.start and wording], wording
            assert not re.search(r"  |^[a-z]|[.!?] [a-z]|,[.,!?]|\.\.(?!\.)| [,.!?]|\?\.|\.\?", after), after


@pytest.mark.parametrize("rule", rules().rules, ids=lambda rule: rule.id)
def test_a_rule_has_its_examples_and_its_reason(rule: Rule) -> None:
    assert len(rule.flag) >= 3
    assert len(rule.passes) >= 3
    # a single exclamation mark can only become a full stop
    assert len(rule.calm) >= (1 if rule.sign == "exclamation" else 2)
    assert rule.why.endswith(".")
    assert len(rule.why) <= 160
    assert not set(rule.reason) & set("\"'")
    assert not re.search(r"\byou sound\b|\byou seem\b|\byou are (?:desperate|needy|weak)", rule.why, re.IGNORECASE)


def test_no_example_is_used_twice() -> None:
    uses = Counter(marked(text)[0] for rule in rules().rules for text in (*rule.flag, *rule.passes))

    assert [text for text, count in uses.items() if count > 1] == []


def test_every_family_has_rules() -> None:
    assert {rule.family for rule in rules().rules} == set(FAMILIES)
