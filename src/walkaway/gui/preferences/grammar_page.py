"""Spelling and grammar: marks, the English that is written, and LanguageTool as a second engine."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from walkaway.grammar.checker import State, Status
from walkaway.gui.engine_words import TITLES, detail
from walkaway.gui.preferences.local_part import LocalPart
from walkaway.gui.preferences.page import Page, dress, muted
from walkaway.gui.preferences.server_part import ServerPart
from walkaway.settings import Dialect, LanguageTool, Settings

_PLACES = {
    LanguageTool.OFF: ("Off", "Harper alone marks spelling and grammar."),
    LanguageTool.LOCAL: (
        "On this computer",
        "Needs Java 17 or newer, and about 500 MB of memory while you write. Your text stays here.",
    ),
    LanguageTool.SERVER: ("On a server", "The server that you name gets the text of your messages."),
}


class GrammarPage(Page):
    """What grammar is checked by. LanguageTool's choices are shown where they are needed only."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Grammar", "Spelling and grammar are checked on this computer, by Harper.", parent)
        self.marks = QCheckBox("Mark spelling and grammar")
        self.marks.clicked.connect(self._on_marks)
        self.dialect = QComboBox()
        self.dialect.setAccessibleName("English")
        for dialect in Dialect:
            self.dialect.addItem(dialect.value, dialect)
        self.dialect.activated.connect(self._on_dialect)
        self.local, self.server = LocalPart(), ServerPart()
        self.places = {place: QRadioButton(words) for place, (words, _) in _PLACES.items()}
        self.states = {name: muted("") for name in TITLES}
        self.retry = QPushButton("Try again")
        self.retry.setProperty("kind", "outlined")
        self.retry.setAutoDefault(False)
        self.retry.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.retry.clicked.connect(self.retry_requested)
        for part in (self.local, self.server):
            part.changed.connect(self.changed)
        self._lay_out()
        self.show_engines({})

    def _lay_out(self) -> None:
        self.box.addWidget(self.marks)
        row = QHBoxLayout()
        label = QLabel("English")
        label.setBuddy(self.dialect)
        row.addWidget(label)
        row.addWidget(self.dialect)
        row.addStretch(1)
        self.box.addLayout(row)
        self._heading("LanguageTool")
        self.box.addWidget(muted("A second engine that finds more. Harper goes on beside it, and while it starts."))
        self._group = QButtonGroup(self)
        for place, (_, hint) in _PLACES.items():
            button = self.places[place]
            button.setAccessibleDescription(hint)
            self._group.addButton(button)
            button.clicked.connect(self._on_place)
            below = muted(hint)
            below.setIndent(27)
            self.box.addWidget(button)
            self.box.addWidget(below)
            if place is not LanguageTool.OFF:
                self.box.addWidget(self.local if place is LanguageTool.LOCAL else self.server)
        self._heading("Now")
        for state in self.states.values():
            self.box.addWidget(state)
        self.box.addWidget(self.retry)
        self.box.addStretch(1)

    def _heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setProperty("kind", "heading")
        self.box.addSpacing(8)
        self.box.addWidget(heading)

    def show_settings(self, settings: Settings) -> None:
        self.marks.setChecked(settings.grammar_on)
        self.dialect.setCurrentIndex(self.dialect.findData(settings.dialect))
        self.places[settings.languagetool].setChecked(True)
        self.local.setVisible(settings.languagetool is LanguageTool.LOCAL)
        self.server.setVisible(settings.languagetool is LanguageTool.SERVER)
        self.local.show_settings(settings)
        self.server.show_settings(settings)

    def show_engines(self, statuses: Mapping[str, Status]) -> None:
        """Show how the engines are; one that is not among them is not wanted."""
        for name, label in self.states.items():
            status = statuses.get(name)
            off = status is not None and status.state is State.OFF
            dress(label, f"{TITLES[name]}: {detail(status) if status else 'off.'}", danger=off)
        self.retry.setVisible(any(status.state is State.OFF for status in statuses.values()))

    def _on_marks(self, on: bool) -> None:
        self.say(grammar_on=on)

    def _on_dialect(self, row: int) -> None:
        self.say(dialect=Dialect(self.dialect.itemData(row)))

    def _on_place(self) -> None:
        self.say(languagetool=next(place for place, button in self.places.items() if button.isChecked()))
