"""A rule set from a few lines, for tests of the engine itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from walkaway.language.compile import compile_rules
from walkaway.tone import RuleSet
from walkaway.tone.load import FORM

MakeRules = Callable[..., RuleSet]

_RULE = """
[[rule]]
id = "{id}"
family = "{family}"
weight = "{weight}"
why = "A reason."
"""


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
        lexicon = "[lists]\n" + "".join(f"{name} = {entries!r}\n" for name, entries in (lists or {}).items())
        return compile_rules("test", {Path("lexicon.toml"): lexicon.encode(), Path("need.toml"): text.encode()}, FORM)

    return make
