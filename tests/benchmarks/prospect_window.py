"""How long the window's views of prospects take with a large ledger, side by side with an empty one. Run by hand.

    python tests/benchmarks/prospect_window.py [--prospects 10000] [--messages 100000]

Opens the window over each ledger and asks for what a person asks for: another prospect in the To line, the list of all,
a search. Prints the time until it is shown, and how long the window's own thread was busy with it (its processor time).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ledger_size import exported
from PySide6.QtWidgets import QApplication

from walkaway import paths, settings
from walkaway.gui.app import make_application, make_program
from walkaway.gui.program import Program
from walkaway.gui.prospects.roster_dialog import RosterDialog
from walkaway.gui.single import FirstInstance
from walkaway.prospects.ledger import Ledger
from walkaway.settings import Settings

ROUNDS = 9


def wait(true: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    while not true():
        QApplication.processEvents()
        time.sleep(0.001)
    QApplication.processEvents()


def timed(act: Callable[[], object], shown: Callable[[], bool]) -> tuple[float, float]:
    """Milliseconds until it is shown, and of work in the window's thread."""
    QApplication.processEvents()
    start, busy = time.perf_counter(), time.thread_time()
    act()
    while not shown():
        QApplication.processEvents()
        time.sleep(0.0005)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - busy) * 1000


def fill(prospects: int, messages: int) -> list[str]:
    """Make a ledger; returns two addresses to write to, known ones where there are any."""
    with Ledger.open(paths.ledger_file()) as ledger:
        if prospects:
            ledger.restore(exported(prospects, messages))
        known = [each.prospect.addresses[0] for each in ledger.prospects(limit=2).items]
    return known if len(known) == 2 else ["one@nowhere.example", "two@nowhere.example"]


def turns(program: Program, to: list[str]) -> dict[str, list[tuple[float, float]]]:
    """Everything that is asked for, several times."""
    s = program.shell
    s.editor.to_edit.setText(to[1])
    s.addressee.look()
    wait(lambda: not s.addressee.asking)
    first = timed(s.window.show_prospect, lambda: not s.addressee.asking)
    found: dict[str, list[tuple[float, float]]] = {"Prospect tab": [first], "the prospect of another To line": []}

    def write_to(line: str) -> None:
        s.editor.to_edit.setText(line)
        s.addressee.look()

    for number in range(ROUNDS):
        taken = timed(partial(write_to, to[number % 2]), lambda: not s.addressee.asking)
        found["the prospect of another To line"].append(taken)
    first = timed(s.roster.show, lambda: bool(s.roster.dialog and s.roster.dialog.count.text()))
    dialog = s.roster.dialog
    assert dialog is not None
    found["all prospects, the first time"] = [first]
    if dialog.view.roster.rowCount():
        beside = timed(lambda: None, lambda: bool(dialog.page and dialog.page.isVisible()))
        found["… and then the page of the first"] = [beside]
    found["all prospects, again"] = [again(dialog, s.roster.show) for _ in range(ROUNDS)]
    for words in ("be", "web"):
        typed = [partial(dialog.search.setText, words + " " * number) for number in range(ROUNDS)]
        found[f"search, “{words}”"] = [again(dialog, act) for act in typed]
    dialog.close()
    return found | windows(program)


def windows(program: Program) -> dict[str, list[tuple[float, float]]]:
    """The windows over the ledger, the first time and once more."""
    s = program.shell
    overview = s.overview_book

    def is_drawn() -> bool:
        return bool(overview.window and overview.window.isVisible()) and s.keeper.flush(0)

    found = {"overview, the first time": [timed(overview.show, is_drawn)]}
    assert overview.window is not None
    overview.window.close()
    wait(lambda: s.slow.idle)
    found["overview, again"] = [timed(overview.show, is_drawn)]
    overview.window.close()
    found["reply window, the first time"] = [timed(s.reply_book.show, lambda: True)]
    return found


def again(dialog: RosterDialog, act: Callable[[], object]) -> tuple[float, float]:
    """The list once more."""
    dialog.count.clear()
    return timed(act, lambda: bool(dialog.count.text()))


def measure(prospects: int, messages: int) -> dict[str, list[tuple[float, float]]]:
    """The window over a ledger of this size."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["WALKAWAY_HOME"] = home
        settings.save(paths.settings_file(), Settings(first_run_done=True, grammar_on=False))
        to = fill(prospects, messages)
        program = make_program(make_application(), FirstInstance(Path(home)))
        program.start([])
        wait(lambda: program.shell.judge.ready and program.shell.slow.idle and program.shell.keeper.flush(0))
        wait(lambda: program.shell.slow.idle)
        found = turns(program, to)
        program.end()
        program.shell.window.close()
    return found


def main(prospects: int, messages: int) -> None:
    empty, large = measure(0, 0), measure(prospects, messages)
    print(f"{'':34}{f'{prospects} and {messages}':>24}{'empty':>22}")
    print(f"{'median, ms':34}{'shown':>12}{'window':>12}{'shown':>11}{'window':>11}")
    for title, times in large.items():
        row = [statistics.median(column) for one in (times, empty.get(title, ())) for column in zip(*one, strict=True)]
        print(
            f"{title:34}" + "".join(f"{value:{width}.1f}" for value, width in zip(row, (12, 12, 11, 11), strict=False))
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--prospects", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    main(options.prospects, options.messages)
