"""How long the window takes to open, beside a bare window that imports the same Qt modules. Run by hand.

    python tests/benchmarks/start.py [--rounds 15] [--cpu]

Each start is a fresh process, and the two kinds take turns, so that a busy machine is unkind to both. Time runs from
the start of the process to the first picture of the window, and for Walkaway also to the picture in which the draft
stands and can be typed in. With `--cpu` it is the processor time of the process alone, for a machine that others use
as well. The first start of all fills the caches and is told apart.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from time import perf_counter

PAINTED = """
import os
import time
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def __init__(self, word, last):
        super().__init__()
        self.word, self.last = word, last
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.word:
            print(self.word, time.process_time(), flush=True)
            self.word = ""
            if self.last:
                os._exit(0)
        return False
"""
BARE = f"""
from PySide6 import QtCore, QtGui, QtWidgets
{PAINTED}
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
edit = QtWidgets.QTextEdit()
window.setCentralWidget(edit)
window.resize(1280, 800)
painted = Painted("open", True)
edit.viewport().installEventFilter(painted)
window.show()
app.exec()
"""
OURS = f"""
from walkaway.gui import app as walkaway
{PAINTED}
app = walkaway.make_application()
state = walkaway.open_state()
window = walkaway.open_window(app, state)
opened = Painted("open", False)
window.splitter.widget(1).installEventFilter(opened)
from walkaway import paths
from walkaway.gui.single import FirstInstance
first = FirstInstance(paths.state_dir())
first.claim()
window.show()
app.processEvents()
program = walkaway.make_program(app, first, state=state, window=window)
ready = Painted("ready", True)
program.shell.editor.body_edit.viewport().installEventFilter(ready)
program.start([])
app.exec()
"""


def start(code: str, env: dict[str, str], *, cpu: bool) -> dict[str, float]:
    """Milliseconds from the start of the process to each word that it says; with `cpu`, those that it worked."""
    begun = perf_counter()
    said = {}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env) as made:
        assert made.stdout is not None
        for line in made.stdout:
            word, worked = line.decode().split()
            said[word] = (float(worked) if cpu else perf_counter() - begun) * 1000
    if "open" not in said:
        sys.exit("the window was not painted")
    return said


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how long the window takes to open.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--cpu", action="store_true", help="count only each process's own work")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "WALKAWAY_HOME": home,
            "PYTHONPYCACHEPREFIX": f"{home}/pyc",
        }
        # As for a user, for whom Python keeps what it compiled.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        first = start(OURS, env, cpu=options.cpu)
        start(BARE, env, cpu=options.cpu)
        bare, opened, ready = [], [], []
        for _ in range(options.rounds):
            bare.append(start(BARE, env, cpu=options.cpu)["open"])
            ours = start(OURS, env, cpu=options.cpu)
            opened.append(ours["open"])
            ready.append(ours["ready"])
    print(f"first start of all       {first['open']:5.0f} ms to the window, {first['ready']:.0f} ms to the draft")
    for name, taken in (("bare window", bare), ("Walkaway, window", opened), ("Walkaway, draft", ready)):
        ratio = statistics.median(taken) / statistics.median(bare)
        print(f"{name:18} median {statistics.median(taken):5.0f} ms   best {min(taken):5.0f} ms   ratio {ratio:.2f}")
    print("goal: window under 1.5")


if __name__ == "__main__":
    main()
