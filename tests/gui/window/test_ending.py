"""The program as a process of its own: told to end from outside, it writes and goes without a question."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from walkaway import paths

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from walkaway.gui import program
start = program.Program.start
def start_and_type(self, words, **how):
    start(self, words, **how)
    def type_words():
        QTest.keyClicks(self.shell.editor.body_edit, "Last words.")
        print("typed", flush=True)
    QTimer.singleShot(0, type_words)
program.Program.start = start_and_type
from walkaway.gui.app import run
sys.exit(run([]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_program_with_everything_written(
    quiet_home: None, walkaway_home: Path, number: signal.Signals
) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WALKAWAY_HOME": str(walkaway_home)}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"typed\n"

        process.send_signal(number)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 0, said.decode()
    (file,) = paths.drafts_dir().glob("*.eml")
    assert b"Last words." in file.read_bytes()
