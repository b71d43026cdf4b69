"""How long a key takes in the whole window with the grammar engines on and off, side by side in one run. Run by hand.

    python tests/benchmarks/keystroke_engines.py LANGUAGETOOL_FOLDER [--keys 400] [--words 2000] [--cpu]

Keys come as people type: quickly within a word, after a breath between two. In that breath the engines are asked, and
they answer about when the next word begins. Every paragraph has mistakes, and so has what is typed. A key's time runs
from when it is due to when all that follows it is done: what a report or an answer holds up is in it. The ways are
taken in turns, by blocks, each of them first as often as the others; a block begins when the engines have answered
everything, in a paragraph of its own, as long as all others and never seen before. Times are in milliseconds; with
`--cpu` they are of the window's thread alone, for a machine that others use as well. Ratios are to the engines off.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from keystroke import PARAGRAPH, TYPED, line
from keystroke_window import BLOCK, rest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from walkaway import paths, settings
from walkaway.grammar.checker import State
from walkaway.gui.app import make_application, make_program
from walkaway.gui.shell import Shell
from walkaway.gui.single import FirstInstance
from walkaway.settings import LanguageTool
from walkaway.text.message import Message

WITHIN_A_WORD = (0.05, 0.15)  # seconds from key to key
BETWEEN_WORDS = (0.31, 0.45)
MISTAKES = " The client have recieved all of the drafts, and we discussed about the price untill noon."
MISTYPED = "Teh client have agreed, so we recieve it on Friday. "
WORDS = len(f"Item 1000. {PARAGRAPH}{MISTAKES}".split())


@dataclass
class Way:
    """The settings of one way to type, and how it went."""

    changes: dict[str, Any]
    times: list[float] = field(default_factory=list)
    answers: int = 0
    marks: int = 0


def text_of(words: int) -> str:
    """A mail of about that many words, with mistakes; no two paragraphs are the same."""
    paragraphs = [f"Item {1_000 + at}. {PARAGRAPH}{MISTAKES}" for at in range(round(words / WORDS))]
    return "\n\n".join(["Hi Dana,", *paragraphs, "Best,\nAna"])


def go_to(edit: QTextEdit, item: int) -> None:
    """Put the caret to the start of a paragraph, and that to the upper part of what is seen."""
    cursor = edit.document().find(f"Item {1_000 + item}. ")
    cursor.setPosition(cursor.selectionStart())
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    QApplication.processEvents()
    bar = edit.verticalScrollBar()
    bar.setValue(bar.value() + edit.cursorRect().top() - edit.viewport().height() // 4)
    QApplication.processEvents()


def settle(shell: Shell) -> None:
    """Wait until the engines have answered everything that was asked."""
    rest()
    while any(shell.grammar.missing(one.text) for one in shell.judge.asked(shell.editor.body())):
        rest()
    if trouble := [status.sentence for status in shell.grammar.statuses.values() if status.state is State.OFF]:
        raise SystemExit(" ".join(trouble))


def rhythm(letters: str, seed: int) -> list[float]:
    """How long after the key before each key comes; the same for the same seed."""
    dice = random.Random(seed)
    pairs = zip(" " + letters, letters, strict=False)
    return [dice.uniform(*(BETWEEN_WORDS if before == " " else WITHIN_A_WORD)) for before, _ in pairs]


class Typist:
    """Presses keys when they are due; the window's events are served meanwhile, as a running program does."""

    def __init__(self, shell: Shell, *, cpu: bool) -> None:
        self._shell, self._cpu = shell, cpu
        self._wake = QTimer()
        self._wake.setSingleShot(True)
        self._wake.setTimerType(Qt.TimerType.PreciseTimer)

    def type(self, letters: str, gaps: list[float]) -> list[float]:
        """How long each key took."""
        times = []
        due = time.perf_counter()
        for letter, gap in zip(letters, gaps, strict=True):
            due = max(due, time.perf_counter() - gap) + gap  # a long stop is one late key, not a row of them
            held = self._wait(due)
            began = time.thread_time()
            QTest.keyClicks(self._shell.editor.body_edit, letter)
            QApplication.processEvents()
            seconds = held + time.thread_time() - began if self._cpu else time.perf_counter() - due
            times.append(seconds * 1000)
        return times

    def _wait(self, due: float) -> float:
        """Serve events until then; gives how long the thread worked on the last of them after that moment."""
        worked = 0.0
        while (left := due - time.perf_counter()) > 0:
            began = time.thread_time()
            if left > 0.002:
                self._wake.start(int(left * 1000) - 1)
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            else:
                QApplication.processEvents()
            worked = time.thread_time() - began
        return min(worked, -left)


def measure(shell: Shell, ways: dict[str, Way], options: argparse.Namespace) -> None:
    """Type so many keys each way."""
    typist, typed, keys = Typist(shell, cpu=options.cpu), TYPED + MISTYPED, options.keys
    order, items = list(ways.values()), itertools.cycle(range(round(options.words / WORDS)))
    for number, first in enumerate(range(0, keys, BLOCK)):
        letters = "".join(typed[at % len(typed)] for at in range(first, min(keys, first + BLOCK)))
        gaps = rhythm(letters, number)
        for way in order:
            shell.choices.apply(**way.changes)
            go_to(shell.editor.body_edit, next(items))
            settle(shell)
            gc.collect()
            answered = shell.grammar.answered.connect(lambda way=way: setattr(way, "answers", way.answers + 1))
            way.times += typist.type(letters, gaps)
            shell.grammar.answered.disconnect(answered)
            way.marks = len(shell.editor.findings())
        order.append(order.pop(0))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a key with the grammar engines on and off.")
    parser.add_argument("folder", type=Path, help="where LanguageTool's jars are")
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--words", type=int, default=2_000)
    parser.add_argument("--cpu", action="store_true", help="count only the work of the window's thread")
    options = parser.parse_args()
    local = {"languagetool": LanguageTool.LOCAL, "languagetool_folder": options.folder.resolve()}
    ways = {
        "engines off": Way({"grammar_on": False}),
        "Harper": Way({"grammar_on": True, "languagetool": LanguageTool.OFF}),
        "both": Way({"grammar_on": True, **local}),
    }
    with tempfile.TemporaryDirectory() as home:
        os.environ["WALKAWAY_HOME"] = home
        settings.save(paths.settings_file(), settings.Settings(first_run_done=True, grammar_on=False))
        program = make_program(make_application(), FirstInstance(paths.state_dir()))
        program.start([])
        shell = program.shell
        while not shell.judge.ready:
            rest()
        shell.desk.new(Message(to="Dana", subject="Proposal", body=text_of(options.words)))
        measure(shell, ways, options)
        print(f"{options.words:,} words, {options.keys} keys each way")
        off = ways["engines off"].times
        for name, way in ways.items():
            print(line(name, way.times, None if way.times is off else off), f"{way.marks} marks, {way.answers} answers")
        program.end()


if __name__ == "__main__":
    main()
