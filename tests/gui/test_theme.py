"""Every text colour can be read on every surface it is drawn on, in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from walkaway import paths
from walkaway.gui.theme import ThemeError, load_theme, palette, style_sheet, theme_name

SURFACES = {
    "text": [
        *("background", "sidebar", "panel", "card", "line", "card_line", "selection", "accent_soft"),
        *("amber_strong_fill", "amber_medium_fill", "grammar_fill"),
    ],
    "muted": ["background", "sidebar", "panel", "card"],
    "name": ["card", "panel"],
    "accent_text": ["background", "panel", "card", "accent_soft"],
    "on_accent": ["accent", "accent_text"],
    "link": ["background", "sidebar", "panel", "card", "accent_soft", "danger_soft"],
    "field_text": ["field_fill"],
    "grammar_line": ["card", "panel"],
    "price_line": ["card", "panel"],
    "danger": ["background", "panel", "card", "danger_soft"],
}
# A line that carries meaning needs 3:1 (WCAG 1.4.11).
LINES = [
    *("amber_strong_line", "amber_medium_line", "amber_light_line", "grammar_line", "price_line"),
    *("danger", "muted", "focus", "accent"),
]


def luminance(colour: str) -> float:
    shown = QColor(colour)
    parts = (shown.redF(), shown.greenF(), shown.blueF())
    channels: list[float] = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), [(ink, paper) for ink, papers in SURFACES.items() for paper in papers])
def test_text_keeps_wcag_aa_on_its_surface(name: str, ink: str, paper: str) -> None:
    theme = load_theme(name)

    assert contrast(getattr(theme, ink), getattr(theme, paper)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_link_is_not_taken_for_other_words(name: str) -> None:
    theme = load_theme(name)

    assert theme.link not in (theme.text, theme.muted, theme.name)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("line", LINES)
def test_meaningful_lines_stand_out_from_the_page(name: str, line: str) -> None:
    theme = load_theme(name)

    assert contrast(getattr(theme, line), theme.background) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_style_sheet_has_a_colour_for_every_role_it_names(name: str) -> None:
    assert "$" not in style_sheet(load_theme(name))


def test_palette_takes_its_text_from_the_theme() -> None:
    theme = load_theme("dark")

    assert palette(theme).color(QPalette.ColorRole.WindowText).name() == theme.text


def test_the_users_choice_goes_before_the_system() -> None:
    assert theme_name("light", dark=True) == "light"
    assert theme_name("dark", dark=False) == "dark"


def test_without_a_choice_the_system_decides_and_unknown_is_light() -> None:
    assert theme_name("system", dark=True) == "dark"
    assert theme_name("system", dark=False) == "light"


def test_a_theme_without_a_role_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "light.toml"
    file.write_text('dark = false\ntext = "#000000"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path / parts[-1])

    with pytest.raises(ThemeError, match=r"light\.toml: muted: expected a color"):
        load_theme("light")


def test_light_and_dark_know_which_they_are() -> None:
    assert [load_theme(name).dark for name in ("light", "dark")] == [False, True]
