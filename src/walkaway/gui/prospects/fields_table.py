"""A prospect's fields as a table: a name, a value, and always one empty row to type into."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

_NAME, _VALUE = 0, 1


class FieldsTable(QTableWidget):
    """Two columns; Delete empties a cell, a row without a name or a value is none."""

    def __init__(self, fields: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels(["Field", "Value"])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().hide()
        self.setAccessibleName("Fields")
        self.setTabKeyNavigation(False)
        for name, value in fields.items():
            self._add(name.replace("_", " "), value)
        self._add("", "")
        self.itemChanged.connect(self._on_changed)

    def values(self) -> dict[str, str]:
        """The fields, by the names that templates give them."""
        rows = ((self._text(row, _NAME), self._text(row, _VALUE)) for row in range(self.rowCount()))
        return {"_".join(name.casefold().split()): value for name, value in rows if name and value}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and (item := self.currentItem()) is not None:
            item.setText("")
        else:
            super().keyPressEvent(event)

    def _add(self, name: str, value: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        self.setItem(row, _NAME, QTableWidgetItem(name))
        self.setItem(row, _VALUE, QTableWidgetItem(value))

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if item.row() == self.rowCount() - 1 and item.text().strip():
            self._add("", "")
