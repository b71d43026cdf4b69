"""What the user chose, as one typed value, kept in a TOML file that people can edit by hand."""

from walkaway.settings.choices import BeforeSending, Dialect, LanguageTool, Security, TemplateFolder, Theme
from walkaway.settings.file import SetAside, SettingsError, load, load_or_set_aside, save, update
from walkaway.settings.kinds import MOST_RECHARGE_DAYS
from walkaway.settings.values import KEYS, Settings

__all__ = [
    "KEYS",
    "MOST_RECHARGE_DAYS",
    "BeforeSending",
    "Dialect",
    "LanguageTool",
    "Security",
    "SetAside",
    "Settings",
    "SettingsError",
    "TemplateFolder",
    "Theme",
    "load",
    "load_or_set_aside",
    "save",
    "update",
]
