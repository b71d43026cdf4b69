"""The list of templates: cards under headings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from walkaway.gui.panels.card_view import CardView, Index
from walkaway.gui.panels.cards import Action, Card
from walkaway.gui.panels.template_card import FAVOURITE, template_card
from walkaway.gui.panels.templates_model import TemplatesModel
from walkaway.gui.panels.templates_rows import Heading
from walkaway.gui.theme import Theme
from walkaway.library.template import Template

_HEADING = 26.0
_BATCH = 120
_OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class TemplatesView(CardView):
    """Cards of a `TemplatesModel`; keys and double clicks are wishes about the current template."""

    template_selected = Signal(object)
    insert_wished = Signal()
    new_draft_wished = Signal()
    edit_wished = Signal()
    favourite_wished = Signal()
    delete_wished = Signal()
    typed = Signal(str)
    left_upwards = Signal()
    menu_wished = Signal(object)

    def __init__(self, model: TemplatesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[tuple[Template, bool], Card] = {}
        self._templates = model
        self._favourites: frozenset[str] = frozenset()
        self._awaited = QPersistentModelIndex()
        super().__init__(theme, parent)
        self.setModel(model)
        # Thousands of cards are laid out between keys and clicks; what is seen comes with the first batch.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setAccessibleName("Templates")
        self.setAccessibleDescription(
            "Enter inserts the template, Shift+Enter starts a new draft with it, Ctrl+D makes it a favorite."
        )
        self.action_triggered.connect(self._on_action)

    def set_favourites(self, favourites: Collection[str]) -> None:
        """Put a star on these."""
        self._favourites = frozenset(favourites)
        self._templates.set_favourites(self._favourites)
        self.viewport().update()

    def build_card(self, row: int) -> Card | None:
        rows = self._templates.rows()
        template = rows[row] if 0 <= row < len(rows) else None
        if not isinstance(template, Template):
            return None
        favourite = template.id in self._favourites
        card = self._cards.get((template, favourite))
        if card is None:
            card = self._cards[template, favourite] = template_card(
                template, self.type, self.card_width(), move=True, favourite=favourite, rtl=self.rtl
            )
        return card

    def forget_cards(self) -> None:
        self._cards.clear()

    def row_height(self, index: Index) -> float:
        return super().row_height(index) or _HEADING * self.type.unit - self.gap

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = self._templates.rows()
        row = rows[index.row()] if index.row() < len(rows) else None
        if not isinstance(row, Heading):
            super().paint_row(painter, option, index)
            return
        painter.save()
        painter.setFont(self.type.label)
        painter.setPen(QColor(self.theme.muted))
        rect = QRectF(option.rect).adjusted(16 * self.type.unit, 0, -16 * self.type.unit, -2 * self.type.unit)
        align = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignBottom, row.text)
        painter.restore()

    def current_template(self) -> Template | None:
        """The template whose row is current."""
        return self._templates.template(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.template_selected.emit(self.current_template())

    def event(self, event: QEvent) -> bool:
        # Keys that mean something here go to the list, even where the window has an action for them.
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and asked and (event.key() in _OWN_KEYS or _is_star(event)):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.new_draft_wished.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.insert_wished.emit()
        elif key == Qt.Key.Key_Up and not modifiers and self.currentIndex() == self._templates.first():
            self.left_upwards.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_wished.emit()
        elif _is_star(event):
            self.favourite_wished.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index, piece = self.piece_at(event.position().toPoint())
        if piece is None and self._templates.template(index) is not None:
            self.insert_wished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if self._templates.template(index) is not None:
            self.setCurrentIndex(index)
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wished.emit(at)

    def _on_action(self, index: QModelIndex, action: Action) -> None:
        if action == FAVOURITE:
            self.setCurrentIndex(index)
            self.favourite_wished.emit()

    def make_current(self, index: QModelIndex) -> None:
        """Make a row current and bring it into view, with its heading where it is the first."""
        self.setCurrentIndex(index)
        self._awaited = QPersistentModelIndex()
        if index == self._templates.first():
            self.scrollToTop()
        elif index.isValid() and self.visualRect(index).isValid():
            self.scrollTo(index)
        else:
            self._awaited = QPersistentModelIndex(index)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # More cards were laid out: perhaps the one that is to be shown.
        if self._awaited.isValid() and self.visualRect(self._awaited).isValid():
            index, self._awaited = self._awaited, QPersistentModelIndex()
            self.scrollTo(index)


def _is_star(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
