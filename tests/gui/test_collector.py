from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from walkaway.gui.collector import Collector


class Cycle:
    """Garbage that only a collection finds, and that notes the thread in which it dies."""

    def __init__(self, died_in: list[str]) -> None:
        self._self, self._died_in = self, died_in

    def __del__(self) -> None:
        self._died_in.append(threading.current_thread().name)


@pytest.fixture
def collector() -> Iterator[Collector]:
    parent = QObject()
    made = Collector(parent)
    made.start()
    yield made
    made.stop()


def make_garbage(died_in: list[str]) -> None:
    kept = []
    for _ in range(5_000):
        kept.append([Cycle(died_in)])
        if len(kept) > 100:
            kept.clear()


def test_garbage_of_another_thread_dies_in_this_one(collector: Collector) -> None:
    died_in: list[str] = []
    thread = threading.Thread(target=make_garbage, args=(died_in,), name="other")
    thread.start()
    thread.join(30)
    assert "other" not in died_in

    gc.collect()

    assert set(died_in) == {threading.current_thread().name}


def test_it_collects_by_itself_what_has_piled_up(collector: Collector, qtbot: QtBot) -> None:
    died_in: list[str] = []
    make_garbage(died_in)

    collector._timer.timeout.emit()

    assert died_in


def test_python_collects_again_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()

    collector.stop()

    assert gc.isenabled()


def test_what_lasts_is_not_looked_through_until_the_end(collector: Collector) -> None:
    collector.keep()
    assert gc.get_freeze_count() > 0

    collector.stop()

    assert gc.get_freeze_count() == 0
