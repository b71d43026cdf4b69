"""What is left alone: rules that are off, words that are ignored, and the user's own dictionary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from walkaway.gui.panels.finding_words import quoted
from walkaway.gui.panels.ignored_page import entry_words
from walkaway.gui.preferences.page import Page
from walkaway.settings import Settings
from walkaway.tone.ignores import Ignored

_DATA = Qt.ItemDataRole.UserRole


class Shelf(QWidget):
    """A titled list from which entries can be taken with the button below it or the Delete key."""

    taken = Signal(object)

    def __init__(self, page: Page, title: str, button: str, nothing: str) -> None:
        super().__init__(page.widget())
        self._nothing = nothing
        self.heading = QLabel(title)
        self.heading.setProperty("kind", "heading")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFixedHeight(self.fontMetrics().height() * 7)
        self.heading.setBuddy(self.list)
        self.button = QPushButton(button)
        self.button.setProperty("kind", "outlined")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.currentRowChanged.connect(self._follow)
        self.row = QHBoxLayout()
        self.row.addWidget(self.button)
        self.row.addStretch(1)
        page.box.addWidget(self.heading)
        page.box.addWidget(self.list)
        page.box.addLayout(self.row)

    def show_entries(self, entries: Sequence[tuple[str, object]]) -> None:
        """Show these: the words and what they stand for."""
        place = self.list.currentRow()
        self.list.clear()
        for words, entry in entries:
            item = QListWidgetItem(words)
            item.setData(_DATA, entry)
            self.list.addItem(item)
        if not entries:
            empty = QListWidgetItem(self._nothing)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        elif place >= 0:
            self.list.setCurrentRow(min(place, len(entries) - 1))
        self._follow()

    def _follow(self) -> None:
        item = self.list.currentItem()
        self.button.setEnabled(item is not None and item.data(_DATA) is not None)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(_DATA) is not None:
            self.taken.emit(item.data(_DATA))


class ListsPage(Page):
    """Everything that the user said to leave alone."""

    restore_requested = Signal(object)
    """(entry): an `Ignored`, or the id of a rule that is off."""
    word_added = Signal(str)
    word_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Left alone", "What you said not to mark, and words that are right for you.", parent)
        self.rules = Shelf(self, "Rules turned off", "Bring back", "Every rule is on.")
        self.ignored = Shelf(self, "Ignored words and places", "Bring back", "Nothing is ignored.")
        self.words = Shelf(self, "My dictionary", "Remove", "No words of your own yet.")
        self.new_word = QLineEdit()
        self.new_word.setPlaceholderText("Add a word")
        self.new_word.setAccessibleName("Add a word to my dictionary")
        self.words.row.insertWidget(0, self.new_word)
        self.new_word.returnPressed.connect(self._add)
        self.rules.taken.connect(self.restore_requested)
        self.ignored.taken.connect(self.restore_requested)
        self.words.taken.connect(self.word_removed)
        self.box.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        self.rules.show_entries([(" · ".join(entry_words(rule)), rule) for rule in settings.rules_off])

    def show_ignored(self, entries: Sequence[Ignored]) -> None:
        """Show what is ignored."""
        self.ignored.show_entries([(" · ".join(entry_words(entry)), entry) for entry in entries])

    def show_words(self, words: Sequence[str]) -> None:
        """Show the user's dictionary."""
        self.words.show_entries([(word, word) for word in words])

    def _add(self) -> None:
        word = self.new_word.text().strip()
        if not word:
            return
        if len(word.split()) > 1 or word.startswith("#"):
            self.new_word.selectAll()
            self.new_word.setToolTip(f"{quoted(word)} is not one word.")
            return
        self.new_word.clear()
        self.word_added.emit(word)
