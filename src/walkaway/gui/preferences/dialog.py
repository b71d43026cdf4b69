"""The preferences: what is changed holds at once, and closing only closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from walkaway.gui.preferences.form_page import FILES, LOOK, PROSPECTS, YOU, FormPage
from walkaway.gui.preferences.grammar_page import GrammarPage
from walkaway.gui.preferences.lists_page import ListsPage
from walkaway.gui.preferences.marks_page import MarksPage
from walkaway.gui.preferences.page import Page
from walkaway.gui.preferences.sending_page import SendingPage
from walkaway.gui.preferences.templates_page import TemplatesPage
from walkaway.settings import Settings
from walkaway.tone.ignores import Ignored


class Preferences(QDialog):
    """Pages by name on the left. Shows what it is given and says what the user changes; it saves nothing itself."""

    changed = Signal(dict)
    """(name → value): settings that the user changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.marks = MarksPage()
        self.lists = ListsPage()
        self.you = FormPage("You", "What templates say about you, and which of them come first.", YOU)
        self.templates = TemplatesPage()
        self.prospects = FormPage("Prospects", "The ledger of prospects stays on this computer.", PROSPECTS)
        self.look = FormPage("Look", "Colors, and the letters of the message.", LOOK)
        self.grammar = GrammarPage()
        self.sending = SendingPage()
        self.files = FormPage("Files", "Drafts are kept on this computer, as ordinary .eml files.", FILES)
        others = (self.you, self.templates, self.prospects, self.sending, self.look, self.files)
        self.pages: tuple[Page, ...] = (self.marks, self.grammar, self.lists, *others)
        self.names = QListWidget(self)
        self.names.setAccessibleName("Pages")
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.names.addItem(page.title)
            self.stack.addWidget(page)
            page.changed.connect(self._on_changed)
        self.names.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.names.setCurrentRow(0)
        self._lay_out()

    def _lay_out(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        self.names.setFixedWidth(22 * character)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.names)
        row.addWidget(self.stack, 1)
        box = QVBoxLayout(self)
        box.addLayout(row, 1)
        box.addWidget(buttons)
        self.resize(105 * character, 39 * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return belongs to the field that has the focus: it must not press Close."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def show_settings(self, settings: Settings) -> None:
        """Show these values."""
        for page in self.pages:
            page.show_settings(settings)

    def show_lists(self, ignored: Sequence[Ignored], words: Sequence[str]) -> None:
        """Show what is ignored, and the user's dictionary."""
        self.lists.show_ignored(ignored)
        self.lists.show_words(words)

    def show_page(self, page: Page) -> None:
        """Bring a page to the front."""
        self.names.setCurrentRow(self.pages.index(page))

    def _on_changed(self, changes: dict[str, Any]) -> None:
        self.changed.emit(changes)
