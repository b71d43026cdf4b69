"""A list whose rows are cards: draws them, knows what the mouse is over, and tells clicks on their pieces."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from walkaway.gui.panels.cards import Action, Card, Piece, Type
from walkaway.gui.panels.painting import Look, paint_card
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit

Index = QModelIndex | QPersistentModelIndex
_MARGIN, _GAP = 14, 10


class CardView(QListView):
    """The base of the card lists. A subclass says in `build_card` what a row looks like.

    The cards keep the same margin at both sides; the scroll bar lies in it, so that its coming and going moves nothing.
    """

    action_triggered = Signal(QModelIndex, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = Type.of(self.font())
        self.gap = _GAP * self._type.unit
        self._hot: tuple[QPersistentModelIndex, Action | None] | None = None
        self._pressed: tuple[QPersistentModelIndex, Action] | None = None
        self.setItemDelegate(_CardDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.set_theme(theme)

    @abstractmethod
    def build_card(self, row: int) -> Card | None:
        """The card of a row, from a cache where it can be; None where the row is not a card.

        Called for every row on every layout, so it must be quick.
        """

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; a subclass may draw rows that are no cards."""
        card = self.build_card(index.row())
        if card is None:
            return
        hot = self._hot if self._hot is not None and self._hot[0] == index else None
        look = Look(
            self._theme,
            self._type.unit,
            selected=index.row() == self.currentIndex().row(),
            focused=self.hasFocus(),
            hovered=hot is not None,
            framed=self.is_framed(index.row()),
            hot=hot[1] if hot is not None else None,
        )
        paint_card(painter, self.corner(option.rect.topLeft()), card, look)

    def is_framed(self, row: int) -> bool:
        """False for a card that is drawn as bare words while it is not the current one."""
        return True

    def row_height(self, index: Index) -> float:
        """How tall a row is, without the gap below it."""
        card = self.build_card(index.row())
        return card.height if card is not None else 0.0

    @property
    def type(self) -> Type:
        """The fonts that cards are laid out in."""
        return self._type

    @property
    def theme(self) -> Theme:
        """The colours that it is drawn in."""
        return self._theme

    @property
    def rtl(self) -> bool:
        """True in a window that reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def card_width(self) -> float:
        """The width of every card."""
        return max(40.0, self.width() - 2 * round(_MARGIN * self._type.unit))

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self.setStyleSheet(f"CardView {{ background: {theme.panel}; border: none; border-radius: 0; padding: 0; }}")
        self.viewport().update()

    def forget_cards(self) -> None:
        """Drop laid-out cards, because width, font or direction changed. A subclass clears its cache here."""

    def piece_at(self, at: QPoint) -> tuple[QModelIndex, Piece | None]:
        """The row at a point of the viewport, and the clickable piece there."""
        index = self.indexAt(at)
        if not index.isValid():
            return index, None
        card = self.build_card(index.row())
        inside = QPointF(at) - self.corner(self.visualRect(index).topLeft())
        return index, card.piece_at(inside) if card is not None else None

    def piece_centre(self, index: Index, action: Action) -> QPoint:
        """Where to click, in the viewport, for an action of a row."""
        card = self.build_card(index.row())
        pieces = [piece for piece in card.pieces if piece.action == action] if card is not None else []
        if not pieces:
            raise LookupError(f"the row offers no {action}")
        return (self.corner(self.visualRect(index).topLeft()) + pieces[0].rect.center()).toPoint()

    def contents_height(self) -> int:
        """How tall all rows are together, as last laid out."""
        # Qt keeps the old size of a list that lost its last row.
        return max(0, self.contentsSize().height()) if self.model().rowCount() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.forget_cards()
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._type = Type.of(self.font())
            self.gap = _GAP * self._type.unit
            self.verticalScrollBar().setSingleStep(max(1, round(24 * unit(self.font()))))
            self.forget_cards()
            self.scheduleDelayedItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hot(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, piece = self.piece_at(event.position().toPoint())
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and piece is not None and piece.action is not None:
            self._pressed = (QPersistentModelIndex(index), piece.action)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        index, piece = self.piece_at(event.position().toPoint())
        if pressed is not None and piece is not None and pressed == (QPersistentModelIndex(index), piece.action):
            self.action_triggered.emit(index, piece.action)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bar = self.verticalScrollBar()
        painter = QPainter(self.viewport())
        line = max(1, round(self._type.unit))
        if bar.value() > bar.minimum():
            painter.fillRect(0, 0, self.viewport().width(), line, QColor(self._theme.line))
        if bar.value() < bar.maximum():
            bottom = self.viewport().height() - line
            painter.fillRect(0, bottom, self.viewport().width(), line, QColor(self._theme.line))
        painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hot = None
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            piece = self.piece_at(event.pos())[1]
            QToolTip.showText(event.globalPos(), piece.tip if piece is not None else "", self)
            return True
        return super().viewportEvent(event)

    def corner(self, row: QPoint) -> QPointF:
        """The corner of the card in the row that starts at `row`."""
        bar = self.width() - self.viewport().width() if self.rtl else 0
        return QPointF(row.x() + round(_MARGIN * self._type.unit) - bar, row.y() + round(4 * self._type.unit))

    def _set_hot(self, at: QPoint) -> None:
        index, piece = self.piece_at(at)
        hot = (QPersistentModelIndex(index), piece.action if piece is not None else None) if index.isValid() else None
        if hot != self._hot:
            self._hot = hot
            pointing = piece is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
            self.viewport().update()


class _CardDelegate(QStyledItemDelegate):
    """Hands drawing and measuring to the view, which knows its rows."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._view.paint_row(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, round(self._view.row_height(index) + self._view.gap))
