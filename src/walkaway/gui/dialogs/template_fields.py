"""The fields of a template as a table: what each is called when it is asked for, and what it has by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from walkaway.library.fields import Field, standard


class FieldTable(QTableWidget):
    """One row a field. The label can be changed where Walkaway does not know the field by itself."""

    label_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._fields: tuple[Field, ...] = ()
        self._filling = False
        self.setHorizontalHeaderLabels(["Asked for as", "Filled with"])
        self.setAccessibleName("Fields")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column in (0, 1):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
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
            label = QTableWidgetItem(field.label)
            known = field.name in standard()
            label.setFlags(_LOOK if known else _LOOK | Qt.ItemFlag.ItemIsEditable)
            label.setToolTip(
                f"{{{{{field.name}}}}}" if known else f"{{{{{field.name}}}}}: its name can be changed here"
            )
            default = QTableWidgetItem(filling(field))
            default.setFlags(_LOOK)
            self.setItem(row, 0, label)
            self.setItem(row, 1, default)
        self._filling = False

    def labels(self) -> Mapping[str, str]:
        """The labels by field name, without those that Walkaway knows by itself."""
        rows = ((field.name, self.item(row, 0)) for row, field in enumerate(self._fields))
        return {name: item.text().strip() for name, item in rows if name not in standard() and item is not None}

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self.label_changed.emit()


def filling(field: Field) -> str:
    """What a field has in it before anybody is asked."""
    if field.choices:
        return " or ".join(field.choices)
    if field.default:
        return field.default
    source = {"prospect": "known from the To line", "settings": "known from you", "date": "a date"}
    return source.get(field.source, "asked each time")


_LOOK = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
