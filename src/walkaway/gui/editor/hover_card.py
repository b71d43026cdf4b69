"""The card that opens over a mark when the pointer rests on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from walkaway.gui.panels.finding_words import family_label, quoted, wording_label
from walkaway.gui.theme import Theme
from walkaway.gui.timers import one_shot
from walkaway.gui.widgets import unit
from walkaway.text.finding import Finding

_OPEN_MS = 350
_CLOSE_MS = 250


class HoverCard(QFrame):
    """Family, words, reason and first calm wording of one finding. Takes no keyboard focus: the panel is for keys."""

    rewrite_requested = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding: Finding | None = None
        self._place = QRect()
        self._next: tuple[Finding, QRect] | None = None
        self._parent = parent
        self._opening, self._closing = one_shot(self, _OPEN_MS, self._open), one_shot(self, _CLOSE_MS, self.close_card)
        self._family, self._words, self._why = QLabel(), QLabel(), QLabel()
        self._wording = QPushButton()
        self._wording.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wording.setCursor(Qt.CursorShape.PointingHandCursor)
        self._wording.clicked.connect(self._on_wording)
        self._column = column = QVBoxLayout(self)
        for label, name in ((self._family, "family"), (self._words, "words"), (self._why, "why")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setObjectName(name)
            column.addWidget(label)
        column.addWidget(self._wording)
        column.setSpacing(4)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        px = unit(self.font())
        self._column.setContentsMargins(*[round(12 * px)] * 4)
        self.setStyleSheet(
            f"HoverCard {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(8 * px)}px; }}"
            f"QLabel#family {{ color: {theme.name}; font-weight: 600; }}"
            f"QLabel#words {{ color: {theme.text}; font-weight: 600; }}"
            f"QLabel#why {{ color: {theme.muted}; }}"
            f"QPushButton {{ text-align: left; color: {theme.accent_text}; background: {theme.accent_soft};"
            f" border: 1px solid {theme.accent_line}; border-radius: {round(6 * px)}px;"
            f" padding: {round(6 * px)}px {round(9 * px)}px; margin-top: {round(4 * px)}px; }}"
            f"QPushButton:hover {{ border-color: {theme.accent}; }}"
        )

    def point_at(self, finding: Finding | None, place: QRect) -> None:
        """The pointer rests on a mark at `place` (the parent's coordinates), or on none."""
        if finding is None:
            self._opening.stop()
            if self.isVisible() and not self._closing.isActive():
                self._closing.start()
        elif finding == self.finding and self.isVisible():
            self._closing.stop()
        else:
            self._next = finding, place
            self._opening.start()

    def close_card(self) -> None:
        """Go away, and do not come for what was pointed at before."""
        self._opening.stop()
        self._closing.stop()
        self.finding = None
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._closing.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._closing.start()
        super().leaveEvent(event)

    def _open(self) -> None:
        if self._next is None:
            return
        finding, place = self._next
        self._next = None
        self._closing.stop()
        self.finding = finding
        self._family.setText(family_label(finding.family))
        self._words.setText(quoted(finding.text))
        self._why.setText(finding.why)
        self._wording.setVisible(bool(finding.rewrites))
        if finding.rewrites:
            self._wording.setText(self._wrapped(wording_label(finding.rewrites[0])))
        self._settle(place)
        self.raise_()
        self.show()

    def _wrapped(self, text: str) -> str:
        """The text with line breaks: a button does not wrap by itself."""
        metrics, lines = self.fontMetrics(), [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > self._width() - round(48 * unit(self.font())):
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines).replace("&", "&&")

    def _width(self) -> int:
        return min(self.fontMetrics().averageCharWidth() * 52, self._parent.width() - 16)

    def _settle(self, place: QRect) -> None:
        """Stand below the mark, or above it where there is no room, and inside of the parent."""
        room = self._parent.rect().adjusted(8, 8, -8, -8)
        width = self._width()
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        gap = round(6 * unit(self.font()))
        left = max(room.left(), min(place.left(), room.right() - width))
        top = place.bottom() + gap
        if top + height > room.bottom():
            top = max(room.top(), place.top() - gap - height)
        self.resize(width, height)
        self.move(QPoint(left, top))

    def _on_wording(self) -> None:
        finding = self.finding
        self.close_card()
        if finding is not None and finding.rewrites:
            self.rewrite_requested.emit(finding, finding.rewrites[0])
