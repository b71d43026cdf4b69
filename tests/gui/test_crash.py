from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from walkaway.gui.crash import CrashGuard


class Boom(Exception):
    pass


@pytest.fixture
def saved() -> list[str]:
    return []


@pytest.fixture
def guard(tmp_path: Path, saved: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashGuard]:
    monkeypatch.setattr(sys, "excepthook", lambda *args: None)
    monkeypatch.setattr(threading, "excepthook", lambda *args: None)
    made = CrashGuard(tmp_path / "state" / "crash.log", lambda: saved.append("text"))
    made.install()
    yield made
    made.remove()


def raise_and_take(guard: CrashGuard, words: str = "") -> None:
    try:
        raise Boom(words)
    except Boom as error:
        guard.take(Boom, error, error.__traceback__)


def test_the_text_is_saved_and_the_window_is_told(guard: CrashGuard, saved: list[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(guard.failed) as told:
        raise_and_take(guard)

    assert saved == ["text"]
    assert told.args == ["Boom"]


def test_the_log_says_where_but_never_what_was_written(guard: CrashGuard, tmp_path: Path) -> None:
    raise_and_take(guard, "Dear Dana, the price is a secret")

    log = (tmp_path / "state" / "crash.log").read_text(encoding="utf-8")
    assert "Boom" in log
    assert "test_crash.py" in log
    assert "Dana" not in log


def test_an_exception_in_a_thread_is_taken_too(guard: CrashGuard, saved: list[str], qtbot: QtBot) -> None:
    def fail() -> None:
        raise Boom

    with qtbot.waitSignal(guard.failed):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join(10)

    assert saved == ["text"]


def test_a_save_that_fails_too_does_not_hide_the_first_failure(tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError(28, "full")

    guard = CrashGuard(tmp_path / "crash.log", fail)
    guard._hooks = (lambda *args: None, threading.excepthook)
    guard.install()
    try:
        raise_and_take(guard)
    finally:
        guard.remove()

    log = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "OSError" in log
    assert "Boom" in log


def test_a_log_that_cannot_be_written_keeps_nobody_from_saving(tmp_path: Path, saved: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    guard = CrashGuard(tmp_path / "file" / "crash.log", lambda: saved.append("text"))
    guard._hooks = (lambda *args: None, threading.excepthook)
    guard.install()

    raise_and_take(guard)
    guard.remove()

    assert saved == ["text"]
