"""Days as the window says them: "today", "on 3 May", "3 May 2025"."""

from __future__ import annotations

from datetime import date, datetime


def date_words(of: date, today: date | None = None, *, short: bool = False) -> str:
    """A date, "3 May 2025"; without its year where `today` has the same one. `short` cuts the month: "3 Dec"."""
    said = f"{of.day} {of:%b}" if short else f"{of.day} {of:%B}"
    return said if today is not None and of.year == today.year else f"{said} {of.year}"


def day(when: date, now: date) -> str:
    """A day: "today", "yesterday", else its date. A moment counts as the day that it was where `now` is."""
    then, today = _local(when, now), _local(now, now)
    return {0: "today", 1: "yesterday"}.get((today - then).days) or date_words(then, today)


def on_day(when: date, now: date) -> str:
    """The same as it stands in a sentence: "today", "on 3 May"."""
    said = day(when, now)
    return said if said in ("today", "yesterday") else f"on {said}"


def _local(when: date, now: date) -> date:
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(now.tzinfo) if isinstance(now, datetime) else when).date()
