"""What the book takes over from checks of the whole message: the report, and grammar answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from walkaway.gui.editor.book import AT_ONCE, Book
from walkaway.gui.editor.para import Para
from walkaway.text.finding import Finding


def settle(book: Book, findings: Iterable[Finding]) -> set[int]:
    """Let the report of the whole message (spans count from the text's start) have the last word over the paragraphs'
    own checks; gives the lines to draw again. A report of another text changes nothing."""
    grouped = _by_row(book, findings)
    if grouped is None:
        return set()
    changed: set[int] = set()
    for row, para in _rows(book):
        own = grouped.get(row, ())
        before = para.tones()
        if para.tone is None:
            para.tone = own
            book.unchecked -= 1
        para.added = tuple(one for one in own if one not in para.tone)
        para.hidden = tuple(one for one in para.tone if one not in own)
        if para.tones() != before:
            changed |= set(range(row, row + para.lines))
    return changed


def take_late(book: Book, findings: Iterable[Finding]) -> set[int]:
    """Take grammar findings of the whole text in the place of all earlier ones; gives the lines to draw again."""
    grouped = _by_row(book, findings)
    if grouped is None:
        return set()
    return {line for row, para in _rows(book) for line in _set_late(row, para, grouped.get(row, ()))}


def take_late_of(book: Book, text: str, findings: Sequence[Finding]) -> set[int]:
    """Take the grammar findings of every paragraph that reads `text`; gives the lines to draw again."""
    late = tuple(findings)
    return {line for row, para in _rows(book) if para.text == text for line in _set_late(row, para, late)}


def check_again(book: Book) -> set[int]:
    """Ask the checker again about every paragraph, because its mind may have changed; gives the lines to draw again."""
    judged = [(row, para) for row, para in _rows(book) if para.part.judged and not para.long]
    if sum(len(para.text) for _, para in judged) > AT_ONCE:
        for _, para in judged:
            para.tone = None
        book.unchecked = len(judged)
        return set()
    changed: set[int] = set()
    for row, para in judged:
        before = para.tones()
        para.tone = None
        book.unchecked += 1
        book.check_more(row, 1)
        if para.tones() != before:
            changed |= set(range(row, row + para.lines))
    return changed


def all_findings(book: Book) -> list[Finding]:
    """Every finding by place; spans count from the text's start."""
    starts = book.starts()
    return [one.shifted(starts[row]) for row, para in _rows(book) for one in para.findings()]


def _set_late(row: int, para: Para, late: tuple[Finding, ...]) -> range:
    if para.late == late:
        return range(0)
    para.late = late
    return range(row, row + para.lines)


def _rows(book: Book) -> list[tuple[int, Para]]:
    """Every paragraph with its first row."""
    return [(row, line.para) for row, line in enumerate(book.lines) if line.para is not None and not line.index]


def _by_row(book: Book, findings: Iterable[Finding]) -> dict[int, tuple[Finding, ...]] | None:
    """Findings by the first row of their paragraph, counted from there; None where one does not fit the text."""
    starts = book.starts()
    grouped: dict[int, list[Finding]] = {}
    for one in findings:
        row = bisect_right(starts, one.span.start) - 1
        line = book.lines[row]
        if line.para is None:
            return None
        row -= line.index
        own = one.shifted(-starts[row])
        if own.span.of(line.para.text) != own.text:
            if line.para.long:
                continue  # kept line by line, so that one over a line break has no place
            return None
        grouped.setdefault(row, []).append(own)
    return {row: tuple(own) for row, own in grouped.items()}
