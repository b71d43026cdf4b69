"""Tones and trades."""

from __future__ import annotations

import pytest

from walkaway import paths
from walkaway.library.store import Library, shipped_library
from walkaway.library.voices import tones, trades


def test_every_shipped_template_has_a_tone_and_a_trade_of_the_list() -> None:
    shipped = Library(paths.shipped_templates() / "en", paths.shipped_templates() / "none").all()

    assert {template.tone for template in shipped} == set(tones())
    assert {template.trade for template in shipped} == {*trades(), "any"}


def test_a_trade_comes_first_and_hides_nothing() -> None:
    library = shipped_library()
    everything = library.all()

    library.trade = "design"

    offered = library.search("", situation="proposal")
    trades = [template.trade for template in offered]
    own = trades.count("design")
    assert own
    assert set(trades[:own]) == {"design"}
    assert "design" not in trades[own:]
    assert sorted(each.id for each in library.search("")) == sorted(each.id for each in everything)
    assert [each.situation for each in library.search("")] == [each.situation for each in everything]


@pytest.mark.parametrize("trade", ["", "design", "software"])
def test_a_proposal_for_a_website_is_none_for_a_party(trade: str) -> None:
    library = shipped_library()
    library.trade = trade

    found = library.search("proposal website")

    assert found[0].trade == (trade or "design")
    assert found[0].situation == "proposal"
    assert {"design", "software"} == {each.trade for each in found[:2]}


def test_what_fits_much_better_comes_before_what_is_of_the_trade() -> None:
    library = shipped_library()
    library.trade = "design"

    assert library.search("wedding price")[0].trade == "events"
    assert [each.id for each in library.search("menu tasting")] == [
        each.id for each in shipped_library().search("menu tasting")
    ]


def test_a_draft_gets_the_templates_of_the_trade_first() -> None:
    library = shipped_library()
    draft = "Could you do it for less? Our budget is smaller, and we hoped for a discount."
    before = library.rank(draft)

    for trade in trades():
        library.trade = trade
        ranking = library.rank(draft)

        assert ranking.situation == before.situation
        assert ranking.templates[0].trade in (trade, "any")
        assert len(ranking.templates) == len(before.templates)
