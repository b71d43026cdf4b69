"""What a field can be filled with before anybody types: what is known, its choices, the days to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from walkaway.library.dates import Calendar
from walkaway.library.fields import Placeholder, source_of


@dataclass(frozen=True, slots=True)
class Offers:
    """Fills fields from `known` values (by name), and from the calendar where there is one."""

    known: Mapping[str, str] = field(default_factory=dict)
    calendar: Calendar | None = None

    def of(self, place: Placeholder, text: str, taken: Collection[str] = ()) -> tuple[str, ...]:
        """The values to choose from, the one to begin with first; none where it can only be typed.

        The field stands in `text`; days that are `taken` by other fields come last.
        """
        if place.choices:
            offered = place.choices
        elif self.calendar is not None and source_of(place.name) == "date":
            before, after = text[: place.span.start], text[place.span.end :]
            days = self.calendar.offers(place.name, place.default or "", before, after)
            offered = tuple(sorted(days, key=lambda day: day in taken))
        else:
            offered = (place.default,) if place.default else ()
        return self.besides(place.name, offered)

    def besides(self, name: str, offered: tuple[str, ...]) -> tuple[str, ...]:
        """What is known of a field, and then what is offered besides."""
        known = self.known.get(name, "")
        return tuple(dict.fromkeys((known, *offered))) if known else offered
