"""The score of the message as a ring, and in words where every point went."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from walkaway.gui.panels.composure_words import headline, sum_in_words
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import scaled, unit
from walkaway.tone.composure import Composure

EMPTY_HEADLINE = "Nothing to read yet"
EMPTY_WORDS = "Write, paste a mail, or start from a template."


class ComposureRing(QWidget):
    """The score as a number in a ring that is filled as far as the score goes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_score(None)

    def set_score(self, score: int | None) -> None:
        """Show a score from 0 to 100, or None for a message without words."""
        self._score = score
        self.setAccessibleName("Composure: nothing to read yet" if score is None else f"Composure {score} of 100")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        side = round(56 * unit(self.font()))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        u, theme = unit(self.font()), self._theme
        thick = 6 * u
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), thick))
        painter.drawEllipse(ring)
        if self._score:
            colour = theme.accent if self._score == 100 else theme.amber_medium_line
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            # Qt counts sixteenths of a degree against the clock from three o'clock; the ring starts at twelve.
            painter.drawArc(ring, 90 * 16, -round(self._score / 100 * 360 * 16))
        painter.setFont(scaled(self.font(), 1.2, bold=True))
        painter.setPen(QColor(theme.text if self._score is not None else theme.muted))
        text = "–" if self._score is None else str(self._score)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class ComposureCard(QFrame):
    """Ring, a sentence, and the sum that the score is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composure")
        self._ring = ComposureRing(theme)
        self._texts_shown = (EMPTY_HEADLINE, EMPTY_WORDS)
        self._headline = _wrapping()
        self._words = _wrapping()
        self._words.setProperty("quiet", True)
        texts = QVBoxLayout()
        texts.addStretch()
        texts.addWidget(self._headline)
        texts.addWidget(self._words)
        texts.addStretch()
        row = QHBoxLayout(self)
        row.addWidget(self._ring)
        row.addLayout(texts, 1)
        self._texts = texts
        self.fit_font()
        self.set_theme(theme)
        self.show_empty()

    def show_empty(self) -> None:
        """The state of a message without words."""
        self._show(None, EMPTY_HEADLINE, EMPTY_WORDS)

    def show_composure(self, composure: Composure) -> None:
        """The score of a message."""
        self._show(composure.score, headline(composure), sum_in_words(composure))

    def texts(self) -> tuple[str, str]:
        """The sentence and the sum as shown."""
        return self._texts_shown

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._ring.set_theme(theme)
        u = unit(self.font())
        self.setStyleSheet(
            f"#composure {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(9 * u)}px; }}"
            f"QLabel {{ color: {theme.text}; background: transparent; }}"
            f'QLabel[quiet="true"] {{ color: {theme.muted}; }}'
        )

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        self._headline.setFont(scaled(self.font(), 1.0, bold=True))
        row = self.layout()
        if row is not None:
            row.setContentsMargins(round(14 * u), round(12 * u), round(14 * u), round(12 * u))
            row.setSpacing(round(14 * u))
        self._texts.setSpacing(round(2 * u))
        self._ring.updateGeometry()

    def _show(self, score: int | None, headline: str, words: str) -> None:
        self._ring.set_score(score)
        self._texts_shown = (headline, words)
        self._headline.setText(_roomy(headline))
        self._words.setText(_roomy(words))
        self.setAccessibleName(f"{headline}. {words}")


def _roomy(text: str) -> str:
    """Plain text as rich text, for the one thing that a label cannot do otherwise: the space between lines."""
    return f'<div style="line-height: 116%">{escape(text)}</div>'


def _wrapping() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
