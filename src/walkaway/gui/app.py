"""Opening the window: first an empty one in its colours, at once, and then everything that stands in it.

Importing and building all parts takes several times as long as showing a window, and a window that is there is worth
more than a blank screen. Keys that are pressed meanwhile wait in the queue and reach the message.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from walkaway import __version__, paths
from walkaway.gui.requests import WAIT
from walkaway.gui.theme import load_theme, palette, style_sheet, theme_name
from walkaway.gui.window import MainWindow

if TYPE_CHECKING:
    from walkaway.gui.program import Program
    from walkaway.gui.single import FirstInstance

THEME_KEY = "look/theme"
_DARK = 128
"""Lightness of the system's windows below which it is dark."""
_TURN = 0.0005
"""Seconds after which a thread that computes lets the window go first. Python's own five milliseconds are paid many
times in one key: every time that the window has waited for something, or drawn."""


def run(words: Sequence[str]) -> int:
    """Open the window, with what these words of the command line ask for; returns the exit code when it was closed."""
    app = make_application()
    state = open_state()
    window = open_window(app, state)
    from walkaway.gui.single import FirstInstance

    first = FirstInstance(paths.state_dir())
    alone = first.claim()
    waits, words = WAIT in words, [word for word in words if word != WAIT]
    if not alone and waits:
        given_back = first.hand_over_and_wait(words)
        if given_back is not None:
            return 0 if given_back else 1
    elif not alone and first.hand_over(words):
        return 0
    window.show()
    app.processEvents()
    program = make_program(app, first, state=state, window=window, alone=alone)
    program.start(words, waits=waits)
    code = app.exec()
    ended = program.end()
    code = code or (0 if program.gave_back else 1)
    if not ended:
        # A thread still waits, for a disk that hangs or a long job. Everything is written that could be; Python's own
        # way out would wait for it, or abort in the middle of it.
        os._exit(code)
    return code


def make_application() -> QApplication:
    """The one QApplication, with its name and icon."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    sys.setswitchinterval(_TURN)
    app.setApplicationName("walkaway")
    app.setApplicationDisplayName("Walkaway")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("io.github.walkaway.Walkaway")
    app.setWindowIcon(QIcon(str(paths.resource("icons", "walkaway.svg"))))
    return app


def open_state() -> QSettings:
    """Size and layout of the window, and other things that only matter on this machine."""
    return QSettings(str(paths.state_dir() / "window.ini"), QSettings.Format.IniFormat)


def open_window(app: QApplication, state: QSettings) -> MainWindow:
    """The window, empty, where and how it stood last time."""
    # Asking for the system's scheme itself has PySide build all enums of `Qt`, which takes longer than everything here.
    dark = app.palette().window().color().lightness() < _DARK
    theme = load_theme(theme_name(str(state.value(THEME_KEY, "system")), dark=dark))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    window = MainWindow()
    window.restore_layout(state)
    return window


def make_program(
    app: QApplication,
    first: FirstInstance,
    *,
    state: QSettings | None = None,
    window: MainWindow | None = None,
    alone: bool = True,
) -> Program:
    """Every part, connected, in the window. Only who is `alone` may bring back what a crash left."""
    from walkaway.gui.build import build

    state = state or open_state()
    return build(app, first, state, window or open_window(app, state), alone=alone)
