"""Colours by role, read from `resources/themes/*.toml`, and the palette and style sheet made from them.

Nothing here asks the system whether it is dark: the caller says which theme it wants.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from string import Template

from PySide6.QtGui import QColor, QPalette

from walkaway import paths


class ThemeError(ValueError):
    """A theme file lacks a role or has a colour that is none; the message names file and role."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour roles as `#rrggbb`; `dark` says which way round they are."""

    text: str
    muted: str
    name: str
    line: str
    background: str
    sidebar: str
    panel: str
    card: str
    card_line: str
    accent: str
    accent_soft: str
    accent_line: str
    accent_text: str
    on_accent: str
    link: str
    amber_strong_fill: str
    amber_strong_line: str
    amber_medium_fill: str
    amber_medium_line: str
    amber_light_line: str
    field_fill: str
    field_text: str
    grammar_fill: str
    grammar_line: str
    price_line: str
    selection: str
    focus: str
    danger: str
    danger_soft: str
    dark: bool


def load_theme(name: str) -> Theme:
    """The theme of that name (`light` or `dark`)."""
    file = paths.resource("themes", f"{name}.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    roles = [field.name for field in fields(Theme)]
    for role in roles:
        value = data.get(role)
        good = isinstance(value, bool) if role == "dark" else isinstance(value, str) and QColor.isValidColorName(value)
        if not good:
            raise ThemeError(f"{file.name}: {role}: expected {'true or false' if role == 'dark' else 'a color'}")
    return Theme(**{role: data[role] for role in roles})


def theme_name(choice: str, *, dark: bool) -> str:
    """`light` or `dark`: what the user chose, else what the system shows."""
    return choice if choice in ("light", "dark") else "dark" if dark else "light"


def palette(theme: Theme) -> QPalette:
    """The palette for widgets that draw themselves from it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.background,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Accent: theme.accent,
        role.Light: theme.card,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.muted,
        role.Shadow: theme.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted))
    return made


def style_sheet(theme: Theme) -> str:
    """The application's style sheet, `style.qss` with the theme's colours in it."""
    folder = paths.resource("themes")
    sheet = Template((folder / "style.qss").read_text(encoding="utf-8"))
    check = "check-dark.svg" if theme.dark else "check-light.svg"
    return sheet.substitute(asdict(theme), folder=folder.as_posix(), check=check)
