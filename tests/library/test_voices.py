"""Tones and trades."""

from __future__ import annotations

from walkaway import paths
from walkaway.library.store import Library
from walkaway.library.voices import tones, trades


def test_every_shipped_template_has_a_tone_and_a_trade_of_the_list() -> None:
    shipped = Library(paths.shipped_templates() / "en", paths.shipped_templates() / "none").all()

    assert {template.tone for template in shipped} == set(tones())
    assert {template.trade for template in shipped} == {*trades(), "any"}
