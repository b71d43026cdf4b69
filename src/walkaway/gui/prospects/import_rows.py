"""What an import would do, in words: knows nothing of widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkaway.prospects.exchange import Fate, Parsed, Planned, Problem, plan, to_keep
from walkaway.text.counting import counted

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Imported, Ledger

MOST_SHOWN = 1_000
_PARTS = {"addresses": "address", "fields": "fields", "tags": "tags", "notes": "notes"}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the preview; `number` tells rows apart that say the same."""

    number: int
    title: str
    right: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a file, and what would become of it."""

    name: str
    parsed: Parsed
    rows: tuple[ImportRow, ...]
    new: int
    more: int
    known: int
    unclear: int

    @property
    def sentence(self) -> str:
        """What would happen, in one line."""
        parts = [f"{counted(self.new, 'new prospect')}"]
        if self.more:
            parts.append(f"{self.more} known with something new")
        if self.known:
            parts.append(f"{self.known} known already")
        if self.unclear:
            parts.append(f"{self.unclear} left out")
        problems = len(self.parsed.problems)
        look = f" {counted(problems, 'line')} to look at." if problems else ""
        return f"{', '.join(parts)}.{look}"


def preview(ledger: Ledger, name: str, parsed: Parsed) -> Preview:
    """What importing would do now."""
    planned = plan(parsed.candidates, ledger.everybody())
    counts = Counter(each.fate for each in planned)
    return Preview(
        name,
        parsed,
        _rows(parsed.problems, planned),
        counts[Fate.NEW],
        counts[Fate.MORE],
        counts[Fate.SAME],
        counts[Fate.UNCLEAR],
    )


def keep(ledger: Ledger, parsed: Parsed, *, merge: bool) -> Imported:
    """Import; with `merge` those who are known get what is new about them."""
    # Planned anew: the ledger may know more than when the preview was made.
    wanted = [each for each in plan(parsed.candidates, ledger.everybody()) if merge or each.fate is not Fate.MORE]
    return ledger.keep(to_keep(wanted))


def _rows(problems: Sequence[Problem], planned: Sequence[Planned]) -> tuple[ImportRow, ...]:
    """What is to be looked at first, then what is new, then the rest."""
    order = (Fate.UNCLEAR, Fate.NEW, Fate.MORE, Fate.SAME)
    rows = [(f"Line {each.line}", "", f"{each.what[0].upper()}{each.what[1:]}.") for each in problems]
    rows += [_row(each) for fate in order for each in planned if each.fate is fate]
    return tuple(ImportRow(number, *row) for number, row in enumerate(rows[:MOST_SHOWN]))


def _row(planned: Planned) -> tuple[str, str, str]:
    found = planned.candidate.prospect
    who = " · ".join(part for part in (found.firm if found.name else "", ", ".join(found.addresses)) if part)
    if planned.fate is Fate.UNCLEAR:
        names = " and ".join(each.label for each in planned.known)
        why = f"These addresses belong to {names}" if len(planned.known) > 1 else "It is in the file twice"
        return found.label, "Left out", f"{why}. Line {planned.candidate.line}."
    if planned.fate is Fate.MORE:
        adds = ", ".join(_PARTS.get(part, part) for part in planned.adds)
        return planned.known[0].label, "Known", f"New: {adds}"
    return found.label, "New" if planned.fate is Fate.NEW else "Known", who
