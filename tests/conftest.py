"""What holds for every test: own folders, no network, nothing left running."""

from __future__ import annotations

import atexit
import gc
import ipaddress
import itertools
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_LOCAL_NAMES = {"", "localhost", "ip6-localhost"}
_calls_outside: list[str] = []


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def _host_of(event: str, args: tuple[Any, ...]) -> str | None:
    """The host an audited socket call is about; None for calls that name none (Unix sockets, wildcards)."""
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return None
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host


def _is_local(host: str) -> bool:
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    host = _host_of(event, args)
    if host is not None and not _is_local(host):
        _calls_outside.append(f"{event} to {host}")
        raise NetworkForbidden(f"{event} to {host}: tests reach no other machine")


# An audit hook sees every connection that Python code makes in this process, whatever library it uses.
sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail a test that tried to reach another machine, also when the code under test swallowed the refusal."""
    _calls_outside.clear()
    yield _calls_outside
    assert not _calls_outside, f"this test tried to reach the network: {_calls_outside}"


_homes: Iterator[Path] = iter(())
_first_home = Path()


def pytest_configure() -> None:
    """Before anything is imported: what runs outside of a test (collection, long-lived fixtures) has a home too."""
    global _homes, _first_home
    base = Path(tempfile.mkdtemp(prefix="walkaway-tests-"))
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    _homes = (base / str(number) for number in itertools.count())
    _first_home = Path(next(_homes))
    os.environ["WALKAWAY_HOME"] = str(_first_home)
    # A runner that works in the background hands down an ignored Ctrl-C, which would reach the programs under test.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def walkaway_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder under which this test's data, config, cache and state folders lie; made when something is kept."""
    home = next(_homes)
    monkeypatch.setenv("WALKAWAY_HOME", str(home))
    return home


@cache
def _compile() -> None:
    from walkaway.library.learned import learned
    from walkaway.prospects.reply import shipped_reader
    from walkaway.tone import load_rules

    load_rules()
    shipped_reader()
    learned()


@pytest.fixture
def compiled_rules(walkaway_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home in which what ships has been compiled and learned before, as in every home but a new one."""
    made = _first_home / "cache"
    with monkeypatch.context() as patch:
        patch.setenv("WALKAWAY_HOME", str(_first_home))
        _compile()
    shutil.copytree(made, walkaway_home / "cache", copy_function=os.link)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a worker process behind."""
    threads = set(threading.enumerate())
    children = _children()
    yield
    if _left_running(threads, children):
        gc.collect()
        left = _left_running(threads, children)
        assert not left, f"this test left running: {', '.join(left)}"


@pytest.fixture
def no_search_for_garbage() -> Iterator[None]:
    """For tests that compare processor times: the search grows with all that the tests before left behind."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _left_running(threads: set[threading.Thread], children: dict[str, str]) -> list[str]:
    # A Qt thread that once ran Python code shows up as a dummy; tests/gui watches those by their QThread.
    names = [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread not in threads and not isinstance(thread, threading._DummyThread)
    ]
    return names + [f"process {command}" for pid, command in _children().items() if pid not in children]


def _children() -> dict[str, str]:
    """The command line of each live child process by its id; none where the system has no /proc to ask."""
    pids = [pid for listing in Path("/proc/self/task").glob("*/children") for pid in _read(listing).split()]
    # One that has ended is gone or a zombie; one that is only starting has no command line yet.
    live = [
        pid for pid in pids if (stat := _read(Path("/proc", pid, "stat"))) and stat.rpartition(") ")[2][:1] not in "ZX"
    ]
    return {pid: _read(Path("/proc", pid, "cmdline")).replace("\0", " ") or "(starting)" for pid in live}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@pytest.fixture(scope="session")
def languagetool_folder() -> Path:
    """A folder with LanguageTool's jars. Where there is none the test is skipped, or fails where none may be."""
    from walkaway.grammar.languagetool.java import JavaMissing, find_java

    missing = ""
    try:
        find_java()
    except JavaMissing as error:
        missing = str(error)
    folder = os.environ.get("WALKAWAY_LANGUAGETOOL", "")
    if not missing and not folder:
        missing = "There is no LanguageTool here: install Maven, then run the tests by run.py."
    if missing and os.environ.get("WALKAWAY_ALL_TESTS"):
        pytest.fail(f"The real LanguageTool was not tested. {missing}", pytrace=False)
    if missing:
        pytest.skip(f"The real LanguageTool is not tested. {missing}")
    return Path(folder)
