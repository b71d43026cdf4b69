"""Rules under their families as a Qt model: an immutable tuple, changed row by row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.panels.rowdiff import changes
from walkaway.gui.rules.rule_rows import FamilyRow, Row, RuleRow, rule_name, spoken

Index = QModelIndex | QPersistentModelIndex


class RulesModel(QAbstractListModel):
    """Every row has a switch. Setting it only says so with `switch_wished(row, on)`: who keeps the settings decides."""

    switch_wished = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    def row_at(self, index: Index) -> Row | None:
        """What stands in a row; None for no row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, id: str) -> QModelIndex:
        """The row of the rule with this id; an invalid index where there is none."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, RuleRow) and row.rule.id == id)
        return self.index(next(found, -1))

    def set_rows(self, new: tuple[Row, ...]) -> None:
        """Show these; what stays keeps its row, its selection and its place on the screen."""
        old = self._rows
        for step in changes(old, new, (_itself, _key)):
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            # The plain number: PySide hands the enum on as a Python object that Qt cannot read.
            return (Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.DisplayRole:
            return family_label(row.family) if isinstance(row, FamilyRow) else rule_name(row.rule)
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.switch_wished.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _put(self, start: int, end: int, fresh: tuple[Row, ...]) -> None:
        self._rows = self._rows[:start] + fresh + self._rows[end:]


def _itself(row: Row) -> Row:
    return row


def _key(row: Row) -> str:
    return row.key
