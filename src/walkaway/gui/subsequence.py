"""How well a few typed letters fit a title: the command palette's order."""

from __future__ import annotations

_WORD_START = 8
_IN_A_ROW = 5
_FIRST_LETTER = 4
_GAP = 1


def score(query: str, title: str) -> int | None:
    """How well `query` fits `title`, higher is better; None when its letters are not all there in order.

    Blanks in the query only separate. A letter counts more at the start of a word and right after the one before it.
    """
    letters = [letter for letter in query.casefold() if not letter.isspace()]
    best: dict[int, int] = {-1: 0}
    folded = title.casefold()
    for letter in letters:
        places = [i for i, other in enumerate(folded) if other == letter]
        best = {at: max(reached) for at in places if (reached := _reached(best, at, folded))}
        if not best:
            return None
    return max(best.values()) * 10 - len(folded)


def _reached(best: dict[int, int], at: int, folded: str) -> list[int]:
    """The sums with which the letter at `at` can be reached from the places before it."""
    gain = _WORD_START if at == 0 or not folded[at - 1].isalnum() else 0
    gain += _FIRST_LETTER if at == 0 else 0
    return [
        so_far + gain + (_IN_A_ROW if before == at - 1 and before >= 0 else -_GAP * min(at - before - 1, 5))
        for before, so_far in best.items()
        if before < at
    ]
