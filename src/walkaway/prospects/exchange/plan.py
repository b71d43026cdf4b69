"""What would become of each prospect of a file: new, known already, or more about somebody who is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from walkaway.prospects.exchange.candidates import Candidate
from walkaway.prospects.prospect import Prospect, fold_address


class Fate(Enum):
    """What would become of a candidate."""

    NEW = "new"
    SAME = "same"  # nothing that is not known
    MORE = "more"  # adds to a known prospect and replaces nothing
    UNCLEAR = "unclear"  # its addresses belong to several prospects, or to an earlier one of the file


@dataclass(frozen=True, slots=True)
class Planned:
    """A candidate and its fate. `result` is what would be kept; `known` those that it was recognised as.

    `adds` names what a known prospect would gain.
    """

    candidate: Candidate
    fate: Fate
    result: Prospect
    known: tuple[Prospect, ...] = ()
    adds: tuple[str, ...] = ()


def plan(candidates: Iterable[Candidate], kept: Iterable[Prospect]) -> tuple[Planned, ...]:
    """The fate of each candidate beside the prospects that are kept.

    One is recognised by an address; one without any by name and firm. Nothing that is kept is ever replaced.
    """
    known: dict[str, Prospect] = {}
    for prospect in kept:
        for key in _keys(prospect):
            known.setdefault(key, prospect)
    seen: set[str] = set()
    planned = []
    for candidate in candidates:
        keys = _keys(candidate.prospect)
        planned.append(_planned(candidate, [known[key] for key in keys if key in known], bool(seen & set(keys))))
        seen.update(keys)
    return tuple(planned)


def to_keep(planned: Iterable[Planned]) -> list[Prospect]:
    """What an import keeps: new prospects, and known ones with what was added."""
    return [each.result for each in planned if each.fate in (Fate.NEW, Fate.MORE)]


def _planned(candidate: Candidate, matches: list[Prospect], seen: bool) -> Planned:
    owners = tuple({each.id: each for each in matches}.values())
    if seen or len(owners) > 1:
        return Planned(candidate, Fate.UNCLEAR, candidate.prospect, owners)
    if not owners:
        return Planned(candidate, Fate.NEW, candidate.prospect)
    result, adds = _joined(owners[0], candidate.prospect)
    return Planned(candidate, Fate.MORE if adds else Fate.SAME, result, owners, adds)


def _joined(kept: Prospect, more: Prospect) -> tuple[Prospect, tuple[str, ...]]:
    """What is kept, with what is only known now."""
    folded = {fold_address(each) for each in kept.addresses}
    addresses = tuple(each for each in more.addresses if fold_address(each) not in folded)
    notes = kept.notes
    if more.notes and more.notes not in kept.notes:
        notes = f"{kept.notes}\n\n{more.notes}" if kept.notes else more.notes
    result = replace(
        kept,
        name=kept.name or more.name,
        firm=kept.firm or more.firm,
        addresses=kept.addresses + addresses,
        notes=notes,
        tags=kept.tags + tuple(each for each in more.tags if each not in kept.tags),
        tone=kept.tone or more.tone,
        fields={**more.fields, **kept.fields},
    )
    parts = ("name", "firm", "addresses", "notes", "tags", "tone", "fields")
    return result, tuple(part for part in parts if getattr(result, part) != getattr(kept, part))


def _keys(prospect: Prospect) -> list[str]:
    if prospect.addresses:
        return [fold_address(each) for each in prospect.addresses]
    return [f"\n{prospect.name}\n{prospect.firm}".casefold()]
