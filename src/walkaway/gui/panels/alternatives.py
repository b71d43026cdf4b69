"""Calm alternatives for the draft: up to three templates as cards that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from walkaway.gui.panels.cards import Card, Type
from walkaway.gui.panels.painting import Look, paint_card
from walkaway.gui.panels.template_card import template_card
from walkaway.gui.panels.template_words import spoken_template
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import SectionLabel, unit
from walkaway.library.template import Template

MOST = 3
_WIDTHS = 8
"""How many widths a card is kept for: a layout asks for several by turns."""


class TemplateButton(QAbstractButton):
    """A template's card as a button."""

    chosen = Signal(object)
    focused = Signal(QWidget)

    def __init__(self, template: Template, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self._theme = theme
        self._laid_out: dict[object, Card] = {}
        # Not Fixed: layouts keep the size hint of a width that is long gone, and would hold it to that.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken_template(template))
        self.setToolTip("See this template")
        self.clicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._card(width).height + 2 * self._edge())

    def sizeHint(self) -> QSize:
        width = max(self.width(), round(200 * unit(self.font())))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(100 * unit(self.font())), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look(
            self._theme,
            unit(self.font()),
            selected=self.hasFocus() or self.isDown(),
            focused=self.hasFocus(),
            hovered=self.underMouse(),
        )
        painter = QPainter(self)
        paint_card(painter, QPointF(self._edge(), self._edge()), self._card(self.width()), look)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _edge(self) -> int:
        return _edge(unit(self.font()))

    def _card(self, width: int) -> Card:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (width, self.font().key(), rtl)
        if key not in self._laid_out:
            if len(self._laid_out) >= _WIDTHS:
                self._laid_out.clear()
            inner = max(40.0, width - 2 * self._edge())
            self._laid_out[key] = template_card(self.template, Type.of(self.font()), inner, rtl=rtl)
        return self._laid_out[key]

    def _on_clicked(self) -> None:
        self.chosen.emit(self.template)


class Alternatives(QWidget):
    """A heading and the cards, with the panel's margins. It hides where there are none."""

    template_chosen = Signal(object)
    button_focused = Signal(QWidget)
    """(TemplateButton): the keyboard came to it, so it should be in sight."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[TemplateButton] = []
        self._label = SectionLabel("Calm alternatives for this draft")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self.fit_font()
        self.hide()

    def set_templates(self, templates: Sequence[Template]) -> bool:
        """Show the first of these, at most `MOST`; True where that changes anything."""
        wanted = list(templates[:MOST])
        if [button.template for button in self._buttons] == wanted:
            return False
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [TemplateButton(template, self._theme, self) for template in wanted]
        for button in self._buttons:
            button.chosen.connect(self.template_chosen)
            button.focused.connect(self.button_focused)
            self._column.addWidget(button)
        self.setVisible(bool(wanted))
        return True

    def buttons(self) -> tuple[TemplateButton, ...]:
        """The cards, best first."""
        return tuple(self._buttons)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self._column.contentsMargins()
        inner = width - edges.left() - edges.right()
        cards = sum(button.heightForWidth(inner) + self._column.spacing() for button in self._buttons)
        return edges.top() + self._label.sizeHint().height() + cards + edges.bottom()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        side = round(14 * u) - _edge(u)
        self._column.setContentsMargins(side, round(8 * u), side, round(10 * u))
        self._column.setSpacing(round(4 * u))
        self._label.setContentsMargins(round(5 * u), 0, 0, 0)


def _edge(u: float) -> int:
    """Room around a card for the glow of the focus."""
    return round(3 * u)
