"""How long a key takes in the whole window with the grammar engines on and off, side by side in one run. Run by hand.

    python tests/benchmarks/keystroke_engines.py LANGUAGETOOL_FOLDER [--keys 400] [--words 2000]

Keys come at a typist's pace, so that the engines are asked and answer meanwhile. A key's time runs from when it is due
to when all that follows it is done: what an answer holds up is in it. The ways are taken in turns, by blocks; a block
begins when the engines have answered everything. Times are in milliseconds of the clock.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from keystroke import TYPED, line, put_caret, text_of
from keystroke_window import BLOCK, rest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from walkaway import paths, settings
from walkaway.gui.app import make_application, make_program
from walkaway.gui.shell import Shell
from walkaway.gui.single import FirstInstance
from walkaway.settings import LanguageTool
from walkaway.text.message import Message

PACE = 0.06  # seconds from key to key


def settle(shell: Shell) -> None:
    """Wait until the engines have answered everything that was asked."""
    rest()
    while any(shell.grammar.missing(one.text) for one in shell.judge.asked(shell.editor.body())):
        rest()


def type_block(shell: Shell, letters: str) -> list[float]:
    """Type at a steady pace; how late each key was done."""
    times = []
    due = time.perf_counter()
    for letter in letters:
        due = max(due + PACE, time.perf_counter() - PACE)  # a long stop is one late key, not a row of them
        while time.perf_counter() < due:
            QApplication.processEvents()
        QTest.keyClicks(shell.editor.body_edit, letter)
        QApplication.processEvents()
        times.append((time.perf_counter() - due) * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a key with the grammar engines on and off.")
    parser.add_argument("folder", type=Path, help="where LanguageTool's jars are")
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--words", type=int, default=2_000)
    options = parser.parse_args()
    ways: dict[str, dict[str, Any]] = {
        "engines off": {"grammar_on": False},
        "Harper": {"grammar_on": True, "languagetool": LanguageTool.OFF},
        "both": {
            "grammar_on": True,
            "languagetool": LanguageTool.LOCAL,
            "languagetool_folder": options.folder.resolve(),
        },
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory() as home:
        os.environ["WALKAWAY_HOME"] = home
        settings.save(paths.settings_file(), settings.Settings(first_run_done=True, grammar_on=False))
        program = make_program(make_application(), FirstInstance(paths.state_dir()))
        program.start([])
        shell = program.shell
        while not shell.judge.ready:
            rest()
        shell.desk.new(Message(to="Dana", subject="Proposal", body=text_of(options.words)))
        put_caret(shell.editor.body_edit)
        for block in range(0, options.keys, BLOCK):
            letters = "".join(TYPED[number % len(TYPED)] for number in range(block, min(options.keys, block + BLOCK)))
            for way, changes in ways.items():
                shell.choices.apply(**changes)
                settle(shell)
                gc.collect()
                times[way] += type_block(shell, letters)
        print(f"{options.words:,} words, {len(shell.editor.findings())} findings")
        off = times["engines off"]
        for way, taken in times.items():
            print(line(way, taken, None if taken is off else off))
        program.end()


if __name__ == "__main__":
    main()
