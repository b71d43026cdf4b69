"""What a reply can be read as, in words: the same ones wherever the window speaks of a reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NONE: Final = "none"
AUTOMATIC: Final = "automatic"


@dataclass(frozen=True, slots=True)
class Words:
    """A reading: `name` in a list, `reads` behind "This reads as", and `also` as a second thing that a reply says."""

    name: str
    reads: str
    also: str = ""

    @property
    def label(self) -> str:
        """The name where a line begins with it."""
        return self.name[0].upper() + self.name[1:]


READINGS: Final[Mapping[str, Words]] = {
    "interest": Words("interest", "interest", "It also shows interest."),
    "refusal": Words("a no", "a no", "It also says no."),
    "stall": Words("stalling", "stalling", "It also puts things off."),
    "price": Words("price", "a matter of price", "It also speaks of price."),
    "question": Words("a question", "a question", "It also asks something."),
    AUTOMATIC: Words("a machine", "written by a machine", "Some of it sounds like a machine."),
    NONE: Words("none of these", "none of these"),
}
"""Every kind of cue and "none", in the order of the screen. Written out, for what reads replies is loaded late."""
