"""One prospect: who it is, what comes next, which moves were made, notes, and the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from walkaway.gui.prospects.notes_edit import NotesEdit
from walkaway.gui.prospects.prospect_head import ProspectHead
from walkaway.gui.prospects.prospect_parts import MovesPart, NextPart
from walkaway.gui.prospects.prospect_words import NO_TIMELINE
from walkaway.gui.prospects.timeline_view import TimelineView
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import SectionLabel, unit

if TYPE_CHECKING:
    from walkaway.gui.prospects.picture import Picture

_NOTE_LINES = 4


class ProspectPage(QWidget):
    """Shows a picture and says what the user wishes; it changes nothing itself."""

    def __init__(self, theme: Theme, *, with_draft: bool, parent: QWidget | None = None) -> None:
        """`with_draft` is True beside a draft, which can be noted as sent; elsewhere a new one can be begun."""
        super().__init__(parent)
        self._theme = theme
        self._style()  # before there is anything in it that would be styled twice
        self.picture: Picture | None = None
        self.head = ProspectHead(with_draft=with_draft)
        self.next = NextPart()
        self.moves = MovesPart()
        self.notes = NotesEdit()
        self.timeline = TimelineView(theme)
        self._nothing = QLabel(NO_TIMELINE)
        self._build()
        self._fit_font()

    def show_picture(self, shown: Picture, now: datetime, own_days: Mapping[str, int]) -> None:
        """Show this; `own_days` has the user's own numbers of days to recharge."""
        other = self.picture is None or self.picture.prospect.id != shown.prospect.id
        self.picture = shown
        self.head.show_summary(shown.summary, now)
        self.next.show_suggestion(shown.suggestion)
        self.moves.show_moves(shown.every_move(now, own_days), now)
        self.notes.show_notes(shown.prospect.id, shown.prospect.notes)
        self.timeline.set_now(now)
        self.timeline.timeline.show_page(shown.page)
        self.timeline.setVisible(bool(shown.page.items))
        self._nothing.setVisible(not shown.page.items)
        if other:
            self.moves.fold()
            self._scroll.verticalScrollBar().setValue(0)
            self.timeline.scrollToTop()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self._style()
        self.timeline.set_theme(theme)
        self._fit_font()

    def _style(self) -> None:
        theme, u = self._theme, unit(self.font())
        self.setStyleSheet(
            f"NotesEdit {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(6 * u)}px; padding: {round(3 * u)}px; }}"
            f"NotesEdit:focus {{ border-color: {theme.focus}; }}"
            # Where links stand among words, they begin where the words do.
            "ProspectHead LinkButton, NextPart LinkButton, MovesPart LinkButton { padding-left: 0; border-left: 0; }"
            f"NextPart {{ background: {theme.accent_soft}; border: 1px solid {theme.accent_line};"
            f" border-radius: {round(6 * u)}px; }}"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._theme)

    def _build(self) -> None:
        self._nothing.setProperty("quiet", True)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._upper = QVBoxLayout(inside)
        for widget in (self.head, self.next, self.moves, SectionLabel("Notes"), self.notes):
            self._upper.addWidget(widget)
        self._upper.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        below = QWidget()
        self._lower = QVBoxLayout(below)
        self._heading = SectionLabel("Timeline")
        self._heading.setBuddy(self.timeline)
        self._lower.addWidget(self._heading)
        self._lower.addWidget(self._nothing, 1)
        self._lower.addWidget(self.timeline, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._scroll)
        self._splitter.addWidget(below)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def _keep_margin(self) -> None:
        """The scroll bar lies in the margin, so that its coming and going moves nothing."""
        u, bar = unit(self.font()), self._scroll.verticalScrollBar()
        side = round(14 * u)
        right = side - bar.sizeHint().width() if bar.maximum() else side
        self._upper.setContentsMargins(side, side, max(0, right), round(8 * u))

    def _fit_font(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        self._keep_margin()
        self._upper.setSpacing(gap)
        self._lower.setContentsMargins(0, gap, 0, 0)
        self._lower.setSpacing(gap // 2)
        for label in (self._heading, self._nothing):
            label.setContentsMargins(side, 0, side, 0)
        self._splitter.setHandleWidth(max(1, round(u)))
        self.notes.setFixedHeight(round(_NOTE_LINES * self.fontMetrics().lineSpacing() + 16 * u))
        for part in (self.head, self.next, self.moves):
            part.fit_font()
