"""The look of the whole window: theme and letters, from the user's choice and the system's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from walkaway.gui.theme import Theme, load_theme, palette, style_sheet, theme_name
from walkaway.gui.widgets import widget_sheet
from walkaway.settings import Settings


class Look(QObject):
    """Dresses the application. `changed(Theme)` tells those who draw themselves."""

    changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._name = ""
        self.theme: Theme
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def set_settings(self, settings: Settings) -> None:
        """Look as these say from now on."""
        self._settings = settings
        self._dress()

    def letters(self) -> QFont:
        """The font of the message, before zoom."""
        font = QFont(self._settings.font_family) if self._settings.font_family else QFont(self._app.font())
        font.setPointSizeF(float(self._settings.font_size))
        return font

    def _on_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._dress()

    def _dress(self) -> None:
        name = theme_name(self._settings.theme, dark=self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
        if name == self._name:
            return
        self._name = name
        self.theme = load_theme(name)
        self._app.setPalette(palette(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme) + widget_sheet(self.theme, self._app.font()))
        self.changed.emit(self.theme)
