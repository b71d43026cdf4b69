"""The page that a message is written on: its lines, its look, its letters' size, and the words that are on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.editor.body_edit import BodyEdit, column_margin
from walkaway.gui.editor.cleaning import one_line
from walkaway.gui.editor.field_strip import FieldStrip
from walkaway.gui.editor.fields import FieldRow, FieldWalk
from walkaway.gui.editor.find_bar import FindBar
from walkaway.gui.editor.header import Header
from walkaway.gui.editor.offer_list import OfferList
from walkaway.gui.editor.plain import local_files
from walkaway.gui.editor.plain_edit import PlainEdit
from walkaway.gui.editor.pointed_edit import PointedEdit
from walkaway.gui.editor.together import Together
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import scaled

_QUIET_MS = 150
_HEADER_SIZE = 0.82  # of the body's letters


class MessagePage(QWidget):
    """Receiver, subject and body in one column."""

    message_changed = Signal()
    """Words changed: once for all that happened since the last turn of the event loop."""
    fields_changed = Signal(int)
    """How many template fields are open."""
    fields_told = Signal(tuple)
    """The fields as rows of a form, where any of them is another one now."""
    large_paste = Signal(str)
    """A paste of more than 200,000 characters, which is only made by `insert_text`."""
    files_dropped = Signal(list)
    """Paths."""
    undo_available = Signal(bool)
    redo_available = Signal(bool)
    zoom_requested = Signal(int)
    """+1 or -1, from Ctrl and the wheel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(theme)
        self.to_edit, self.subject_edit = self.header.to_edit, self.header.subject_edit
        self.body_edit = BodyEdit(theme)
        self.body_edit.setAccessibleName("Message")
        self.edits: tuple[PointedEdit, ...] = (self.subject_edit, self.body_edit)
        self.fields = FieldWalk(self.edits, self)
        self._together = Together(self.edits, self)
        self._changed: PlainEdit = self.body_edit
        self.find_bar = FindBar(self.body_edit)
        self.field_strip = FieldStrip()
        self.offer_list = OfferList(self.fields, self)
        self._open_fields = 0
        self._field_rows: tuple[FieldRow, ...] = ()
        self._zoom = 100
        self._letters = scaled(self.font(), 1 / _HEADER_SIZE)
        self._soon, self._quiet = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._soon, 0), (self._quiet, _QUIET_MS)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.find_bar, self.body_edit, self.field_strip):
            column.addWidget(widget, 1 if widget is self.body_edit else 0)
        self.setAcceptDrops(True)
        self._connect_page()
        self._dress()

    def _connect_page(self) -> None:
        links = self.fields.links
        self._soon.timeout.connect(self._on_soon)
        self._quiet.timeout.connect(self.body_edit.update_parts)
        self.body_edit.zoomed.connect(self.zoom_requested)
        self.body_edit.verticalScrollBar().valueChanged.connect(self.offer_list.refresh)
        self.fields.moved.connect(self.field_strip.show_field)
        self.fields.moved.connect(self.offer_list.refresh)
        self.subject_edit.left.connect(self._on_left_subject)
        self.to_edit.textChanged.connect(self._on_edited)
        self.to_edit.textChanged.connect(self._tell_undo)
        self.to_edit.entered.connect(self._tell_undo)
        for edit in self.edits:
            edit.set_walk(self.fields)
            edit.caret_moved.connect(links.on_caret)
            edit.caret_moved.connect(self.offer_list.refresh)
            edit.selectionChanged.connect(self.offer_list.refresh)
            edit.edited.connect(links.on_edited)
            edit.edited.connect(self._on_edited)
            edit.edited.connect(self._on_text_edited)
            edit.entered.connect(self._tell_undo)
            edit.field_clicked.connect(self.fields.take)
            edit.files_dropped.connect(self.files_dropped)
            edit.large_paste.connect(self.large_paste)
            edit.redoAvailable.connect(self._tell_undo)
            edit.undoAvailable.connect(self._tell_undo)
            edit.undo_begins.connect(links.on_undo_begins)
            edit.undone.connect(links.on_undone)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        for part in (self.header, self.body_edit, self.find_bar, self.field_strip, self.offer_list):
            part.set_theme(theme)

    def set_letters(self, font: QFont, zoom: int = 100) -> None:
        """Write the body in this font, and everything else in proportion; `zoom` is in percent."""
        self._letters, self._zoom = QFont(font), zoom
        self._dress()

    def to(self) -> str:
        """The receivers, as they were typed."""
        return self.to_edit.text()

    def subject(self) -> str:
        """The subject."""
        return self.subject_edit.text()

    def body(self) -> str:
        """The body as it is, with its no-break spaces."""
        return self.body_edit.text()

    def set_message(self, to: str, subject: str, body: str) -> None:
        """Show another message; undo does not reach back into the one before."""
        self.fields.forget()
        self.to_edit.setText(one_line(to))
        self.to_edit.setCursorPosition(0)
        self.subject_edit.set_text(subject)
        self.body_edit.set_text(body)
        self._together.forget()
        self._changed = self.body_edit

    def one_step(self) -> AbstractContextManager[None]:
        """Make one step, for undo and redo, of one change of the subject and one of the body."""
        return self._together.step()

    def set_subject(self, subject: str) -> None:
        """Change the subject, as one undo step of its own."""
        if subject != self.subject():
            self.subject_edit.replace_all_text(subject)

    def show_find(self) -> None:
        """Open the bar that finds words."""
        self.find_bar.open_bar(replace=False)

    def show_replace(self) -> None:
        """Open the bar that finds and replaces words."""
        self.find_bar.open_bar(replace=True)

    def undo(self) -> None:
        """Take back the last step in the line or text that has the keyboard, else in the one that changed last.

        Where that text has nothing to take back, it is the other text's turn.
        """
        self._undo_place(lambda document: document.isUndoAvailable()).undo()

    def redo(self) -> None:
        """Make it again."""
        self._undo_place(lambda document: document.isRedoAvailable()).redo()

    def cut(self) -> None:
        """Cut what is selected where the keyboard is."""
        self._focused().cut()

    def copy(self) -> None:
        """Copy what is selected where the keyboard is."""
        self._focused().copy()

    def paste(self) -> None:
        """Paste where the keyboard is."""
        self._focused().paste()

    def select_all(self) -> None:
        """Select all where the keyboard is."""
        self._focused().selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _focused(self) -> QLineEdit | PlainEdit:
        lines = (self.find_bar.words, self.find_bar.replacement, self.to_edit, self.subject_edit)
        return next((line for line in lines if line.hasFocus()), self.body_edit)

    def _undo_place(self, can: Callable[[QTextDocument], bool]) -> QLineEdit | PlainEdit:
        place = self._focused()
        if isinstance(place, QLineEdit):
            return place
        wanted = place if place.hasFocus() else self._changed
        return next((edit for edit in (wanted, *self.edits) if can(edit.document())), wanted)

    def _tell_undo(self) -> None:
        """Say whether undo and redo would do anything where the keyboard is."""
        place = self._focused() if self._focused().hasFocus() else self._changed
        of = place if isinstance(place, QLineEdit) else place.document()
        self.undo_available.emit(of.isUndoAvailable())
        self.redo_available.emit(of.isRedoAvailable())

    def _dress(self) -> None:
        letters = scaled(self._letters, self._zoom / 100)
        small = scaled(letters, _HEADER_SIZE)
        self.body_edit.setFont(letters)
        self.header.set_letters(small)
        self._arrange()

    def _arrange(self) -> None:
        """Put header, find bar and body in one column."""
        margin = column_margin(self.body_edit.font(), self.width())
        self.header.arrange(margin)
        self.find_bar.setContentsMargins(margin, 0, margin, 0)
        self.field_strip.setIndent(margin)

    def tell_fields(self) -> None:
        """Tell the fields anew where something about them changed, for instance what is known of the reader."""
        rows = self.fields.rows()
        if rows != self._field_rows:
            self._field_rows = rows
            self.fields_told.emit(rows)

    def _on_edited(self) -> None:
        self._soon.start()

    def _on_text_edited(self, edit: PlainEdit) -> None:
        # What a field that stands in both texts was filled with is taken back in both.
        if self.fields.links.active is not None and not edit.steps.undoing:
            self._together.tie(self.fields.links.since)
        if edit is not self._changed:
            self._changed = edit
            self._tell_undo()

    def _on_soon(self) -> None:
        # The parts are found in the whole text. A key inside of a line seldom changes them: they can wait for a pause.
        if self.body_edit.parts_due():
            self.body_edit.update_parts()
        else:
            self._quiet.start()
        self.find_bar.refresh()
        number = len(self.fields.open_fields())
        if number != self._open_fields:
            self._open_fields = number
            self.fields_changed.emit(number)
        if number or self._field_rows:
            self.tell_fields()
        self.message_changed.emit()

    def _on_left_subject(self, forward: bool) -> None:
        edit = self.body_edit if forward else self.to_edit
        edit.setFocus(Qt.FocusReason.TabFocusReason)
