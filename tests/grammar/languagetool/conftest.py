"""Engines that are stopped, servers that are closed, and a Java of our own making."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import psutil
import pytest
from tests.grammar.languagetool.fakes import FakeServer, make_jars, make_java

from walkaway.grammar.checker import Status
from walkaway.grammar.languagetool.engine import LanguageToolChecker
from walkaway.grammar.languagetool.place import LocalPlace, Place

DEADLINE = 60.0


class Engine(LanguageToolChecker):
    """A checker that keeps its news."""

    def __init__(self, place: Place, **options: Any) -> None:
        self.news: list[Status] = []
        self.latest: Queue[Status] = Queue()
        super().__init__(place, on_status=self._hear, **({"limit": DEADLINE} | options))

    def _hear(self, status: Status) -> None:
        self.news.append(status)
        self.latest.put(status)

    def wait_for(self, fits: Callable[[Status], bool]) -> Status:
        """The next news that fits."""
        while not fits(status := self.latest.get(timeout=DEADLINE)):
            pass
        return status


MakeEngine = Callable[..., Engine]


@pytest.fixture
def make_engine() -> Iterator[MakeEngine]:
    """Makes engines that are stopped after the test, also when it failed."""
    made: list[Engine] = []

    def make(place: Place, **options: Any) -> Engine:
        made.append(Engine(place, **options))
        return made[-1]

    yield make
    for engine in made:
        engine.stop()


@pytest.fixture
def fake_server() -> Iterator[FakeServer]:
    """A server in a thread."""
    with serving(FakeServer()) as server:
        yield server


class serving:
    """Has a server serve while inside."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.01,))

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self._server

    def __exit__(self, *reason: object) -> None:
        self._server.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def java_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Java of this test: new enough, and a good server."""
    home = make_java(tmp_path / "java")
    monkeypatch.setenv("JAVA_HOME", str(home))
    return home


@pytest.fixture
def local(tmp_path: Path, java_home: Path) -> LocalPlace:
    """A folder with jars for the Java of this test."""
    return LocalPlace(make_jars(tmp_path / "LanguageTool"))


def java_of(engine: LanguageToolChecker) -> int:
    """The process id of the engine's Java."""
    assert engine.pid is not None
    (child,) = psutil.Process(engine.pid).children()
    return int(child.pid)


def wait_for_end(pid: int, seconds: float = DEADLINE) -> None:
    """Wait until the process has ended, whoever's child it is."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        ended, _, _ = select.select([watched], [], [], seconds)
    finally:
        os.close(watched)
    assert ended, f"process {pid} lives on"
