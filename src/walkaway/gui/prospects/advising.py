"""The next move after a reply, from what the ledger knows of the prospect, with templates that make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from walkaway.library.template import Template
from walkaway.prospects.advice import Next, Past, next_moves, situations

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Ledger

_MOST_TEMPLATES = 3
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next move, and the templates that make it, best first."""

    next: Next
    templates: tuple[Template, ...]


def past_of(ledger: Ledger, prospect: int) -> Past:
    """What was made with a prospect. Raises NoSuchProspect."""
    from walkaway.prospects.ledger import Sent

    known = ledger.get(prospect)
    sent = [entry.what for entry in ledger.timeline(prospect, limit=_PAGE).items if isinstance(entry.what, Sent)]
    return Past(
        {move: used.last for move, used in ledger.moves_used(prospect).items()},
        frozenset(one.template for one in sent if one.template),
        next((one.move for one in sent), ""),
        known.tone,
    )


def proposals(
    answer: str, templates: Sequence[Template], now: datetime, recharge_days: Mapping[str, int], past: Past | None
) -> tuple[Proposal, ...]:
    """What to do after an answer, best first."""
    found = next_moves(answer, templates, now, recharge_days, past)
    likely = situations(answer)
    fitting = [each for each in templates if each.situation in likely]
    return tuple(Proposal(one, _templates(one, fitting, likely, past)) for one in found)


def _templates(
    one: Next, templates: Sequence[Template], likely: Sequence[str], past: Past | None
) -> tuple[Template, ...]:
    """The proposed template, then others of the move: unused before used, the likeliest situation first, in order."""
    used = past.templates if past else frozenset()
    making = [each for each in templates if each.move == one.move]
    best = next(each for each in making if each.id == one.template)
    making.sort(key=lambda each: (each is not best, each.id in used, likely.index(each.situation)))
    return tuple(making[:_MOST_TEMPLATES])
