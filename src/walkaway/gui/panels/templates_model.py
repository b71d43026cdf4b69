"""Templates under headings as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from walkaway.gui.panels.rows_model import Index, RowsModel
from walkaway.gui.panels.template_words import spoken_template
from walkaway.gui.panels.templates_rows import Heading, Row
from walkaway.library.template import Template


def _itself(row: Row) -> Row:
    return row


def _identity(row: Row) -> str:
    return row.id if isinstance(row, Template) else f"# {row.text}"


class TemplatesModel(RowsModel[Row]):
    """Rows are templates, and headings that can be neither selected nor reached by key."""

    keys = (_itself, _identity)
    _favourites: frozenset[str] = frozenset()

    def set_favourites(self, favourites: frozenset[str]) -> None:
        """Say of these that they are favourites."""
        self._favourites = favourites

    def template(self, index: Index) -> Template | None:
        """The template of a row; None for a heading and for no row."""
        row = self.row(index)
        return row if isinstance(row, Template) else None

    def index_of(self, id: str) -> QModelIndex:
        """The row of the template with this id; an invalid index where there is none."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Template) and row.id == id)
        return self.index(next(found, -1))

    def first(self) -> QModelIndex:
        """The first template; an invalid index where there is none."""
        return self.index(next((n for n, row in enumerate(self._rows) if isinstance(row, Template)), -1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.template(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.text if isinstance(row, Heading) else spoken_template(row, favourite=row.id in self._favourites)
        return None
