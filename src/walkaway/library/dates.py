"""Days to come, in the words in which people write them: pure, with the day of today given from outside."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = tuple("January February March April May June July August September October November December".split())
_TUESDAY = 1
_NOTICE = 3  # days; a day that is sooner gives a reader no time
_NEAR = 120  # days; a day that an author named stands while it is this near
_MOST = 6

_WEEKDAY, _MONTH = "|".join(_WEEKDAYS), "|".join(_MONTHS)
_IN_MONTH = re.compile(rf"(?P<of>the (?:start|beginning|middle|end) of )?(?P<month>{_MONTH})")
_ORDINAL = re.compile(rf"(?P<weekday>(?:{_WEEKDAY}) )?the \d{{1,2}}(?:st|nd|rd|th)")
_DAY = re.compile(rf"(?P<weekday>(?:{_WEEKDAY}),? )?(?:(?:{_MONTH}) \d{{1,2}}|\d{{1,2}} (?:{_MONTH}))")

# What the sentence says around the field: a day that has been is not for us to make up.
_AHEAD = re.compile(r"\b(?:by|until|till|to|through|before|after|from|than)\s*$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:since|last|was|were|been|had|did|sent|wrote|spoke|met|came|went|paid|drove|said|told|began"
    r"|(?:quote|proposal|letter|estimate|offer|e?mail|note|invoice|contract) of|(?!need|indeed|speed)\w{2,}ed)\b"
    r"(?!.*(?:\b(?:will|would|can|could)\b|['’](?:ll|d)\b))[^.?!\n]*$",
    re.IGNORECASE,
)
_BEEN = re.compile(r"[^.?!,\n]{0,30}\b(?:has|was|were|had|did|paid|drove|went|came|stopped)\b", re.IGNORECASE)
_SEEN = 80  # characters

Say = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days to come, seen from `today`; `month_first` writes "December 8", else it is "8 December"."""

    today: date
    month_first: bool = True

    def offers(self, name: str, default: str = "", before: str = "", after: str = "") -> tuple[str, ...]:
        """What a date field of this name can be filled with, the best first; for a day that has been only the default.

        The words follow the form of the author's `default`, which itself comes first while it is still to come.
        `before` and `after` are what stands around the field.
        """
        if _has_been(before[-_SEEN:], after[:_SEEN]):
            return _unique([default])
        if _IN_MONTH.fullmatch(default) or (not default and _kind(name) == "month"):
            return self._months(default)
        if default in _WEEKDAYS or (not default and _kind(name) == "day"):
            return _unique([default, _WEEKDAYS[_TUESDAY], *_WEEKDAYS[:5]])
        return self._days(default)

    def words(self, day: date) -> str:
        """A day as it is written in a message: "Tuesday, December 8" or "Tuesday 8 December"."""
        return f"{_WEEKDAYS[day.weekday()]}{',' if self.month_first else ''} {self._short(day)}"

    def next_tuesday(self) -> date:
        """The first Tuesday that leaves a few days to answer."""
        first = self.today + timedelta(days=_NOTICE)
        return first + timedelta(days=(_TUESDAY - first.weekday()) % 7)

    def coming(self) -> tuple[date, ...]:
        """A few days to choose from, no weekends: next Tuesday and some days after it, then those that come sooner."""
        tuesday = self.next_tuesday()
        later = [tuesday + timedelta(days=days) for days in (0, 2, 7, 14)]
        tomorrow = _workday(self.today + timedelta(days=1))
        sooner = [tomorrow, _workday(tomorrow + timedelta(days=1))]
        return tuple(dict.fromkeys((*later, *sooner)))[:_MOST]

    def _days(self, default: str) -> tuple[str, ...]:
        say: Say = self.words
        if found := _ORDINAL.fullmatch(default):
            say = _weekday_ordinal if found["weekday"] else _ordinal
            default = ""
        elif found := _DAY.fullmatch(default):
            say = self.words if found["weekday"] else self._short
            default = self._renewed(default, say)
        return _unique([default, *map(say, self.coming())])

    def _renewed(self, default: str, say: Say) -> str:
        """The author's day while it is near; a first of a month stays a first of a month, another one is let go."""
        number = int(re.findall(r"\d+", default)[0])
        month = next(n for n, name in enumerate(_MONTHS, start=1) if name in default)
        for year in (self.today.year, self.today.year + 1):
            if number > monthrange(year, month)[1]:
                continue
            day = date(year, month, number)
            if 0 < (day - self.today).days <= _NEAR:
                return default if say == self._short else say(day)
        return say(_first_of_next_month(self.today)) if number == 1 else ""

    def _months(self, default: str) -> tuple[str, ...]:
        coming = [_MONTHS[(self.today.month + ahead) % 12] for ahead in range(_MOST)]
        found = _IN_MONTH.fullmatch(default)
        of, month = ((found["of"] or ""), found["month"]) if found else ("", "")
        stays = month if month in coming[:4] else ""
        return _unique(f"{of}{name}" for name in (stays, *coming) if name)

    def _short(self, day: date) -> str:
        month = _MONTHS[day.month - 1]
        return f"{month} {day.day}" if self.month_first else f"{day.day} {month}"


def _has_been(before: str, after: str) -> bool:
    """True where the sentence speaks of a day in the past."""
    if _AHEAD.search(before):
        return False
    return bool(_PAST.search(before) or _BEEN.match(after))


def is_date(name: str) -> bool:
    """True where the name of a field says that it is filled with a day or a month."""
    return _kind(name) != ""


def _kind(name: str) -> str:
    last = name.rsplit("_", 1)[-1]
    return {"date": "date", "deadline": "date", "day": "day", "month": "month"}.get(last, "")


def _workday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _ordinal(day: date) -> str:
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"the {day.day}{ending}"


def _weekday_ordinal(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {_ordinal(day)}"


def _unique(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for words in dict.fromkeys(said) if words)
