"""Which wordings a whole message takes: one a finding, none twice, those of one sentence fit for each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, product

from walkaway.text.finding import Finding
from walkaway.tone.joining import STOPS, says
from walkaway.tone.rewrite import SENTENCE_LIKE, apply, edit
from walkaway.tone.whole import around, fits_in, is_whole

_FEW = 4
_SHORT = 400
"""The longest message that may be nothing but its flaw, in code points."""
_NO_SUBJECT = re.compile(r"(?:(?:re|fwd?|aw)\s*:\s*)*(?:re|fwd?|aw)?\W*", re.IGNORECASE)
"""What a subject is that names nothing: "Re:", marks, or no word at all."""


class _Said:
    """What a message says already, and what is put into it: of many findings each looks whether it is said."""

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        self._in_text: dict[str, bool] = {}
        self._put = dict[str, None]()

    def put(self, wording: str) -> None:
        """Take a wording that the message says from now on."""
        self._put[wording.lower()] = None

    def has(self, wording: str) -> bool:
        """True for a wording long enough to be noticed when it comes twice, where it has been said."""
        if len(wording.split()) < SENTENCE_LIKE:
            return False
        words = wording.lower().rstrip(STOPS)
        if words not in self._in_text:
            self._in_text[words] = words in self._text
        return self._in_text[words] or any(words in one for one in self._put)


def first_choices(text: str, findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """For each finding of a message the wording to put in first; findings without any stay.

    It is the finding's own first one, unless the message has it already or the wordings of one sentence do not go
    together: then the next ones that do. A finding stays where each of its wordings would break the sentence.
    """
    said = _Said(text)
    chosen: list[tuple[Finding, str]] = []
    with_wordings = (finding for finding in findings if finding.rewrites)
    for _, group in groupby(with_wordings, key=lambda finding: around(text, finding.span.start)[0]):
        together = list(group)
        fresh = [[one for one in finding.rewrites if not said.has(one)] or [*finding.rewrites] for finding in together]
        best = _best(text, together, fresh)
        chosen += best
        for _, wording in best:
            said.put(wording)
    return chosen


def _best(text: str, findings: list[Finding], fresh: list[list[str]]) -> list[tuple[Finding, str]]:
    """The first wordings of one sentence that go together; where none do, those that do with the ones before them."""
    for wordings in _combined(fresh):
        made = list(zip(findings, wordings, strict=True))
        if _go_together(text, made):
            return made
    chosen: list[tuple[Finding, str]] = []
    for finding, its_own in zip(findings, fresh, strict=True):
        ways = ([*chosen, (finding, wording)] for wording in its_own)
        chosen = next((one for one in ways if _go_together(text, one)), chosen)
    return chosen


def _combined(wordings: list[list[str]]) -> list[tuple[str, ...]]:
    """Choices of one wording each, those with the first ones first; of many findings only the first ones."""
    few = [some[:_FEW] for some in wordings] if len(wordings) <= _FEW else [some[:1] for some in wordings]
    places = sorted(product(*(range(len(some)) for some in few)), key=lambda numbers: (sum(numbers), numbers))
    return [tuple(some[number] for some, number in zip(few, numbers, strict=True)) for numbers in places]


def _go_together(text: str, chosen: list[tuple[Finding, str]]) -> bool:
    """True where the sentence that these findings are in reads as one after the changes."""
    start, end = around(text, chosen[0][0].span.start)
    end = max([end, *(finding.span.end for finding, _ in chosen)])
    if sum(len(wording.split()) >= SENTENCE_LIKE for _, wording in chosen) > 1:
        return False
    if not all(fits_in(text, finding.span.start, finding.span.end, wording) for finding, wording in chosen):
        return False
    before = text[start:end]
    return is_whole(before, apply(before, [(finding.shifted(-start), wording) for finding, wording in chosen]))


def saying_something(body: str, at: int, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a message whose body begins at `at`; one that is the whole message is not left out first."""
    if len(body) >= _SHORT:
        yield from findings
        return
    for finding in findings:
        first = finding.rewrites[0] if finding.rewrites else None
        if first == "" and not says(edit(body, finding.span.shifted(-at), "").apply(body)):
            said = sorted(finding.rewrites, key=lambda wording: not wording.endswith((".", "?")))
            yield replace(finding, rewrites=tuple(said))
        else:
            yield finding


def naming_something(subject: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a subject, without wordings that would leave no subject."""
    if len(subject) > _SHORT:
        yield from findings
        return
    for finding in findings:
        ways = ((wording, edit(subject, finding.span, wording)) for wording in finding.rewrites)
        kept = tuple(wording for wording, way in ways if wording or _NO_SUBJECT.fullmatch(way.apply(subject)) is None)
        yield finding if kept == finding.rewrites else replace(finding, rewrites=kept)


def calm(text: str, findings: Iterable[Finding]) -> str:
    """The text with a wording for each finding put in; see `first_choices`."""
    return apply(text, first_choices(text, findings))


def calm_subject(subject: str, findings: Iterable[Finding]) -> str:
    """The same for a subject, which stays as it is where nothing would be left of it."""
    calmer = calm(subject, findings)
    return subject if _NO_SUBJECT.fullmatch(calmer) else calmer
