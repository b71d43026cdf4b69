"""Which findings stand on which line of a text, kept up to date edit by edit; knows no widget.

A text is a list of lines; neighbouring lines of one part are a paragraph, which is what gets checked. An edit replaces
some lines, and only the paragraphs that touch them are checked again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from walkaway.gui.editor.carry import Shift
from walkaway.gui.editor.para import Check, Line, Mark, Para, paragraphs_of, within
from walkaway.text.finding import Finding
from walkaway.text.parts import Paragraph, Part

LONG = 20_000
"""Code points; a longer paragraph is not checked with the keystroke, its findings come with the report."""
AT_ONCE = 40_000
"""Code points; after a larger change the paragraphs are checked in slices."""


@dataclass(slots=True)
class Book:
    """The lines of a text with their marks.

    `unchecked` counts the paragraphs that still wait for `check_more`, `braces` the lines that may have fields.
    """

    check: Check | None = None
    part: Part = Part.BODY
    lines: list[Line] = field(init=False)
    selected: tuple[Para, Finding] | None = None
    unchecked: int = 0
    braces: int = 0
    _has_long: bool = False

    def __post_init__(self) -> None:
        self.lines = [Line("", self.part)]

    def splice(self, first: int, removed: int, texts: Sequence[str]) -> set[int]:
        """Put `texts` in the place of `removed` lines from `first` on; gives the other lines whose marks changed.

        The new lines are taken to be of the part of those that they replace until `set_parts` knows better.
        """
        low, high = self._around(first, first + removed)
        before = self.lines[low:high]
        shown = {row: self._looks(row) for row in range(low, high) if not first <= row < first + removed}
        part = self._inherited(first, removed)
        self.braces += sum("{{" in text for text in texts)
        self.braces -= sum("{{" in line.text for line in self.lines[first : first + removed])
        self.lines[first : first + removed] = [Line(text, Part.QUOTED if text[:1] == ">" else part) for text in texts]
        grown = len(texts) - removed
        self._build(low, high + grown, before)
        moved = {row if row < first else row + grown: looks for row, looks in shown.items()}
        return {row for row, looks in moved.items() if self._looks(row) != looks}

    def set_parts(self, paragraphs: Iterable[Paragraph]) -> set[int]:
        """Take over what the parts of the whole text are; gives the lines whose marks changed."""
        parts = self._parts(paragraphs)
        changed: set[int] = set()
        row = 0
        while row < len(self.lines):
            line = self.lines[row]
            if parts[row] is line.part or line.para is None:
                line.part = parts[row]
                row += 1
                continue
            low, high = self._run(row)
            changed |= self._rebuild(low, high, parts[low:high])
            row = high
        return changed | self._shorten()

    def _parts(self, paragraphs: Iterable[Paragraph]) -> list[Part]:
        starts = self.starts()
        parts = [self.part] * len(self.lines)
        for one in paragraphs:
            row = bisect_right(starts, one.span.start) - 1
            while row < len(parts) and starts[row] < one.span.end:
                parts[row] = one.part
                row += 1
        for row in range(1, len(parts)):
            # A blank line goes on with what is above it, so that the next key there starts with the right part.
            if self.lines[row].para is None and not parts[row - 1].judged:
                parts[row] = parts[row - 1]
        return parts

    def _rebuild(self, low: int, high: int, parts: Sequence[Part]) -> set[int]:
        before = self.lines[low:high]
        looks = {row: self._looks(row) for row in range(low, high)}
        for line, part in zip(before, parts, strict=True):
            line.part = part
        self._build(low, high, before)
        return {row for row in looks if self._looks(row) != looks[row]}

    def _shorten(self) -> set[int]:
        """Make ordinary paragraphs of those kept line by line that are not long any more."""
        if not self._has_long:
            return set()
        self._has_long = False
        changed: set[int] = set()
        row = 0
        while row < len(self.lines):
            end = row
            while end < len(self.lines) and (para := self.lines[end].para) is not None and para.long:
                end += 1
            if end > row:
                size = sum(len(line.text) + 1 for line in self.lines[row:end])
                self._has_long |= size > LONG
                if size <= LONG:
                    for line in self.lines[row:end]:
                        line.para = Para(line.text, line.part, late=line.para.late if line.para else ())
                    changed |= self._rebuild(row, end, [line.part for line in self.lines[row:end]]) | set(
                        range(row, end)
                    )
            row = max(end, row + 1)
        return changed

    def starts(self) -> list[int]:
        """Where each line begins, in code points."""
        return [0, *accumulate(len(line.text) + 1 for line in self.lines[:-1])]

    def start_of(self, row: int) -> int:
        """Where a line begins, in code points."""
        return sum(len(line.text) for line in self.lines[:row]) + row

    def _inherited(self, first: int, removed: int) -> Part:
        """The part of new lines: that of the lines they stand in for, or of those that they continue."""
        lines = self.lines
        for row in (first, first + removed - 1, first - 1, first + removed):
            if 0 <= row < len(lines) and lines[row].para is not None:
                return lines[row].part
        return lines[first].part

    def _around(self, first: int, last: int) -> tuple[int, int]:
        """The rows from `first` to before `last`, and the whole paragraphs that touch them."""
        lines = self.lines
        low, high = first, last
        if low > 0 and lines[low - 1].para is not None:
            low -= 1 + lines[low - 1].index
        if high < len(lines) and (para := lines[high].para) is not None:
            high += para.lines - lines[high].index
        return low, high

    def _run(self, row: int) -> tuple[int, int]:
        """The rows from the blank line above to the blank line below: one change of part may join all of them."""
        low, high = row, row + 1
        while low > 0 and self.lines[low - 1].para is not None:
            low -= 1
        while high < len(self.lines) and self.lines[high].para is not None:
            high += 1
        return low, high

    def _build(self, low: int, high: int, before: list[Line]) -> None:
        """Group the rows into paragraphs, check them, and carry over what other engines said of the old ones."""
        old = paragraphs_of(before)
        gone = [para for para, _ in old]
        self.unchecked -= sum(1 for para in gone if para.tone is None)
        made = self._group(low, high, any(para.long for para in gone))
        at_once = sum(len(para.text) for para in made) <= AT_ONCE
        for para in made:
            if para.long or not para.part.judged:
                continue
            if at_once:
                self._check(para)
            else:
                para.tone = None
                self.unchecked += 1
        held = self.selected is not None and self.selected[0] in gone
        if held or any(para.late or para.added or para.hidden for para in gone):
            shift = Shift(
                "\n".join(line.text for line in before), "\n".join(line.text for line in self.lines[low:high])
            )
            self._carry(shift, old, paragraphs_of(self.lines[low:high]))

    def _group(self, low: int, high: int, long: bool) -> list[Para]:
        made: list[Para] = []
        lines = self.lines
        row = low
        while row < high:
            line = lines[row]
            end = row + 1
            if not line.text.strip():
                line.belongs(None)
            else:
                while end < high and lines[end].part is line.part and lines[end].text.strip():
                    end += 1
                made += self._paragraph(lines[row:end], long)
            row = end
        return made

    def _paragraph(self, lines: list[Line], long: bool) -> list[Para]:
        """One paragraph out of some lines; a long one is kept line by line, so that a key in it stays cheap."""
        text = lines[0].text if len(lines) == 1 else "\n".join(line.text for line in lines)
        if long or len(text) > LONG:
            self._has_long = True
            made = [Para(line.text, line.part, long=True) for line in lines]
            for line, one in zip(lines, made, strict=True):
                line.belongs(one)
            return made
        para = Para(text, lines[0].part, len(lines))
        offset = 0
        for index, line in enumerate(lines):
            line.belongs(para, offset, index)
            offset += len(line.text) + 1
        return [para]

    def _check(self, para: Para) -> None:
        para.tone = tuple(self.check(para.text, para.part)) if self.check is not None else ()

    def check_more(self, row: int, size: int) -> tuple[int, set[int]]:
        """Check waiting paragraphs of about `size` code points in all from a line on.

        Gives the line to go on with, and the lines that have marks now.
        """
        marked: set[int] = set()
        while row < len(self.lines) and size > 0:
            para = self.lines[row].para
            if para is not None and para.tone is None:
                self._check(para)
                self.unchecked -= 1
                size -= len(para.text)
                if para.tone:
                    marked |= set(range(row - self.lines[row].index, row - self.lines[row].index + para.lines))
            row += 1
        return row, marked

    def _carry(self, shift: Shift, old: list[tuple[Para, int]], new: list[tuple[Para, int]]) -> None:
        """Give the new paragraphs what the old ones had from elsewhere, where the edit left it alone."""
        for name in ("late", "added", "hidden"):
            moved = list(shift.carried(one.shifted(start) for para, start in old for one in getattr(para, name)))
            for para, start in new:
                setattr(para, name, within(moved, para, start))
        if self.selected is None:
            return
        held, finding = self.selected
        for para, start in old:
            if para is held:
                wanted = list(shift.carried([finding.shifted(start)]))
                found = [(one, f) for one, at in new for f in one.findings() if f.shifted(at) in wanted]
                self.selected = found[0] if found else None

    def marks(self, row: int) -> list[Mark]:
        """What is marked on a line, by place."""
        line = self.lines[row]
        para = line.para
        if para is None:
            return []
        low, high = line.offset, line.offset + len(line.text)
        held = self.selected[1] if self.selected is not None and self.selected[0] is para else None
        return [
            Mark(max(0, one.span.start - low), min(high, one.span.end) - low, one, number, one == held)
            for number, one in enumerate(para.findings(), 1)
            if one.span.start < high and one.span.end > low
        ]

    def _looks(self, row: int) -> list[tuple[object, ...]]:
        return [mark.look for mark in self.marks(row)]
