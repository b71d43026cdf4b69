"""The drafts as a list: rows change one by one, so that selection and a screen reader stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from walkaway.gui.day_words import date_words

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_SUBJECT = "No subject"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What the list shows of a draft. `composure` is None until it was judged, `changed` is local time."""

    id: str
    subject: str
    prospect: str
    composure: int | None
    changed: datetime
    file: str = ""

    @property
    def title(self) -> str:
        """The subject, or words for its absence."""
        return self.subject.strip() or NO_SUBJECT


def short_date(moment: datetime, now: datetime) -> str:
    """When, as short as can be told apart: the time today, the day this week, else the date."""
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"{moment:%H:%M}"
    if 0 < days < 7:
        return f"{moment:%a}"
    return date_words(moment, now, short=True)


class DraftsModel(QAbstractListModel):
    """The drafts, newest first; editing a row asks for a new subject."""

    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DraftRow] = []
        self.current = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.EditRole:
                return row.subject
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (row.title, row.prospect, _long(row.changed), row.file) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return row if role == ROW_ROLE else None

    def _spoken(self, row: DraftRow) -> str:
        score = "" if row.composure is None else f"composure {row.composure}"
        current = "open now" if row.id == self.current else ""
        return ", ".join(part for part in (row.title, row.prospect, score, _long(row.changed), current) if part)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self.rows[index.row()]
        subject = " ".join(str(value).split())
        if subject != row.subject:
            self.rename_requested.emit(row.id, subject)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def index_of(self, draft: str) -> QModelIndex:
        """Where the draft stands; not valid when it is not in the list."""
        place = next((i for i, row in enumerate(self.rows) if row.id == draft), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def set_current(self, draft: str) -> None:
        """Mark the draft that is open."""
        if draft == self.current:
            return
        before, self.current = self.current, draft
        for index in (self.index_of(before), self.index_of(draft)):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def set_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show these drafts in this order, with as few changes as needed."""
        kept = {row.id for row in rows}
        for place in reversed([i for i, row in enumerate(self.rows) if row.id not in kept]):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self.rows[place]
            self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def _put(self, place: int, row: DraftRow) -> None:
        old = next((i for i in range(place, len(self.rows)) if self.rows[i].id == row.id), -1)
        if old < 0:
            self.beginInsertRows(QModelIndex(), place, place)
            self.rows.insert(place, row)
            self.endInsertRows()
            return
        if old != place:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), place)
            self.rows.insert(place, self.rows.pop(old))
            self.endMoveRows()
        if self.rows[place] != row:
            self.rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))


def _long(moment: datetime) -> str:
    return f"changed {date_words(moment)}, {moment:%H:%M}"
