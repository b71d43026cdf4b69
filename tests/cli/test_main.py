"""What holds for every command: help, errors in one line, quiet ends, no Qt and a quick start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.grammar.languagetool.fakes import make_java

from walkaway import __version__
from walkaway.cli import COMMANDS, HELP, run
from walkaway.cli.screen import has_colour, one_line

from .conftest import Run

IMPORTED = (
    "import sys; from walkaway.__main__ import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
)


def test_help_names_every_command(walkaway: Run) -> None:
    done = walkaway("--help")

    assert (done.code, done.text, done.err) == (0, HELP, "")
    assert all(f"\n  {command} " in HELP for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_teaches_by_examples(walkaway: Run, command: str) -> None:
    done = walkaway(command, "--help")

    assert done.code == 0
    assert done.text.startswith(f"usage: walkaway {command}")
    assert f"examples:\n  walkaway {command}" in done.text
    assert done.text.isascii()


def test_the_version_is_told(real_walkaway: Run) -> None:
    done = real_walkaway("--version")

    assert (done.code, done.text.split()) == (0, ["walkaway", __version__])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--frobnicate"], "no option --frobnicate"),
        (["chekc"], "Did you mean walkaway check?"),
        (["/nonexistent.eml"], "no such file"),
        (["file:///nonexistent.eml"], "no such file"),
        (["--wait"], "--wait needs a file"),
        (["check", "--format", "yaml"], "invalid choice: 'yaml'"),
        (["check", "--fail"], "unrecognized arguments: --fail"),
        (["calm", "one", "two"], "unrecognized arguments: two"),
    ],
)
def test_bad_usage_is_one_line_that_points_to_the_help(walkaway: Run, args: list[str], said: str) -> None:
    done = walkaway(*args)

    assert (done.code, done.out) == (2, b"")
    assert said in done.err
    assert "--help" in done.err
    assert done.err.startswith("walkaway")
    assert done.err.count("\n") == 1


def test_links_the_clipboard_and_addresses_of_files_go_to_the_window(tmp_path: Path) -> None:
    file = tmp_path / "a file.eml"
    file.write_text("Hi", encoding="utf-8")
    asked: list[list[str]] = []

    def open_window(words: list[str]) -> int:
        asked.append(words)
        return 0

    assert run(["MAILTO:ana@x.example?body=-", "--clipboard", "--wait", file.as_uri()], open_window) == 0

    (words,) = asked
    assert words == ["MAILTO:ana@x.example?body=-", "--clipboard", "--wait", str(file)]


def test_without_a_command_the_window_opens_with_the_files(
    walkaway: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import types

    opened: list[list[str]] = []
    window = types.ModuleType("walkaway.gui.app")
    window.run = lambda paths: opened.append(paths) or 7  # type: ignore[attr-defined, func-returns-value]
    monkeypatch.setitem(sys.modules, "walkaway.gui.app", window)
    draft = tmp_path / "draft.txt"
    draft.write_text("Hello")

    codes = [walkaway().code, walkaway(str(draft)).code]

    assert codes == [7, 7]
    assert opened == [[], [str(draft)]]


def test_a_window_that_cannot_open_leaves_the_commands(walkaway: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "walkaway.gui.app", None)

    done = walkaway()

    assert done.code == 2
    assert "the window cannot open" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("args", [["check", "-"], ["calm", "-"], ["rules"], ["moves"], ["templates"]])
def test_a_command_imports_neither_qt_nor_an_engine(args: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *args], input=b"I can lower my price.", capture_output=True, check=False
    )
    modules = set(done.stderr.decode().split())

    assert "walkaway.cli" in modules
    heavy = {"PySide6", "shiboken6", "harper", "language_tool_python", "importlib.metadata", "subprocess", "asyncio"}
    assert not modules & heavy
    if args[0] in ("check", "calm"):
        assert not modules & {"yaml", "tomli_w", "walkaway.library.store", "walkaway.settings", "email"}


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("I can lower my price. " * 50)
    command = [sys.executable, "-m", "walkaway", "check", "--format", "json", *[str(letter)] * 200]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"{")

        process.stdout.close()

        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_an_interrupt_ends_the_command_quietly(tmp_path: Path) -> None:
    fifo = tmp_path / "slow"
    os.mkfifo(fifo)
    letter = tmp_path / "letter.txt"
    letter.write_text("Hello")
    command = [sys.executable, "-m", "walkaway", "check", "--format", "json", str(letter), str(fifo)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["path"] == str(letter)

        process.send_signal(signal.SIGINT)

        assert process.stderr.read() == b""
        assert process.wait() == 130


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = _Terminal()
    assert has_colour(terminal)  # type: ignore[arg-type]
    assert not has_colour(sys.__stdout__) or sys.__stdout__.isatty()  # type: ignore[arg-type]

    monkeypatch.setenv("NO_COLOR", "1")
    assert not has_colour(terminal)  # type: ignore[arg-type]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not has_colour(terminal)  # type: ignore[arg-type]


def test_words_of_a_file_cannot_steer_the_terminal() -> None:
    assert one_line("lower\n my\t\x1b[31mprice\u202e") == "lower my �[31mprice�"


@pytest.mark.parametrize("command", ["check", "calm", "moves", "rules", "templates"])
def test_a_narrow_terminal_encoding_is_no_obstacle(command: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    done = subprocess.run(
        [sys.executable, "-m", "walkaway", command],
        input="I can lower my price — “really” 🙂.".encode(),
        capture_output=True,
        env=environment,
        check=False,
    )

    assert done.stderr == b""
    assert done.returncode in (0, 1)
    assert done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("flag", "request_", "failure"),
    [
        ("--grammar-worker", {"text": "too early"}, "checked before it was set up"),
        ("--languagetool-worker", {"folder": "gone", "seconds": 1, "idle": 1, "probe": False}, "no folder gone"),
    ],
)
def test_the_program_can_be_its_own_worker(
    flag: str, request_: dict[str, object], failure: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make_java(tmp_path / "java")))
    command = [sys.executable, "-m", "walkaway", flag]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(request_).encode() + b"\n")
        worker.stdin.flush()

        answer = json.loads(worker.stdout.readline())
        worker.stdin.close()

        assert failure in answer["failed"]
        assert worker.wait() == 0


def test_a_frozen_program_starts_itself_as_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    from walkaway.grammar.process import command

    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert command("walkaway.grammar.harper.worker", "--grammar-worker") == [sys.executable, "--grammar-worker"]
