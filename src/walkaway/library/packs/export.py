"""Templates as one file to pass on: a zip of the very files that Walkaway keeps, with a small manifest.

The same templates give the same bytes on every computer: no dates, no compression, one order. Only what makes the
template goes along, not what else stands in its file.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from walkaway.files import FileError, atomic_write
from walkaway.library.errors import LibraryError, TemplateError
from walkaway.library.names import SUFFIX, path_of
from walkaway.library.packs.contents import MAX_FILES, PackError
from walkaway.library.packs.members import MANIFEST
from walkaway.library.packs.reading import FORMAT, VERSION
from walkaway.library.template import Template, parse

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = 0o100644 << 16


def write_pack(path: Path, templates: Iterable[Template]) -> None:
    """Write these templates into a file. Raises PackError."""
    data = pack(templates)
    try:
        atomic_write(path, data)
    except FileError as error:
        raise PackError(str(error)) from error


def pack(templates: Iterable[Template]) -> bytes:
    """The bytes of a pack. Raises PackError for a template that cannot be in one."""
    texts = {f"{template.id}{SUFFIX}": _text(template) for template in templates}
    if not texts:
        raise PackError("Choose at least one template.")
    if len(texts) > MAX_FILES:
        raise PackError(f"A pack holds {MAX_FILES:,} templates at most. Choose fewer.")
    manifest = json.dumps({"format": FORMAT, "version": VERSION, "templates": len(texts)}, indent=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in ((MANIFEST, f"{manifest}\n"), *sorted(texts.items())):
            info = zipfile.ZipInfo(name, _FIRST_DATE)
            info.create_system = 3
            info.external_attr = _ORDINARY_FILE
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _text(template: Template) -> str:
    from walkaway.library.writing import render

    plain = replace(template, path=None, mine=False, folder=None)
    try:
        path_of(template.id, Path())
        text = render(plain)
        same = parse(text, template.id) == plain
    except (LibraryError, TemplateError) as error:
        raise PackError(f"“{template.title}” cannot be in a pack. {error}") from error
    if not same:
        raise PackError(f"“{template.title}” cannot be in a pack as it is. Save it once in the template editor.")
    return text
