"""Dates and amounts that a reply names."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from walkaway.prospects.reply.named import NamedAmount, NamedDate, named_amounts, named_dates
from walkaway.text.span import Span

TODAY = date(2026, 5, 20)  # a Wednesday


def dates(text: str, today: date = TODAY, *, month_first: bool = False) -> tuple[NamedDate, ...]:
    return named_dates(text, [Span(0, len(text))], today, month_first=month_first)


def amounts(text: str) -> tuple[NamedAmount, ...]:
    return named_amounts(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("Let's meet on 2026-06-03.", "2026-06-03", date(2026, 6, 3)),
        ("We start on 4 June.", "4 June", date(2026, 6, 4)),
        ("We start on June 4th, 2027.", "June 4th, 2027", date(2027, 6, 4)),
        ("Ask me on the 4th.", "the 4th", date(2026, 6, 4)),
        ("Ask me on the 20th.", "the 20th", TODAY),
        ("Tomorrow is fine.", "Tomorrow", date(2026, 5, 21)),
        ("Friday suits me.", "Friday", date(2026, 5, 22)),
        ("Not before March.", "March", date(2027, 3, 1)),
        ("I am away until May.", "May", date(2027, 5, 1)),
        ("Try in mid-June.", "mid-June", date(2026, 6, 15)),
        ("Try in early October.", "early October", date(2026, 10, 1)),
        ("We met on 5 Jan. 2027.", "5 Jan. 2027", date(2027, 1, 5)),
        ("In two weeks, please.", "In two weeks", date(2026, 6, 3)),
        ("We decide within 10 days.", "within 10 days", date(2026, 5, 30)),
        ("By the end of the month.", "end of the month", date(2026, 5, 31)),
        ("At the end of next month.", "end of next month", date(2026, 6, 30)),
        ("At the end of the year.", "end of the year", date(2026, 12, 31)),
        ("Next quarter, perhaps.", "Next quarter", date(2026, 7, 1)),
        ("Budget opens in Q1.", "Q1", date(2027, 1, 1)),
        ("Budget opens in Q3 2027.", "Q3 2027", date(2027, 7, 1)),
        ("After Christmas.", "After Christmas", None),
    ],
)
def test_a_date_is_found_and_its_day_known(text: str, said: str, day: date | None) -> None:
    (found,) = dates(text)

    assert (found.text, found.day) == (said, day)


@pytest.mark.parametrize(
    "text", ["It may be too late.", "We march on.", "The sun is out.", "You may go.", "He sat down."]
)
def test_a_word_that_is_a_month_or_a_day_too_is_no_date_by_itself(text: str) -> None:
    assert dates(text) == ()


def test_a_date_in_figures_is_read_as_the_user_reads_it() -> None:
    assert dates("On 4/6/2026.")[0].day == date(2026, 6, 4)
    assert dates("On 4/6/2026.", month_first=True)[0].day == date(2026, 4, 6)


def test_the_31st_is_in_a_month_that_has_one() -> None:
    assert dates("On the 31st.", date(2026, 6, 2))[0].day == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("text", "said", "amount", "currency"),
    [
        ("It costs $500.", "$500", "500", "$"),
        ("It costs 1,200 EUR.", "1,200 EUR", "1200", "EUR"),
        ("We have €1.500,50 left.", "€1.500,50", "1500.50", "€"),
        ("That is £3k a month.", "£3k", "3000", "£"),
        ("We spent 2.5k on it.", "2.5k", "2500", ""),
        ("A $2 million job.", "$2 million", "2000000", "$"),
        ("He asks 400 euros.", "400 euros", "400", "euro"),
    ],
)
def test_an_amount_is_found_and_its_value_known(text: str, said: str, amount: str, currency: str) -> None:
    (found,) = amounts(text)

    assert (found.text, found.amount) == (said, Decimal(amount))
    assert found.currency.casefold().startswith(currency.casefold()[:3])


@pytest.mark.parametrize("text", ["Room 12 has 30 chairs.", "Call 0555 010 220.", "We met in 2019.", "3 kids", "5 km"])
def test_a_number_is_no_amount_of_money(text: str) -> None:
    assert amounts(text) == ()


_WRITTEN = (
    "in|two|weeks|May|31st|the|$|12|1,000.50|k|Q4|end of|month|\n|Friday|0|99/99/9999|31.2.2026|2026-13-45|€|EUR|."
)
PIECES = st.lists(st.sampled_from([*_WRITTEN.split("|"), "million", "mid-", "February", "30", "٣", "²"]), max_size=8)


@given(PIECES.map(" ".join) | PIECES.map("".join) | st.text(max_size=80), st.booleans())
@example("on the 31st", False)
@example("31.2.2026", False)
@example("$" + "9" * 60 + " million", False)
def test_whatever_is_written_the_spans_are_those_of_the_words(text: str, month_first: bool) -> None:
    days, sums = dates(text, month_first=month_first), amounts(text)

    for span, said in [(one.span, one.text) for one in days] + [(one.span, one.text) for one in sums]:
        assert span.of(text) == said
        assert said.strip() == said != ""


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 31))
def test_a_day_of_the_month_is_never_in_the_past_nor_far_off(today: date, number: int) -> None:
    (found,) = dates(f"on the {number}th", today)

    assert found.day is not None
    assert found.day.day == number
    assert 0 <= (found.day - today).days <= 62


def test_nothing_is_found_outside_the_stretches_that_were_written_by_the_prospect() -> None:
    text = "On Friday for $500.\n\n> On Monday for $900."

    own = [Span(0, text.index("\n"))]

    assert [found.text for found in named_dates(text, own, TODAY)] == ["Friday"]
    assert [found.text for found in named_amounts(text, own)] == ["$500"]


@pytest.mark.parametrize("said", ["Q1 0000", "Q4 9999", "late Dec 31 9999", "5 May 0000", "0000-00-00"])
def test_a_date_that_no_calendar_has_is_named_without_a_day(said: str) -> None:
    (found,) = dates(f"We decide on {said}.")

    assert (found.text, found.day) == (said, None)


def test_more_digits_than_any_price_has_are_no_amount() -> None:
    assert amounts("$" + "1" * 5_000) == ()


@pytest.mark.usefixtures("no_search_for_garbage")
@pytest.mark.parametrize("unit", ["May ", "'234", "in May ", "of                    May ", "1.", "$1,000,"])
def test_a_text_of_nothing_but_beginnings_is_searched_in_one_pass(unit: str) -> None:
    def work(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.process_time()
        dates(text)
        amounts(text)
        return time.process_time() - begin

    work(1_000)
    short, long = min(work(2_000) for _ in range(3)), work(32_000)

    assert long < 16 * 5 * max(short, 0.002), "sixteen times the text takes about sixteen times the work, not 256 times"
