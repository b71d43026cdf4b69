"""Every prospect in one list, searched as one types, with the page of the one that is chosen beside it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.notices import Notices
from walkaway.gui.panels.template_search import SearchLine
from walkaway.gui.prospects.prospect_page import ProspectPage
from walkaway.gui.prospects.roster_view import RosterView
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, unit
from walkaway.text.counting import counted

NO_PROSPECTS = "No prospects yet. Write to somebody and add them from the To line, or import them."
NOT_FOUND = "Nothing has these words."
EXPORTS = (("CSV…", "csv"), ("vCard…", "vcf"), ("JSON, with everything…", "json"))


class RosterDialog(ThemedDialog):
    """Shows what it is given and says what the user wishes."""

    search_changed = Signal(str)
    import_wished = Signal()
    export_wished = Signal(str)
    """(csv, vcf or json)."""
    folds_below = 620

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Prospects", theme, parent)
        super().set_theme(theme)  # before there is anything in it that would be styled twice
        self.search = SearchLine()
        self.search.setPlaceholderText("Find names, firms, notes, messages and replies")
        self.search.setAccessibleName("Find a prospect")
        self.search.setClearButtonEnabled(True)
        self.count, self.nothing = QLabel(), QLabel()
        self.view = RosterView(theme)
        self.page: ProspectPage | None = None
        self.notices = Notices()
        self.import_button = ActionButton("Import…")
        self.import_button.setToolTip("From CSV or vCard; you see first what would be kept")
        self.export_button = ActionButton("Export")
        self.close_button = ActionButton("Close")
        self._build()
        self._connect()

    def show_count(self, prospects: int, found: int | None, most: int) -> None:
        """Say how many there are, or how many places were found (None without a search); more than `most` are not."""
        first = "The first " if found == most else ""
        places = f"{first}{counted(found or 0, 'place')} found"
        self.count.setText(counted(prospects, "prospect") if found is None else places)
        is_empty = not self.view.roster.rowCount()
        self.nothing.setText(NO_PROSPECTS if found is None else NOT_FOUND)
        self.nothing.setVisible(is_empty)
        self.view.setVisible(not is_empty)
        self.export_button.setEnabled(bool(prospects))

    def make_page(self) -> ProspectPage:
        """The page beside the list, made when it is first needed: there is much to it, and the list need not wait."""
        if self.page is None:
            self.page = ProspectPage(self._theme, with_draft=False, parent=self._beside)
            self._beside.addWidget(self.page)
            # Tab goes as the eye does: from the page to the foot, though the page came last.
            for before, after in pairwise(
                (self.page.timeline, self.import_button, self.export_button, self.close_button)
            ):
                self.setTabOrder(before, after)
        return self.page

    def show_page(self, shown: bool) -> None:
        """Show the page of the prospect that is chosen, or none."""
        self._beside.setCurrentIndex(1 if shown else 0)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.view.set_theme(theme)
        if self.page is not None:
            self.page.set_theme(theme)

    def fold(self, narrow: bool) -> None:
        self._both.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _build(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        for label in (self.count, self.nothing):
            label.setProperty("quiet", True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(side, 0, side, 0)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        menu = QMenu(self.export_button)
        for words, kind in EXPORTS:
            menu.addAction(words).setData(kind)
        menu.triggered.connect(lambda action: self.export_wished.emit(action.data()))
        self.export_button.setMenu(menu)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setContentsMargins(side, 0, side, 0)
            row.setSpacing(gap)
        top.addWidget(self.search)
        for button in (self.import_button, self.export_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(top)
        column.addWidget(self.count)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)
        self._beside = QStackedWidget()
        self._beside.addWidget(QWidget())
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(max(1, round(u)))
        self._both.addWidget(left)
        self._both.addWidget(self._beside)
        for place in (0, 1):
            self._both.setStretchFactor(place, 1)
        self._both.setSizes([1000, 1000])  # half each, also while the page beside the list is still to come
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, side, 0, side)
        whole.setSpacing(gap)
        whole.addWidget(self._both, 1)
        whole.addWidget(self.notices)
        whole.addLayout(foot)
        self.setMinimumSize(round(320 * u), round(360 * u))
        self.resize(round(980 * u), round(740 * u))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.search_changed)
        self.search.down.connect(self._go_down)
        self.search.enter.connect(self._go_down)
        self.view.typed.connect(self._on_typed)
        self.notices.left.connect(self.focus_search)
        self.import_button.clicked.connect(self.import_wished)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.focus_search)

    def _go_down(self) -> None:
        if self.view.roster.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.roster.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)
