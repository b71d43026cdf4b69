"""The examples of every cue, through one set of tests."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from walkaway.language.compile import compile_alone, compile_rules
from walkaway.language.examples import read_example
from walkaway.language.hits import HitFinder
from walkaway.language.rule import Rule, RuleError, RuleSet
from walkaway.prospects.reply import KINDS, load_cues
from walkaway.prospects.reply.cues import FORM
from walkaway.text.finding import Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span
from walkaway.text.tokens import tokenize

FEWEST_RULES = 5

GOOD = """\
[[rule]]
id = "r"
kind = "stall"
weight = "light"
why = "They wait."
match = ["wait"]
"""


@cache
def cues() -> RuleSet:
    return load_cues()


@cache
def finder_of(rule: Rule) -> HitFinder:
    """Finds what this rule marks, alone among its fellows."""
    return HitFinder(compile_alone(cues(), rule), set())


def marks(rule: Rule, text: str) -> list[Span]:
    return [hit.span for hit in finder_of(rule).hits(tokenize(text, cues().spellings), Part.BODY)]


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}: {text[:50]}") for rule in cues().rules for text in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("flag"))
def test_what_a_cue_says_is_marked_exactly(rule: Rule, example: str) -> None:
    text, spans = read_example(example)

    assert spans, "a flag example marks its span in [brackets]"
    assert marks(rule, text) == list(spans), [span.of(text) for span in marks(rule, text)]


@pytest.mark.parametrize(("rule", "example"), examples("passes"))
def test_a_look_alike_passes_its_cue(rule: Rule, example: str) -> None:
    assert [span.of(example) for span in marks(rule, example)] == []


@pytest.mark.parametrize("rule", cues().rules, ids=lambda rule: rule.id)
def test_a_cue_has_its_examples_and_one_short_reason_about_the_prospect(rule: Rule) -> None:
    assert len(rule.flag) >= 3
    assert len(rule.passes) >= 3
    assert re.fullmatch(r"(?:They|It|A|Somebody) [^.]+\.", rule.why), rule.why
    assert len(rule.why) <= 60


def test_no_example_is_used_twice() -> None:
    uses = Counter(read_example(text)[0] for rule in cues().rules for text in (*rule.flag, *rule.passes))

    assert [text for text, count in uses.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_cues_of_more_than_one_weight_and_a_heavy_one(kind: str) -> None:
    weights = [rule.weight for rule in cues().rules if rule.family == kind]

    assert len(weights) >= FEWEST_RULES
    assert Weight.STRONG in weights
    assert len(set(weights)) > 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('kind = "stall"', 'kind = "anger"'), ("rule r", "'anger'", *KINDS)),
        (('weight = "light"', 'weight = "huge"'), ("rule r", "'huge'", "light, medium, strong")),
        (('why = "They wait."\n', ""), ("rule r", "has no why")),
        (('id = "r"\n', ""), ("number 1", "has no id")),
        (('match = ["wait"]', ""), ("rule r", "match")),
        (('match = ["wait"]', 'match = ["<nowhere>"]'), ("rule stall/r", "<nowhere>")),
        (('match = ["wait"]', 'match = ["wait"]\nfamily = "need"'), ("rule r", "'family' is unknown", "kind")),
    ],
)
def test_a_mistake_is_told_with_file_rule_and_what_is_expected(
    change: tuple[str, str], expected: tuple[str, ...]
) -> None:
    path = Path("replies") / "en.toml"
    assert change[0] in GOOD

    with pytest.raises(RuleError) as told:
        compile_rules("test", {path: GOOD.replace(*change).encode()}, FORM)

    assert str(path) in str(told.value)
    assert [words for words in expected if words not in str(told.value)] == []
