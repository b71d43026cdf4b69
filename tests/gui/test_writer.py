from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from walkaway.gui.writer import Writer


@pytest.fixture
def writer() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


def test_of_two_waiting_jobs_for_one_thing_only_the_newer_is_done(writer: Writer) -> None:
    gate, done = threading.Event(), []
    writer.put("gate", gate.wait)
    writer.put("draft", lambda: done.append("old"))
    writer.put("draft", lambda: done.append("new"))

    gate.set()

    assert writer.flush(10)
    assert done == ["new"]


def test_jobs_for_different_things_are_all_done(writer: Writer) -> None:
    done: list[int] = []
    for number in range(20):
        writer.put(str(number), lambda n=number: done.append(n))  # type: ignore[misc]

    assert writer.flush(10)
    assert done == list(range(20))


def test_the_result_arrives_in_the_thread_of_the_window(writer: Writer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writer.done) as told:
        writer.put("draft", lambda: 7)

    assert told.args == ["draft", 7]


def test_a_failure_is_told_and_the_next_job_is_still_done(writer: Writer, qtbot: QtBot) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    with qtbot.waitSignal(writer.done), qtbot.waitSignal(writer.failed) as told:
        writer.put("draft", fail)
        writer.put("other", list)

    assert told.args is not None
    failure = told.args[0]
    assert failure.key == "draft"
    assert failure.error.errno == 28
    assert failure.job is fail


def test_closing_does_what_is_left(qtbot: QtBot) -> None:
    done: list[int] = []
    writer = Writer()
    writer.put("draft", lambda: done.append(1))

    assert writer.close()
    assert done == [1]


def test_closing_does_not_wait_for_a_disk_that_hangs() -> None:
    gate = threading.Event()
    writer = Writer()
    writer.put("draft", gate.wait)

    assert not writer.close(0.05)

    gate.set()
    writer._thread.join(10)
