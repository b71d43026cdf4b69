"""The icon in the tray, for those who want it: the clipboard and a new draft are at hand while the window is away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget


class Tray(QObject):
    """While the icon is there, closing the window only puts it away."""

    clipboard_wished = Signal()
    draft_wished = Signal()
    window_wished = Signal()

    def __init__(
        self,
        window: QWidget,
        parent: QObject,
        *,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(parent)
        self._window, self._available = window, available
        self._icon: QSystemTrayIcon | None = None
        self._leaving = False
        self.menu = QMenu(window)
        self.menu.addAction("Check the clipboard", self.clipboard_wished.emit)
        self.menu.addAction("New draft", self.draft_wished.emit)
        self.menu.addAction("Show the window", self.window_wished.emit)
        self.menu.addSeparator()
        self.menu.addAction("Quit", self.quit)

    @property
    def keeps_running(self) -> bool:
        """True while the window may be closed without an end."""
        return self._icon is not None and not self._leaving

    @property
    def leaving(self) -> bool:
        """True when the user wants an end."""
        return self._leaving

    def set_on(self, on: bool) -> None:
        """Show the icon where the desktop has a place for it, or take it away."""
        if on and self._icon is None and self._available():
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.setToolTip("Walkaway")
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._on_activated)
            self._icon.show()
        elif not on and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def quit(self) -> None:
        """End, also where the icon is there."""
        self._leaving = True
        self._window.close()
        self._leaving = False

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.window_wished.emit()
