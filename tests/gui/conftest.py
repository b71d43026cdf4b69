"""What holds for every window test: a test that leaves Qt things alive fails itself, not its neighbour.

The watching of started timers, threads and pools follows the idea of napari's test suite.
"""

from __future__ import annotations

import gc
import traceback
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from walkaway.gui.theme import Theme, load_theme

# Qt makes these for itself and keeps them until the application ends.
_QT_KEEPS = {"QTipLabel", "QWhatsThat", "QShapedPixmapWidget", "QRubberBand", "QDesktopWidget"}


@dataclass
class Started:
    """Objects that a test started, with the place where it did."""

    what: str
    is_running: Callable[[Any], bool]
    stop: Callable[[Any], object]
    entries: list[tuple[Callable[[], QObject | None], str]] = field(default_factory=list)

    def add(self, thing: QObject) -> None:
        # A child lives as long as its parent, whether Python still names it or not; an orphan dies with its last name.
        held: Callable[[], QObject | None] = (lambda: thing) if thing.parent() is not None else weakref.ref(thing)
        self.entries.append((held, _place()))

    def running(self) -> list[tuple[QObject, str]]:
        alive = [(thing, place) for held, place in self.entries if (thing := held()) is not None and isValid(thing)]
        return [(thing, place) for thing, place in alive if self.is_running(thing)]

    def report_and_stop(self) -> list[str]:
        """Describe what still runs, and stop it so that the next test starts clean."""
        described = []
        for thing, place in self.running():
            described.append(f"{self.what} {thing.objectName() or type(thing).__name__} started at\n{place}")
            self.stop(thing)
        return described


def _place() -> str:
    """The innermost lines of our own code on the stack, the test's line included."""
    ours = [frame for frame in traceback.extract_stack() if "site-packages" not in frame.filename]
    return "".join(traceback.format_list([frame for frame in ours if frame.filename != __file__][-6:]))


def _watch_start(monkeypatch: pytest.MonkeyPatch, cls: type[QObject], started: Started) -> None:
    original = cls.start  # type: ignore[attr-defined]

    def start(self: QObject, *args: Any, **kwargs: Any) -> Any:
        started.add(self)
        return original(self, *args, **kwargs)

    monkeypatch.setattr(cls, "start", start)


def _stop_thread(thread: QThread) -> None:
    thread.requestInterruption()
    thread.quit()
    thread.wait(5_000)


def _let_go() -> None:
    """Deliver what is posted and delete what was handed to deleteLater."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _top_level() -> list[QWidget]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isValid(widget)
        and widget.metaObject().className() not in _QT_KEEPS
        and not widget.metaObject().className().endswith("PrivateContainer")
    ]


@pytest.fixture(autouse=True)
def nothing_of_qt_left(qapp: QApplication, walkaway_home: Path) -> Iterator[None]:
    """Fail a test that leaves timers, threads, pool jobs or top-level widgets, and say where they came from."""
    watched = [
        Started("timer", QTimer.isActive, QTimer.stop),
        Started("thread", QThread.isRunning, _stop_thread),
        Started("pool", lambda pool: pool.activeThreadCount() > 0, lambda pool: pool.waitForDone(5_000)),
    ]
    before = _top_level()
    with pytest.MonkeyPatch.context() as patch:
        for cls, started in zip((QTimer, QThread, QThreadPool), watched, strict=True):
            _watch_start(patch, cls, started)
        yield
    # The offscreen platform would free Python's clipboard data only after Python has ended, and crash (Qt 6.11).
    QApplication.clipboard().clear()
    _let_go()
    if any(started.running() for started in watched) or len(_top_level()) > len(before):
        gc.collect()
        _let_go()
    left = [line for started in watched for line in started.report_and_stop()]
    left += _close_widgets([widget for widget in _top_level() if widget not in before])
    assert not left, "this test left behind:\n" + "\n".join(left)


def _close_widgets(widgets: list[QWidget]) -> list[str]:
    described = []
    for widget in widgets:
        described.append(
            f"top-level {type(widget).__module__}.{type(widget).__name__} "
            f"{widget.objectName()!r} {widget.windowTitle()!r}"
        )
        widget.close()
        widget.deleteLater()
    _let_go()
    return described


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
