"""Every move to read: a list of their names, and the card of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.panels.move_card import MoveCard
from walkaway.gui.panels.move_words import spoken_move
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, unit
from walkaway.moves import MOVES, recharge_days
from walkaway.settings import Settings

_ID = Qt.ItemDataRole.UserRole
_ROWS = 5
_ANY = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


class MovesDialog(ThemedDialog):
    """Shows the moves and says what the user wishes; it changes nothing itself. Enter asks for a move's templates."""

    folds_below = 520
    templates_wished = Signal(str)
    """(move): show the templates that make it."""
    days_wished = Signal(str, int)
    """(move, days)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Moves", theme, parent)
        self._settings = Settings()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Moves")
        self.list.setAccessibleDescription("Enter shows the templates of a move.")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for move in MOVES.values():
            item = QListWidgetItem(move.label, self.list)
            item.setData(_ID, move.id)
            item.setToolTip(move.help)
        self.card = MoveCard(theme)
        self.templates_button = ActionButton("Show its templates", primary=True)
        self.close_button = ActionButton("Close")
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.list.setCurrentRow(0)

    def show_settings(self, settings: Settings) -> None:
        """Show the user's own numbers of days."""
        self._settings = settings
        for row in range(self.list.count()):
            item = self.list.item(row)
            move = MOVES[item.data(_ID)]
            spoken = spoken_move(move, recharge_days(move.id, settings.recharge_days))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._show_current()

    def reveal(self, id: str) -> None:
        """Show this move."""
        self.list.setCurrentRow(list(MOVES).index(id))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.card.set_theme(theme)

    def sheet(self, theme: Theme, u: float) -> str:
        return "QScrollArea { background: transparent; }"

    def showEvent(self, event: QShowEvent) -> None:
        # Rows that were laid out before the style sheet held would keep their old height.
        self.list.doItemsLayout()
        super().showEvent(event)

    def fold(self, narrow: bool) -> None:
        """In a narrow window the list stands above the card."""
        u = unit(self.font())
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._both.setDirection(way)
        rows = _ROWS * max(1, self.list.sizeHintForRow(0)) + round(8 * u)
        self.list.setMinimumSize(0 if narrow else round(190 * u), rows if narrow else 0)
        self.list.setMaximumSize(_ANY if narrow else round(190 * u), rows if narrow else _ANY)
        self.list.scrollToItem(self.list.currentItem())

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(10 * u)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setWidget(self.card)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(gap)
        self._both.addWidget(self.list)
        self._both.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.templates_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(gap)
        column.addLayout(self._both, 1)
        column.addLayout(foot)
        self.setMinimumSize(round(300 * u), round(320 * u))
        self.resize(round(740 * u), round(630 * u))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_current)
        self.list.itemActivated.connect(self._on_activated)
        self.card.templates_wished.connect(self.templates_wished)
        self.card.days_wished.connect(self.days_wished)
        self.templates_button.clicked.connect(self._on_templates)
        self.close_button.clicked.connect(self.close)

    def _show_current(self) -> None:
        move = MOVES[self.list.currentItem().data(_ID)]
        if move.id != self.card.move_id:
            self.page.verticalScrollBar().setValue(0)
        self.card.show_move(move, recharge_days(move.id, self._settings.recharge_days))

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self._on_templates()

    def _on_templates(self) -> None:
        self.templates_wished.emit(self.card.move_id)
