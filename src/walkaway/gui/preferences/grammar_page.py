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
    QVBoxLayout,
    QWidget,
)

from walkaway.grammar.checker import State, Status
from walkaway.gui.engine_words import TITLES, line
from walkaway.gui.preferences.local_part import LocalPart
from walkaway.gui.preferences.page import Page, dress, muted
from walkaway.gui.preferences.server_part import ServerPart
from walkaway.settings import Dialect, LanguageTool, Settings

_PLACES = {
    LanguageTool.OFF: ("Off", ""),
    LanguageTool.LOCAL: (
        "On this computer",
        "Needs Java 17 or newer and about 500 MB of memory. Your text stays here.",
    ),
    LanguageTool.SERVER: ("On a server", "The server that you name gets the text of your messages."),
}


class GrammarPage(Page):
    """What grammar is checked by. LanguageTool's choices are shown where they are needed only."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Grammar", "Harper checks spelling and grammar, on this computer.", parent)
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
        self.local.download.clicked.connect(self._on_question)
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
        self.box.addSpacing(4)
        for state in self.states.values():
            self.box.addWidget(state)
        self.box.addWidget(self.retry)
        heading = QLabel("LanguageTool")
        heading.setProperty("kind", "heading")
        self.box.addSpacing(8)
        self.box.addWidget(heading)
        self.box.addWidget(muted("A second engine that finds more. Harper goes on beside it, and while it starts."))
        self._group = QButtonGroup(self)
        for place, (_, hint) in _PLACES.items():
            self._add_place(place, hint)
        self.box.addStretch(1)

    def _add_place(self, place: LanguageTool, hint: str) -> None:
        button = self.places[place]
        button.setAccessibleDescription(hint)
        button.clicked.connect(self._on_place)
        self._group.addButton(button)
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(button)
        if hint:
            below = muted(hint)
            below.setIndent(27)
            box.addWidget(below)
        self.box.addLayout(box)
        if place is not LanguageTool.OFF:
            self.box.addWidget(self.local if place is LanguageTool.LOCAL else self.server)

    def show_settings(self, settings: Settings) -> None:
        self.marks.setChecked(settings.grammar_on)
        self.dialect.setCurrentIndex(self.dialect.findData(settings.dialect))
        self.places[settings.languagetool].setChecked(True)
        self.local.setVisible(settings.languagetool is LanguageTool.LOCAL)
        self.server.setVisible(settings.languagetool is LanguageTool.SERVER)
        self.local.show_settings(settings)
        self.server.show_settings(settings)

    def show_engines(self, statuses: Mapping[str, Status], *, can_retry: bool = False) -> None:
        """Show how the engines are; one that is not among them is not wanted."""
        for name, label in self.states.items():
            status = statuses.get(name)
            off = status is not None and status.state is State.OFF
            dress(label, line(name, status) if status else f"{TITLES[name]} is off.", danger=off)
        self.retry.setVisible(can_retry)
        self._say_once()

    def show_java(self, words: str, *, found: bool) -> None:
        """Say which Java there is, or what to do about it."""
        self.local.show_java(words, found=found)
        self._say_once()

    def _say_once(self) -> None:
        """Leave out what is said about Java where the engine says the same."""
        java = self.local.java
        java.setVisible(java.text() not in [state.text() for state in self.states.values()])

    def _on_question(self) -> None:
        self.box.activate()
        self.ensureWidgetVisible(self.local.agree)

    def _on_marks(self, on: bool) -> None:
        self.say(grammar_on=on)

    def _on_dialect(self, row: int) -> None:
        self.say(dialect=Dialect(self.dialect.itemData(row)))

    def _on_place(self) -> None:
        self.say(languagetool=next(place for place, button in self.places.items() if button.isChecked()))
