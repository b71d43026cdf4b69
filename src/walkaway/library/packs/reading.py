"""Reading a pack, whatever kind it is of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from walkaway.files import FileError, decode, read_bytes
from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import SUFFIX
from walkaway.library.packs import espanso, markdown, members, quicktext, table
from walkaway.library.packs.contents import MAX_TOTAL, Contents, Found, PackError, Problem
from walkaway.library.packs.foreign import ToText
from walkaway.library.packs.members import MANIFEST, Member

VERSION = 1
FORMAT = "walkaway-templates"

__all__ = ["FORMAT", "VERSION", "ToText", "read"]

_SUFFIXES = ".zip, .md, .yml, .xml or .csv"


def read(path: Path, to_text: ToText) -> Contents:
    """What a file or folder holds; nothing is changed. `to_text` makes plain text of HTML. Raises PackError."""
    if path.is_dir():
        return Contents.of(path.name or str(path), _of_members(list(members.of_folder(path)), to_text))
    try:
        data = read_bytes(path, MAX_TOTAL + 1024 * 1024)
    except FileError as error:
        raise PackError(str(error)) from error
    if data.startswith((b"PK\3\4", b"PK\5\6")) or path.suffix.casefold() == ".zip":
        return Contents.of(path.name, _of_members(list(members.of_zip(data)), to_text))
    pieces = list(_of_file(Member(path.name, data), to_text, alone=True))
    if not pieces:
        raise PackError(f"{path.name} holds no templates. They come as {_SUFFIXES}, or as a folder of such files.")
    return Contents.of(path.name, pieces)


def _of_members(found: list[Member | Problem], to_text: ToText) -> Iterator[Found | Problem]:
    files = {one.name: one for one in found if isinstance(one, Member)}
    manifests = [name for name in files if name == MANIFEST or name.endswith(f"/{MANIFEST}")]
    root = ""
    if manifests:
        root = manifests[0].removesuffix(MANIFEST)
        yield from _manifest_problems(files.pop(manifests[0]), sum(name.endswith(SUFFIX) for name in files))
    else:
        root = _common_folder([name for name in files if name.endswith(SUFFIX)])
    for one in found:
        if isinstance(one, Problem):
            yield one
        elif one.name in files:
            shown = one.name.removeprefix(root)
            yield from _of_file(Member(shown, one.data), to_text, alone=False)


def _of_file(member: Member, to_text: ToText, *, alone: bool) -> Iterator[Found | Problem]:
    suffix = Path(member.name).suffix.casefold()
    if suffix == SUFFIX:
        yield from markdown.read(member)
        return
    if suffix == ".xml" or (alone and member.data.lstrip()[:5] == b"<?xml"):
        yield from quicktext.read_texts(member.name, member.data, to_text)
        return
    file = decode(member.data)
    if file.has_nul:
        yield Problem(member.name, 0, "this is no text")
        return
    if file.guessed:
        yield Problem(member.name, 0, "its letters had to be guessed; look them over")
    if suffix in (".yml", ".yaml"):
        if alone or espanso.is_espanso(file.editable):
            yield from espanso.read_matches(member.name, file.editable, to_text)
    elif suffix in (".csv", ".tsv"):
        yield from table.read_rows(member.name, file.text, to_text)


def _manifest_problems(manifest: Member, held: int) -> Iterator[Problem]:
    try:
        said = json.loads(manifest.data)
        format, version, count = said["format"], int(said["version"]), int(said["templates"])
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Problem(manifest.name, 0, "it cannot be read, so the pack is taken as a plain folder")
        return
    if format != FORMAT or version > VERSION:
        raise PackError("This pack was made by a newer Walkaway. Update Walkaway, then import it again.")
    if count != held:
        yield Problem(manifest.name, 0, f"it speaks of {count:,} templates, and {held:,} are in the pack")


def _common_folder(names: list[str]) -> str:
    """The folder around all templates, which the one who packed them did not mean; situations stay."""
    root = ""
    while names:
        firsts = {name.removeprefix(root).partition("/")[0] for name in names}
        inside = all("/" in name.removeprefix(root) for name in names)
        if len(firsts) != 1 or not inside or firsts & SITUATIONS.keys():
            break
        root += f"{firsts.pop()}/"
    return root
