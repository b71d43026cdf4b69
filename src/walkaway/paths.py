"""Every folder Walkaway uses: the user's own through appdirs, and the data that ships with the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import appdirs

_APP = "walkaway"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def data_dir() -> Path:
    """What the user wrote (drafts, own templates) or downloaded (LanguageTool). Made on demand, for the user alone."""
    return _own("data", appdirs.user_data_dir)


def config_dir() -> Path:
    """What the user chose: settings, dictionary, own rules. Made on demand, for the user alone."""
    return _own("config", appdirs.user_config_dir)


def cache_dir() -> Path:
    """What can be made again at any time. Made on demand, for the user alone."""
    return _own("cache", appdirs.user_cache_dir)


def state_dir() -> Path:
    """What belongs to this machine: journals, logs, window layout. Made on demand, for the user alone."""
    return _own("state", appdirs.user_state_dir)


def settings_file() -> Path:
    """The user's settings."""
    return config_dir() / "settings.toml"


def dictionary_file() -> Path:
    """The user's own words, one a line."""
    return config_dir() / "dictionary.txt"


def drafts_dir() -> Path:
    """Where drafts are kept unless the settings name another folder."""
    return make_private(data_dir() / "drafts")


def journal_dir() -> Path:
    """Where text that is being typed is kept until its draft is saved."""
    return make_private(state_dir() / "journal")


def ledger_file() -> Path:
    """What was sent to prospects and what came back."""
    return make_private(data_dir() / "prospects") / "ledger.sqlite"


def user_templates_dir() -> Path:
    """The user's own templates."""
    return make_private(data_dir() / "templates")


def uses_file() -> Path:
    """Favourite templates, and which were used when."""
    return data_dir() / "template-uses.json"


def last_import_file() -> Path:
    """How to take back the last import of templates."""
    return state_dir() / "last-import.json"


def user_rules_dir() -> Path:
    """The user's own rules."""
    return make_private(config_dir() / "rules")


def resource(*parts: str) -> Path:
    """A file or folder that ships with the program, below `resources/`."""
    return _shipped("resources").joinpath(*parts)


def shipped_templates() -> Path:
    """The folder of the templates that ship with the program."""
    return _shipped("templates")


def make_private(folder: Path) -> Path:
    """Make `folder` and its missing parents, readable by the user alone, and return it.

    A folder that cannot be made is returned all the same: whoever only reads (the command line on a read-only home)
    finds nothing there, whoever writes gets the error with the file's name.
    """
    missing = [folder, *folder.parents]
    with suppress(OSError):
        for each in reversed(missing[: _first_existing(missing)]):
            each.mkdir(mode=0o700, exist_ok=True)
    return folder


def _first_existing(folders: list[Path]) -> int:
    return next((index for index, each in enumerate(folders) if each.exists()), len(folders))


def _own(kind: str, find: Callable[[str, bool], str]) -> Path:
    home = os.environ.get("WALKAWAY_HOME")
    if home:
        return make_private(Path(os.path.abspath(os.path.expanduser(home))) / kind)
    return make_private(Path(os.path.abspath(find(_APP, False))))


def _shipped(name: str) -> Path:
    # A wheel and a frozen program carry the data inside the package, a checkout beside src. A path from __file__ is
    # right for all of them and spares the command line the import of importlib.resources.
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
