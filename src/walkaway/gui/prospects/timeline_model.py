"""The timeline of a prospect as a Qt model: the newest first, page by page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from walkaway.gui.panels.rows_model import Index
from walkaway.gui.prospects.paged_model import PagedModel
from walkaway.gui.prospects.prospect_words import entry_title, spoken_entry

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Entry


def _itself(entry: Entry) -> Entry:
    return entry


def _id(entry: Entry) -> int:
    return entry.id


class TimelineModel(PagedModel["Entry"]):
    """Entries, as they are told at the moment `now`."""

    keys = (_itself, _id)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = datetime.now().astimezone()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.row(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_title(entry)
        return spoken_entry(entry, self.now) if role == Qt.ItemDataRole.AccessibleTextRole else None
