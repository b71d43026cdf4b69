"""A LanguageTool that is none: a server in a thread, and, run as a program, a Java that is told how to behave."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

LANGUAGES = [{"name": "English", "code": "en", "longCode": tag} for tag in ("en-US", "en-GB", "en-AU", "en-CA")]
MISSPELT = "recieve"


def match(text: str, words: str, **changes: Any) -> dict[str, Any]:
    """A match for the first such words in the text, in UTF-16 units."""
    before = text[: text.index(words)]
    made: dict[str, Any] = {
        "message": "Possible spelling mistake found.",
        "replacements": [{"value": "receive"}],
        "offset": len(before.encode("utf-16-le")) // 2,
        "length": len(words.encode("utf-16-le")) // 2,
        "context": {"text": text, "offset": 0, "length": 1},
        "type": {"typeName": "UnknownWord"},
        "rule": {"id": "MORFOLOGIK_RULE_EN_US", "issueType": "misspelling", "category": {"id": "TYPOS"}},
    }
    return made | changes


def answer(text: str) -> dict[str, Any]:
    """What a sound server says about the text."""
    return {"matches": [match(text, MISSPELT)] if MISSPELT in text else []}


class FakeServer(ThreadingHTTPServer):
    """A server that keeps what it was sent, and fails as `fails` says: `500`, `page`, `empty`, `slow`, an address."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.requests = 0
        self.fails = ""
        self.fails_on = ""
        self.released = threading.Event()
        self.asked = threading.Event()
        """Somebody waits for the answer to a slow question."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def get_request(self) -> Any:
        """Count who comes."""
        self.requests += 1
        return super().get_request()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_GET(self) -> None:
        if self.path == "/v2/healthcheck":
            self._send(200, b"OK")
        elif self.path == "/v2/languages":
            self._reply(LANGUAGES, fails=not self.server.fails_on)
        else:
            self._send(404, b"")

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = form["text"][0]
        self.server.texts.append(text)
        self.server.languages.append(form["language"][0])
        self._reply(answer(text), fails=self.server.fails_on in text)

    def _reply(self, good: Any, *, fails: bool) -> None:
        how = self.server.fails if fails else ""
        if how == "slow":
            self.server.asked.set()
            self.server.released.wait()
        elif how == "page":
            self._send(200, b"<html>Welcome to the printer</html>")
        elif how == "empty":
            self._send(200, b'{"software": "something else"}')
        elif how.startswith("http:"):
            self._send(307, b"", location=how + self.path)
        elif how:
            self._send(int(how), b'{"matches": []}')
        else:
            self._send(200, json.dumps(good).encode())

    def _send(self, status: int, body: bytes, *, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def make_java(home: Path, says: str = 'openjdk version "17.0.15" 2025-04-15', *, does: str = "serve") -> Path:
    """A JAVA_HOME whose Java says that it is this version, and that then serves, ends, or lies idle."""
    program = home / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!{sys.executable}\nimport runpy\nrunpy.run_path({__file__!r})['main'](__file__)\n")
    program.chmod(0o755)
    (home / "says").write_text(says)
    (home / "does").write_text(does)
    return home


def make_jars(folder: Path) -> Path:
    """A folder with jars that are none."""
    folder.mkdir(parents=True)
    for name in ("languagetool-server", "languagetool-core", "language-en"):
        (folder / f"{name}.jar").touch()
    return folder


def main(program: str) -> None:
    """Be the Java that stands there."""
    home = Path(program).parents[1]
    if sys.argv[1:] == ["-version"]:
        print((home / "says").read_text(), file=sys.stderr)
        sys.exit(int((home / "exit").read_text()) if (home / "exit").exists() else 0)
    with (home / "starts").open("a") as starts:
        starts.write(f"{os.getpid()}\n")
    does = (home / "does").read_text()
    if does == "end":
        sys.exit(1)
    if does == "lie":
        time.sleep(3600)
    port = int(sys.argv[sys.argv.index("-p") + 1])
    try:
        server = FakeServer(port)
    except OSError:
        sys.exit(1)  # as the real one does when somebody holds its port
    server.serve_forever()
