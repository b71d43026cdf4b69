"""The menus, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from walkaway.gui.actions import MENUS, Command
from walkaway.gui.sending.ways import Way

_AFTER = "file.open"


class RecentMenu(QObject):
    """The files that were opened or saved lately; filled when it is looked at."""

    chosen = Signal(str)

    def __init__(self, files: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._files = files
        self.menu = QMenu("Open recent", parent)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._on_triggered)

    def _fill(self) -> None:
        self.menu.clear()
        for name in self._files():
            action = self.menu.addAction(Path(name).name.replace("&", "&&"))
            action.setToolTip(name)
            action.setData(name)
        if self.menu.isEmpty():
            self.menu.addAction("No files yet").setEnabled(False)

    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(action.data())


class WaysMenu(QObject):
    """The ways in which a message leaves; the one that was chosen last is ticked, and Return takes it."""

    def __init__(self, commands: Mapping[str, Command], last: Callable[[], Way | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = {way: commands[f"send.{way}"] for way in Way}
        self._last = last
        self.menu = QMenu("Send with", parent)
        self.menu.setToolTipsVisible(True)
        self.menu.addActions(list(self._commands.values()))
        self.menu.insertSeparator(self._commands[Way.COPY])
        self.menu.aboutToShow.connect(self.show_last)

    def show_last(self) -> None:
        """Tick the way that was chosen last."""
        last = self._last()
        for way, command in self._commands.items():
            command.setChecked(way is last)
        if last is not None:
            self.menu.setActiveAction(self._commands[last])


def make_menus(window: QMainWindow, commands: Mapping[str, Command], recent: RecentMenu) -> QMenu:
    """Fill the menu bar, and return one menu that holds the same menus for a button."""
    together = QMenu(window)
    for title in MENUS:
        menu = QMenu(title, window)
        menu.setToolTipsVisible(True)
        for command in commands.values():
            if command.spec.menu != title:
                continue
            if command.spec.gap:
                menu.addSeparator()
            menu.addAction(command)
            if command.spec.id == _AFTER:
                menu.addMenu(recent.menu)
        window.menuBar().addMenu(menu)
        together.addMenu(menu)
    return together
