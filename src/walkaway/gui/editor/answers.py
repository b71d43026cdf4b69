"""What the book takes over from checks of the whole message: the report, and grammar answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence

from walkaway.grammar.joined import engine_of, without_doubles
from walkaway.gui.editor.book import AT_ONCE, Book
from walkaway.gui.editor.para import Para
from walkaway.text.finding import Finding

Waiting = Mapping[str, Container[str]]
"""By a paragraph's text, the names of the engines that have not answered yet."""
_NOTHING: tuple[int, list[Finding]] = (0, [])


def settle(book: Book, findings: Iterable[Finding]) -> set[int]:
    """Let the report of the whole message (spans count from the text's start) have the last word over the paragraphs'
    own checks; gives the lines to draw again. A report of another text changes nothing."""
    grouped = _by_row(book, findings)
    if grouped is None:
        return set()
    changed: set[int] = set()
    for row, para in _rows(book):
        start, found = grouped.get(row, _NOTHING)
        if para.tone is not None and not para.added and not para.hidden and _agree(para.tone, found, start):
            continue
        before, own = para.tones(), _moved(found, start)
        if para.tone is None:
            para.tone = own
            book.unchecked -= 1
        para.added = tuple(one for one in own if one not in para.tone)
        para.hidden = tuple(one for one in para.tone if one not in own)
        if para.tones() != before:
            changed |= set(range(row, row + para.lines))
    return changed


def take_late(book: Book, findings: Iterable[Finding], waiting: Waiting) -> set[int]:
    """Take grammar findings of the whole text in the place of all earlier ones; gives the lines to draw again.

    `waiting` has the paragraphs that some engines have not answered yet: of those engines they keep what they had
    before they were edited, where the engines that did answer mark nothing better.
    """
    grouped = _by_row(book, findings)
    if grouped is None:
        return set()
    changed: set[int] = set()
    for row, para in _rows(book):
        start, found = grouped.get(row, _NOTHING)
        slow = waiting.get(para.text)
        if not slow and _agree(para.late, found, start):
            continue
        late = _moved(found, start)
        if slow:
            late = without_doubles((*late, *(one for one in para.late if engine_of(one) in slow)))
        if para.late != late:
            para.late = late
            changed |= set(range(row, row + para.lines))
    return changed


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


def late_findings(book: Book) -> list[Finding]:
    """Those of engines that answer later, by place; spans count from the text's start."""
    starts = book.starts()
    return [one.shifted(starts[row]) for row, para in _rows(book) for one in para.late]


def find(book: Book, finding: Finding) -> tuple[int, Para, Finding] | None:
    """The first line, the paragraph and the paragraph's own finding for one that counts from the text's start.

    A list that is one edit old still works: the nearest of the same rule and words will do.
    """
    starts = book.starts()
    alike = [
        (abs(starts[row] + one.span.start - finding.span.start), row, para, one)
        for row, para in _rows(book)
        for one in para.findings()
        if one.rule == finding.rule and one.text == finding.text
    ]
    return min(alike, key=lambda found: found[0])[1:] if alike else None


def rows_of(book: Book, para: Para) -> range:
    """The lines of a paragraph; none for one that is gone."""
    row = next((row for row, line in enumerate(book.lines) if line.para is para), None)
    return range(0) if row is None else range(row, row + para.lines)


def _rows(book: Book) -> list[tuple[int, Para]]:
    """Every paragraph with its first row."""
    return [(row, line.para) for row, line in enumerate(book.lines) if line.para is not None and not line.index]


def _by_row(book: Book, findings: Iterable[Finding]) -> dict[int, tuple[int, list[Finding]]] | None:
    """By its first row, where a paragraph begins and which findings it has; None where one does not fit the text."""
    starts = book.starts()
    grouped: dict[int, tuple[int, list[Finding]]] = {}
    for one in findings:
        row = bisect_right(starts, one.span.start) - 1
        line = book.lines[row]
        if line.para is None:
            return None
        row -= line.index
        start = starts[row]
        if line.para.text[one.span.start - start : one.span.end - start] != one.text:
            if line.para.long:
                continue  # kept line by line, so that one over a line break has no place
            return None
        grouped.setdefault(row, (start, []))[1].append(one)
    return grouped


def _moved(found: Iterable[Finding], start: int) -> tuple[Finding, ...]:
    """Findings counted from where their paragraph begins."""
    return tuple(one.shifted(-start) for one in found)


def _agree(own: Sequence[Finding], found: Sequence[Finding], start: int) -> bool:
    """True where both say the same; told without making hundreds of findings that are thrown away at once."""
    return len(own) == len(found) and all(
        one.span.start + start == other.span.start
        and one.rule == other.rule
        and one.text == other.text
        and one.points == other.points
        and one.rewrites == other.rewrites
        and one.why == other.why
        and one.link == other.link
        for one, other in zip(own, found, strict=True)
    )
