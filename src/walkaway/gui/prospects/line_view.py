"""A list whose rows are cards of one height: a title, something at the right, and some words below."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from walkaway.gui.panels.card_view import CardView, Index
from walkaway.gui.panels.cards import Builder, Card, Kind, Type
from walkaway.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows. `less` stands at the right where the title leaves no room for all of `right`."""

    title: str
    right: str
    words: str
    less: str = ""


class LineView(CardView):
    """The base of such lists. Only the rows that are seen are laid out, however many there are."""

    def __init__(self, theme: Theme, own_keys: Collection[Qt.Key], words: int, parent: QWidget | None = None) -> None:
        """`own_keys` are for `on_key`; `words` is how many lines there are below the title."""
        self._cards: dict[Line, Card] = {}
        self._own_keys, self._words, self._height = own_keys, words, 0.0
        super().__init__(theme, parent)
        self.setUniformItemSizes(True)

    @abstractmethod
    def line_of(self, row: int) -> Line | None:
        """What a row shows."""

    def on_key(self, key: Qt.Key) -> None:
        """One of the list's own keys was pressed on a row."""

    def build_card(self, row: int) -> Card | None:
        line = self.line_of(row)
        if line is None:
            return None
        card = self._cards.get(line)
        if card is None:
            made = _card(line, self.type, self.card_width(), self._words, rtl=self.rtl)
            card = self._cards[line] = replace(made, height=self._row_height())
        return card

    def row_height(self, index: Index) -> float:
        # Not of the card: a long list would be laid out whole to know how tall it is.
        return self._row_height()

    def forget_cards(self) -> None:
        self._cards.clear()
        self._height = 0.0

    def event(self, event: QEvent) -> bool:
        # Keys that mean something here go to the list, even where the window has an action for them.
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in self._own_keys and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in self._own_keys and self.currentIndex().isValid():
            self.on_key(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def _row_height(self) -> float:
        if not self._height:
            sample = Builder(self.type, 1_000)
            for font in (self.type.bold, *[self.type.small] * self._words):
                sample.text("x", font, "text")
            self._height = sample.build().height + 3 * self.type.unit
        return self._height


def _card(line: Line, type_: Type, width: float, words: int, *, rtl: bool) -> Card:
    card = Builder(type_, width, rtl=rtl)
    title = card.fitted(Kind.TEXT, line.title, type_.bold, "text", card.left, card.y)
    right = card.fitted(Kind.TEXT, line.right, type_.small, "muted", card.left, card.y)
    room = card.width - 2 * card.left - 8 * card.u
    if line.less and title.rect.width() + right.rect.width() > room:
        right = card.fitted(Kind.TEXT, line.less, type_.small, "muted", card.left, card.y)
    end = card.width - card.left - right.rect.width()
    beside = Builder(type_, end - 8 * card.u + card.left, rtl=rtl)
    title = beside.fitted(Kind.TEXT, line.title, type_.bold, "text", card.left, card.y)
    card.add(title)
    drop = (title.rect.height() - right.rect.height()) / 2
    card.add(replace(right, rect=QRectF(end, card.y + drop, right.rect.width(), right.rect.height())))
    card.y += title.rect.height()
    if line.words:
        card.gap(3)
        card.text(line.words, type_.small, "muted", lines=words)
    return card.build()
