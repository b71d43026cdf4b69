"""The score of the message as a ring, and in words where every point went."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkaway.gui.panels.blocks import Block
from walkaway.gui.panels.composure_words import company_in_words, headline, sum_in_words
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import scaled, unit
from walkaway.tone import Report

EMPTY_HEADLINE = "Nothing to read yet"
EMPTY_WORDS = "Write, paste a mail, or start from a template."
_RING, _PADDING, _THICK = 56, 14, 6


class ComposureCard(QWidget):
    """Ring, a sentence, and the sum that the score is.

    Drawn by hand: labels that wrap cost 5 ms of laying out at each change of the score, this costs a repaint.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._score: int | None = None
        self._texts = ("", "")
        self._laid_out: tuple[object, tuple[Block, Block]] | None = None
        # Not Fixed: layouts keep the size hint of a width that is long gone, and would hold it to that.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_empty()

    def show_empty(self) -> None:
        """The state of a message without words."""
        self._show(None, EMPTY_HEADLINE, EMPTY_WORDS)

    def show_report(self, report: Report) -> None:
        """The score of a message, and what made it so."""
        words = f"{sum_in_words(report.composure, report.gain)} {company_in_words(report)}"
        self._show(report.composure.score, headline(report.composure), words.rstrip())

    def texts(self) -> tuple[str, str]:
        """The sentence and the sum as shown."""
        return self._texts

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        u = unit(self.font())
        tallest = max(_RING * u, sum(block.height for block in self._blocks(width)) + 2 * u)
        return round(tallest + 2 * 12 * u)

    def sizeHint(self) -> QSize:
        width = max(self.width(), round(200 * unit(self.font())))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        u = unit(self.font())
        return QSize(round(140 * u), round((_RING + 24) * u))

    def paintEvent(self, event: QPaintEvent) -> None:
        u, theme = unit(self.font()), self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.focus if self.hasFocus() else theme.card_line), u))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(u / 2, u / 2, -u / 2, -u / 2), 9 * u, 9 * u)
        ring = QRectF(_PADDING * u, (self.height() - _RING * u) / 2, _RING * u, _RING * u)
        if self._is_rtl():
            ring.moveRight(self.width() - _PADDING * u)
        self._paint_ring(painter, ring)
        first, second = self._blocks(self.width())
        left = _PADDING * u if self._is_rtl() else (_RING + 2 * _PADDING) * u
        top = (self.height() - first.height - second.height - 2 * u) / 2
        first.paint(painter, QPointF(left, top), QColor(theme.text))
        second.paint(painter, QPointF(left, top + first.height + 2 * u), QColor(theme.muted))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        thick, theme = _THICK * unit(self.font()), self._theme
        ring = rect.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line), thick))
        painter.drawEllipse(ring)
        if self._score:
            colour = theme.accent if self._score == 100 else theme.amber_medium_line
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            # Qt counts sixteenths of a degree against the clock from three o'clock; the ring starts at twelve.
            painter.drawArc(ring, 90 * 16, -round(self._score / 100 * 360 * 16))
        painter.setFont(scaled(self.font(), 1.2, bold=True))
        painter.setPen(QColor(theme.muted if self._score is None else theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–" if self._score is None else str(self._score))

    def _blocks(self, width: int) -> tuple[Block, Block]:
        """Both texts, wrapped for the card at this width."""
        key = (width, self.font().key(), self._texts, self._is_rtl())
        if self._laid_out is None or self._laid_out[0] != key:
            room = max(1.0, width - (_RING + 3 * _PADDING) * unit(self.font()))
            first = Block(self._texts[0], scaled(self.font(), 1.0, bold=True), room, rtl=self._is_rtl())
            self._laid_out = (key, (first, Block(self._texts[1], self.font(), room, rtl=self._is_rtl())))
        return self._laid_out[1]

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _show(self, score: int | None, headline: str, words: str) -> None:
        if (score, headline, words) == (self._score, *self._texts):
            return
        before = self.heightForWidth(self.width())
        self._score, self._texts = score, (headline, words)
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        said = "Composure" if score is None else f"Composure {score} of 100"
        self.setAccessibleName(f"{said}. {headline}. {words}")
        self.update()
