"""A text edit that holds nothing but text: clean on the way in, plain on the way out, and undone step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from walkaway.gui.editor import plain
from walkaway.gui.editor.cleaning import storable
from walkaway.gui.editor.positions import cursor_between, raw_text, selected_text
from walkaway.gui.editor.steps import Change, Steps
from walkaway.text.finding import Edit
from walkaway.text.utf16 import Utf16Map

LARGE = 200_000
"""Characters; a larger paste is asked about first."""
_LONG_WORD = 4_000  # characters


class PlainEdit(QTextEdit):
    """Text without formats. Signals that carry an object carry the edit itself.

    `edited` follows a change of the words, when the document may be changed again; `entered` the keyboard's arrival.
    """

    edited = Signal(object)
    entered = Signal()
    undo_begins = Signal(object)
    undone = Signal(object)
    large_paste = Signal(str)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._spacing = QTextBlockFormat()
        self.document().setDocumentMargin(3)  # room for the edges of marks
        self.setUndoRedoEnabled(False)  # the margin is no step to take back
        self.setUndoRedoEnabled(True)
        self.steps = Steps(self)
        self._dropping = False

    def text(self) -> str:
        """The text as it is, with its no-break spaces."""
        return raw_text(self.document())

    def set_text(self, text: str) -> None:
        """Show another text; nothing of the old one can be brought back by undo."""
        text = self.fitting(text)
        self.setUndoRedoEnabled(False)
        # Cleared and filled in one block, and the caret never at the end: so Qt lays out what is seen and leaves the
        # rest for later. A caret goes with what is inserted where it stands, hence the character in front of it all.
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self.document().clear()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._heed_long_words(text)
        cursor.mergeBlockFormat(self._spacing)
        cursor.insertText("x")
        self.setTextCursor(cursor_between(self.document(), 0, 0))
        cursor.insertText(text)
        cursor.setPosition(0)
        cursor.deleteChar()
        cursor.endEditBlock()
        self.setUndoRedoEnabled(True)
        self.steps.cleared()
        self.document().setModified(False)

    def fitting(self, text: str) -> str:
        """The text as this edit can hold it."""
        return storable(text)

    def set_line_height(self, percent: int) -> None:
        """The height of the lines of texts to come."""
        self._spacing.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.set_text(self.text())

    def _heed_long_words(self, text: str) -> None:
        """Break lines anywhere once there is a word without end: looking for its boundary is quadratic."""
        if len(text) > _LONG_WORD and max(map(len, text.split()), default=0) > _LONG_WORD:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def apply_edits(self, edits: Iterable[Edit]) -> None:
        """Make edits (spans of the present text that do not overlap) as one undo step. Raises ValueError for a span
        outside of the text."""
        table = Utf16Map(self.text())
        self.replace([(*table.span_to_units(one.span), one.text) for one in edits])

    def replace(self, changes: Sequence[Change]) -> None:
        """Make changes, given in Qt's positions, as one undo step."""
        if changes:
            for _, _, text in changes:
                self._heed_long_words(text)
            self.steps.replace([(start, end, self.fitting(text)) for start, end, text in changes])
            self.ensureCursorVisible()

    def replace_all_text(self, text: str) -> None:
        """Put another text in the place of all, as one undo step; the caret goes to its start."""
        self.replace([(0, self.document().characterCount() - 1, text)])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert_plain(self, text: str) -> None:
        """Put text in the place of the selection, or at the caret, as one undo step."""
        cursor = self.textCursor()
        self.replace([(cursor.selectionStart(), cursor.selectionEnd(), text)])

    def block_at(self, y: int) -> QTextBlock:
        """The block at a height of the viewport."""
        # In the margin above the first block, Qt's answer is any block while a long text is being laid out.
        down = max(y + self.verticalScrollBar().value(), self.document().documentMargin() + 1)
        at = self.document().documentLayout().hitTest(QPointF(0, down), Qt.HitTestAccuracy.FuzzyHit)
        return self.document().findBlock(max(0, at))

    def origin(self, block: QTextBlock) -> QPointF:
        """Where a block's layout begins in the viewport."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self.document().documentLayout().blockBoundingRect(block).topLeft() - scrolled

    def undo(self) -> None:
        """Take back the last step, and show what was seen before it."""
        self.undo_begins.emit(self)
        self.steps.undo()
        self.undone.emit(self)

    def redo(self) -> None:
        """Make the step that was taken back again."""
        self.undo_begins.emit(self)
        self.steps.redo()
        self.undone.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            # In an empty line that has a height of its own, Qt takes Return for "back to a plain format".
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertText(self.fitting("\n"))
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return plain.has_text(source) or bool(plain.local_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = plain.local_files(source) if self._dropping else []
        if files:
            self.files_dropped.emit(files)
            return
        text = plain.text_from(source)
        if len(text) > LARGE:
            self.large_paste.emit(text)
        elif text:
            self.insert_plain(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        return plain.mime(selected_text(self.textCursor()))

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping = True
        try:
            super().dropEvent(event)
        finally:
            self._dropping = False
