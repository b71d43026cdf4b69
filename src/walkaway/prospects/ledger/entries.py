"""What the ledger holds and answers, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Generic, TypeVar

from walkaway.prospects.prospect import Prospect
from walkaway.text.span import Span

HOWS = ("copied", "handed", "said")
"""How it became known that a message was sent: it was copied, handed to a mail program, or the user said so."""

RESULTS = ("won", "lost", "open")
"""How it can have ended with a prospect."""

AUTOMATIC = "automatic"
"""The reading of a reply that no person wrote; it never counts as an answer."""

T = TypeVar("T")
Cursor = tuple[str, int]
"""Where the next page goes on; to be handed back as it came."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out. `move` is "" where nobody chose one; `composure` is None where nobody looked."""

    when: datetime
    subject: str
    text: str
    template: str = ""
    move: str = ""
    composure: int | None = None
    how: str = "said"


@dataclass(frozen=True, slots=True)
class Received:
    """A reply. `reading` is the program's, `corrected` the user's where it differs."""

    when: datetime
    text: str
    reading: str
    subject: str = ""
    message_id: str = ""
    corrected: str = ""

    @property
    def says(self) -> str:
        """The reading that counts."""
        return self.corrected or self.reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended, or that it is open again."""

    when: datetime
    result: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a prospect's timeline."""

    id: int
    prospect: int
    what: Sent | Received | Outcome


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a long list; `more` is handed back to get the next ones, and is None when these were the last."""

    items: tuple[T, ...]
    more: Cursor | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A prospect as lists show it. `last_contact` is None where nothing was sent or received yet."""

    prospect: Prospect
    last_contact: datetime | None
    sent: int
    replies: int
    result: str


@dataclass(frozen=True, slots=True)
class Used:
    """A move as it was made with one prospect.

    `came_back` is the last reading of what they answered between the last time and the next message, "" for nothing.
    """

    move: str
    times: int
    last: datetime
    came_back: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: a prospect's own words (`entry` is None), or those of a message or reply.

    `marks` are the places in `excerpt` where the words stand.
    """

    prospect: Prospect
    entry: Entry | None
    excerpt: str
    marks: tuple[Span, ...]


def is_datable(when: datetime) -> bool:
    """True for a moment that every time zone has a date for, as all but those at the ends of the calendar have."""
    return MINYEAR < when.year < MAXYEAR


def stamp(when: datetime) -> str:
    """A moment as the ledger keeps it: UTC, in a form that sorts.

    Raises ValueError for one without a zone, and for one at an end of the calendar: an export with it would not come
    back.
    """
    if when.tzinfo is None or not is_datable(when) or not is_datable(utc := when.astimezone(UTC)):
        raise ValueError("a moment in the ledger needs a time zone, and a year between 2 and 9998")
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment(kept: str) -> datetime:
    """The moment that was kept."""
    return datetime.fromisoformat(kept)
