"""One entry of the timeline to read: its text, what is known of it, and a way to take it back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.prospects.prospect_words import entry_title, how_words, moment_words
from walkaway.gui.prospects.reading_words import READINGS
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, ChoiceBox, TextLabel, unit

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Entry


class EntryDialog(ThemedDialog):
    """Shows an entry and says what the user wishes."""

    remove_wished = Signal(object)
    """(Entry): take it back."""
    correction_wished = Signal(object, str)
    """(Entry, reading): a reply was read wrongly."""

    def __init__(self, entry: Entry, now: datetime, theme: Theme, parent: QWidget | None = None) -> None:
        from walkaway.prospects.ledger import Outcome, Received, Sent

        super().__init__(entry_title(entry), theme, parent)
        self._entry = entry
        what = entry.what
        self.set_theme(theme)
        details = moment_words(what.when, now)
        if isinstance(what, Sent):
            details = f"{details} · {how_words(what)}"
        self.details = TextLabel(details, quiet=True)
        self.subject = TextLabel("" if isinstance(what, Outcome) else what.subject)
        self.subject.setVisible(bool(self.subject.text()))
        self.text = QPlainTextEdit("" if isinstance(what, Outcome) else what.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text")
        self.text.setTabChangesFocus(True)
        self.text.setVisible(not isinstance(what, Outcome))
        self.reading = ChoiceBox("Read as", least=12)
        for id, words in READINGS.items():
            self.reading.add(words.label, id)
        self.is_reply = isinstance(what, Received)
        if isinstance(what, Received):
            self.reading.choose(what.says)
        self.take_back = ActionButton("Take back")
        self.take_back.setToolTip("Take this out of the timeline")
        self.close_button = ActionButton("Close", primary=True)
        self._lay_out()
        self.reading.activated.connect(self._on_reading)
        self.take_back.clicked.connect(self._on_take_back)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        read_as = QHBoxLayout()
        label = TextLabel("Read as", quiet=True)
        label.setVisible(self.is_reply)
        self.reading.setVisible(self.is_reply)
        read_as.addWidget(label)
        read_as.addWidget(self.reading, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(gap)
        for widget in (self.details, self.subject):
            column.addWidget(widget)
        column.addLayout(read_as)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.resize(round(520 * u), round((420 if self.text.isVisibleTo(self) else 120) * u))

    def _on_reading(self) -> None:
        self.correction_wished.emit(self._entry, self.reading.chosen)

    def _on_take_back(self) -> None:
        self.remove_wished.emit(self._entry)
        self.accept()
