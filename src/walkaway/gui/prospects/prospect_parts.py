"""Parts of a prospect's page: what comes next, and how the moves stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from walkaway.gui.prospects.prospect_words import PLAIN, move_words, standing_words, used_words
from walkaway.gui.prospects.suggestion import Suggestion
from walkaway.gui.widgets import LinkButton, SectionLabel, TextLabel, unit
from walkaway.prospects.recharge import Freshness
from walkaway.text.counting import counted


class NextPart(QFrame):
    """The next step with its reason, and a way to the template; hidden where there is none."""

    template_wished = Signal(str)
    """(template): show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = _words()
        self.template = LinkButton()
        self._id = self._title = ""
        self._column = QVBoxLayout(self)
        self._column.addWidget(SectionLabel("Next"))
        self._column.addWidget(self.why)
        self._column.addWidget(self.template)
        self.template.clicked.connect(self._on_template)
        self.fit_font()
        self.hide()

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show this one, or nothing."""
        self.setVisible(suggestion is not None)
        if suggestion is not None:
            self._id = suggestion.template
            self.why.setText(suggestion.why)
            self._title = suggestion.title
            self.template.setVisible(bool(suggestion.template))
            self._fit_title()

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        side = round(10 * u)
        self._column.setContentsMargins(side, round(7 * u), side, round(7 * u))
        self._column.setSpacing(round(3 * u))
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Shorten the title of the template where there is no room for all of it."""
        words = f"Show the template “{self._title}”"
        room = self.contentsRect().width() - 3 * self._column.contentsMargins().left()
        fitted = self.template.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.template.setText(fitted)
        self.template.setToolTip(words if fitted != words else "")
        self.template.setAccessibleName(words)

    def _on_template(self) -> None:
        self.template_wished.emit(self._id)


class MovesPart(QWidget):
    """The moves that were used, the one that recharges longest first, and how many were not; their names on a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.used, self.names = _words(), _words()
        self.unused = LinkButton()
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.addWidget(SectionLabel("Moves"))
        for widget in (self.used, self.unused, self.names):
            self._column.addWidget(widget)
        self.names.setProperty("quiet", True)
        self.unused.clicked.connect(self._on_unused)
        self.fold()
        self.fit_font()

    def show_moves(self, states: Sequence[Freshness], now: datetime) -> None:
        """Show how these stand."""
        states = [each for each in states if each.move != PLAIN]
        made = sorted((each for each in states if each.last_used), key=lambda each: -each.days_left)
        new = [move_words(each.move) for each in states if each.last_used is None]
        self.used.setText("\n".join(standing_words(each) for each in made))
        self.used.setToolTip("\n".join(used_words(each, now) for each in made))
        self.used.setVisible(bool(made))
        self._count = len(new)
        self.names.setText(", ".join(new))
        self.unused.setToolTip("\n".join(new))
        self.unused.setVisible(bool(new))
        self._say()

    def fold(self) -> None:
        """Show no names."""
        self.names.hide()
        self._say()

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        gap = round(4 * unit(self.font()))
        self._column.setSpacing(gap)
        self._column.setContentsMargins(0, gap, 0, gap)

    def _on_unused(self) -> None:
        self.names.setVisible(self.names.isHidden())
        self._say()

    def _say(self) -> None:
        folded = self.names.isHidden()
        self.unused.setText(f"{counted(self._count, 'move')} not used yet{'…' if folded else ':'}")
        self.unused.setAccessibleDescription("Shows their names" if folded else "Hides their names")


def _words() -> QLabel:
    """Words that the keyboard comes to, and with it a screen reader."""
    label = TextLabel()
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
