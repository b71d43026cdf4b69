"""The timeline of a prospect: what was sent, what came back, how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from walkaway.gui.day_words import day
from walkaway.gui.prospects.line_view import Line, LineView
from walkaway.gui.prospects.prospect_words import capital, entry_snippet, entry_title, moment_words
from walkaway.gui.prospects.timeline_model import TimelineModel
from walkaway.gui.theme import Theme

if TYPE_CHECKING:
    pass

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = 2


class TimelineView(LineView):
    """A click or Enter opens an entry, Delete takes it back."""

    entry_opened = Signal(object)
    entry_removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.timeline = TimelineModel()
        super().__init__(theme, _OWN_KEYS, _WORDS, parent)
        self.timeline.setParent(self)
        self.setModel(self.timeline)
        self.setAccessibleName("Timeline")
        self.setAccessibleDescription("Enter shows the text, Delete takes an entry back.")
        self.clicked.connect(self._open)

    def line_of(self, row: int) -> Line | None:
        entry = self.timeline.row(self.timeline.index(row))
        if entry is None:
            return None
        when, now = entry.what.when, self.timeline.now
        return Line(entry_title(entry), moment_words(when, now), entry_snippet(entry), capital(day(when, now)))

    def on_key(self, key: Qt.Key) -> None:
        entry = self.timeline.row(self.currentIndex())
        (self.entry_removed if key == Qt.Key.Key_Delete else self.entry_opened).emit(entry)

    def set_now(self, now: datetime) -> None:
        """Say days as they are told at this moment."""
        self.timeline.now = now

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _open(self, index: QModelIndex) -> None:
        self.entry_opened.emit(self.timeline.row(index))
