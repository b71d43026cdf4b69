"""Which kinds of neediness are marked: fifteen switches, each with what a reader hears."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.preferences.page import Page, muted
from walkaway.settings import Settings
from walkaway.text.families import FAMILIES


class MarksPage(Page):
    """Families on and off, and the way to the single rules."""

    rules_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Marks", "What Walkaway marks, and what a reader may hear in it.", parent)
        self.families: dict[str, QCheckBox] = {}
        self.box.setSpacing(2)
        self.rules = QPushButton("All rules…")
        self.rules.setProperty("kind", "outlined")
        self.rules.setAutoDefault(False)
        self.rules.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.rules.clicked.connect(self.rules_requested)
        self.box.addWidget(self.rules)
        self.box.addSpacing(8)
        for family, heard in FAMILIES.items():
            check = QCheckBox(family_label(family))
            check.setAccessibleDescription(heard)
            check.clicked.connect(self._on_clicked)
            line = muted(heard[:1].upper() + heard[1:])
            line.setIndent(27)
            self.families[family] = check
            self.box.addWidget(check)
            self.box.addWidget(line)
            self.box.addSpacing(6)
        self.box.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        for family, check in self.families.items():
            check.setChecked(family not in settings.families_off)

    def _on_clicked(self) -> None:
        self.say(families_off=tuple(family for family, check in self.families.items() if not check.isChecked()))
