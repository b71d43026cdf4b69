"""The findings of a message as a Qt model."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from walkaway.gui.panels.finding_words import Item, quoted, spoken, spoken_keys
from walkaway.gui.panels.rows_model import Index, RowsModel
from walkaway.text.finding import Finding

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


def _content(item: Item) -> Hashable:
    return item.content


def _words(item: Item) -> Hashable:
    return (*item.identity, item.finding.text)


def _identity(item: Item) -> Hashable:
    return item.identity


class FindingsModel(RowsModel[Item]):
    """Rows are findings in the order of the text; a finding that only moved in the text changes no row.

    A finding stays itself when its wordings change with what stands around it, and when its own words grow.
    """

    keys = (_content, _words, _identity)

    def set_items(self, items: Iterable[Item]) -> None:
        """Show these, sorted by place in the message."""
        self.set_rows(tuple(sorted(items, key=lambda item: item.order)))

    def index_of(self, finding: Finding) -> QModelIndex:
        """The row of a finding: this very one, else the nearest with the same rule and words; invalid without any.

        The text may be a keystroke ahead of the list, so places need not agree.
        """
        rows = [row for row, item in enumerate(self._rows) if _alike(item.finding, finding)]
        exact = [row for row in rows if self._rows[row].finding is finding]
        nearest = min(
            exact or rows, key=lambda row: abs(self._rows[row].finding.span.start - finding.span.start), default=-1
        )
        return self.index(nearest)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.row(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return quoted(item.finding.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_keys(item)
        return item if role == ITEM_ROLE else None


def _alike(one: Finding, other: Finding) -> bool:
    return one.text == other.text and one.rule == other.rule
