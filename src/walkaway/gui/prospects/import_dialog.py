"""What a file holds and what would become of it, before anything is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.panels.rows_model import Index, RowsModel
from walkaway.gui.prospects.import_rows import MOST_SHOWN, ImportRow, Preview
from walkaway.gui.prospects.line_view import Line, LineView
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, unit
from walkaway.text.counting import counted


def _itself(row: ImportRow) -> ImportRow:
    return row


class ImportModel(RowsModel[ImportRow]):
    """Rows of a preview."""

    keys = (_itself,)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return f"{row.title}. {row.right}. {row.words}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class ImportView(LineView):
    """The rows, to be read."""

    def __init__(self, theme: Theme, rows: tuple[ImportRow, ...]) -> None:
        self.preview = ImportModel()
        super().__init__(theme, (), 1)
        self.preview.setParent(self)
        self.setModel(self.preview)
        self.preview.set_rows(rows)
        self.setAccessibleName("What would be imported")

    def line_of(self, row: int) -> Line | None:
        found = self.preview.row(self.preview.index(row))
        return Line(found.title, found.right, found.words) if found else None


class ImportDialog(ThemedDialog):
    """Shows a preview and asks whether to import."""

    import_wished = Signal(bool)
    """(merge): also add what is new about those who are known."""

    def __init__(self, preview: Preview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(f"Import {preview.name}", theme, parent)
        self.set_theme(theme)
        self.words = _label(preview.sentence)
        rest = len(preview.parsed.problems) + len(preview.parsed.candidates) - len(preview.rows)
        self.rest = _label(f"The first {MOST_SHOWN:,} are shown, {rest:,} more are not.", quiet=True)
        self.rest.setVisible(rest > 0)
        self.view = ImportView(theme, preview.rows)
        self.merge = QCheckBox(f"Add what is new about {counted(preview.more, 'known prospect')}")
        self.merge.setToolTip("Nothing that you wrote is replaced")
        self.merge.setChecked(True)
        self.merge.setVisible(bool(preview.more))
        self._new = preview.new
        self.take = ActionButton("Import", primary=True)
        self.cancel = ActionButton("Cancel")
        self._lay_out()
        self._follow()
        self.merge.toggled.connect(self._follow)
        self.take.clicked.connect(self._on_take)
        self.cancel.clicked.connect(self.reject)
        # The rows are to be read: with the keyboard there, the first one would look chosen.
        (self.take if self.take.isEnabled() else self.cancel).setFocus()

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, side, 0, side)
        column.setSpacing(gap)
        for widget in (self.words, self.rest, self.view, self.merge):
            row = QHBoxLayout()
            margin = 0 if widget is self.view else side
            row.setContentsMargins(margin, 0, margin, 0)
            row.addWidget(widget)
            column.addLayout(row, 1 if widget is self.view else 0)
        foot.setContentsMargins(side, 0, side, 0)
        column.addLayout(foot)
        self.setMinimumSize(round(300 * u), round(280 * u))
        self.resize(round(560 * u), round(560 * u))

    def _follow(self) -> None:
        self.take.setEnabled(bool(self._new) or (self.merge.isVisibleTo(self) and self.merge.isChecked()))

    def _on_take(self) -> None:
        self.import_wished.emit(self.merge.isChecked() and self.merge.isVisibleTo(self))
        self.accept()


def _label(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", quiet)
    return label
