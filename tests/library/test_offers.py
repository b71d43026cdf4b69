"""What a field can be filled with before anybody types."""

from __future__ import annotations

from datetime import date

from walkaway.library.dates import Calendar
from walkaway.library.fields import parse
from walkaway.library.offers import Offers

OFFERS = Offers({"first_name": "Dana", "tone": "dry"}, Calendar(date(2026, 11, 29)))


def of(text: str, *, taken: tuple[str, ...] = ()) -> tuple[str, ...]:
    (place,) = parse(text)
    return OFFERS.of(place, text, taken)


def test_what_is_known_comes_first() -> None:
    assert of("Hi {{first_name|there}}") == ("Dana", "there")
    assert of("{{tone: warm|dry}}") == ("dry", "warm")


def test_a_choice_offers_its_choices_in_order() -> None:
    assert of("{{greeting: Hi|Hello}}") == ("Hi", "Hello")


def test_a_default_is_the_one_offer_of_an_ordinary_field() -> None:
    assert of("{{price|$900}}") == ("$900",)
    assert of("{{price}}") == of("{{price|}}") == ()


def test_a_date_offers_days_to_come() -> None:
    assert of("By {{date}}")[0] == "Tuesday, December 8"
    assert of("It was due on {{date}}") == ()


def test_two_dates_of_a_message_begin_with_different_days() -> None:
    first = of("On {{date}}")[0]

    again = of("On {{other_date}}", taken=(first,))
    assert again[0] != first
    assert first in again


def test_without_a_calendar_a_date_is_typed() -> None:
    assert Offers().of(parse("{{date}}")[0], "{{date}}") == ()
    assert Offers().of(parse("{{date|June 2}}")[0], "{{date|June 2}}") == ("June 2",)
