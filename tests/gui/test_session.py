from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from walkaway.gui.session import SessionEnd


@pytest.fixture
def session(qapp: QApplication) -> Iterator[SessionEnd]:
    made = SessionEnd()
    made.install(qapp)
    yield made
    made.remove()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_heard_while_the_event_loop_sleeps(session: SessionEnd, qtbot: QtBot, number: int) -> None:
    with qtbot.waitSignal(session.told_to_end):
        os.kill(os.getpid(), number)


def test_the_old_handlers_are_given_back(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM)

    made = SessionEnd()
    made.install(qapp)
    made.remove()

    assert signal.getsignal(signal.SIGTERM) is before


def test_logging_out_is_told(session: SessionEnd, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.about_to_end):
        # A session manager can only be made by Qt itself.
        session._on_commit(None)  # type: ignore[arg-type]
