"""Draws a draft in the list: its subject, and below it whom it is for, when it changed and how it reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from walkaway.gui.drafts_model import ROW_ROLE, DraftRow, short_date
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import scaled

Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.9


class DraftDelegate(QStyledItemDelegate):
    """A rounded card for the open draft, plain lines for the others, and a frame where the keyboard is."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._now = now
        self.current = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title = QFontMetrics(option.font).height()
        return QSize(80, round(title * (1 + _SMALL) + 2 * self._pad(option) + 8))

    @staticmethod
    def _pad(option: QStyleOptionViewItem) -> int:
        return round(QFontMetrics(option.font).height() * 0.5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DraftRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(2, 1, -2, -3)
        self._paint_card(painter, option, card, row)
        pad = self._pad(option)
        inside = card.adjusted(pad, pad, -pad, -pad)
        self._paint_lines(painter, option.font, inside, row)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect, row: DraftRow) -> None:
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.id == self.current:
            painter.setPen(QPen(QColor(self.theme.card_line), 1))
            painter.setBrush(QColor(self.theme.card))
            painter.drawRoundedRect(card, 7, 7)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.line))
            painter.drawRoundedRect(card, 7, 7)
        if focused:
            painter.setPen(QPen(QColor(self.theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, 7, 7)

    def _paint_lines(self, painter: QPainter, font: QFont, inside: QRect, row: DraftRow) -> None:
        title, small = scaled(font, 1, bold=True), scaled(font, _SMALL)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setFont(title)
        painter.setPen(QColor(self.theme.text if row.subject.strip() else self.theme.muted))
        words = QFontMetrics(title).elidedText(row.title, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, left | top, words)
        metrics = QFontMetrics(small)
        score = "" if row.composure is None else str(row.composure)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(inside, right | bottom, score)
        room = inside.width() - metrics.horizontalAdvance(score) - 8
        when = short_date(row.changed, self._now())
        who = metrics.elidedText(
            row.prospect, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(f" · {when}")
        )
        painter.drawText(inside, left | bottom, f"{who} · {when}" if who else when)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Subject of the draft")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(6, 4, -6, 0)
        rect.setHeight(editor.sizeHint().height())
        editor.setGeometry(rect)
