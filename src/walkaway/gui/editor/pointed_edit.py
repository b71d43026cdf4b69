"""What the pointer does with marks: resting on them, clicking them, asking for their menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.theme import Theme
from walkaway.text.finding import Finding
from walkaway.text.parts import Part


class PointedEdit(MarkedEdit):
    """Tells where the pointer is among the marks; the signals begin with the edit itself.

    `pointed(edit, finding, rect)` follows it onto a mark (rect in the viewport) or off it (None). `clicked(edit,
    finding)` is a plain click on a mark, `field_clicked(edit, position)` one on an open field. `menu_wanted(edit,
    finding, point)` asks for the menu, the finding being None beside marks, the point global.
    """

    pointed = Signal(object, object, QRect)
    clicked = Signal(object, object)
    field_clicked = Signal(object, int)
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self, theme: Theme, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(theme, part, parent)
        self._under: Finding | None = None
        self._pressed_at = -1
        self.viewport().setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell(None, QRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        had_selection = self.textCursor().hasSelection()
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        # A click into a selection is the way to put the caret into a field.
        self._pressed_at = self.textCursor().position() if plain and not had_selection else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        pressed_at, self._pressed_at = self._pressed_at, -1
        if cursor.hasSelection() or event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.piece_at(event.position())
        if found is None:
            return
        block, piece = found
        finding = self.finding_of(block, piece)
        if finding is None:
            if pressed_at == cursor.position():
                self.field_clicked.emit(self, cursor.position())
        else:
            self.clicked.emit(self, finding)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            finding = self.finding_at(self.textCursor().position())
            self.menu_wanted.emit(self, finding, self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
            return
        found = self.piece_at(QPointF(event.pos()))
        finding = self.finding_of(*found) if found is not None else None
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(self, finding, event.globalPos())

    def _point(self, at: QPointF) -> None:
        found = self.piece_at(at)
        finding = self.finding_of(*found) if found is not None else None
        self._tell(finding, self.piece_rect(*found) if found is not None else QRect())

    def _tell(self, finding: Finding | None, place: QRect) -> None:
        if finding != self._under:
            self._under = finding
            self.pointed.emit(self, finding, place)
