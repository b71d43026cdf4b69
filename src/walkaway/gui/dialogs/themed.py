"""What the windows with lists and cards have in common: they wear the theme, follow the letters, and fold.

Preferences and what asks a single question are plain dialogs, in the colours and letters of the application.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit, widget_sheet


class ThemedDialog(QDialog):
    """Dressed anew with another theme and with larger letters.

    A subclass calls `set_theme` when it has the parts that are told of the theme, too.
    """

    folds_below = 0
    """The width, in design pixels, below which it counts as narrow; 0 for never."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        self._theme = theme

    def sheet(self, theme: Theme, u: float) -> str:
        """The style sheet of its own parts; `u` is one design pixel."""
        return ""

    def fold(self, narrow: bool) -> None:
        """Lay the parts out for a narrow window, or for a wide one."""

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self.setStyleSheet(
            f"{type(self).__name__} {{ background: {theme.panel}; }}"
            f"{widget_sheet(theme, self.font())}{self.sheet(theme, unit(self.font()))}"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._theme)
            self._fold()

    def _fold(self) -> None:
        self.fold(self.width() < self.folds_below * unit(self.font()))
