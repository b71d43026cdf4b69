"""LanguageTool's server as a child of the worker: no text goes to its port before it is proven to be our child's."""

from __future__ import annotations

import ipaddress
import os
import socket
import subprocess
import time
import urllib.request

import psutil

from walkaway.grammar.checker import GrammarError
from walkaway.grammar.guard import tied_to_us
from walkaway.grammar.languagetool.jars import Jars
from walkaway.grammar.languagetool.java import INSTALL, Java

START_SECONDS = 60.0
TRIES = 3  # somebody else may take the port before Java does
_LOOK_SECONDS = 0.05
_ANOTHER = "Choose a folder with another LanguageTool, then try again."
_MAIN = "org.languagetool.server.HTTPServer"
_OPTIONS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",  # takes a third less memory for one user
    "-XX:TieredStopAtLevel=1",  # and half the processor time: it never runs long enough for the thorough compiler
    "-XX:+ExitOnOutOfMemoryError",
    f"-XX:ErrorFile={os.devnull}",  # a crash report could hold the draft
    "-XX:-CreateCoredumpOnCrash",
    "-Djava.net.preferIPv4Stack=true",
    "-Dsun.net.httpserver.nodelay=true",  # else every answer waits 40 ms for the network to be sure
)

_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ServerSlow(GrammarError):
    """The server was not up in time."""


class JavaEnds(GrammarError):
    """Java cannot be run, or ends each time before it answers."""


class JavaServer:
    """One Java process, or none."""

    def __init__(self, java: Java, jars: Jars) -> None:
        self._java, self._jars = java, jars
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def is_running(self) -> bool:
        """True from a start until `stop`."""
        return self._process is not None

    @property
    def memory(self) -> int:
        """What Java takes, in bytes; 0 when it does not run."""
        if self._process is None:
            return 0
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    @property
    def is_ours(self) -> bool:
        """True while our own child lives and holds the port, on this computer only."""
        return self._process is not None and self._process.poll() is None and self._holds_port(self._process.pid)

    def start(self) -> None:
        """Start Java in the place of an earlier one, and wait for it. Raises `JavaEnds`, `ServerSlow`."""
        for _ in range(TRIES):
            self.stop()
            self._port = free_port()
            self._process = self._run(self._port)
            if self._comes_up(self._process):
                return
        self.stop()
        raise JavaEnds(f"LanguageTool in {self._jars.folder} ended each time as soon as it was started. {_ANOTHER}")

    def stop(self) -> None:
        """End Java; nothing of it is left."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _run(self, port: int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                [self._java.program, *_OPTIONS, "-cp", self._jars.class_path, _MAIN, "-p", str(port)],
                cwd=self._jars.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # it writes about texts that were slow
                stderr=subprocess.DEVNULL,
                preexec_fn=tied_to_us(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise JavaEnds(f"{self._java.program} could not be started ({error.strerror}). {INSTALL}") from error

    def _comes_up(self, process: subprocess.Popen[bytes]) -> bool:
        """True as soon as it answers, False when it ended before that. Raises `ServerSlow`."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                return False
            if self._holds_port(process.pid) and self._answers():
                return True
            time.sleep(_LOOK_SECONDS)
        self.stop()
        raise ServerSlow(f"LanguageTool was not ready within {START_SECONDS:g} seconds.")

    def _holds_port(self, pid: int) -> bool:
        try:
            places = psutil.Process(pid).net_connections(kind="tcp")
        except psutil.Error:
            return False
        held = [one.laddr.ip for one in places if one.status == psutil.CONN_LISTEN and one.laddr.port == self._port]
        return bool(held) and all(ipaddress.ip_address(ip).is_loopback for ip in held)

    def _answers(self) -> bool:
        try:
            with _opener.open(f"{self.url}v2/healthcheck", timeout=_LOOK_SECONDS * 100) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def free_port() -> int:
    """A port that nobody holds at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
