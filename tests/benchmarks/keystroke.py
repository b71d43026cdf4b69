"""How long a key takes in the message editor and in a bare QTextEdit, side by side in one run.

Run by hand: `python tests/benchmarks/keystroke.py`. A key is a real key event with everything that follows it: marks,
parts, signals, painting. Every paragraph of the text has findings. Times are in milliseconds; with `--cpu` they are of
this process's work alone, for a machine that others use as well. The last row is what the checker takes of it.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.theme import load_theme
from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.tone import ToneChecker, load_rules

SIZES = (60, 500, 2_000, 10_000)
TYPED = "Sorry to bother you again, we will just send the next version of the plan on Friday. "
PARAGRAPH = (
    "Sorry to bother you again, I just wanted to send over the proposal for the bakery website. The build takes five "
    "weeks and begins in March, with two rounds of changes. I can lower my price if that helps, and I'm available any "
    "time for a call. It would mean the world to me to get this project. The hosting is yours from the first day."
)


def text_of(words: int) -> str:
    """A mail of about that many words."""
    number = max(1, round(words / len(PARAGRAPH.split())))
    return "\n\n".join(["Hi Dana,", *[PARAGRAPH] * number, "Best,\nAna"])


class Stopwatch:
    """Milliseconds of one thing after the other; also times the calls of a checker."""

    def __init__(self, clock: Callable[[], float], checker: ToneChecker) -> None:
        self._clock, self._checker = clock, checker
        self._checking = 0.0

    def press(self, edit: QTextEdit, letter: str) -> tuple[float, float]:
        """Type one letter; how long until all that follows is done, and how much of it was checking."""
        self._checking = 0.0
        started = self._clock()
        QTest.keyClicks(edit, letter)
        QApplication.processEvents()
        return (self._clock() - started) * 1000, self._checking * 1000

    def check(self, text: str, part: Part) -> tuple[Finding, ...]:
        """The checker's own answer."""
        started = self._clock()
        try:
            return self._checker.check_paragraph(text, part)
        finally:
            self._checking += self._clock() - started


def fit(bare: QTextEdit, edit: QTextEdit) -> None:
    """Give the bare one the same room for text, so that both break the same lines and draw the same number of them."""
    bare.resize(bare.size() + edit.viewport().size() - bare.viewport().size())
    QApplication.processEvents()


def put_caret(edit: QTextEdit) -> None:
    """Into the middle of the text, at the start of a paragraph that is seen as a whole: all of it is painted anew."""
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    QApplication.processEvents()
    bar = edit.verticalScrollBar()
    bar.setValue(bar.value() + edit.cursorRect().top() - edit.viewport().height() // 4)
    QApplication.processEvents()


def line(name: str, times: list[float], bare: list[float] | None = None) -> str:
    """The percentiles of one row of the table."""
    cells = []
    for share in (0.5, 0.95, 0.99):
        at = sorted(times)[int(share * (len(times) - 1))]
        ratio = f" ({at / sorted(bare)[int(share * (len(bare) - 1))]:.1f}x)" if bare else ""
        cells.append(f"p{share * 100:.0f} {at:6.2f}{ratio:8}")
    return f"  {name:11} " + "  ".join(cells)


def run(words: int, keys: int, watch: Stopwatch) -> None:
    """Type into both, turn by turn, and print the table."""
    text = text_of(words)
    editor, bare = MessageEditor(load_theme("light")), QTextEdit()
    editor.set_checker(watch.check)
    editor.set_message("Dana", "Proposal", text)
    bare.setAcceptRichText(False)
    bare.setFont(editor.body_edit.font())
    bare.setPlainText(text)
    for widget in (editor, bare):
        widget.resize(720, 800)
        widget.show()
    QApplication.processEvents()
    fit(bare, editor.body_edit)
    for edit in (editor.body_edit, bare):
        put_caret(edit)
    ours: list[float] = []
    theirs: list[float] = []
    checking: list[float] = []
    for number in range(keys):
        letter = TYPED[number % len(TYPED)]
        theirs.append(watch.press(bare, letter)[0])
        ours.append((taken := watch.press(editor.body_edit, letter))[0])
        checking.append(taken[1])
    found = len(editor.findings())
    print(f"{len(text.split()):,} words, {found} findings")
    print(line("bare", theirs))
    print(line("Walkaway", ours, theirs))
    print(line("checking", checking))
    for widget in (editor, bare):
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def main() -> None:
    """Measure all sizes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keys", type=int, default=600)
    options.add_argument("--cpu", action="store_true")
    chosen = options.parse_args()
    application = QApplication([])
    application.setFont(QFont("Inter", 10))
    clock = time.process_time if chosen.cpu else time.perf_counter
    rules = load_rules()
    # As in the program, which collects garbage between keys: here it would mostly fall on the bare one's.
    gc.disable()
    for words in SIZES:
        # A checker of its own: it remembers paragraphs, and the same ones come again.
        run(words, chosen.keys, Stopwatch(clock, ToneChecker(rules)))
        gc.collect()


if __name__ == "__main__":
    main()
