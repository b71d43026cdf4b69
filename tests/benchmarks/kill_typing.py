"""kill -9 while somebody types into the real window, again and again. Run by hand.

    python tests/benchmarks/kill_typing.py [--rounds 50] [--seed 1]

Each round opens the window in a process of its own, types into a new draft key by key, and kills the process at a
random moment. Then the drafts folder is read as the next start would read it. What was typed up to a second before the
kill must be there, nothing that was never typed may be, and every earlier draft must still be whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

KEYS_A_SECOND = 25
GRACE_SECONDS = 1.0


def typed_text(number: int) -> str:
    """What is typed in one round: long enough that nobody gets to its end."""
    sentence = f"Round {number}. The build takes five weeks and I can lower my price. "
    return sentence * 40


def child(number: int) -> None:
    """Type into the real window, and say after each key how many were taken."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    from walkaway import paths
    from walkaway.gui.app import make_application, make_program
    from walkaway.gui.single import FirstInstance

    app = make_application()
    first = FirstInstance(paths.state_dir())
    if not first.claim():
        sys.exit("the lock of a killed window was not taken over")
    program = make_program(app, first)
    program.start([])
    shell = program.shell
    shell.desk.new()
    keys = iter(enumerate(typed_text(number), 1))

    def press() -> None:
        count, sign = next(keys)
        QTest.keyClicks(shell.editor.body_edit, sign, Qt.KeyboardModifier.NoModifier)
        print(count, flush=True)

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(1000 // KEYS_A_SECOND)
    app.exec()


@dataclass
class Heard:
    """How many keys were taken by when, as the typing process said."""

    moments: list[float] = field(default_factory=list)

    def listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for _ in process.stdout:
            self.moments.append(monotonic())

    def count_by(self, moment: float) -> int:
        return sum(each <= moment for each in self.moments)


def round_of(number: int, env: dict[str, str], chance: random.Random) -> tuple[int, int]:
    """Type and kill; how many keys must be there, and how many may be."""
    command = [sys.executable, __file__, "--child", str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env) as process:
        heard = Heard()
        ear = threading.Thread(target=heard.listen, args=(process,))
        ear.start()
        while not heard.moments:
            if process.poll() is not None:
                sys.exit(f"round {number}: the window did not open")
            sleep(0.01)
        sleep(chance.uniform(0.2, 4.0))
        killed = monotonic()
        process.send_signal(signal.SIGKILL)
        ear.join()
    # A key may have been taken whose word about it was lost.
    return heard.count_by(killed - GRACE_SECONDS), len(heard.moments) + 1


def bodies_after() -> list[str]:
    """Every draft's words, read as the next start reads them."""
    from walkaway import paths
    from walkaway.drafts.journal import Journal
    from walkaway.drafts.recovery import recover
    from walkaway.drafts.store import DraftStore
    from walkaway.mail import eml

    journal = Journal(paths.journal_dir())
    store = DraftStore(paths.drafts_dir(), eml, journal)
    recovery = recover(store, journal)
    bodies = [store.load(one.id).body for one in store.list()]
    if store.damaged or recovery.damaged:
        sys.exit(f"damaged: {store.damaged} {recovery.damaged}")
    return bodies


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill the window while somebody types.")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        child(options.child)
        return
    chance, lost, short = random.Random(options.seed), [], 0
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"WALKAWAY_HOME": home}
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from walkaway import paths, settings

        settings.save(paths.settings_file(), settings.Settings(first_run_done=True, grammar_on=False))
        kept: dict[int, int] = {}
        for number in range(options.rounds):
            least, most = round_of(number, dict(os.environ), chance)
            bodies = bodies_after()
            mine = [body for body in bodies if body.startswith(f"Round {number}.")]
            found = max((len(body) for body in mine), default=0)
            short += least == 0
            lost.append(most - 1 - found)
            whole = all(typed_text(number).startswith(body) for body in mine)
            if found < least or found > most or not whole or len(mine) > 1:
                sys.exit(f"round {number}: {found} of {most - 1} characters, at least {least} wanted; {mine!r}")
            kept[number] = found
            for earlier, length in kept.items():
                if typed_text(earlier)[:length] not in bodies and length:
                    sys.exit(f"round {number}: the draft of round {earlier} is not whole any more")
        files = len(list(Path(home, "data", "drafts").glob("*.eml")))
    print(f"{options.rounds} kills: every draft there, none corrupt; {files} drafts in the folder")
    print(f"lost characters at {KEYS_A_SECOND} a second: most {max(lost)}, median {sorted(lost)[len(lost) // 2]}")
    print(f"{short} of the kills came within the first second of typing")


if __name__ == "__main__":
    main()
