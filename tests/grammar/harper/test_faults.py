"""A worker may die, hang or never come up: it is replaced or given up, and nothing of it stays behind."""

from __future__ import annotations

import errno
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from walkaway.grammar import process
from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.harper.client import HarperWorker
from walkaway.grammar.harper.engine import PAUSE, READY, RESTARTS, SKIPPED, HarperChecker
from walkaway.grammar.process import Worker, WorkerGone, command

DEADLINE = 30.0
MISSPELT = "We recieve the files."

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes through Linux pidfds")


def _wait_for_end(pid: int) -> None:
    """Wait until the process has ended, whoever's child it is."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        ended, _, _ = select.select([watched], [], [], DEADLINE)
    finally:
        os.close(watched)
    assert ended, f"process {pid} lives on"


def _wait_until_stopped(pid: int) -> None:
    os.kill(pid, signal.SIGSTOP)
    os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)


def _assert_no_child_left() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.fixture
def checker() -> Iterator[HarperChecker]:
    """A ready checker, stopped after the test."""
    checker = HarperChecker(limit=DEADLINE)
    checker.start()
    yield checker
    checker.stop()


MakeChecker = Callable[..., HarperChecker]


@pytest.fixture
def make_checker() -> Iterator[MakeChecker]:
    """Makes checkers that are stopped after the test, also when it failed."""
    made: list[HarperChecker] = []

    def make(**options: Any) -> HarperChecker:
        made.append(HarperChecker(**options))
        return made[-1]

    yield make
    for checker in made:
        checker.stop()


def _pid(checker: HarperChecker) -> int:
    assert checker.pid is not None
    return checker.pid


@pytest.mark.skipif(sys.platform == "win32", reason="the priority of a process is another thing there")
def test_a_worker_takes_only_the_time_that_the_editor_leaves(checker: HarperChecker) -> None:
    checker.check("Warm up.")

    assert os.getpriority(os.PRIO_PROCESS, _pid(checker)) > os.getpriority(os.PRIO_PROCESS, 0)


def test_a_killed_worker_is_replaced_and_the_answer_comes(checker: HarperChecker) -> None:
    first = _pid(checker)
    os.kill(first, signal.SIGKILL)

    found = checker.check(MISSPELT)

    assert [finding.text for finding in found] == ["recieve"]
    assert checker.pid != first
    assert checker.status.state is State.READY
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_stopped_worker_is_killed_at_the_limit_and_replaced(make_checker: MakeChecker) -> None:
    seen: list[State] = []
    checker = make_checker(limit=2.0, on_status=lambda status: seen.append(status.state))
    checker.start()
    first = _pid(checker)
    _wait_until_stopped(first)

    found = checker.check(MISSPELT)

    assert [finding.text for finding in found] == ["recieve"]
    assert seen == [State.STARTING, State.READY] * 2
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_worker_killed_in_mid_check_is_replaced(checker: HarperChecker) -> None:
    first = _pid(checker)
    _wait_until_stopped(first)
    asked = threading.Thread(target=lambda: answers.append(checker.check(MISSPELT)))
    answers: list[object] = []
    asked.start()

    os.kill(first, signal.SIGKILL)
    asked.join(DEADLINE)

    assert len(answers) == 1
    assert answers[0] == checker.check(MISSPELT) != ()


def test_paragraphs_that_are_too_much_do_not_turn_it_off_for_the_others(
    checker: HarperChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Worker.ask

    def choke(worker: Worker, request: dict[str, Any], limit: float) -> Any:
        if "hopeless" in request.get("text", ""):
            worker.stop()
        return ask(worker, request, limit)

    monkeypatch.setattr(Worker, "ask", choke)

    assert [checker.check(f"{number} is hopeless.") for number in range(RESTARTS - 1)] == [()] * (RESTARTS - 1)
    assert checker.status == SKIPPED
    assert checker.check(MISSPELT) != ()
    assert checker.status == READY


def test_after_three_restarts_grammar_is_off_with_a_reason_until_it_is_started_again(checker: HarperChecker) -> None:
    for number in range(RESTARTS):
        os.kill(_pid(checker), signal.SIGKILL)
        checker.check(f"{number}. {MISSPELT}")
    os.kill(_pid(checker), signal.SIGKILL)

    with pytest.raises(GrammarOff, match="failed 4 times"):
        checker.check("One too many.")

    assert checker.status.state is State.OFF
    assert checker.status.again == PAUSE
    assert checker.known(f"0. {MISSPELT}") is not None
    with pytest.raises(GrammarOff):
        checker.check("Still off.")
    _assert_no_child_left()
    assert checker.start().state is State.READY
    assert checker.check("Back on, and we recieve it.") != ()


# Takes every setup, and answers to no text.
SILENT = """
import json, sys
for line in sys.stdin:
    if "text" not in json.loads(line):
        print('{"ready": true}', flush=True)
"""


def test_a_paragraph_that_is_always_too_slow_is_skipped_and_not_asked_again(
    make_checker: MakeChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "command", lambda *_: [sys.executable, "-c", SILENT])
    seen: list[Status] = []
    checker = make_checker(limit=0.01, on_status=seen.append)
    checker.start()

    assert checker.check(MISSPELT) == ()

    assert "stays unchecked" in seen[-1].sentence
    assert checker.status.state is State.READY
    assert checker.known(MISSPELT) == ()


# Takes the first setup only, and finds nothing.
STUBBORN = """
import json, sys
setups = 0
for line in sys.stdin:
    if "text" in json.loads(line):
        print('{"lints": []}', flush=True)
    else:
        setups += 1
        print('{"ready": true}' if setups == 1 else '{"failed": "no such word"}', flush=True)
"""


def test_a_worker_that_cannot_take_the_dictionary_is_not_asked_and_grammar_is_off_with_a_reason(
    make_checker: MakeChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "command", lambda *_: [sys.executable, "-c", STUBBORN])
    checker = make_checker(limit=DEADLINE)
    checker.start()
    assert checker.check(MISSPELT) == ()

    checker.configure("american", ["recieve"])

    with pytest.raises(GrammarOff, match="no such word"):
        checker.check(MISSPELT)
    assert checker.known(MISSPELT) is None
    assert checker.status == Status(State.OFF, "Harper is off: no such word.")
    assert checker.pid is None


# Ends in the middle of its answer to a text.
BROKEN = """
import json, sys
for line in sys.stdin:
    if "text" in json.loads(line):
        sys.exit(print('{"lints": [', end="", flush=True))
    print('{"ready": true}', flush=True)
"""


def test_a_worker_that_ends_in_the_middle_of_an_answer_is_one_that_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "command", lambda *_: [sys.executable, "-c", BROKEN])
    worker = HarperWorker(limit=DEADLINE)
    worker.start()

    with pytest.raises(WorkerGone, match="ended unexpectedly"):
        worker.check(MISSPELT)


def test_a_checker_that_was_stopped_starts_no_worker(make_checker: MakeChecker) -> None:
    checker = make_checker()
    checker.stop()

    assert checker.start().state is State.OFF
    assert checker.pid is None
    _assert_no_child_left()


def test_stop_ends_a_check_that_waits_and_leaves_no_process(
    checker: HarperChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    _wait_until_stopped(_pid(checker))
    failed: list[Exception] = []

    def ask() -> None:
        try:
            checker.check(MISSPELT)
        except GrammarOff as error:
            failed.append(error)

    waits = threading.Event()
    wait = Worker._wait

    def tell_and_wait(worker: Worker, *pipes_and_limit: Any) -> Any:
        waits.set()
        return wait(worker, *pipes_and_limit)

    monkeypatch.setattr(Worker, "_wait", tell_and_wait)
    asking = threading.Thread(target=ask)
    asking.start()
    assert waits.wait(DEADLINE)
    checker.stop()
    asking.join(DEADLINE)

    assert not asking.is_alive()
    assert len(failed) == 1
    _assert_no_child_left()


def test_a_worker_that_cannot_start_turns_grammar_off_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "command", lambda *_: ["/nonexistent/walkaway"])
    checker = HarperChecker()

    status = checker.start()

    assert (status.state, status.again) == (State.OFF, PAUSE)
    assert os.strerror(errno.ENOENT) in status.sentence


def test_a_missing_harper_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "harper.py").write_text("raise ImportError('not there')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    checker = HarperChecker()

    status = checker.start()

    assert status.sentence == "Harper is off: Harper is not installed (not there)."
    assert status.again == 0
    _assert_no_child_left()


def test_a_file_in_the_working_folder_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    worker = HarperWorker()

    worker.start()

    assert worker.pid is not None
    worker.stop()


def test_an_unknown_dialect_is_an_error_and_no_crash() -> None:
    worker = HarperWorker("klingon")

    with pytest.raises(process.WorkerError, match="KLINGON"):
        worker.start()

    worker.stop()
    with pytest.raises(WorkerGone, match="not running"):
        worker.check(MISSPELT)


PARENT = """
import sys
from walkaway.grammar.harper.client import HarperWorker
worker = HarperWorker()
worker.start()
print(worker.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("stopped", [False, True], ids=["running", "stopped"])
def test_the_worker_ends_when_its_parent_is_killed(stopped: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        if stopped:
            os.kill(pid, signal.SIGSTOP)

        parent.kill()
        parent.wait()

        _wait_for_end(pid)


def _raw_worker(text: str) -> subprocess.Popen[bytes]:
    """A worker that was handed the text as it is, past every mask."""
    worker = subprocess.Popen(
        command("walkaway.grammar.harper.worker", "--grammar-worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(json.dumps({"dialect": "american", "words": []}).encode() + b"\n")
    worker.stdin.flush()
    assert json.loads(worker.stdout.readline()) == {"ready": True}
    worker.stdin.write(json.dumps({"text": text}).encode() + b"\n")
    worker.stdin.flush()
    return worker


def test_the_worker_ends_in_the_middle_of_a_check_when_the_pipe_ends() -> None:
    with _raw_worker("( " * 50_000) as worker:
        assert worker.stdin is not None

        worker.stdin.close()

        assert worker.wait(DEADLINE) == 0


def test_a_word_that_asks_for_fifteen_gigabytes_ends_the_worker_only() -> None:
    with _raw_worker("x" * 60_000) as worker:
        assert worker.stdout is not None

        assert worker.stdout.readline() == b""
        assert worker.wait(DEADLINE) != 0
