"""Ids of templates and the files behind them: a name can never lead out of its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from walkaway.library.errors import LibraryError

SUFFIX = ".md"
NOT_TEMPLATES = frozenset({"readme.md", "license.md", "changelog.md", "contributing.md"})
"""Files that tell about a folder; a template of such a name would never be listed."""
_MAX_PART = 100
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def id_of(path: Path, folder: Path) -> str:
    """The id of the template in this file."""
    return path.relative_to(folder).as_posix().removesuffix(SUFFIX)


def path_of(id: str, folder: Path) -> Path:
    """The file of this template; raises LibraryError for an id that is no safe name on every system."""
    parts = id.split("/")
    for part in parts:
        safe = part == part.strip() and not part.startswith(".") and not part.endswith(".") and len(part) <= _MAX_PART
        if not part or not safe or _FORBIDDEN.search(part) or _RESERVED.fullmatch(part):
            raise LibraryError(
                f'"{id}" cannot be a file name: use letters, digits and hyphens, as in takeaway/my-words.'
            )
    return folder.joinpath(*PurePosixPath(id + SUFFIX).parts)


def slug(title: str) -> str:
    """A file name for a title: lower-case ASCII letters and digits with hyphens."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    made = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:60].strip("-")
    unfit = _RESERVED.fullmatch(made) or made + SUFFIX in NOT_TEMPLATES
    return f"{made}-template" if unfit else made or "template"


def free_id(wanted: str, taken: Callable[[str], bool]) -> str:
    """`wanted`, or with -2, -3 … behind it, so that it is not taken."""
    id, number = wanted, 1
    while taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id
