"""How long a key takes in the message editor and in a bare QTextEdit, side by side in one run.

Run by hand: `python tests/benchmarks/keystroke.py`. A key is a real key event with everything that follows it: marks,
parts, signals, painting. Every paragraph of the text has findings. Times are in milliseconds.
"""

from __future__ import annotations

import argparse
import gc
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.theme import load_theme
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


def press(edit: QTextEdit, letter: str) -> float:
    """Type one letter; milliseconds until all that follows is done."""
    started = time.perf_counter()
    QTest.keyClicks(edit, letter)
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000


def put_caret(edit: QTextEdit) -> None:
    """Into the middle of the text, at the start of a sentence."""
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    QApplication.processEvents()


def line(name: str, times: list[float], bare: list[float] | None = None) -> str:
    """The percentiles of one row of the table."""
    cells = []
    for share in (0.5, 0.95, 0.99):
        at = sorted(times)[int(share * (len(times) - 1))]
        ratio = f" ({at / sorted(bare)[int(share * (len(bare) - 1))]:.1f}x)" if bare else ""
        cells.append(f"p{share * 100:.0f} {at:6.2f}{ratio:8}")
    return f"  {name:8} " + "  ".join(cells)


def run(words: int, keys: int, checker: ToneChecker) -> None:
    """Type into both, turn by turn, and print the table."""
    text = text_of(words)
    editor, bare = MessageEditor(load_theme("light")), QTextEdit()
    editor.set_checker(checker.check_paragraph)
    editor.set_message("Dana", "Proposal", text)
    bare.setAcceptRichText(False)
    bare.setFont(editor.body_edit.font())
    bare.setPlainText(text)
    for widget in (editor, bare):
        widget.resize(720, 800)
        widget.show()
    QApplication.processEvents()
    for edit in (editor.body_edit, bare):
        put_caret(edit)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(keys):
        letter = TYPED[number % len(TYPED)]
        theirs.append(press(bare, letter))
        ours.append(press(editor.body_edit, letter))
    found = len(editor.findings())
    print(f"{len(text.split()):,} words, {found} findings")
    print(line("bare", theirs))
    print(line("Walkaway", ours, theirs))
    for widget in (editor, bare):
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def main() -> None:
    """Measure all sizes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keys", type=int, default=600)
    keys = options.parse_args().keys
    application = QApplication([])
    application.setFont(QFont("Inter", 10))
    checker = ToneChecker(load_rules())
    gc.collect()
    for words in SIZES:
        run(words, keys, checker)


if __name__ == "__main__":
    main()
