"""The place for a reply: its cues are marked in it, and what is not read is dimmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from walkaway.gui.editor.paint import Boxes
from walkaway.gui.editor.plain_edit import PlainEdit
from walkaway.gui.editor.positions import cursor_between, cursor_over
from walkaway.gui.prospects.cue_look import draw_line
from walkaway.gui.prospects.cue_places import Block, CuePiece, place
from walkaway.gui.prospects.reply_words import said_by
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit
from walkaway.prospects.reply import Cue
from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map

_LINE_HEIGHT = 165  # percent: two lines of cues have room below the words
_BAR = 3.0  # the bar beside what is not read, in design pixels


class ReplyEdit(PlainEdit):
    """Marks are painted behind the words and no part of them.

    `cue_entered(int)` says in which cue the caret is now, -1 for none.
    """

    cue_entered = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cues: tuple[Cue, ...] = ()
        self._blocks: Mapping[int, Block] = {}
        self._unread: tuple[Span, ...] = ()
        self._chosen = -1
        self.document().setDocumentMargin(round(10 * unit(self.font())))
        self.set_line_height(_LINE_HEIGHT)
        self.cursorPositionChanged.connect(self._on_caret)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(62 * metrics.averageCharWidth()), round(16 * metrics.height()))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self._dim()
        self.viewport().update()

    def show_reading(self, cues: Sequence[Cue], unread: Sequence[Span]) -> None:
        """Mark these cues, and dim what is not read: both of the text as it is now."""
        self._cues, self._chosen = tuple(cues), -1
        self._blocks = place(self.text(), self._cues)
        if tuple(unread) != self._unread:
            self._unread = tuple(unread)
        self._dim()
        self.viewport().update()

    def choose(self, number: int) -> None:
        """Emphasise a cue and show where it stands; -1 for none."""
        self._chosen = number
        if number >= 0:
            span = self._cues[number].span
            cursor = cursor_over(self.document(), span)
            cursor.setPosition(cursor.selectionStart())
            blocked = self.blockSignals(True)
            self.setTextCursor(cursor)
            self.blockSignals(blocked)
            self.ensureCursorVisible()
        self.viewport().update()

    def cues_at(self, point: QPointF) -> tuple[Cue, ...]:
        """The cues whose words are under a point of the viewport."""
        block = self.cursorForPosition(point.toPoint()).block()
        boxes, at = Boxes(block), point - self.origin(block)
        reach = 4 * unit(self.font())
        return tuple(
            self._cues[piece.number]
            for piece in self._pieces(block)
            if any(box.adjusted(0, 0, 0, reach).contains(at) for box in boxes.of(piece.start, piece.end))
        )

    def insertFromMimeData(self, source: QMimeData) -> None:
        was_empty = self.document().isEmpty()
        super().insertFromMimeData(source)
        if was_empty:
            # What was pasted is there to be read, from its beginning.
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.block_at(event.rect().top())
        while block.isValid():
            origin = self.origin(block)
            if origin.y() > event.rect().bottom():
                break
            self._paint_cues(painter, block, origin)
            block = block.next()
        self._paint_bars(painter)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = dict.fromkeys(said_by(cue) for cue in self.cues_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), "\n".join(said), self)
            return True
        return super().viewportEvent(event)

    def _paint_cues(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        pieces = self._pieces(block)
        if not pieces:
            return
        boxes, u = Boxes(block), unit(self.font())
        placed = [(piece, box.translated(origin)) for piece in pieces for box in boxes.of(piece.start, piece.end)]
        for piece, box in placed:
            if piece.number == self._chosen:
                painter.fillRect(box.adjusted(-u, 0, u, u), QColor(self._theme.selection))
        for piece, box in placed:
            draw_line(painter, self._cues[piece.number].kind, self._theme, box, u, piece.level)

    def _paint_bars(self, painter: QPainter) -> None:
        """A bar at the side of what is not read: dimmed words alone would be told by colour."""
        u = unit(self.font())
        for cursor in (selection.cursor for selection in self.extraSelections()):
            first = self.document().findBlock(cursor.selectionStart())
            last = self.document().findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
            top = self.origin(first).y()
            bottom = self.origin(last).y() + self.document().documentLayout().blockBoundingRect(last).height()
            painter.fillRect(QRectF(3 * u, top, _BAR * u, bottom - top), QColor(self._theme.card_line))

    def _pieces(self, block: QTextBlock) -> tuple[CuePiece, ...]:
        found = self._blocks.get(block.blockNumber())
        # Rather no mark than one in the wrong place.
        return found.pieces if found is not None and found.text == block.text() else ()

    def _dim(self) -> None:
        table, selections = Utf16Map(self.text()), []
        for span in self._unread:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor_between(self.document(), *table.span_to_units(span))
            selection.format.setForeground(QColor(self._theme.muted))
            selections.append(selection)
        self.setExtraSelections(selections)

    def _on_caret(self) -> None:
        cursor = self.textCursor()
        at = cursor.positionInBlock()
        inside = [piece.number for piece in self._pieces(cursor.block()) if piece.start <= at < piece.end]
        number = inside[0] if inside and not cursor.hasSelection() else -1
        if number != self._chosen:
            self._chosen = number
            self.viewport().update()
            self.cue_entered.emit(number)
