"""Templates under headings as a Qt model: an immutable tuple, changed row by row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from walkaway.gui.panels.rowdiff import changes
from walkaway.gui.panels.template_words import spoken_template
from walkaway.gui.panels.templates_rows import Heading, Row
from walkaway.library.template import Template

Index = QModelIndex | QPersistentModelIndex


class TemplatesModel(QAbstractListModel):
    """Rows are templates, and headings that can be neither selected nor reached by key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, new: tuple[Row, ...]) -> None:
        """Show these; what stays keeps its row, its selection and its place on the screen."""
        old = self._rows
        for step in changes(old, new, (_itself, _identity)):
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

    def template(self, index: Index) -> Template | None:
        """The template of a row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Template) else None

    def index_of(self, id: str) -> QModelIndex:
        """The row of the template with this id; an invalid index where there is none."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, Template) and row.id == id)
        return self.index(next(found, -1))

    def first(self) -> QModelIndex:
        """The first template; an invalid index where there is none."""
        return self.index(next((n for n, row in enumerate(self._rows) if isinstance(row, Template)), -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.template(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.text if isinstance(row, Heading) else spoken_template(row)
        return None

    def _put(self, start: int, end: int, fresh: tuple[Row, ...]) -> None:
        self._rows = self._rows[:start] + fresh + self._rows[end:]


def _itself(row: Row) -> Row:
    return row


def _identity(row: Row) -> str:
    return row.id if isinstance(row, Template) else f"# {row.text}"
