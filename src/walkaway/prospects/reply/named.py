"""Dates and amounts that a reply names: found here, understood by dateparser and price-parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from walkaway.text.span import Span

_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DOT = r"(?:\.(?=,? \d))?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_COUNT = r"(?:\d{1,2}|an?|one|two|three|four|five|six|eight|ten|a few|a couple of|several)"
_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b{_DAY}[/.]{_DAY}[/.](?:\d{{4}}|\d\d)\b"
    rf"|\b{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b{_DOT}(?:,? \d{{4}}\b)?"
    rf"|\b(?:(?P<part>early|mid|late)[ -])?{_MONTH}\b{_DOT}(?: {_DAY}(?:st|nd|rd|th)?\b(?!:))?(?:,? \d{{4}}\b)?"
    rf"|\b(?:(?:next|this|coming) )?{_WEEKDAY}\b"
    rf"|\b(?:the )?{_DAY}(?:st|nd|rd|th)\b"
    r"|\b(?:today|tonight|tomorrow|the day after tomorrow)\b"
    rf"|\b(?:in|within) {_COUNT} (?:days?|weeks?|months?|years?)\b"
    r"|\b(?P<edge>end of|beginning of|start of)(?: the| this)?(?P<which> next)? (?P<unit>week|month|quarter|year)\b"
    r"|\bnext (?:week|month|year|quarter)\b|\bQ(?P<quarter>[1-4])(?: \d{4}\b)?"
    r"|\b(?:after|before|until|by|over) (?P<feast>christmas|easter|new year|the holidays|the summer|summer)\b",
    re.IGNORECASE,
)
# Words that are names of months or days, too, count only where a word leads to them, as in "until May".
_DOUBTFUL = re.compile(r"may|mar|march|sat|sun|wed|dec|jan|june|april|august", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:in|by|until|till|before|after|from|on|since|for|to|of|this|next)\s+$", re.IGNORECASE)
_LEAD = 20
"""How far before a word that leads to it is looked for, in characters; a text may be all such words."""
# No amount has more groups or digits than this, and a line of a million digits stays quick.
_NUMBER = r"(?:\d{1,3}(?:[.,' ]\d{3}){1,5}(?:[.,]\d{1,2})?|\d{1,18}(?:[.,]\d{1,2})?)(?!\d)"
_AMOUNT = re.compile(
    rf"(?:(?:US|CA|AU|NZ)\$|[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|AUD|CAD|NZD|INR|Rs\.?))\s?{_NUMBER}(?:\s?(?:k|m|million)\b)?"
    rf"|\b{_NUMBER}(?:\s?(?:k|million)\b)?\s?"
    r"(?:€|£|(?:USD|EUR|GBP|CHF|AUD|CAD|INR|dollars|euros?|pounds|bucks|quid|francs|rupees)\b)"
    rf"|\b{_NUMBER}k\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(\d)\s?(k|m|million)\b", re.IGNORECASE)
_TIMES = {"k": 1_000, "m": 1_000_000, "million": 1_000_000}
_PARTS = {"early": 0, "mid": 14, "late": 20}
_PART = re.compile(r"^(?:early|mid|late)[ -]")
_ORDINAL = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_NAMES_DAY = re.compile(r"\b\d{1,2}(?!\d)|day|week|tomorrow|night|\b(?:mon|tue|wed|thu|fri|sat|sun)")
_VAGUE = re.compile(r"\b(?:a couple of|a few|several)\b", re.IGNORECASE)
_COUNTS = {"a couple of": "2", "a few": "3", "several": "3"}


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date that a reply names (`span` in code points); `day` is the first day that it means, None where none is."""

    span: Span
    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount of money that a reply names; `currency` is as written, "" where none is."""

    span: Span
    text: str
    amount: Decimal
    currency: str


def named_dates(text: str, within: Iterable[Span], today: date, *, month_first: bool = False) -> tuple[NamedDate, ...]:
    """The dates named in stretches of a text, as days from `today` on; 4/5 is in May, with `month_first` in April."""
    return tuple(
        NamedDate(Span(*found.span()), found[0], _day(found, today, month_first))
        for span in within
        for found in _DATE.finditer(text, span.start, span.end)
        if not _is_doubtful(text, found)
    )


def named_amounts(text: str, within: Iterable[Span]) -> tuple[NamedAmount, ...]:
    """The amounts of money named in stretches of a text."""
    return tuple(each for span in within for each in _amounts(text, span))


def _is_doubtful(text: str, found: re.Match[str]) -> bool:
    """True for a word such as "may" or "sun" that is not said as a date."""
    if not _DOUBTFUL.fullmatch(found[0]):
        return False
    return not (found[0][0].isupper() and _LEADS.search(text, max(0, found.start() - _LEAD), found.start()))


def _day(found: re.Match[str], today: date, month_first: bool) -> date | None:
    try:
        return _meant(found, today, month_first)
    except (ValueError, OverflowError):  # a year that no calendar has, as in "Q1 0000"
        return None


def _meant(found: re.Match[str], today: date, month_first: bool) -> date | None:
    if found["feast"]:
        return None
    if found["edge"]:
        return _edge(found["edge"].casefold(), bool(found["which"]), found["unit"].casefold(), today)
    if found["quarter"]:
        return _quarter(int(found["quarter"]), found[0], today)
    if found[0].casefold() == "next quarter":
        return _edge("start of", True, "quarter", today)
    return _parsed(found, today, month_first)


def _parsed(found: re.Match[str], today: date, month_first: bool) -> date | None:
    # It brings half a megabyte of tables with it, which a start does not need.
    import dateparser

    said = _PART.sub("", found[0].casefold().replace("within", "in"))
    said = _VAGUE.sub(lambda few: _COUNTS[few[0]], said)
    if ordinal := _ORDINAL.fullmatch(said):
        return _next_day(int(ordinal[1]), today)
    parsed: datetime | None = dateparser.parse(
        said,
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "future",
            "PREFER_DAY_OF_MONTH": "current" if _NAMES_DAY.search(said) else "first",
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "DATE_ORDER": "MDY" if month_first else "DMY",
        },
    )
    if parsed is None:
        return None
    part = found["part"]
    return parsed.date() + timedelta(days=_PARTS[part.casefold()] if part else 0)


def _next_day(number: int, today: date) -> date:
    """The next day with that number; some months do not have it."""
    month = today.replace(day=1)
    while True:
        last = _start_after("month", month) - timedelta(days=1)
        if number <= last.day and month.replace(day=number) >= today:
            return month.replace(day=number)
        month = _start_after("month", month)


def _edge(edge: str, following: bool, unit: str, today: date) -> date:
    """The last or the first day of this or the next week, month, quarter or year."""
    start = _start_of(unit, today)
    if following:
        start = _start_after(unit, start)
    return _start_after(unit, start) - timedelta(days=1) if edge == "end of" else start


def _start_of(unit: str, today: date) -> date:
    match unit:
        case "week":
            return today - timedelta(days=today.weekday())
        case "month":
            return today.replace(day=1)
        case "quarter":
            return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return today.replace(month=1, day=1)


def _start_after(unit: str, start: date) -> date:
    days = {"week": 7, "month": 32, "quarter": 95, "year": 370}[unit]
    return _start_of(unit, start + timedelta(days=days))


def _quarter(number: int, said: str, today: date) -> date:
    year = re.search(r"\d{4}", said)
    start = date(int(year[0]) if year else today.year, number * 3 - 2, 1)
    over = _start_after("quarter", start) <= today
    return start.replace(year=start.year + 1) if over and not year else start


def _amounts(text: str, within: Span) -> Iterator[NamedAmount]:
    for found in _AMOUNT.finditer(text, within.start, within.end):
        # With it comes a table of all currencies.
        from price_parser import Price

        said = found[0].rstrip(" .,'")
        price = Price.fromstring(said)
        if price.amount is None:
            continue
        thousands = _THOUSANDS.search(said)
        amount = price.amount * (_TIMES[thousands[2].casefold()] if thousands else 1)
        span = Span(found.start(), found.start() + len(said))
        yield NamedAmount(span, said, amount, price.currency or "")
