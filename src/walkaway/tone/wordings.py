"""The calm wordings that fit where a finding stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import overload

from walkaway.text.span import Span
from walkaway.text.tokens import STOPS
from walkaway.tone.rewrite import edit, fill, fit
from walkaway.tone.whole import around, fits_in, is_whole

_ENOUGH = 2
_NEAR = 80
"""How much of the text beside its sentence decides about a wording, in code points; more would be judged anew with
each key pressed elsewhere."""
_FOLLOWING = re.compile(r"\W{0,80}\w?")
"""What an edit that ends before its sentence sees of the text behind that: if there is any, and what parts the two."""

Names = tuple[tuple[str, str], ...]
"""What a wording may use of the marked words, by name."""


class Wordings(Sequence[str]):
    """The wordings of a rule that fit in the place of `span` in `text`, the best first.

    They are made when somebody looks at them: of the marks in a long message most are never opened, and what a message
    leaves alone is never shown. It is equal to any sequence of the same wordings.
    """

    __slots__ = ("_calm", "_made", "_names", "_span", "_text")

    def __init__(self, calm: tuple[str, ...], text: str, span: Span, names: Names) -> None:
        self._calm, self._text, self._span, self._names = calm, text, span, names
        self._made: tuple[str, ...] | None = None

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self._all() == tuple(other) if isinstance(other, Wordings | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[str, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> tuple[str, ...]:
        text, span = self._text, self._span
        start, end = around(text, span.start)
        low = max(0, start - _NEAR)
        inside = span.end < end and text[end - 1] in STOPS
        following = _FOLLOWING.match(text, end) if inside else None
        high = following.end() if following is not None else max(end, span.end) + _NEAR
        return _fitting(self._calm, text[low:high], span.shifted(-low), self._names)


@lru_cache(maxsize=2048)
def _fitting(calm: tuple[str, ...], text: str, span: Span, names: Names) -> tuple[str, ...]:
    """The wordings that fit; those that would leave a broken sentence go, or stand last where few are left."""
    wordings = (fill(wording, dict(names)) for wording in calm)
    fitted = dict.fromkeys(fit(text, span, wording) for wording in wordings if wording is not None)
    start, end = around(text, span.start)
    end = max(end, span.end)
    whole = []
    for wording in fitted:
        after = edit(text, span, wording).apply(text)
        now = after[start : max(start, end + len(after) - len(text))]
        if fits_in(text, span.start, span.end, wording) and is_whole(text[start:end], now):
            whole.append(wording)
    rest = [wording for wording in fitted if wording not in whole] if len(whole) < _ENOUGH else []
    return (*whole, *rest)
