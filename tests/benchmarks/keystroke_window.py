"""How long a key takes in the whole window and in a bare QTextEdit, side by side in one run. Run by hand.

    python tests/benchmarks/keystroke_window.py [--keys 400] [--cpu]

Everything that follows a key in the window is in the time: marks, the report on the whole message, the cards beside
it, the status line, the list of drafts, painting. Drafts are saved meanwhile as they always are; grammar is off, since
it answers from a process of its own. Every paragraph of the text has findings. Times are in milliseconds; with `--cpu`
they are of this process's work alone, for a machine that others use as well.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from keystroke import SIZES, TYPED, fit, line, put_caret, text_of
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from walkaway import paths, settings
from walkaway.gui.app import make_application, make_program
from walkaway.gui.program import Program
from walkaway.gui.single import FirstInstance
from walkaway.text.message import Message

BLOCK = 40
REST_MS = 1_200


def rest() -> None:
    """Let everything that waits for quiet happen."""
    loop = QEventLoop()  # QTest.qWait would hold up all other threads
    QTimer.singleShot(REST_MS, loop.quit)
    loop.exec()


def press(edit: QTextEdit, letter: str, clock: Callable[[], float]) -> float:
    """Type one letter; how long until all that follows is done."""
    started = clock()
    QTest.keyClicks(edit, letter)
    QApplication.processEvents()
    return (clock() - started) * 1000


def run(program: Program, words: int, keys: int, clock: Callable[[], float]) -> None:
    """Type into both, turn by turn, and print the table."""
    shell, text = program.shell, text_of(words)
    shell.desk.new(Message(to="Dana", subject="Proposal", body=text))
    bare = QTextEdit()
    bare.setAcceptRichText(False)
    bare.setFont(shell.editor.body_edit.font())
    bare.setPlainText(text)
    bare.resize(720, 800)
    bare.show()
    rest()
    fit(bare, shell.editor.body_edit)
    for edit in (shell.editor.body_edit, bare):
        put_caret(edit)
        # The checker remembers paragraphs: those of another size are not to be the same.
        QTest.keyClicks(edit, f"Version {words}. ")
    gc.collect()
    ours: list[float] = []
    theirs: list[float] = []
    for block in range(0, keys, BLOCK):
        # In turns by blocks, with a rest between: what the window does after a key must not count for the bare one.
        rest()
        letters = [TYPED[number % len(TYPED)] for number in range(block, min(keys, block + BLOCK))]
        theirs += [press(bare, letter, clock) for letter in letters]
        ours += [press(shell.editor.body_edit, letter, clock) for letter in letters]
    print(f"{len(text.split()):,} words, {len(shell.editor.findings())} findings")
    print(line("bare", theirs))
    print(line("window", ours, theirs))
    bare.close()
    bare.deleteLater()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a key in the whole window.")
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--cpu", action="store_true", help="count only this process's own work")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WALKAWAY_HOME"] = home
        settings.save(paths.settings_file(), settings.Settings(first_run_done=True, grammar_on=False))
        program = make_program(make_application(), FirstInstance(paths.state_dir()))
        program.start([])
        while not program.shell.judge.ready:
            rest()
        for words in SIZES:
            run(program, words, options.keys, time.thread_time if options.cpu else time.perf_counter)
        program.end()


if __name__ == "__main__":
    main()
