"""A list of cards with a widget below its last card that scrolls along with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from walkaway.gui.panels.card_view import CardView
from walkaway.gui.theme import Theme


class FootedView(CardView):
    """The base of a card list that ends in a widget. The widget says by `heightForWidth` what room it needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._footer: QWidget | None = None
        super().__init__(theme, parent)

    def set_footer(self, footer: QWidget) -> None:
        """Put this below the cards, once; call `fit_footer` when its height changes."""
        self._footer = footer
        footer.setParent(self.viewport())
        footer.installEventFilter(self)
        self.fit_footer()

    def fit_footer(self) -> None:
        """Make room for the footer as tall as it now is, and put it there."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        if self._footer is None:
            super().updateGeometries()
            return
        # Qt scrolls over the rows only. While it says so the bar stays quiet: it would throw the list about.
        bar = self.verticalScrollBar()
        before, value = (bar.minimum(), bar.maximum()), bar.value()
        with QSignalBlocker(bar):
            super().updateGeometries()
            whole = self.contents_height() + self._footer_height()
            bar.setRange(0, max(0, whole - self.viewport().height()))
            bar.setValue(min(value, bar.maximum()))
        if (bar.minimum(), bar.maximum()) != before:
            bar.rangeChanged.emit(bar.minimum(), bar.maximum())
        if bar.value() != value:
            bar.valueChanged.emit(bar.value())
        self._show_bar(whole > self.viewport().height())
        self._place_footer()

    def _show_bar(self, shown: bool) -> None:
        # Left to itself, Qt would hide the bar where the rows alone have room, and this class show it again: each
        # resizes the viewport, each resize asks for another layout, and that never ends.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_footer()

    def show_in_footer(self, part: QWidget) -> None:
        """Scroll until this part of the footer is to be seen."""
        bar = self.verticalScrollBar()
        top = part.mapTo(self.viewport(), part.rect().topLeft()).y()
        below = top + part.height() - self.viewport().height()
        bar.setValue(bar.value() + (top if top < 0 else max(0, below)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._footer and event.type() == QEvent.Type.LayoutRequest:
            self.fit_footer()
        return super().eventFilter(watched, event)

    def _footer_height(self) -> int:
        footer = self._footer
        return footer.heightForWidth(self.width()) if footer is not None and not footer.isHidden() else 0

    def _place_footer(self) -> None:
        if self._footer is not None:
            left = self.viewport().width() - self.width() if self.rtl else 0
            top = self.contents_height() - self.verticalOffset()
            self._footer.setGeometry(left, top, self.width(), self._footer_height())
