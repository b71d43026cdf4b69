"""What the window shows of a prospect, read from the ledger in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from walkaway.gui.prospects.suggestion import Suggester, Suggestion
from walkaway.moves import MOVES, all_recharge_days
from walkaway.prospects.recharge import Freshness, freshness

if TYPE_CHECKING:
    from walkaway.prospects.advice import Past
    from walkaway.prospects.ledger import Entry, Ledger, Page, Summary, Used
    from walkaway.prospects.prospect import Prospect
    from walkaway.text.addresses import Address

PAGE = 25
"""How many entries of a timeline are read at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A prospect, the moves made with them (the latest first), their newest entries, and what to do next."""

    summary: Summary
    used: Mapping[str, Used]
    page: Page[Entry]
    suggestion: Suggestion | None = None

    @property
    def prospect(self) -> Prospect:
        """Who it is."""
        return self.summary.prospect

    def freshness(self, move: str, now: datetime, own_days: Mapping[str, int]) -> Freshness:
        """How a move stands with them; `own_days` has the user's own numbers of days."""
        used = self.used.get(move)
        return freshness(move, used.last if used else None, now, all_recharge_days(own_days))

    def every_move(self, now: datetime, own_days: Mapping[str, int]) -> tuple[Freshness, ...]:
        """How each move stands, in the order of the screen."""
        return tuple(self.freshness(move, now, own_days) for move in MOVES)


class Pictures:
    """Takes pictures, in the ledger's thread."""

    def __init__(self, suggester: Suggester) -> None:
        self._suggester = suggester

    def of(self, ledger: Ledger, prospect: int) -> Picture:
        """One prospect. Raises NoSuchProspect."""
        summary, used = ledger.summary(prospect), ledger.moves_used(prospect)
        page = ledger.timeline(prospect, limit=PAGE)
        suggestion = self._suggester.suggest(summary, page.items, partial(_past, ledger, prospect))
        return Picture(summary, used, page, suggestion)

    def of_first_known(self, ledger: Ledger, recipients: tuple[Address, ...]) -> Picture | None:
        """The first recipient whom the ledger knows."""
        found = first_known(ledger, recipients)
        return self.of(ledger, found.id) if found else None


def _past(ledger: Ledger, prospect: int) -> Past:
    from walkaway.gui.prospects.advising import past_of

    return past_of(ledger, prospect)


def first_known(ledger: Ledger, recipients: tuple[Address, ...]) -> Prospect | None:
    """The first recipient whom the ledger knows."""
    return next((found for each in recipients if (found := _known(ledger, each))), None)


def _known(ledger: Ledger, recipient: Address) -> Prospect | None:
    """Whom an address belongs to; without one, who alone is called so."""
    if recipient.address:
        return ledger.find(recipient.address)
    return ledger.find_by_name(recipient.person, recipient.firm)
