"""The guards around every test do bite."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

BAD_TESTS = """
import socket, subprocess, sys, threading
import pytest
from PySide6.QtCore import QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget

stop = threading.Event()
kept = []

@pytest.fixture(scope="module", autouse=True)
def let_the_threads_end():
    yield
    stop.set()
    for child in kept:
        if isinstance(child, subprocess.Popen):
            child.communicate(b"end")

def test_connects_outside():
    with pytest.raises(RuntimeError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_asks_for_an_outside_name():
    with pytest.raises(RuntimeError):
        socket.getaddrinfo("example.com", 80)

def test_leaves_a_thread():
    threading.Thread(target=stop.wait, name="forgotten").start()

def test_leaves_a_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input('forgotten child')"], stdin=subprocess.PIPE))

def test_leaves_a_timer(qapp):
    timer = QTimer(qapp, objectName="forgotten_timer")
    timer.start(60_000)

def test_leaves_a_qthread(qapp):
    thread = QThread(qapp, objectName="forgotten_qthread")
    thread.start()

def test_leaves_a_pool_job(qapp):
    pool = QThreadPool(qapp, objectName="forgotten_pool")
    pool.start(QRunnable.create(lambda: stop.wait(1)))

def test_leaves_a_window(qapp):
    kept.append(QWidget(windowTitle="forgotten window"))
"""

GOOD_TESTS = """
import os, socket, threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QDialog, QWidget

def test_talks_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_ends_its_thread():
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()

def test_window_with_a_running_timer_and_a_dialog(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(60_000)
    QDialog(window).show()
    window.show()

def test_drops_an_unowned_timer(qapp):
    QTimer().start(60_000)

def test_drops_a_window(qapp):
    window = QWidget()
    window.me = window

def test_ends_its_qthread(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5_000)

def test_homes_differ(walkaway_home):
    assert os.environ["WALKAWAY_HOME"] == str(walkaway_home)
    assert not walkaway_home.exists()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Run the tests above under copies of our own conftest files; outcome and report by test name."""
    folder = tmp_path_factory.mktemp("guarded")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n", encoding="utf-8")
    (folder / "gui").mkdir()
    shutil.copy(TESTS / "conftest.py", folder)
    shutil.copy(TESTS / "gui" / "conftest.py", folder / "gui")
    (folder / "gui" / "test_bad.py").write_text(BAD_TESTS, encoding="utf-8")
    (folder / "gui" / "test_good.py").write_text(GOOD_TESTS, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "--tb=long", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    found: dict[str, str] = {}
    for line in run.stdout.splitlines():
        path, _, rest = line.partition("::")
        words = rest.split()
        if path.startswith("gui/test_") and len(words) > 1:
            found[words[0]] = words[1] if words[1] != "PASSED" else found.get(words[0], "PASSED")
            if words[1] == "ERROR":
                found[words[0]] = "ERROR"
    found["output"] = run.stdout + run.stderr
    return found


def _names(source: str) -> list[str]:
    return [line[4 : line.index("(")] for line in source.splitlines() if line.startswith("def test_")]


@pytest.mark.parametrize("name", _names(BAD_TESTS))
def test_a_test_that_leaves_something_fails_itself(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[name] == "ERROR", outcomes["output"]


@pytest.mark.parametrize("name", _names(GOOD_TESTS))
def test_a_tidy_test_passes(outcomes: dict[str, str], name: str) -> None:
    assert outcomes[name] == "PASSED", outcomes["output"]


@pytest.mark.parametrize(
    "trace",
    [
        "to 192.0.2.1",
        "socket.getaddrinfo to example.com",
        "thread forgotten",
        "input('forgotten child')",
        "timer forgotten_timer started at",
        "timer.start(60_000)",
        "thread forgotten_qthread started at",
        "pool forgotten_pool started at",
        "'forgotten window'",
    ],
)
def test_the_report_names_what_was_left(outcomes: dict[str, str], trace: str) -> None:
    assert trace in outcomes["output"]
