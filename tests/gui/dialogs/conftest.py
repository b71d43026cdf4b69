"""The themes, and a way to put a dialog on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.theme import Theme, load_theme


@pytest.fixture
def light() -> Theme:
    return load_theme("light")


@pytest.fixture
def dark() -> Theme:
    return load_theme("dark")


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a widget in the active window, laid out."""

    def run(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        QApplication.processEvents()

    return run
