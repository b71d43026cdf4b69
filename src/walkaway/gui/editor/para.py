"""Lines, paragraphs and marks: the data of the book of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from walkaway.text.finding import Finding
from walkaway.text.parts import Part

Check = Callable[[str, Part], Sequence[Finding]]


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph and its findings (spans count from its start). `tone` is None until it was checked.

    `added` and `hidden` are what the last report of the whole message said otherwise than the check of the paragraph
    alone; `late` comes from an engine that answers later (grammar).
    """

    text: str
    part: Part
    lines: int = 1
    long: bool = False
    tone: tuple[Finding, ...] | None = ()
    added: tuple[Finding, ...] = ()
    hidden: tuple[Finding, ...] = ()
    late: tuple[Finding, ...] = ()

    def tones(self) -> tuple[Finding, ...]:
        """The needy ones, by place."""
        tone = self.tone or ()
        if not (self.added or self.hidden):
            return tone
        shown = [one for one in tone if one not in self.hidden]
        shown += [one for one in self.added if not any(one.span.overlaps(other.span) for other in shown)]
        return tuple(sorted(shown, key=_place))

    def findings(self) -> tuple[Finding, ...]:
        """All of them, by place."""
        return tuple(sorted((*self.tones(), *self.late), key=_place)) if self.late else self.tones()


@dataclass(slots=True, eq=False)
class Line:
    """One line. `offset` is where it begins in its paragraph, `index` which line of it it is; a blank line has none."""

    text: str
    part: Part = Part.BODY
    para: Para | None = None
    offset: int = 0
    index: int = 0

    def belongs(self, para: Para | None, offset: int = 0, index: int = 0) -> None:
        """Put the line into a paragraph."""
        self.para, self.offset, self.index = para, offset, index


class Mark(NamedTuple):
    """A finding's stretch on one line, in code points of the line. `number` tells the paragraph's findings apart."""

    start: int
    end: int
    finding: Finding
    number: int
    selected: bool

    @property
    def look(self) -> tuple[object, ...]:
        """All that is seen of it."""
        return self.start, self.end, self.finding.family, self.finding.weight, self.selected


def paragraphs_of(lines: Iterable[Line]) -> list[tuple[Para, int]]:
    """The paragraphs of some lines, each once, with their places in the joined lines."""
    found: list[tuple[Para, int]] = []
    at = 0
    for line in lines:
        if line.para is not None and not line.index:
            found.append((line.para, at))
        at += len(line.text) + 1
    return found


def within(findings: Iterable[Finding], para: Para, start: int) -> tuple[Finding, ...]:
    """Those of some findings that stand inside of a paragraph which begins at `start`, counted from there."""
    end = start + len(para.text)
    return tuple(one.shifted(-start) for one in findings if start <= one.span.start and one.span.end <= end)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.span.start, finding.span.end
