"""The findings of a message as a Qt model: an immutable tuple, changed row by row."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from walkaway.gui.panels.finding_words import Item, quoted, spoken, spoken_keys
from walkaway.gui.panels.rowdiff import changes
from walkaway.text.finding import Finding

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


class FindingsModel(QAbstractListModel):
    """Rows are findings in the order of the text.

    `set_items` tells views only about rows that look different, so that selection, scroll position and a screen
    reader's focus survive a keystroke; a finding that only moved in the text changes no row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """All rows."""
        return self._items

    def set_items(self, items: Iterable[Item]) -> None:
        """Show these, sorted by place in the message."""
        new = tuple(sorted(items, key=lambda item: item.order))
        old = self._items
        for step in changes(old, new, _KEYS):
            fresh = new[step.new_start : step.new_end]
            if step.what == "remove":
                self.beginRemoveRows(QModelIndex(), step.start, step.end - 1)
                self._put(step.start, step.end, ())
                self.endRemoveRows()
            elif step.what == "insert":
                self.beginInsertRows(QModelIndex(), step.start, step.start + len(fresh) - 1)
                self._put(step.start, step.start, fresh)
                self.endInsertRows()
            else:
                self._put(step.start, step.end, fresh)
                self.dataChanged.emit(self.index(step.start), self.index(step.end - 1))
        self._items = new

    def item(self, index: Index) -> Item | None:
        """The item of a row, None for no row."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def index_of(self, finding: Finding) -> QModelIndex:
        """The row of a finding: this very one, else the nearest with the same rule and words; invalid without any.

        The text may be a keystroke ahead of the list, so places need not agree.
        """
        rows = [row for row, item in enumerate(self._items) if _alike(item.finding, finding)]
        exact = [row for row in rows if self._items[row].finding is finding]
        nearest = min(
            exact or rows, key=lambda row: abs(self._items[row].finding.span.start - finding.span.start), default=-1
        )
        return self.index(nearest)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return quoted(item.finding.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_keys(item)
        return item if role == ITEM_ROLE else None

    def _put(self, start: int, end: int, fresh: tuple[Item, ...]) -> None:
        self._items = self._items[:start] + fresh + self._items[end:]


def _content(item: Item) -> Hashable:
    return item.content


def _words(item: Item) -> Hashable:
    return (*item.identity, item.finding.text)


def _identity(item: Item) -> Hashable:
    return item.identity


_KEYS = (_content, _words, _identity)
"""A finding stays itself when its wordings change with what stands around it, and when its own words grow."""


def _alike(one: Finding, other: Finding) -> bool:
    return one.text == other.text and one.rule == other.rule
