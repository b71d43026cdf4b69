"""Rules under their families as a Qt model, each row with its switch."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.panels.rows_model import Index, RowsModel
from walkaway.gui.rules.rule_rows import FamilyRow, Row, RuleRow, rule_name, spoken


def _itself(row: Row) -> Row:
    return row


def _key(row: Row) -> str:
    return row.key


class RulesModel(RowsModel[Row]):
    """Setting a switch only says so with `switch_wished(row, on)`: who keeps the settings decides."""

    switch_wished = Signal(object, bool)
    keys = (_itself, _key)

    def index_of(self, id: str) -> QModelIndex:
        """The row of the rule with this id; an invalid index where there is none."""
        found = (n for n, row in enumerate(self._rows) if isinstance(row, RuleRow) and row.rule.id == id)
        return self.index(next(found, -1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            # The plain number: PySide hands the enum on as a Python object that Qt cannot read.
            return (Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.DisplayRole:
            return family_label(row.family) if isinstance(row, FamilyRow) else rule_name(row.rule)
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.switch_wished.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
