"""The small list below a field that is being filled in: its choices, or days to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from walkaway.gui.editor.fields import FieldWalk
from walkaway.gui.editor.positions import cursor_between
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import announce, unit


class OfferList(QListWidget):
    """Shows what the field at the caret can be; the keys stay with the text, a click puts one in."""

    def __init__(self, fields: FieldWalk, parent: QWidget) -> None:
        super().__init__(parent)
        self._fields, self._parent = fields, parent
        self._shown = False  # asked at every key, and quicker than Qt
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("What the field can be")
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    def refresh(self) -> None:
        """Be there while there is something to choose at the caret."""
        found = self._fields.offered()
        if found is None:
            if self._shown:
                self._shown = False
                self.hide()
            return
        self._shown = True
        slot, offers = found
        place = slot.edit.cursorRect(cursor_between(slot.edit.document(), slot.start, slot.start))
        corner = slot.edit.viewport().mapTo(self._parent, place.topLeft())
        self._show_offers(offers, slot.value, QRect(corner, place.size()))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        u = unit(self.font())
        self.setStyleSheet(
            f"OfferList {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(6 * u)}px; padding: {round(3 * u)}px; outline: 0; }}"
            f"OfferList::item {{ color: {theme.text}; padding: {round(3 * u)}px {round(8 * u)}px;"
            f" border-radius: {round(4 * u)}px; }}"
            f"OfferList::item:hover {{ background: {theme.sidebar}; }}"
            f"OfferList::item:selected {{ background: {theme.field_fill}; color: {theme.field_text}; }}"
        )

    def _show_offers(self, offers: Sequence[str], current: str, place: QRect) -> None:
        """List them below `place` (the parent's coordinates), or above it where there is no room."""
        if [self.item(row).text() for row in range(self.count())] != list(offers):
            self.clear()
            self.addItems(list(offers))
        row = list(offers).index(current)
        if row != self.currentRow() or self.isHidden():
            self.setCurrentRow(row)
            announce(self, f"{current}, {row + 1} of {len(offers)}")
        self._settle(place)
        self.raise_()
        self.show()

    def _settle(self, place: QRect) -> None:
        u = unit(self.font())
        room = self._parent.rect().adjusted(8, 8, -8, -8)
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        width = min(room.width(), self.sizeHintForColumn(0) + round(24 * u))
        height = min(room.height(), rows + round(9 * u))
        gap = round(4 * u)
        left = max(room.left(), min(place.left(), room.right() - width))
        top = place.bottom() + gap
        if top + height > room.bottom():
            top = max(room.top(), place.top() - gap - height)
        self.setGeometry(left, top, width, height)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._fields.choose(item.text())
