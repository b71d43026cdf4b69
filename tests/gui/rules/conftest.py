"""A few rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.language.compile import compile_rules
from walkaway.tone import RuleSet
from walkaway.tone.load import FORM

_RULES = """
[[rule]]
id = "humble-plea"
family = "pleading"
weight = "strong"
match = ["(beg|implore) you"]
why = "A plea puts the writer on the floor."
calm = ["Would Tuesday suit?", ""]
flag = ["I [beg you] to call."]
pass = ["They beg your pardon."]

[[rule]]
id = "so-sorry"
family = "apology"
weight = "light"
match = ["so sorry"]
why = "An apology without a mistake."
calm = ["Thank you for waiting."]
flag = ["I am [so sorry] 😀."]

[[rule]]
id = "elephants"
family = "apology"
weight = "medium"
match = ["purple elephant"]
why = "A rule of one's own."
calm = [""]
flag = ["A [purple elephant] came."]
pass = ["A grey elephant came."]
"""
MINE = "apology/elephants"


@pytest.fixture(scope="session")
def few() -> RuleSet:
    return compile_rules("few", {Path("few.toml"): _RULES.encode()}, FORM)
