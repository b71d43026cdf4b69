"""The download, from a host of our own: whole and unchanged, or nothing."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from walkaway.grammar.languagetool.download import DownloadError, download
from walkaway.grammar.languagetool.source import LANGUAGETOOL, Source, downloaded

FULL = Path("/dev/full")
NOBODY: Callable[[int, int], None] = lambda came, size: None  # noqa: E731


def zipped(**files: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return kept.getvalue()


GOOD = zipped(
    **{"LanguageTool-6.8__languagetool-server.jar": "jar", "LanguageTool-6.8__libs__language-en.jar": "x" * 900_000}
)


class Host(ThreadingHTTPServer):
    """Sends `body`, or as much of it as `only`, with `code`; one that `holds` then sends no more."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.body, self.code, self.only, self.holds = GOOD, 200, -1, False
        self.may_end = threading.Event()

    def source(self, body: bytes | None = None) -> Source:
        given = self.body if body is None else body
        url = f"http://127.0.0.1:{self.server_port}/LanguageTool-6.8.zip"
        return Source("6.8", url, hashlib.sha256(given).hexdigest(), len(given))


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        host = self.server
        self.send_response(host.code)
        self.send_header("Content-Length", str(len(host.body)))
        self.end_headers()
        self.wfile.write(host.body[: host.only] if host.only >= 0 else host.body)
        if host.holds:
            host.may_end.wait(60)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.may_end.set()
    made.shutdown()
    made.server_close()
    thread.join()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_came_is_in_its_place_and_was_counted_on_the_way(host: Host, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    place = download(tmp_path / "lt", lambda came, size: seen.append((came, size)), threading.Event(), host.source())

    assert place == downloaded(tmp_path / "lt") == tmp_path / "lt" / "LanguageTool-6.8"
    assert (place / "libs" / "language-en.jar").stat().st_size == 900_000
    assert left_in(tmp_path / "lt") == ["LanguageTool-6.8"]
    assert seen[-1] == (len(GOOD), len(GOOD))
    assert seen == sorted(seen)


def test_a_newer_one_takes_the_place_of_the_older(host: Host, tmp_path: Path) -> None:
    (tmp_path / "LanguageTool-6.8").mkdir()
    (tmp_path / "LanguageTool-6.8" / "half").touch()

    place = download(tmp_path, NOBODY, threading.Event(), host.source())

    assert left_in(place) == ["languagetool-server.jar", "libs"]
    assert left_in(tmp_path) == ["LanguageTool-6.8"]


def test_a_cancelled_one_leaves_nothing(host: Host, tmp_path: Path) -> None:
    cancelled = threading.Event()

    with pytest.raises(DownloadError, match="canceled"):
        download(tmp_path, lambda came, size: cancelled.set(), cancelled, host.source())

    assert left_in(tmp_path) == []


def test_a_slow_one_is_cancelled_with_the_first_bytes(host: Host, tmp_path: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    host.only, host.holds = 1_000, True

    with pytest.raises(DownloadError, match="canceled"):
        download(tmp_path, NOBODY, cancelled, host.source())

    assert left_in(tmp_path) == []


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_not_blamed_on_the_connection(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda path, mode: io.FileIO(FULL, "w"))

    with pytest.raises(DownloadError, match=r"could not be kept in .*: No space left"):
        download(tmp_path, NOBODY, threading.Event(), host.source())

    assert left_in(tmp_path) == []


def refuse(host: Host) -> Source:
    host.code = 503
    return host.source()


def break_off(host: Host) -> Source:
    host.only = 300_000
    return host.source()


def change(host: Host) -> Source:
    return host.source(body=b"another file" * (len(GOOD) // 12))


def lead_out(host: Host) -> Source:
    host.body = zipped(**{"..__outside.jar": "x"})
    return host.source()


def no_archive(host: Host) -> Source:
    host.body = b"<html>Sign in to the network</html>"
    return host.source()


def other_content(host: Host) -> Source:
    host.body = zipped(**{"Something__else.jar": "x" * 1000})
    return host.source()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (refuse, "error 503"),
        (break_off, "broke off"),
        (change, "not the LanguageTool"),
        (lead_out, "not a sound archive"),
        (no_archive, "not a sound archive"),
        (other_content, "not the LanguageTool"),
    ],
)
def test_one_that_fails_says_so_and_leaves_nothing(
    host: Host, tmp_path: Path, trouble: Callable[[Host], Source], words: str
) -> None:
    source = trouble(host)

    with pytest.raises(DownloadError, match=words):
        download(tmp_path / "lt", NOBODY, threading.Event(), source)

    assert left_in(tmp_path / "lt") == []
    assert left_in(tmp_path) == ["lt"]
    assert downloaded(tmp_path / "lt") is None


def test_a_host_that_is_not_there_is_said_in_a_sentence(host: Host, tmp_path: Path) -> None:
    source = Source("6.8", "http://127.0.0.1:9/x.zip", "0" * 64, 1000)

    with pytest.raises(DownloadError, match=r"broke off\. Look at your connection"):
        download(tmp_path, NOBODY, threading.Event(), source)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(host: Host, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DownloadError, match="could not be kept in"):
        download(tmp_path / "file" / "lt", NOBODY, threading.Event(), host.source())


def test_what_a_killed_one_left_is_cleared_away(host: Host, tmp_path: Path) -> None:
    (tmp_path / ".begun-x").mkdir()
    (tmp_path / ".begun-x" / "archive.zip").touch()

    download(tmp_path, NOBODY, threading.Event(), host.source())

    assert left_in(tmp_path) == ["LanguageTool-6.8"]


def test_too_little_room_is_said_before_anything_comes(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 10})())

    with pytest.raises(DownloadError, match="too little room"):
        download(tmp_path, NOBODY, threading.Event(), host.source())


def test_the_real_one_comes_encrypted_from_where_it_is_said_to_come_from() -> None:
    assert LANGUAGETOOL.url.startswith("https://github.com/")
    assert LANGUAGETOOL.origin == "github.com/jxmorris12/language_tool_python"
    assert len(bytes.fromhex(LANGUAGETOOL.sha256)) == 32
