"""Where a template goes in a message: paragraphs stay paragraphs."""

from __future__ import annotations

_FAR = 200  # code points; nobody leaves more blank lines


def as_paragraphs(text: str, before: str, after: str) -> tuple[str, int]:
    """`text` with the blank lines it needs between `before` and `after`, and how many characters were put in front.

    A text of one line goes into the sentence as it is.
    """
    text = text.strip("\n")
    if "\n" not in text:
        return text, 0
    front = _missing(before[: -_FAR - 1 : -1]) if before.strip() else ""
    back = _missing(after[:_FAR]) if after.strip() else ""
    return front + text + back, len(front)


def _missing(beside: str) -> str:
    """The line breaks that are missing for a blank line next to `beside` (read from the gap outwards)."""
    gap = beside[: len(beside) - len(beside.lstrip())]
    return "\n" * max(0, 2 - gap.count("\n"))
