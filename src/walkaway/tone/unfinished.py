"""A sentence that is still being written: what holds only if it ends where it stops now is not known yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from walkaway.text.finding import Finding

Place = tuple[str, int]
"""A rule, and where its finding begins in the sentence."""
Places = Callable[[str], set[Place]]
"""Judges a sentence."""

_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)")
_UNKNOWN = "qx"
"""A word that no rule knows."""


class Unfinished:
    """What is still being written: the last line of a paragraph, at its end."""

    def __init__(self) -> None:
        self._line, self._row = "", 0
        self._held_in, self._held = "", tuple[Finding, ...]()

    def be(self, line: str, row: int) -> None:
        """Now it is this line, the `row`th of the body counted from 0; "" where none is being written."""
        self._line, self._row = line, row

    def ends(self, paragraph: str, body: str | None = None, at: int = 0) -> bool:
        """True where a paragraph ends in this line: by its words, or also by where `body` has it."""
        if not self._line or paragraph.rpartition("\n")[2] != self._line:
            return False
        return body is None or body.count("\n", 0, at + len(paragraph)) == self._row

    def known_by_now(self, findings: Sequence[Finding], text: str, places: Places) -> tuple[Finding, ...]:
        """The findings of a paragraph that ends in this line that hold however it goes on.

        Where one that waits stands in the place of one that held before, that one stays until more is known.
        """
        at = max((found.end() for found in _SENTENCE_END.finditer(text)), default=0)
        sentence = text[at:]
        late = [one.shifted(-at) for one in findings if one.span.start >= at]
        held = self._held if sentence.startswith(self._held_in) else ()
        waiting = _waiting(late, {_place(one) for one in held}, sentence, places)
        sure = [one for one in late if _place(one) not in waiting]
        unsure = [one for one in late if _place(one) in waiting]
        stay = [one for one in held if _meets(one, unsure) and not _meets(one, sure)]
        self._held_in, self._held = sentence, tuple(sorted((*sure, *stay), key=lambda one: one.span))
        return (*(one for one in findings if one.span.start < at), *(one.shifted(at) for one in self._held))


def _waiting(late: Sequence[Finding], held: set[Place], sentence: str, places: Places) -> set[Place]:
    """Which of the findings in a sentence wait.

    What is `held`, held when it was shorter: else each key would be judged twice.
    """
    unsure = {_place(one) for one in late} - held
    if not unsure:
        return unsure
    waiting = unsure - places(f"{sentence} {_UNKNOWN}")
    if waiting:
        waiting &= places(sentence)  # others need what stands before: "Mr." ended no sentence
    return waiting


def _place(finding: Finding) -> Place:
    return finding.rule, finding.span.start


def _meets(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(one.span.start < finding.span.end and finding.span.start < one.span.end for one in others)
