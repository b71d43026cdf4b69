"""A sentence that is still being written: what holds only if it ends where it stops now is not known yet."""

from __future__ import annotations

import re
from collections.abc import Callable

from walkaway.text.finding import Finding

Place = tuple[str, int]
"""A rule, and where its finding begins in the sentence."""

_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\S)")
_MORE = " qx"
"""A word that no rule knows."""


class Unfinished:
    """`line` is the last line of the paragraph that is being written, "" for none."""

    def __init__(self) -> None:
        self.line = ""
        self._held_in, self._holding = "", set[Place]()

    def known_by_now(
        self, findings: tuple[Finding, ...], text: str, places: Callable[[str], set[Place]]
    ) -> tuple[Finding, ...]:
        """The findings of a paragraph, without those that hold only if its sentence ends here; `places` judges one."""
        if not findings or not self.line or text.rpartition("\n")[2] != self.line:
            return findings
        at = max((found.end() for found in _SENTENCE_END.finditer(text)), default=0)
        late = {(one.rule, one.span.start - at) for one in findings if one.span.start >= at}
        waiting = self._waiting(late, text[at:], places)
        return tuple(one for one in findings if (one.rule, one.span.start - at) not in waiting)

    def _waiting(self, late: set[Place], sentence: str, places: Callable[[str], set[Place]]) -> set[Place]:
        # What held when the sentence was shorter holds: else each key would be judged twice.
        unsure = late - self._holding if sentence.startswith(self._held_in) else late
        if not unsure:
            return unsure
        waiting = unsure - places(sentence + _MORE)
        if waiting:
            waiting &= places(sentence)  # others need what stands before: "Mr." ended no sentence
        self._held_in, self._holding = sentence, late - waiting
        return waiting
