"""LanguageTool on this computer: Java may be missing, die, or lose its port, and nothing of it is ever left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.grammar.languagetool.conftest import Engine, MakeEngine, java_of, serving, wait_for_end
from tests.grammar.languagetool.fakes import FakeServer

from walkaway.grammar.checker import GrammarOff, State
from walkaway.grammar.languagetool import server as servers
from walkaway.grammar.languagetool.engine import RESTING, STARTING, WAITING
from walkaway.grammar.languagetool.jars import find_jars
from walkaway.grammar.languagetool.java import find_java
from walkaway.grammar.languagetool.place import LocalPlace
from walkaway.grammar.languagetool.server import TRIES, JavaEnds, JavaServer, ServerSlow

TEXT = "We recieve the files."

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes through Linux pidfds")


def starts(java_home: Path) -> list[int]:
    file = java_home / "starts"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


@pytest.fixture
def engine(make_engine: MakeEngine, local: LocalPlace) -> Engine:
    made = make_engine(local)
    made.start()
    return made


def texts(engine: Engine, paragraph: str) -> list[str]:
    return [finding.text for finding in engine.check(paragraph)]


def test_java_is_started_by_the_first_check_only_and_nothing_is_said_to_be_on_before(
    engine: Engine, java_home: Path
) -> None:
    assert starts(java_home) == []
    assert engine.status == WAITING
    assert State.READY not in [status.state for status in engine.news]

    assert texts(engine, TEXT) == ["recieve"]

    assert starts(java_home) == [java_of(engine)]
    assert STARTING in engine.news[engine.news.index(WAITING) :]
    assert engine.status.state is State.READY
    assert engine.status.memory > 0


def test_java_is_stopped_when_nobody_asks_and_started_by_the_next_check(
    make_engine: MakeEngine, local: LocalPlace, java_home: Path
) -> None:
    engine = make_engine(local, idle=0.01)
    engine.start()
    engine.check(TEXT)

    engine.wait_for(lambda status: status.sentence == RESTING)

    (first,) = starts(java_home)
    wait_for_end(first)
    assert texts(engine, f"Again. {TEXT}") == ["recieve"]
    assert len(starts(java_home)) == 2


def test_java_that_was_killed_is_started_again_and_the_answer_comes(engine: Engine) -> None:
    engine.check(TEXT)
    first = java_of(engine)
    os.kill(first, signal.SIGKILL)

    assert texts(engine, f"Again. {TEXT}") == ["recieve"]

    assert java_of(engine) != first


def test_java_that_stands_still_is_replaced(make_engine: MakeEngine, local: LocalPlace) -> None:
    engine = make_engine(local, limit=2.0)
    engine.start()
    engine.check(TEXT)
    first = java_of(engine)
    os.kill(first, signal.SIGSTOP)

    assert texts(engine, f"Again. {TEXT}") == ["recieve"]

    wait_for_end(first)


def test_a_killed_worker_takes_java_along_and_is_replaced(engine: Engine) -> None:
    engine.check(TEXT)
    worker, java = engine.pid, java_of(engine)
    assert worker is not None
    os.kill(worker, signal.SIGKILL)

    wait_for_end(java)

    assert texts(engine, f"Again. {TEXT}") == ["recieve"]
    assert engine.pid != worker


def test_a_worker_that_stands_still_is_replaced_and_its_java_ended(make_engine: MakeEngine, local: LocalPlace) -> None:
    engine = make_engine(local, limit=2.0)
    engine.start()
    engine.check(TEXT)
    worker, java = engine.pid, java_of(engine)
    assert worker is not None
    os.kill(worker, signal.SIGSTOP)
    os.waitid(os.P_PID, worker, os.WSTOPPED | os.WNOWAIT)

    assert texts(engine, f"Again. {TEXT}") == ["recieve"]

    wait_for_end(java)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_stop_leaves_nothing(engine: Engine) -> None:
    engine.check(TEXT)
    java = java_of(engine)

    engine.stop()

    wait_for_end(java)
    assert engine.pid is None


PARENT = """
import sys
from pathlib import Path
from walkaway.grammar.languagetool.engine import LanguageToolChecker
from walkaway.grammar.languagetool.place import LocalPlace
checker = LanguageToolChecker(LocalPlace(Path(sys.argv[1])))
checker.start()
checker.check("We recieve the files.")
print(checker.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("stopped", [False, True], ids=["running", "stopped"])
def test_when_the_editor_is_killed_neither_worker_nor_java_is_left(
    local: LocalPlace, java_home: Path, stopped: bool
) -> None:
    command = [sys.executable, "-c", PARENT, str(local.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as editor:
        assert editor.stdout is not None
        worker = int(editor.stdout.readline())
        (java,) = starts(java_home)
        if stopped:
            os.kill(worker, signal.SIGSTOP)

        editor.kill()
        editor.wait()

        wait_for_end(worker)
        wait_for_end(java)


def test_a_java_that_ends_at_once_is_tried_a_few_times_and_then_named(
    make_engine: MakeEngine, local: LocalPlace, java_home: Path
) -> None:
    (java_home / "does").write_text("end")
    engine = make_engine(local)
    engine.start()

    with pytest.raises(GrammarOff, match=r"ended each time as soon as it was started\. Choose a folder with another"):
        engine.check(TEXT)

    assert engine.status.again == 0
    assert len(starts(java_home)) <= 2 * TRIES


def test_no_java_turns_it_off_with_what_to_install(
    make_engine: MakeEngine, local: LocalPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(tmp_path))

    status = make_engine(local).start()

    assert (status.state, status.again) == (State.OFF, 0)
    assert "needs Java 17 or newer. Install it" in status.sentence


def test_an_old_java_turns_it_off_with_what_to_install(
    make_engine: MakeEngine, local: LocalPlace, java_home: Path
) -> None:
    (java_home / "says").write_text('java version "1.8.0_292"')

    status = make_engine(local).start()

    assert (status.state, status.again) == (State.OFF, 0)
    assert "has Java 8" in status.sentence


def test_a_folder_without_jars_turns_it_off_with_what_to_choose(
    make_engine: MakeEngine, java_home: Path, tmp_path: Path
) -> None:
    status = make_engine(LocalPlace(tmp_path)).start()

    assert (status.state, status.again) == (State.OFF, 0)
    assert "There is no LanguageTool in" in status.sentence


def test_what_was_mended_works_after_the_next_start(
    make_engine: MakeEngine, local: LocalPlace, java_home: Path
) -> None:
    (java_home / "says").write_text("?")
    engine = make_engine(local)
    engine.start()
    (java_home / "says").write_text('openjdk version "21.0.1"')

    assert engine.start().state is State.READY  # after a failure it is tried at once

    assert texts(engine, TEXT) == ["recieve"]


def test_a_foreign_server_on_the_port_is_sent_nothing(
    local: LocalPlace, java_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(FakeServer()) as foreign:
        ports = iter([int(foreign.server_address[1]), servers.free_port()])
        monkeypatch.setattr(servers, "free_port", lambda: next(ports))
        server = JavaServer(find_java(), find_jars(local.folder))

        server.start()

        assert server.is_ours
        assert server.url.rstrip("/") != foreign.url
        assert len(starts(java_home)) == 2
        server.stop()
        assert not server.is_ours


def test_a_child_that_lives_beside_a_foreign_server_on_its_port_is_not_taken_for_it(
    local: LocalPlace, java_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (java_home / "does").write_text("lie")
    monkeypatch.setattr(servers, "START_SECONDS", 0.5)
    with serving(FakeServer()) as foreign:
        monkeypatch.setattr(servers, "free_port", lambda: int(foreign.server_address[1]))
        server = JavaServer(find_java(), find_jars(local.folder))

        with pytest.raises(ServerSlow):
            server.start()

        assert not server.is_ours
        assert foreign.requests == 0


def test_a_java_that_cannot_be_run_is_named(local: LocalPlace, java_home: Path) -> None:
    server = JavaServer(find_java(), find_jars(local.folder))
    (java_home / "bin" / "java").unlink()

    with pytest.raises(JavaEnds, match="could not be started"):
        server.start()


def test_the_server_is_given_no_way_to_the_network(engine: Engine) -> None:
    engine.check(TEXT)

    arguments = Path(f"/proc/{java_of(engine)}/cmdline").read_text().split("\0")

    assert "-Xmx512m" in arguments
    assert not {"--public", "--allow-origin"} & set(arguments)
