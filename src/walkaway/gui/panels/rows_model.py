"""An immutable tuple as a Qt model, changed row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from walkaway.gui.panels.rowdiff import Key, changes

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel, Generic[Row]):
    """Rows of one kind; `keys` say when two are the same one, see `rowdiff.changes`.

    Views hear only about rows that look different, so that selection, scroll position and a screen reader's focus
    survive a keystroke.
    """

    keys: ClassVar[Sequence[Key]]  # type: ignore[type-arg]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def row(self, index: Index) -> Row | None:
        """What stands in a row, None for no row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def set_rows(self, new: tuple[Row, ...]) -> None:
        """Show these; what stays keeps its row, its selection and its place on the screen."""
        for step in changes(self._rows, new, self.keys):
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
        self._rows = new

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def _put(self, start: int, end: int, fresh: tuple[Row, ...]) -> None:
        self._rows = self._rows[:start] + fresh + self._rows[end:]
