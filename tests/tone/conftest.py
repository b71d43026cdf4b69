"""A rule set from a few lines, for tests of the engine itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from walkaway.language.compile import compile_rules
from walkaway.tone import RuleSet, ToneChecker
from walkaway.tone.load import FORM

MakeRules = Callable[..., RuleSet]

FOUR_RULES = """
[[rule]]
id = "perhaps"
weight = "light"
taste = true
why = "May sound unsure."
match = ["perhaps"]

[[rule]]
id = "maybe"
weight = "light"
why = "May sound unsure."
match = ["maybe"]

[[rule]]
id = "beg"
weight = "medium"
why = "Begs."
match = ["I beg you"]

[[rule]]
id = "desperate"
weight = "strong"
sure = true
why = "Says it outright."
match = ["I am desperate"]
"""
"""A matter of taste, a light rule, a medium one, and a strong one that is sure."""

_RULE = """
[[rule]]
id = "{id}"
family = "{family}"
weight = "{weight}"
why = "A reason."
"""


def rule_files(rules: str, lists: str = "") -> dict[Path, bytes]:
    """The files of a rule set: a lexicon with these lists, and these rules."""
    return {Path("lexicon.toml"): f"[lists]\n{lists}".encode(), Path("need.toml"): rules.encode()}


@pytest.fixture
def checker() -> ToneChecker:
    """Knows FOUR_RULES and no others."""
    return ToneChecker(compile_rules("test", rule_files(FOUR_RULES), FORM))


@pytest.fixture
def make_rules() -> MakeRules:
    """Rules from patterns: `make_rules("so sorry", unless=[...], calm=[...], lists={...})`, one rule a call."""

    def make(*patterns: str, lists: dict[str, list[str]] | None = None, **keys: object) -> RuleSet:
        values = {"id": "r", "family": "need", "weight": "medium", "calm": [""]} | keys
        text = _RULE.format(**values)
        if patterns:
            text += f"match = {list(patterns)!r}\n"
        for key in ("unless", "calm", "parts", "moods", "sign", "at_least", "judge_quoted"):
            if key in values:
                value = values[key]
                text += f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}\n"
        entries = "".join(f"{name} = {entries!r}\n" for name, entries in (lists or {}).items())
        return compile_rules("test", rule_files(text, entries), FORM)

    return make
