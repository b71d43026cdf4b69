"""Parts of a prospect's page: what comes next, and how the moves stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from walkaway.gui.prospects.prospect_words import PLAIN, move_words, used_words
from walkaway.gui.prospects.suggestion import Suggestion
from walkaway.gui.widgets import LinkButton, SectionLabel, unit
from walkaway.prospects.recharge import Freshness


class NextPart(QFrame):
    """The next step with its reason, and a way to the template; hidden where there is none."""

    template_wished = Signal(str)
    """(template): show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = _words()
        self.template = LinkButton()
        self._id = ""
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
            self.template.setText(f"Show the template “{suggestion.title}”")
            self.template.setVisible(bool(suggestion.template))

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        side = round(10 * u)
        self._column.setContentsMargins(side, round(7 * u), side, round(7 * u))
        self._column.setSpacing(round(3 * u))

    def _on_template(self) -> None:
        self.template_wished.emit(self._id)


class MovesPart(QWidget):
    """The moves that were made, the one that recharges longest first, and those that were not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.used, self.fresh = _words(), _words()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(SectionLabel("Moves"))
        for label in (self.used, self.fresh):
            self._column.addWidget(label)
        self.fresh.setProperty("quiet", True)
        self.fit_font()

    def show_moves(self, states: Sequence[Freshness], now: datetime) -> None:
        """Show how these stand."""
        states = [each for each in states if each.move != PLAIN]
        made = sorted((each for each in states if each.last_used), key=lambda each: -each.days_left)
        new = [move_words(each.move) for each in states if each.last_used is None]
        self.used.setText("\n".join(used_words(each, now) for each in made))
        self.used.setVisible(bool(made))
        self.fresh.setText(f"Not used yet: {', '.join(new)}." if new else "")
        self.fresh.setVisible(bool(new))

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        self._column.setSpacing(round(4 * unit(self.font())))


def _words() -> QLabel:
    """Words that the keyboard comes to, and with it a screen reader."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
