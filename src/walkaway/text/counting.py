"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`1 finding`, `2 findings`, `1,200 findings`; `many` is given where an s at the end is not enough."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
