"""Which of the two side panels are shown at which width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Side = Literal["drafts", "panel"]
_BOTH_FROM, _ONE_FROM = 140, 105
"""Widths of the window from which there is room for both panels and for the right one, in x-widths of its font."""


def room_for(width: int, character: int) -> int:
    """How many side panels a window of this width has room for, with characters of this width (both in pixels)."""
    return sum(width >= least * character for least in (_BOTH_FROM, _ONE_FROM))


@dataclass(frozen=True, slots=True)
class Panes:
    """What the user wants to see in a wide window, and what was opened for a moment in a narrow one."""

    drafts: bool = True
    panel: bool = True
    peek: Side | None = None

    def shown(self, room: int) -> tuple[bool, bool]:
        """Whether drafts and panel are shown in a window with room for `room` panels (0, 1 or 2)."""
        if room >= 2:
            return self.drafts, self.panel
        if self.peek == "drafts":
            return True, False
        if self.peek == "panel":
            return False, True
        return False, self.panel and room == 1

    def toggled(self, side: Side, room: int) -> Panes:
        """After the user asked for one panel, or asked for it to go."""
        wanted = not self.shown(room)[0 if side == "drafts" else 1]
        if side == "panel" and room >= 1:
            return replace(self, panel=wanted, peek=None)
        if side == "drafts" and room >= 2:
            return replace(self, drafts=wanted, peek=None)
        return replace(self, peek=side if wanted else None)

    def settled(self) -> Panes:
        """Without what was opened for a moment."""
        return replace(self, peek=None)
