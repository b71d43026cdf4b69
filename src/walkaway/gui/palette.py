"""The command palette: everything Walkaway can do, every template and every draft, by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.subsequence import score
from walkaway.gui.theme import Theme

_SHOWN = 60
_RECENT_BONUS = 25
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the palette can do. `key` names it among the recent ones, `kind` stands beside its title.

    A higher `rank` goes before others that fit as well.
    """

    key: str
    title: str
    kind: str
    shortcut: str
    run: Callable[[], object]
    rank: int = 0


def ranked(entries: Sequence[Entry], query: str, recent: Sequence[str]) -> list[Entry]:
    """The entries that fit, best first; those used lately go first among equals, and first of all without a query."""
    places = {key: place for place, key in enumerate(recent)}
    found = []
    for order, entry in enumerate(entries):
        fit = score(query, entry.title)
        if fit is None:
            continue
        lately = len(places) - places[entry.key] if entry.key in places else 0
        value = fit + entry.rank + (_RECENT_BONUS if lately else 0) if query.strip() else 0
        found.append((-value, -lately, order, entry))
    return [entry for *_, entry in sorted(found, key=lambda item: item[:3])][:_SHOWN]


class EntryModel(QAbstractListModel):
    """The entries that fit what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def set_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.kind, entry.shortcut) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws the title, what it is, and its shortcut at the end of the line."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(option.fontMetrics.height() * 1.9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry = model.entries[index.row()]
        rect = option.rect.adjusted(10, 0, -10, 0)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        side = entry.shortcut or entry.kind
        side_width = option.fontMetrics.horizontalAdvance(side)
        title = option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, rect.width() - side_width - 16)
        font = QFont(option.font)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        painter.restore()


class CommandPalette(QFrame):
    """A box over the top of the window; typing narrows the list, Enter does what is chosen, Escape goes back.

    It is part of the window and no window of its own, so that it stands in the right place on every desktop.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName("Commands")
        self._entries: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._came_from: QWidget | None = None
        self._model = EntryModel(self)
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("A command, a template, a draft")
        self.query.setAccessibleName("Find a command, a template or a draft")
        self.query.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.delegate = EntryDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("What fits")
        self.nothing = QLabel("Nothing fits. Try fewer letters.", self)
        self.nothing.setProperty("kind", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 10)
        box.addWidget(self.query)
        box.addWidget(self.list, 1)
        box.addWidget(self.nothing)
        self.query.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._accept_index)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.delegate.theme = theme

    def open_with(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Show these entries, the recent ones (by key) first, and take the keyboard."""
        self._entries, self._recent = entries, recent
        self._came_from = self.window().focusWidget()
        self.query.clear()
        self._narrow("")
        self._place()
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away and give the keyboard back to where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        window = self.window()
        width = min(round(self.fontMetrics().averageCharWidth() * 75), window.width() - 40)
        height = min(round(self.fontMetrics().height() * 26), window.height() - 80)
        self.setGeometry((window.width() - width) // 2, 52, width, height)

    def _narrow(self, query: str) -> None:
        self._model.set_entries(ranked(self._entries, query, self._recent))
        self.nothing.setVisible(not self._model.entries)
        self._select(0)

    def _select(self, row: int) -> None:
        if self._model.entries:
            self.list.setCurrentIndex(self._model.index(max(0, min(row, len(self._model.entries) - 1))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _LIST_KEYS:
            self._walk(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept_index(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return key == Qt.Key.Key_Tab
        return True

    def _walk(self, key: Qt.Key) -> None:
        row, page = self.list.currentIndex().row(), 8
        last = len(self._model.entries) - 1
        if key == Qt.Key.Key_Down:
            self._select(0 if row == last else row + 1)
        elif key == Qt.Key.Key_Up:
            self._select(last if row == 0 else row - 1)
        else:
            self._select(row + (page if key == Qt.Key.Key_PageDown else -page))

    def _accept_index(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._model.entries[index.row()]
            self.dismiss()
            self.chosen.emit(entry)
