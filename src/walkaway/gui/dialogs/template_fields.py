"""The fields of a template as a table: what each is asked for as, what it has by default, and what fills it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from walkaway.gui.widgets import unit
from walkaway.library.fields import Field, standard


class FieldTable(QTableWidget):
    """One row a field.

    The label can be changed where Walkaway does not know the field by itself, the default where it is no choice.
    """

    label_changed = Signal()
    default_changed = Signal(str, str)
    """(Name, default)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._fields: tuple[Field, ...] = ()
        self._filling = False
        self.setHorizontalHeaderLabels(["Asked for as", "Default", "Filled by"])
        self.setAccessibleName("Fields")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header, rows = self.horizontalHeader(), self.verticalHeader()
        header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_VALUE, round(86 * unit(self.font())))
        header.setSectionResizeMode(_FILLED, QHeaderView.ResizeMode.ResizeToContents)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # a long label wraps
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.itemChanged.connect(self._on_item_changed)

    def show_fields(self, fields: Sequence[Field]) -> None:
        """List these; nothing is touched where they are those that stand there."""
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        self._filling = True
        self.setRowCount(len(self._fields))
        for row, field in enumerate(self._fields):
            known, name = field.name in standard(), f"{{{{{field.name}}}}}"
            default = " or ".join(field.choices) or field.default or ""
            self._write(row, _LABEL, field.label, name if known else f"{name}: its name can be changed here", not known)
            self._write(row, _VALUE, default, _CHOICE if field.choices else _DEFAULT, not field.choices)
            self._write(row, _FILLED, filling(field), name, False)
        self._filling = False

    def labels(self) -> Mapping[str, str]:
        """The labels by field name, without those that Walkaway knows by itself."""
        rows = ((field.name, self.item(row, _LABEL)) for row, field in enumerate(self._fields))
        return {name: item.text().strip() for name, item in rows if name not in standard() and item is not None}

    def _write(self, row: int, column: int, text: str, tip: str, editable: bool) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(text)
        item.setToolTip(tip)
        item.setFlags(_LOOK | Qt.ItemFlag.ItemIsEditable if editable else _LOOK)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        if item.column() == _LABEL:
            self.label_changed.emit()
        else:
            self.default_changed.emit(self._fields[item.row()].name, item.text())


def filling(field: Field) -> str:
    """Who fills a field in."""
    if field.choices:
        return "your choice"
    return {"prospect": "the prospect", "settings": "your preferences", "date": "a day to come"}.get(
        field.source, "you"
    )


_LABEL, _VALUE, _FILLED = range(3)
_CHOICE = "The choices stand in the text: {{tone: warm|plain}}"
_DEFAULT = "What stands there unless something else is typed. It can be changed here."
_LOOK = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
