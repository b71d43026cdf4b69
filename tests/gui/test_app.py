from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from walkaway.gui.app import make_application


@pytest.fixture
def usual_turns() -> Iterator[float]:
    usual = sys.getswitchinterval()
    yield usual
    sys.setswitchinterval(usual)


def test_a_thread_that_computes_lets_the_window_go_first_ten_times_sooner_than_usual(
    qapp: QApplication, usual_turns: float
) -> None:
    assert make_application() is qapp

    assert sys.getswitchinterval() <= usual_turns / 10
