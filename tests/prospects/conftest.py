"""A ledger in a folder of its own, and a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from walkaway.prospects.ledger import Ledger, Received, Sent


class Clock:
    """The time, as the test says it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> datetime:
        """Let time pass."""
        self.time += timedelta(**by)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the ledger is."""
    return tmp_path / "prospects" / "ledger.sqlite"


@pytest.fixture
def ledger(place: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(place, clock) as opened:
        yield opened


def day(number: int, hour: int = 9) -> datetime:
    """A moment in May 2026."""
    return datetime(2026, 5, number, hour, tzinfo=UTC)


def message(when: datetime, move: str = "may_not_need_us", text: str = "You may not need us.") -> Sent:
    """A message that went out."""
    return Sent(when, "Before you decide", text, "takeaway/you-may-not-need-us", move, 100, "copied")


def reply(when: datetime, reading: str = "interest", text: str = "Tell me more.", id: str = "") -> Received:
    """A reply that came back."""
    return Received(when, text, reading, "Re: Before you decide", id)
