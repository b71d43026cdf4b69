"""A save leaves the old file or the new one, an error says what to do, and reading takes anything."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from walkaway import files
from walkaway.files import ReadError, TooLarge, WriteError, atomic_write, content_hash, read_bytes, read_text

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX file system")

OLD, NEW = b"old text\n" * 40_000, b"new and longer text\n" * 40_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.eml"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_holds_the_bytes(tmp_path: Path) -> None:
    atomic_write(tmp_path / "new.eml", b"a\r\nb\0")

    assert (tmp_path / "new.eml").read_bytes() == b"a\r\nb\0"
    assert names(tmp_path) == ["new.eml"]


def test_an_old_file_is_replaced_and_nothing_else_is_left(file: Path) -> None:
    atomic_write(file, NEW)

    assert file.read_bytes() == NEW
    assert names(file.parent) == ["draft.eml"]


def test_an_empty_file_can_be_written(file: Path) -> None:
    atomic_write(file, b"")

    assert file.read_bytes() == b""


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)

    atomic_write(file, NEW)

    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
def test_a_link_stays_a_link_and_its_target_is_written(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    first, second = there / "first", there / "second"
    first.symlink_to(file)
    second.symlink_to("first")

    atomic_write(second, NEW)

    assert second.is_symlink()
    assert first.is_symlink()
    assert file.read_bytes() == NEW
    assert names(there) == ["first", "second"]


@posix
def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")

    atomic_write(tmp_path / "link", NEW)

    assert (tmp_path / "target").read_bytes() == NEW
    assert (tmp_path / "link").is_symlink()


@posix
def test_all_names_of_a_file_get_the_new_text(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other name"
    os.link(file, other)

    atomic_write(file, b"short")

    assert other.read_bytes() == b"short"
    assert os.path.samefile(file, other)
    assert names(tmp_path) == ["draft.eml", "other name"]


@posix
def test_a_failed_save_of_a_file_with_two_names_gives_the_old_text_back(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(file, tmp_path / "other name")
    written = _fail_at_call(monkeypatch, "write", at=2, code=errno.EIO)

    with pytest.raises(WriteError):
        atomic_write(file, NEW)

    assert written() >= 2
    assert file.read_bytes() == OLD
    assert names(tmp_path) == ["draft.eml", "other name"]


@posix
@pytest.mark.parametrize("name", ["-rf", "two\nlines", " ", "ü" * 127, "a" * 255, "“quoted” 👍.eml"])
def test_odd_names_work(tmp_path: Path, name: str) -> None:
    atomic_write(tmp_path / name, OLD)
    atomic_write(tmp_path / name, NEW)

    assert (tmp_path / name).read_bytes() == NEW
    assert names(tmp_path) == [name]


def _fail_at_call(
    monkeypatch: pytest.MonkeyPatch, call: str, at: int, code: int, after: bool = False
) -> Callable[[], int]:
    """Let the `at`-th `os.<call>` fail; the others work. Returns a counter of calls."""
    real = getattr(os, call)
    calls = 0

    def failing(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            if after:
                real(*args, **kwargs)
            raise OSError(code, os.strerror(code))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, call, failing)
    return lambda: calls


@posix
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "chmod", "close"])
def test_whatever_step_fails_the_old_file_stays_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    file.chmod(0o640)
    _fail_at_call(monkeypatch, call, 1, code, after=call == "close")

    with pytest.raises(WriteError) as caught:
        atomic_write(file, NEW)

    assert file.read_bytes() == OLD
    assert names(file.parent) == ["draft.eml"]
    assert caught.value.path == file
    assert caught.value.code == code
    assert str(file) in str(caught.value)


@posix
def test_a_failure_of_the_very_last_step_is_reported_and_leaves_the_new_text_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_at_call(monkeypatch, "fsync", 2, errno.EIO)

    with pytest.raises(WriteError, match="the disk reported an error"):
        atomic_write(file, NEW)

    assert file.read_bytes() == NEW


def test_short_writes_are_continued(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:10_007]))

    atomic_write(file, NEW)

    assert file.read_bytes() == NEW


@posix
def test_a_file_system_that_cannot_sync_folders_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail_at_call(monkeypatch, "fsync", 2, errno.EINVAL)

    atomic_write(file, NEW)

    assert file.read_bytes() == NEW


@posix
def test_a_full_disk_keeps_the_old_file_and_says_so(file: Path) -> None:
    """The system's own limit on file sizes stands for the disk here; it cuts the write in the middle."""
    program = (
        "import resource, sys; from pathlib import Path; from walkaway import files\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "try: files.atomic_write(Path(sys.argv[1]), b'x' * 1_000_000)\n"
        "except files.WriteError as error: print(error)\n"
    )

    said = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)

    assert "larger than this place allows" in said.stdout
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["draft.eml"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full. Free some space"),
        (errno.EROFS, "this place is read-only. Choose another folder"),
        (errno.EACCES, "there is no permission. Choose another folder"),
    ],
)
def test_an_error_says_the_cause_and_what_to_do(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    _fail_at_call(monkeypatch, "open", 1, code)

    with pytest.raises(WriteError, match=words):
        atomic_write(file, NEW)


@posix
def test_a_write_protected_file_is_not_replaced_behind_the_users_back(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def open_as_somebody_else(path: Path, flags: int, *mode: int) -> int:  # root may write everywhere
        if path == file:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", open_as_somebody_else)

    with pytest.raises(WriteError, match="no permission"):
        atomic_write(file, NEW)

    assert file.read_bytes() == OLD


@pytest.mark.parametrize("name", ["missing/draft.eml", "a\0b"])
def test_a_place_that_does_not_exist_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match="no such file or folder"):
        atomic_write(tmp_path / name, NEW)


def test_a_folder_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="not an ordinary file"):
        atomic_write(tmp_path, NEW)


@posix
def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(WriteError, match="not an ordinary file"):
        atomic_write(tmp_path / "pipe", NEW)

    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@posix
def test_a_link_that_leads_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(WriteError):
        atomic_write(tmp_path / "loop", NEW)


@posix
def test_a_kill_in_the_middle_of_saving_never_tears_the_file(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from walkaway.files import atomic_write\n"
        "path, old, new = Path(sys.argv[1]), b'old text\\n' * 40_000, b'new and longer text\\n' * 40_000\n"
        "print('ready', flush=True)\n"
        "while True:\n    atomic_write(path, new)\n    atomic_write(path, old)\n    print('.', flush=True)\n"
    )
    for round_ in range(6):
        with subprocess.Popen([sys.executable, "-c", program, str(file)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(1 + round_):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)

        assert file.read_bytes() in (OLD, NEW)


def test_only_our_own_temporary_files_older_than_an_hour_are_swept(tmp_path: Path) -> None:
    now = 1_000_000_000.0
    ages = {
        ".walkaway-old.tmp": 3601,
        ".walkaway-fresh.tmp": 3599,
        ".walkaway-future.tmp": -5000,
        ".other-old.tmp": 9999,
        "walkaway-backup-1234-draft.eml": 9999,
        "draft.eml": 9999,
    }
    for name, age in ages.items():
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / ".walkaway-folder.tmp").mkdir()

    removed = files.sweep_temporary(tmp_path, now)

    assert removed == [tmp_path / ".walkaway-old.tmp"]
    assert set(names(tmp_path)) == {*ages, ".walkaway-folder.tmp"} - {".walkaway-old.tmp"}


def test_sweeping_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert files.sweep_temporary(tmp_path / "none") == []


def test_a_file_over_the_limit_is_refused_with_its_name(file: Path) -> None:
    with pytest.raises(TooLarge, match=r"draft\.eml: it is larger than"):
        read_bytes(file, limit=1000)


def test_a_file_of_exactly_the_limit_is_read(file: Path) -> None:
    assert read_bytes(file, limit=len(OLD)) == OLD


@pytest.mark.parametrize(
    ("name", "words"), [("none.txt", "no such file"), (".", "it is a folder"), ("a\0b", "no such file")]
)
def test_what_cannot_be_read_is_named_with_its_cause(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read_text(tmp_path / name)

    assert caught.value.path == tmp_path / name


def test_text_is_read_through_the_decoder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHi\r\nAna")

    read = read_text(tmp_path / "a.txt")

    assert (read.text, read.editable, read.bom, read.newline) == ("Hi\r\nAna", "Hi\nAna", True, "\r\n")


def test_the_hash_is_of_the_bytes() -> None:
    assert content_hash(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert content_hash(b"a\n") != content_hash(b"a\r\n")
