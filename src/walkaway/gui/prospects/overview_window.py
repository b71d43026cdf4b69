"""The overview over all prospects: how it ended, how calm the messages were, what came back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.prospects.overview_page import OverviewPage
from walkaway.gui.prospects.overview_plots import bars_plot, line_plot
from walkaway.gui.prospects.overview_words import (
    ENOUGH,
    READINGS,
    RESULTS,
    Table,
    composure_table,
    outcome_bars,
    outcome_table,
    points,
    reply_bars,
    reply_table,
)
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, cell_margin, unit
from walkaway.prospects.ledger import Overview

_RULE = f"From {ENOUGH} on, it stands as a share, with the range that chance allows."
_ENDED = f"Share won is counted among those that ended. {_RULE} What came after a move need not have come from it."
_ANSWERED = f"Share answered is counted among the messages sent. {_RULE} An automatic reply is no answer."
_CALM = f"A ring in the place of a dot: fewer than {ENOUGH} messages, too few to tell."
_NOTHING_ENDED = "No move was made yet. Once messages with a move go out, this page shows how it ended with each."
_NOTHING_SENT = "No message was sent yet. Once some go out, this page shows how calm they were, month by month."
_UNUSABLE = "The ledger cannot be opened now, so there are no figures to show. They come back with it."
_NOTHING_BACK = "No move was made yet. Once messages with a move go out, this page shows what came back to each."


class OverviewWindow(ThemedDialog):
    """Shows an overview; the plots come when `draw` is called, for what draws them takes a moment to load."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Overview of your moves", theme, parent)
        self._overview: Overview | None = None
        self._can_draw = False
        self._written: set[int] = set()
        self._drawn: set[int] = set()
        self.outcomes = OverviewPage("How it ended", _ENDED, _NOTHING_ENDED, RESULTS, theme)
        self.composure = OverviewPage("Composure over time", _CALM, _NOTHING_SENT, {}, theme)
        self.replies = OverviewPage("What came back", _ANSWERED, _NOTHING_BACK, READINGS, theme)
        self.pages = (self.outcomes, self.composure, self.replies)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setAccessibleName("Pages of the overview")
        for page in self.pages:
            self.tabs.addTab(page, page.name)
        self.close_button = ActionButton("Close")
        self._lay_out()
        self.tabs.currentChanged.connect(self._fill)
        self.close_button.clicked.connect(self.close)
        self.set_theme(theme)

    @property
    def ready(self) -> bool:
        """True when the page that is looked at shows all that it has."""
        return self._overview is not None and self.tabs.currentIndex() in self._drawn

    def show_overview(self, overview: Overview) -> None:
        """Show these figures."""
        if overview == self._overview:
            return
        self._overview = overview
        self._written, self._drawn = set(), set()
        self._fill()

    def show_unusable(self) -> None:
        """Say that there is no ledger to take figures from; those that stand here already stay."""
        if self._overview is None:
            for page in self.pages:
                page.say(_UNUSABLE)

    def draw(self) -> None:
        """What draws is there now."""
        self._can_draw = True
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for page in self.pages:
            page.set_theme(theme)
        self._drawn = set()
        self._fill()

    def sheet(self, theme: Theme, u: float) -> str:
        left = round(8 * u) + cell_margin(self.style())
        return (
            f"#overviewPage {{ background: {theme.panel}; }} QScrollArea {{ background: transparent; }}"
            f"QTableWidget {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(6 * u)}px; outline: 0; }}"
            f"QTableWidget:focus {{ border-color: {theme.focus}; }}"
            f"QTableWidget::item {{ padding: {round(4 * u)}px {round(8 * u)}px; }}"
            f"QTableWidget::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}"
            f"QHeaderView {{ background: transparent; }}"
            f"QHeaderView::section {{ background: {theme.card}; color: {theme.muted}; border: 0;"
            f" border-bottom: 1px solid {theme.line}; padding: {round(5 * u)}px {round(8 * u)}px;"
            f" padding-left: {left}px; font-weight: 600; }}"
        )

    def _lay_out(self) -> None:
        u = unit(self.font())
        side = round(14 * u)
        foot = QHBoxLayout()
        foot.setContentsMargins(side, 0, side, 0)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(6 * u), 0, side)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self.setMinimumSize(round(320 * u), round(320 * u))
        self.resize(round(1140 * u), round(700 * u))

    def _fill(self) -> None:
        """Fill and draw the page that is looked at, once."""
        at, overview = self.tabs.currentIndex(), self._overview
        if overview is None:
            return
        page = self.pages[at]
        if at not in self._written:
            self._written.add(at)
            page.show_table(self._table(page, overview))
        if self._can_draw and at not in self._drawn:
            self._drawn.add(at)
            page.show_plot(self._plot(page, overview))

    def _table(self, page: OverviewPage, overview: Overview) -> Table:
        if page is self.composure:
            return composure_table(overview.composure)
        return outcome_table(overview.outcomes) if page is self.outcomes else reply_table(overview.replies)

    def _plot(self, page: OverviewPage, overview: Overview) -> QWidget | None:
        if page is self.composure:
            months = points(overview.composure)
            return line_plot(months, self._theme, self.font()) if months else None
        bars = outcome_bars(overview.outcomes) if page is self.outcomes else reply_bars(overview.replies)
        kinds = tuple(RESULTS if page is self.outcomes else READINGS)
        return bars_plot(bars, kinds, self._theme, self.font()) if bars else None
