"""Signs that belong to somebody else, or to a name, are not the writer's voice."""

from __future__ import annotations

import pytest
from tests.tone.conftest import MakeRules

from walkaway.tone import ToneChecker, load_rules


@pytest.mark.parametrize(
    ("sign", "text", "marked"),
    [
        ("exclamation_run", "The shed is dry!!!", ["!!!"]),
        ("exclamation_run", "The banner “Half price!!!” comes down on Monday.", []),
        ("exclamation_run", "Thanks!\n!", []),
        ("stretched_letters", "It is sooo dry. Heyyy, come in.", ["sooo", "Heyyy"]),
        ("stretched_letters", "We have nine of the Wooow games.", []),
        ("stretched_letters", "The addresss is wrong.", []),
        ("stretched_letters", "The key is bAaAlm.", []),
        ("stretched_letters", "Write FFFFFF, YYYYMMDD or zzzzingo --oOOo-- in it.", []),
        ("stretched_letters", "The varnish is slooooowly drying, aaaargh.", ["slooooowly"]),
        ("stretched_sound", "The varnish is slooooowly drying, aaaargh.", ["aaaargh"]),
        ("symbol_row", "**********Notes on the lock**********", []),
        ("symbol_row", "***Notes on the lock***", ["***", "***"]),
        ("capitals", "PLEASE NOTE that the number has changed.", []),
    ],
)
def test_a_raised_voice_is_told_from_a_quotation_a_name_a_notice_and_a_slip(
    make_rules: MakeRules, sign: str, text: str, marked: list[str]
) -> None:
    assert [one.text for one in ToneChecker(make_rules(sign=sign)).check_paragraph(text)] == marked


@pytest.mark.parametrize(
    "text",
    ["Write the date as YYYY-MM-DD.", "Rated ★★★★★ by nobody we know.", "The boiler needs a part ASAP."],
)
def test_a_form_a_rating_and_an_abbreviation_are_no_shouting(text: str) -> None:
    assert [one.rule for one in ToneChecker(load_rules()).check_paragraph(text) if one.family == "shouting"] == []
