"""All prospects, or what a search found, as a Qt model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from walkaway.gui.day_words import day
from walkaway.gui.panels.blocks import one_line
from walkaway.gui.panels.rows_model import Index
from walkaway.gui.prospects.paged_model import PagedModel
from walkaway.gui.prospects.prospect_words import RESULTS, entry_title

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Hit, Page, Summary
    from walkaway.prospects.prospect import Prospect


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A prospect in the list; `entry` is the message or reply where a search found its words, 0 for none."""

    prospect: Prospect
    title: str
    right: str
    words: str
    entry: int = 0

    @property
    def spoken(self) -> str:
        """The row as a screen reader reads it."""
        return ". ".join(part for part in (self.title, self.right, self.words) if part)


def summary_row(summary: Summary, now: datetime) -> RosterRow:
    """A prospect with the last contact and how it stands."""
    prospect = summary.prospect
    last = day(summary.last_contact, now) if summary.last_contact else ""
    result = "" if summary.result == "open" else RESULTS[summary.result]
    words = [prospect.firm if prospect.name else "", ", ".join(prospect.tags), *prospect.addresses[:1]]
    right = " · ".join(part for part in (result, last) if part)
    return RosterRow(prospect, prospect.label, right, " · ".join(part for part in words if part))


def hit_row(hit: Hit, now: datetime) -> RosterRow:
    """Where a search found its words."""
    entry = hit.entry
    right = f"{entry_title(entry).partition(' · ')[0]} · {day(entry.what.when, now)}" if entry else ""
    return RosterRow(hit.prospect, hit.prospect.label, right, one_line(hit.excerpt), entry.id if entry else 0)


def summary_rows(page: Page[Summary], now: datetime) -> Page[RosterRow]:
    """A page of the list as rows."""
    from walkaway.prospects.ledger import Page

    return Page(tuple(summary_row(each, now) for each in page.items), page.more)


def _itself(row: RosterRow) -> RosterRow:
    return row


def _key(row: RosterRow) -> tuple[int, int]:
    return row.prospect.id, row.entry


class RosterModel(PagedModel[RosterRow]):
    """Rows of prospects."""

    keys = (_itself, _key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def index_of(self, prospect: int) -> QModelIndex:
        """The first row of a prospect; not valid where there is none."""
        return self.index(next((n for n, row in enumerate(self._rows) if row.prospect.id == prospect), -1))
