"""The panel on the left: every draft, with search, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.drafts_delegate import DraftDelegate
from walkaway.gui.drafts_model import DraftRow, DraftsModel
from walkaway.gui.theme import Theme

_EDIT = QListView.EditTrigger.EditKeyPressed


class DraftsPanel(QFrame):
    """Shows the drafts it is given and says what the user wishes; it changes nothing itself."""

    open_requested = Signal(str)
    duplicate_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)
    search_changed = Signal(str)
    leave_requested = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drafts")
        self.setAccessibleName("Drafts")
        self.model = DraftsModel(self)
        self._proxy = FoundDrafts(self)
        self._proxy.setSourceModel(self.model)
        self.search = QLineEdit(self)
        self.search.setObjectName("draft-search")
        self.search.setPlaceholderText("Find a draft")
        self.search.setAccessibleName("Find a draft")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self._proxy)
        self.delegate = DraftDelegate(theme, now, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setEditTriggers(_EDIT)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName("Drafts")
        self.list.installEventFilter(self)
        self.nothing = QLabel("No draft has these words.", self)
        self.nothing.setProperty("kind", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.search.textChanged.connect(self.search_changed)
        self.list.clicked.connect(self._open_index)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.model.rename_requested.connect(self.rename_requested)

    def _lay_out(self) -> None:
        heading = QLabel("Drafts", self)
        heading.setProperty("kind", "heading")
        heading.setBuddy(self.list)
        box = QVBoxLayout(self)
        heading.setIndent(8)
        box.setContentsMargins(8, 12, 8, 6)
        box.setSpacing(6)
        box.addWidget(heading)
        box.addWidget(self.search)
        box.addWidget(self.nothing)
        box.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.delegate.theme = theme
        self.list.viewport().update()

    def set_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show these drafts, in this order."""
        self.model.set_rows(rows)
        self._tell_when_empty()

    def set_current(self, draft: str) -> None:
        """Mark the draft that is open and put the list's cursor there."""
        self.delegate.current = draft
        self.model.set_current(draft)
        index = self._proxy.mapFromSource(self.model.index_of(draft))
        if index.isValid():
            self.list.setCurrentIndex(index)

    def show_only(self, drafts: frozenset[str] | None) -> None:
        """Show only these drafts (the answer to a search), or all."""
        self._proxy.show_only(drafts)
        self._tell_when_empty()

    def focus_search(self) -> None:
        """Put the keyboard into the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def rename(self, draft: str) -> None:
        """Let the user type another subject in the list."""
        index = self._proxy.mapFromSource(self.model.index_of(draft))
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.edit(index)

    def focused_draft(self) -> str:
        """The draft that the cursor is on, "" while the list does not have the keyboard."""
        row = self._row(self.list.currentIndex()) if self.list.hasFocus() else None
        return row.id if row else ""

    def _tell_when_empty(self) -> None:
        self.nothing.setVisible(self._proxy.rowCount() == 0 and bool(self.search.text().strip()))

    def _row(self, index: QModelIndex) -> DraftRow | None:
        return self.model.rows[self._proxy.mapToSource(index).row()] if index.isValid() else None

    def _open_index(self, index: QModelIndex) -> None:
        if row := self._row(index):
            self.open_requested.emit(row.id)

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        row = self._row(index)
        if row is None:
            return
        menu = self.menu_for(row, index)
        menu.exec(self.list.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu_for(self, row: DraftRow, index: QModelIndex) -> QMenu:
        """What can be done with this draft."""
        menu = QMenu(self)
        menu.addAction("Open", lambda: self.open_requested.emit(row.id))
        menu.addAction("Duplicate", lambda: self.duplicate_requested.emit(row.id))
        menu.addAction("Rename", lambda: self.rename(row.id))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self.delete_requested.emit(row.id))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if (watched is self.list and self._list_key(key)) or (watched is self.search and self._search_key(key)):
                return True
        return super().eventFilter(watched, event)

    def _list_key(self, key: Qt.Key) -> bool:
        row = self._row(self.list.currentIndex())
        if self.list.state() == QListView.State.EditingState or row is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(row.id)
            self.leave_requested.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(row.id)
        elif key == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            return False
        return True

    def _search_key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._proxy.rowCount():
            self.list.setCurrentIndex(self._proxy.index(0, 0))
            if key == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._open_index(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            if not self.search.text():
                self.leave_requested.emit()
            self.search.clear()
        else:
            return False
        return True


class FoundDrafts(QSortFilterProxyModel):
    """The drafts that a search found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._only: frozenset[str] | None = None

    def show_only(self, drafts: frozenset[str] | None) -> None:
        self.beginFilterChange()
        self._only = drafts
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        model = self.sourceModel()
        return self._only is None or (isinstance(model, DraftsModel) and model.rows[row].id in self._only)
