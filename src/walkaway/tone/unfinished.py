"""A sentence that is still being written: what holds only if it ends where it stops now is not known yet.

Neither is what holds only by the letters of its last word that are there by now: "we beg" may become "we begin".
"""

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
        self._rests = False
        self._held_in, self._held = "", tuple[Finding, ...]()

    def be(self, line: str, row: int) -> None:
        """Now it is this line, the `row`th of the body counted from 0; "" where none is being written."""
        self._line, self._row = line, row
        self._rests = False

    def rest(self) -> bool:
        """Its writer pauses: take its last word as it stands. False where that is no news."""
        is_news = not self._rests and _whole(self._line) < len(self._line)
        self._rests = True
        return is_news

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
        whole = len(sentence) if self._rests else _whole(sentence)
        waiting = _waiting(late, {_place(one) for one in held}, sentence, whole, places)
        sure = [one for one in late if _place(one) not in waiting]
        unsure = [one for one in late if _place(one) in waiting]
        stay = [one for one in held if _meets(one, unsure) and not _meets(one, sure)]
        self._held_in, self._held = sentence, tuple(sorted((*sure, *stay), key=lambda one: one.span))
        return (*(one for one in findings if one.span.start < at), *(one.shifted(at) for one in self._held))


def _waiting(late: Sequence[Finding], held: set[Place], sentence: str, whole: int, places: Places) -> set[Place]:
    """Which of the findings in a sentence wait whose words end at `whole`.

    What is `held`, held when it was shorter: else each key would be judged twice.
    """
    growing = {_place(one) for one in late if one.span.end > whole}
    unsure = {_place(one) for one in late} - growing - held
    if not unsure:
        return growing
    waiting = unsure - places(f"{sentence} {_UNKNOWN}")
    if whole < len(sentence):
        waiting |= unsure - places(f"{sentence[:whole]}{_UNKNOWN} {_UNKNOWN}")
    if waiting:
        waiting &= places(sentence)  # others need what stands before: "Mr." ended no sentence
    return growing | waiting


def _whole(sentence: str) -> int:
    """Where the word begins that is being written; the end of the sentence where the last one is there."""
    if sentence and (sentence[-1].isalnum() or sentence[-1] in "'’"):
        return len(sentence) - len(sentence.rsplit(None, 1)[-1])
    return len(sentence)


def _place(finding: Finding) -> Place:
    return finding.rule, finding.span.start


def _meets(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(one.span.start < finding.span.end and finding.span.start < one.span.end for one in others)
