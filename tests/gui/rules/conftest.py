"""A few rules, and a way to put a dialog on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.theme import Theme, load_theme
from walkaway.tone import RuleSet
from walkaway.tone.compile import compile_rules

_RULES = """
[[rule]]
id = "humble-plea"
family = "pleading"
weight = "strong"
match = ["(beg|implore) you"]
why = "A plea puts the writer on the floor."
calm = ["Would Tuesday suit?", ""]
flag = ["I [beg you] to call."]
pass = ["They beg your pardon."]

[[rule]]
id = "so-sorry"
family = "apology"
weight = "light"
match = ["so sorry"]
why = "An apology without a mistake."
calm = ["Thank you for waiting."]
flag = ["I am [so sorry] 😀."]

[[rule]]
id = "elephants"
family = "apology"
weight = "medium"
match = ["purple elephant"]
why = "A rule of one's own."
calm = [""]
flag = ["A [purple elephant] came."]
pass = ["A grey elephant came."]
"""
MINE = "apology/elephants"


@pytest.fixture(scope="session")
def few() -> RuleSet:
    return compile_rules("few", {Path("few.toml"): _RULES.encode()})


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
