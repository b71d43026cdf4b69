"""One page of the overview: a plot, and beside it the table that has its figures in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.prospects.legend import Legend
from walkaway.gui.prospects.overview_words import Table
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit

_LEAST_PLOT, _ROWS_BELOW = 340, 8
_ANY = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


class OverviewPage(QWidget):
    """Shows a table at once and a plot when there is one; without figures it says so calmly."""

    def __init__(
        self, name: str, note: str, empty: str, words: Mapping[str, str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`words` are the kinds in the bars, none for a plot without bars."""
        super().__init__(parent)
        self.name = name
        self.plot: QWidget | None = None
        self.table = QTableWidget()
        self.table.setAccessibleName(f"{name}: figures")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultSectionSize(1)  # the last one would never be narrower
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.legend = Legend(words, theme) if words else None
        self._empty = empty
        self.note, self.empty = _label(note, quiet=True), _label("")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def show_table(self, table: Table) -> None:
        """Show these figures, or say that there are none."""
        if table.rows:
            self._stack.setCurrentIndex(0)
        else:
            self.say(self._empty)
        self.table.clear()
        self.table.setColumnCount(len(table.head))
        self.table.setHorizontalHeaderLabels(list(table.head))
        self.table.setRowCount(len(table.rows))
        for row, words in enumerate(table.rows):
            for column, word in enumerate(words):
                item = QTableWidgetItem(word)
                item.setToolTip(f"{words[0]}, {table.head[column]}: {word}" if column else word)
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.resizeRowsToContents()
        self._fold()

    def say(self, words: str) -> None:
        """Show a sentence in the place of figures."""
        self.empty.setText(words)
        self._stack.setCurrentIndex(1)

    def show_plot(self, plot: QWidget | None) -> None:
        """Show a plot in the place of the one before."""
        if self.plot is not None:
            self._plot_box.removeWidget(self.plot)
            self.plot.hide()
            self.plot.deleteLater()
        self.plot = plot
        if plot is not None:
            plot.setAccessibleName(f"{self.name}: the figures of the table as a picture")
            self._plot_box.insertWidget(self._plot_box.count() - 1, plot, 1)
            self._fold()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        if self.legend is not None:
            self.legend.set_theme(theme)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where the table would be cut beside the plot, it stands below it, and scrolls from so many rows on."""
        u, table, header = unit(self.font()), self.table, self.table.horizontalHeader()
        for part in (table, header):
            part.ensurePolished()  # else a style sheet that makes them wider comes too late
        columns = range(table.columnCount())
        all_columns = sum(max(table.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in columns)
        spacing = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollView_ScrollBarSpacing, None, table)
        bar = table.verticalScrollBar().sizeHint().width() + spacing
        whole = all_columns + 2 * table.frameWidth() + bar
        margins = self._page.contentsMargins()
        room = self.width() - margins.left() - margins.right() - bar
        below = room < round(_LEAST_PLOT * u) + self._both.spacing() + whole
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._fit_picture(room if below else round(_LEAST_PLOT * u), below=below)
        rows = sum(table.rowHeight(at) for at in range(min(table.rowCount(), _ROWS_BELOW)))
        tall = header.sizeHint().height() + rows + 2 * table.frameWidth()
        table.setMinimumSize(*(round(250 * u), tall) if below else (whole, round(160 * u)))

    def _fit_picture(self, width: int, *, below: bool) -> None:
        # Qt asks a plot beside words that wrap for its wish, and that is nothing.
        above = self.legend.heightForWidth(width) + self._plot_box.spacing() if self.legend is not None else 0
        least = above + (self.plot.minimumHeight() if self.plot is not None else 0)
        self._picture.setMinimumHeight(least)
        # The plot grows with the window, but never so that nothing is seen of a table below it.
        self._picture.setMaximumHeight(least if below else _ANY)

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(10 * u)
        self._picture = QWidget()
        self._plot_box = QVBoxLayout(self._picture)
        self._plot_box.setContentsMargins(0, 0, 0, 0)
        self._plot_box.setSpacing(gap)
        if self.legend is not None:
            self._plot_box.addWidget(self.legend)
        self._plot_box.addStretch(0)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(side)
        self._both.addWidget(self._picture, 4)
        self._both.addWidget(self.table, 5)
        full = QWidget()
        full.setObjectName("overviewPage")
        column = self._page = QVBoxLayout(full)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(gap)
        column.addLayout(self._both, 1)
        column.addWidget(self.note)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(full)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.empty)


def _label(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", quiet)
    label.setMargin(0 if quiet else 30)
    return label
