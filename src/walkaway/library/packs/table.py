"""Templates in the rows of a CSV file, as CRMs and mail add-ons export them; columns are known by their names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from walkaway.library.kinds import SITUATIONS
from walkaway.library.packs.contents import MAX_FILES, Found, Problem
from walkaway.library.packs.foreign import ToText, is_html, made
from walkaway.moves import MOVES

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "body": ("body", "message", "content", "text", "template", "snippet", "html", "replacement"),
    "title": ("title", "name", "template name", "snippet name", "label", "shortcut", "id"),
    "subject": ("subject", "subject line", "title of the mail"),
    "situation": ("situation", "tags", "tag", "category", "folder", "type"),
    "move": ("move",),
}
_EXTRA = re.compile(r"\b(?:e-?mail|template|message|text|plain|html)\b")


_LONGEST_CELL = 131_072
"""No message is longer. The module that reads tables has such a limit, too, but one for the whole program."""


def read_rows(file: str, text: str, to_text: ToText) -> Iterator[Found | Problem]:
    """The rows as templates."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        header = next(rows, [])
        columns = _columns(header)
        if "body" not in columns:
            names = ", ".join(name for name in header if name.strip())[:200]
            yield Problem(file, 1, f"no column for the message among {names or 'none'}; name it body, message or text")
            return
        start = rows.line_num + 1
        for number, row in enumerate(rows):
            if number >= MAX_FILES:
                yield Problem(file, start, f"only the first {MAX_FILES:,} rows are read")
                return
            if any(len(cell) > _LONGEST_CELL for cell in row):
                yield Problem(file, start, "the table ends here: a quotation mark in it is never closed")
                return
            if any(cell.strip() for cell in row):
                yield _template(file, start, {key: row[at] for key, at in columns.items() if at < len(row)}, to_text)
            start = rows.line_num + 1
    except csv.Error as error:
        yield Problem(file, rows.line_num, f"the table ends here: {error}")


def _template(file: str, line: int, row: Mapping[str, str], to_text: ToText) -> Found:
    body = row.get("body", "")
    return made(
        file,
        line,
        title=row.get("title", ""),
        subject=row.get("subject", ""),
        body=to_text(body) if is_html(body) else body,
        situation=_kind(row.get("situation", ""), {one.id: one.label for one in SITUATIONS.values()}),
        move=_kind(row.get("move", ""), {one.id: one.label for one in MOVES.values()}),
    )


def _kind(said: str, known: Mapping[str, str]) -> str:
    """The situation or move that is named in a cell of words, "" for none."""
    words = {_plain(word) for word in re.split(r"[,;|/]", said)}
    return next((id for id, label in known.items() if words & {_plain(id), _plain(label)}), "")


def _columns(header: list[str]) -> dict[str, int]:
    """Which column is which: by its whole name first, else without words such as "email" and "template"."""
    plain = [_plain(name) for name in header]
    short = [" ".join(_EXTRA.sub(" ", name).split()) for name in plain]
    found: dict[str, int] = {}
    for key, names in _COLUMNS.items():
        for name in names:
            at = next((n for row in (plain, short) for n, said in enumerate(row) if said == name), None)
            if at is not None and at not in found.values():
                found[key] = at
                break
    return found


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def _separator(text: str) -> str:
    """The sign between the columns: the one under which the first line has a column for the message."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    with suppress(csv.Error):  # reading the table says what is wrong, and where
        for sign in (",", ";", "\t"):
            if "body" in _columns(next(csv.reader([first], delimiter=sign), [])):
                return sign
    return max(",;\t", key=first.count)
