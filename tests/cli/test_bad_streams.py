"""Output that cannot be written, input that cannot be read: one line, the right exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

FULL = Path("/dev/full")
on_unix = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full and a shell")

COMMANDS = (
    "check mail.txt",
    "check --format json mail.txt",
    "calm mail.txt",
    "rules",
    "templates",
    "--help",
    "check -h",
)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    (tmp_path / "mail.txt").write_text("I am so sorry to bother you. The oak is here.\n")
    return tmp_path


def shell(folder: Path, line: str) -> tuple[int, str]:
    command = f'exec "{sys.executable}" -m walkaway {line}'
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@on_unix
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_the_output_is_said_in_one_line(mail: Path, command: str) -> None:
    code, said = shell(mail, f"{command} > /dev/full")
    assert code == 2
    assert said.count("\n") == 1
    assert "cannot write the output: the disk is full" in said


@on_unix
def test_a_closed_output_leaves_the_exit_code(mail: Path) -> None:
    assert shell(mail, "check mail.txt >&-") == (1, "")
    assert shell(mail, "calm mail.txt >&-") == (0, "")


@on_unix
def test_a_closed_input_is_said(mail: Path) -> None:
    code, said = shell(mail, "check <&-")
    assert code == 2
    assert "standard input: it is closed" in said


@on_unix
@pytest.mark.parametrize("err", ["2>/dev/full", "2>&-"])
def test_errors_that_nobody_can_hear_leave_the_exit_code(mail: Path, err: str) -> None:
    assert shell(mail, f"check nothing.txt {err}")[0] == 2
    assert shell(mail, f"calm nothing.txt {err}")[0] == 2


@pytest.mark.parametrize("name", ["idna", "punycode", "undefined", "unicode_escape", "utf-7", "hex", "", "a\0b"])
def test_an_encoding_that_is_none_is_refused(walkaway: Run, mail: Path, name: str) -> None:
    done = walkaway("calm", "--encoding", name, str(mail / "mail.txt"))
    assert (done.code, done.out) == (2, b"")
    assert "no such encoding" in done.err


def test_an_encoding_in_which_a_file_is_no_text_is_refused(walkaway: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Hi, sorry".encode("utf-16-le"))
    done = walkaway("calm", "--encoding", "latin-1", str(tmp_path / "a.txt"))
    assert done.code == 2
    assert "as latin-1 it is no text" in done.err


def test_a_file_without_a_name_is_said(walkaway: Run) -> None:
    assert "without a name" in walkaway("check", "").err


def test_a_name_with_line_breaks_is_said_on_one_line(walkaway: Run) -> None:
    done = walkaway("check", "a\nb\x1b[31m.txt", "--format", "json")
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
