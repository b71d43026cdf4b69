"""When a move may be made again: it works about once with each prospect, and then needs to recharge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from walkaway.text.counting import counted


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a move stands with one prospect today.

    `days_left` is 0 when it is fresh; `ready_on` is the first day on which it is, None when it was never made.
    """

    move: str
    last_used: datetime | None
    days_left: int
    ready_on: date | None

    @property
    def fresh(self) -> bool:
        """True when it may be made today."""
        return self.days_left == 0

    @property
    def recharged(self) -> bool:
        """True when it was made before and has recharged since."""
        return self.fresh and self.last_used is not None

    @property
    def words(self) -> str:
        """How it stands, behind its name: "has recharged", "recharges in 12 days"; "" for one never made."""
        if self.last_used is None:
            return ""
        return "has recharged" if self.fresh else f"recharges in {counted(self.days_left, 'day')}"


def freshness(move: str, last_used: datetime | None, now: datetime, recharge_days: Mapping[str, int]) -> Freshness:
    """How `move` stands, counted in calendar days of the place that `now` is told in; both times know their zone.

    A move that `recharge_days` does not name needs no recharging.
    """
    if last_used is None:
        return Freshness(move, None, 0, None)
    days = max(0, recharge_days.get(move, 0))
    today, used = now.date(), last_used.astimezone(now.tzinfo).date()
    # A clock that was wrong must not lock a move for years: a day that is still to come counts as today.
    ready = min(used, today) + timedelta(days=days)
    return Freshness(move, last_used, max(0, (ready - today).days), ready)
