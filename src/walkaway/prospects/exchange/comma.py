"""CSV, as spreadsheets and address books write it.

A cell that a spreadsheet could take for a formula is written with an apostrophe in front; reading takes it away.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from walkaway.files import ReadError, read_text
from walkaway.paths import resource
from walkaway.prospects.exchange.candidates import MAX_FILE, Collector, ImportRefused, Parsed
from walkaway.prospects.prospect import Prospect, pieces
from walkaway.textfile import decode

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_DELIMITERS = ",;\t"
_FIELD = "field:"
_COLUMNS = ("name", "firm", "addresses", "notes", "tags", "tone")
_MAX_COLUMNS = 300


def write_csv(prospects: Iterable[Prospect]) -> bytes:
    """A CSV file that spreadsheets open as it is meant: UTF-8 with its mark, and no cell that could be a formula."""
    rows = list(prospects)
    fields = sorted({name for each in rows for name in each.fields})
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, *(_guard(_FIELD + name) for name in fields)])
    for each in rows:
        cells = (each.name, each.firm, "; ".join(each.addresses), each.notes, "; ".join(each.tags), each.tone)
        writer.writerow([_guard(cell) for cell in (*cells, *(each.fields.get(name, "") for name in fields))])
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes) -> Parsed:
    """The prospects of a CSV file whose first row names the columns. Raises ImportRefused."""
    if len(data) > MAX_FILE:
        raise ImportRefused(f"It is larger than {MAX_FILE >> 20} MB. Import it in parts.")
    file = decode(data)
    if file.has_nul:
        raise ImportRefused("It is no text. Save it as CSV.")
    found = Collector()
    if file.guessed:
        found.problem(1, f"it is not UTF-8 and was read as {file.encoding}; look whether the accents are right")
    rows = _rows(file.text, found)
    head = next(rows, (1, []))[1]
    columns = [_column(each) for each in head]
    if not any(kind in ("name", "given", "family", "firm", "addresses") for kind, _ in columns):
        raise ImportRefused("Its first row names no column that is known. Name one of them name, firm or email.")
    if len(head) > _MAX_COLUMNS:
        raise ImportRefused(f"It has more than {_MAX_COLUMNS} columns. Leave out what is not needed.")
    unknown = [" ".join(each.split())[:40] for each, (kind, _) in zip(head, columns, strict=True) if not kind and each]
    if unknown:
        found.problem(1, f"columns that Walkaway does not know were left out: {', '.join(unknown)}")
    for line, row in rows:
        if any(cell.strip() for cell in row):
            found.offer(line, _prospect(row, columns))
    return found.parsed()


def _guard(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _rows(text: str, found: Collector) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with its first line; a file that stops making sense is read up to there."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_FILE)  # a long note is left out alone, and not with all that follows it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, [_bare(cell) for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        found.problem(line, f"the rest could not be read ({error})")


def _prospect(row: list[str], columns: list[tuple[str, str]]) -> Prospect:
    cells: dict[str, list[str]] = {}
    fields = {}
    for (kind, name), cell in zip(columns, row, strict=False):
        if kind == "field" and cell:
            fields[name] = cell
        elif cell.strip():
            cells.setdefault(kind, []).append(cell)

    def one(kind: str) -> str:
        return next(iter(cells.get(kind, [])), "")

    return Prospect(
        name=one("name") or f"{one('given')} {one('family')}",
        firm=one("firm"),
        addresses=tuple(cells.get("addresses", [])),
        notes=one("notes"),
        # Google's own groups begin with a star and say nothing about a prospect.
        tags=tuple(tag for cell in cells.get("tags", []) for tag in pieces(cell) if not tag.startswith("*")),
        tone=one("tone"),
        fields=fields,
    )


@cache
def _heads() -> list[tuple[str, Callable[[str], object]]]:
    """What ships about the headings of columns. Raises ImportRefused."""
    file = resource("exchange", "columns.toml")
    try:
        data = tomllib.loads(read_text(file).editable)
        return [
            (kind, re.compile(re.escape(head).replace(r"\*", r"\d+")).fullmatch)
            for kind, heads in data.items()
            for head in heads
        ]
    except (ReadError, tomllib.TOMLDecodeError, TypeError) as error:
        raise ImportRefused(f"{file}: {error}; expected lists of headings. Install Walkaway again.") from error


def _column(head: str) -> tuple[str, str]:
    """What a column holds: its kind, and the name of a field."""
    if head.startswith(_FIELD):
        return "field", head.removeprefix(_FIELD)
    plain = " ".join(head.casefold().replace("_", " ").split())
    return next((kind for kind, fits in _heads() if fits(plain)), ""), ""
