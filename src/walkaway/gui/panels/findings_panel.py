"""The findings side panel: composure, the findings as cards, calm alternatives, and what is ignored."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from walkaway.gui.panels.alternatives import Alternatives
from walkaway.gui.panels.composure_card import ComposureCard
from walkaway.gui.panels.finding_words import Item
from walkaway.gui.panels.findings_model import FindingsModel
from walkaway.gui.panels.findings_view import FindingsView
from walkaway.gui.panels.ignored_page import Entry, IgnoredPage
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import Chip, LinkButton, unit
from walkaway.library.template import Template
from walkaway.text.finding import Finding
from walkaway.tone.checker import Report


class FindingsPanel(QWidget):
    """Shows a report and says what the user wishes; it changes nothing by itself.

    Findings come back in the signals as the very objects that were given, so `is` tells subject from body.
    """

    rewrite_requested = Signal(object, str)
    """(Finding, wording): put this wording in."""
    ignore_requested = Signal(object, str)
    """(Finding, rung): here, draft, words or rule."""
    finding_selected = Signal(object)
    """(Finding): the user opened its card."""
    template_requested = Signal(object)
    """(Template): the user wants to see one of the calm alternatives."""
    link_requested = Signal(str)
    """(address): the user wants to read more about a grammar rule."""
    restore_requested = Signal(object)
    """(entry): mark it again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._report: Report | None = None
        self._is_empty = True
        self._grammar: tuple[Finding, ...] = ()
        self._stale = False
        self._model = FindingsModel(self)
        self.composure_card = ComposureCard(theme)
        self.view = FindingsView(self._model, theme)
        self.alternatives = Alternatives(theme)
        self.ignored_page = IgnoredPage(theme)
        self.ignored_link = LinkButton()
        self._chips = QButtonGroup(self)
        self._build()
        self._connect()
        self.set_ignored(())
        self._restyle()

    def set_report(self, report: Report, subject: str, body: str, grammar: Sequence[Finding] = ()) -> None:
        """Show what was found in a message with this subject and body; `grammar` has the grammar marks of the body."""
        self._report, self._grammar = report, tuple(grammar)
        self._is_empty = not subject.strip() and not body.strip()
        self._refresh()

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Offer these as calm alternatives, best first."""
        if self.alternatives.set_templates(templates):
            self.view.fit_footer()
            self._order_tabs()

    def set_ignored(self, entries: Sequence[Entry]) -> None:
        """Say what is ignored: `Ignored`s, and ids of rules that are turned off."""
        self.ignored_page.set_entries(entries)
        self.ignored_link.setText(f"{len(entries)} ignored")
        self.ignored_link.setToolTip("See what is ignored, and bring it back")
        self.ignored_link.setVisible(bool(entries))
        self._ignored_row.setVisible(bool(entries))

    def select(self, finding: Finding | None) -> None:
        """Open a finding's card (and show all kinds where the filter hides it), or none. Emits nothing."""
        if self._stale:
            self._refresh(now=True)
        known = finding is not None and any(item.finding == finding for item in self._all_items())
        if finding is not None and known and not self._model.index_of(finding).isValid():
            self._chips.button(0).setChecked(True)
            self._refresh(now=True)
        self.view.select(finding)

    def current_finding(self) -> Finding | None:
        """The finding whose card is open."""
        return self.view.current_finding()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        # What stands here gives way as the panel shrinks, so its present size is no lower limit.
        u = unit(self.font())
        return QSize(round(220 * u), round(200 * u))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh(now=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _order_tabs(self) -> None:
        """Tab goes from the cards to the templates below them: new buttons come last in the window."""
        can_take = self.view.focusPolicy() != Qt.FocusPolicy.NoFocus
        for before, after in pairwise((self.view if can_take else self.composure_card, *self.alternatives.buttons())):
            self.setTabOrder(before, after)

    def _build(self) -> None:
        self._page = QWidget()
        self._page.setObjectName("findings_page")
        self._chip_row = QWidget()
        chips = QHBoxLayout(self._chip_row)
        chips.setContentsMargins(0, 0, 0, 0)
        for number, name in enumerate(("All", "Tone", "Grammar")):
            chip = Chip(name)
            self._chips.addButton(chip, number)
            chips.addWidget(chip)
        chips.addStretch()
        self._chips.button(0).setChecked(True)
        self._chip_row.hide()
        self._column = QVBoxLayout(self._page)
        self._column.setSpacing(0)
        inset = (self.composure_card, self._chip_row, self.ignored_link)
        self._insets = [_inset(widget) for widget in inset]
        composure, chip_row, ignored = self._insets
        ignored.addStretch(1)
        self._ignored_row = QWidget()
        self._ignored_row.setLayout(ignored)
        self._column.addLayout(composure)
        self._column.addLayout(chip_row)
        self._column.addWidget(self.view, 1)
        self.view.set_footer(self.alternatives)
        self._column.addWidget(self._ignored_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.ignored_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._chips.idClicked.connect(self._on_chip)
        self.alternatives.template_chosen.connect(self.template_requested)
        self.alternatives.button_focused.connect(self.view.show_in_footer)
        self.ignored_link.clicked.connect(self._open_ignored)
        self.ignored_page.closed.connect(self._close_ignored)
        self.ignored_page.restore_requested.connect(self.restore_requested)
        self.view.finding_selected.connect(self.finding_selected)
        self.view.link_requested.connect(self.link_requested)
        self.view.ignore_requested.connect(self.ignore_requested)
        self.view.rewrite_requested.connect(self.rewrite_requested)

    def _all_items(self) -> list[Item]:
        if self._is_empty or self._report is None:
            return []
        return (
            [Item(finding, "subject") for finding in self._report.subject_findings]
            + [Item(finding) for finding in self._report.body_findings]
            + [Item(finding) for finding in self._grammar]
        )

    def _refresh(self, *, now: bool = False) -> None:
        """Bring the panel up to date; while nobody sees it, only note that it is not."""
        self._stale = not (now or self.isVisible())
        if self._stale:
            return
        items = self._all_items()
        grammar = sum(item.is_grammar for item in items)
        for number, count in enumerate((len(items), len(items) - grammar, grammar)):
            self._chips.button(number).setText(f"{('All', 'Tone', 'Grammar')[number]} {count}")
        chosen = self._chips.checkedId()
        self._chip_row.setVisible(grammar > 0 or chosen > 0)
        shown = [item for item in items if chosen == 0 or item.is_grammar == (chosen == 2)]
        if self._is_empty or self._report is None:
            self.composure_card.show_empty()
        else:
            self.composure_card.show_report(self._report)
        self.view.replace_items(shown)
        if not shown and self.view.hasFocus():
            # Left to Qt, the focus would fall on a template, and the next Enter would take it.
            self.composure_card.setFocus(Qt.FocusReason.OtherFocusReason)
        # An empty list is no stop for the Tab key.
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.NoFocus)
        self._order_tabs()

    def _restyle(self) -> None:
        """Colours and sizes, from the theme and the font."""
        theme, u = self._theme, unit(self.font())
        side, gap = round(14 * u), round(10 * u)
        composure, chips, ignored = self._insets
        composure.setContentsMargins(side, side, side, gap // 2)
        chips.setContentsMargins(side, gap // 2, side, gap // 2)
        edge = round(3 * u)
        ignored.setContentsMargins(side - edge, gap // 2, side, gap)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setStyleSheet(f"FindingsPanel, #findings_page {{ background: {theme.panel}; }}")
        for part in (self.alternatives, self.ignored_page):
            part.fit_font()
        self.view.fit_footer()
        for themed in (self.composure_card, self.view, self.alternatives, self.ignored_page):
            themed.set_theme(theme)

    def _on_chip(self, chosen: int) -> None:
        self._refresh(now=True)

    def _open_ignored(self) -> None:
        self._stack.setCurrentWidget(self.ignored_page)
        self.ignored_page.open()

    def _close_ignored(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self.ignored_link.setFocus(Qt.FocusReason.OtherFocusReason)


def _inset(widget: QWidget) -> QHBoxLayout:
    """The widget in a row of its own, whose margins set it off from the panel's edges."""
    row = QHBoxLayout()
    row.addWidget(widget)
    return row
