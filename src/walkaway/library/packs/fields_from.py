"""The placeholders of other programs as our fields: `{{contact.firstname}}`, `${name}`, `[First name]`, `%NAME%`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from walkaway.library.fields import fold, parse
from walkaway.paths import resource

_PLACE = re.compile(
    r"\{\{\{?(?P<braces>[^{}\r\n]{1,300})\}\}\}?"
    r"|\[\[(?P<brackets>[^\[\]\r\n]{1,300})\]\]"
    r"|\{%(?P<logic>[^{}\r\n]{1,300})%\}"
    r"|\$\{(?P<dollar>[^{}\r\n]{1,60})\}"
    r"|\{!(?P<merge>[^{}\r\n]{1,60})\}"
    r"|\*\|(?P<star>[^|*\r\n]{1,60})\|\*"
    r"|<<(?P<angles>[^<>\r\n]{1,60})>>"
    r"|(?<![\w%])%(?P<percent>[A-Za-z][\w.]{1,40}(?:\(\w{1,40}\))?)%"
    r"|(?<![{$\w])\{(?P<brace>[A-Za-z][\w .-]{0,60})\}(?!\})"
    r"|(?<![\w\[!])\[(?P<bracket>[A-Za-z][A-Za-z' _/-]{1,40})\](?![(\[\w:])"
)
_TOKEN = re.compile(r"personalization_token\s*\(\s*(['\"])(?P<name>.*?)\1\s*(?:,\s*(['\"])(?P<default>.*?)\3\s*)?\)")
_DEFAULT = re.compile(r"\|\s*(?:default\s*[:=(]?\s*)?(['\"]?)(?P<default>[^'\"|{}]*)\1\s*\)?\s*$")
_LOGIC = re.compile(r"\s*(?:[#/^!>&%]|(?:else|end|endif|endfor)\s*$|(?:if|elsif|elif|unless|each)\s)")
_CURSOR = frozenset({"cursor", "caret"})


def with_fields(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with our fields in the place of placeholders, and what was left out of it."""
    notes: dict[str, None] = {}

    def put(match: re.Match[str]) -> str:
        inside = match[match.lastgroup or 0]
        if match.lastgroup == "logic" or (match.lastgroup == "braces" and _LOGIC.match(inside)):
            notes[f"Left out: {match[0]}"] = None
            return ""
        if fold(inside) in _CURSOR:
            return ""
        return field(inside) or match[0]

    return _PLACE.sub(put, text), tuple(notes)


def field(inside: str, default: str | None = None) -> str:
    """What stands between the braces of another program as our field; "" where it is no name."""
    if own := parse(f"{{{{{inside.strip()}}}}}"):
        (place,) = own
        if place.choices:
            return f"{{{{{known_name(place.name)}: {'|'.join(place.choices)}}}}}"
    if token := _TOKEN.search(inside):
        inside, default = token["name"], token["default"]
    elif "|" in inside:
        after = _DEFAULT.search(inside)
        inside, default = inside.partition("|")[0], after["default"] if after else None
    name = known_name(inside)
    if not name:
        return ""
    return f"{{{{{name}|{default.strip()}}}}}" if default and default.strip() else f"{{{{{name}}}}}"


def known_name(said: str) -> str:
    """Our name for the field of another program: the standard one where it means the same, else its own."""
    name = re.sub(r"\W+", "_", said.strip()).strip("_").casefold()[:60].strip("_")
    if name and not name[0].isalpha():
        name = f"field_{name}"
    names, readers, senders = _names()
    plain = name.replace("_", "")
    if plain in names["whole"]:
        return names["whole"][plain]
    for prefixes, section in ((readers, names["reader"]), (senders, names["sender"])):
        for prefix in prefixes:
            if plain.startswith(prefix) and plain.removeprefix(prefix) in section:
                return section[plain.removeprefix(prefix)]
    return name


@cache
def _names() -> tuple[Mapping[str, Mapping[str, str]], tuple[str, ...], tuple[str, ...]]:
    """Our names by theirs (without `_`): of whole names, and of what follows a prefix; and the prefixes."""
    data = tomllib.loads(resource("library", "placeholders.toml").read_text(encoding="utf-8"))
    sections = {
        section: {theirs.replace("_", ""): ours for ours, said in data[section].items() for theirs in said}
        for section in ("whole", "reader", "sender")
    }
    readers, senders = (tuple(data["prefixes"][side]) for side in ("reader", "sender"))
    return sections, readers, senders
