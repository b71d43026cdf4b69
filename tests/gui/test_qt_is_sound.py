"""The pinned PySide6 keeps count of references."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 5_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_give_away_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one reference a call here and then aborted the interpreter."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("calm")

    assert abs(sys.getrefcount(None) - before) < CALLS // 100
