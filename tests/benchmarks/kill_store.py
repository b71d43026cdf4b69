"""Kill a program that types and saves, at random moments, and look at what the next start finds.

    python tests/benchmarks/kill_store.py [rounds]

A child types growing texts into a draft store, and says after each one that it was noted. It is killed with SIGKILL
while it does so. What comes back must be a text that was typed, whole, and not older than the last one that was said
to be noted. Prints one line a round that went wrong and a summary; exits with 1 when any did.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from walkaway.drafts import Draft, DraftStore, Journal, recover
from walkaway.mail import eml
from walkaway.text.message import Message

ID = "the-draft"
SAVE_EVERY = 3


def body(number: int) -> str:
    """The text after so many steps; it says its own number and can be checked to the last letter."""
    return f"{number}\n" + " ".join(f"word{step}é👍" for step in range(number % 700))


def open_store(folder: Path) -> tuple[DraftStore, Journal]:
    journal = Journal(folder / "journal")
    return DraftStore(folder / "drafts", eml, journal, folder / "index.json"), journal


def type_on(folder: Path, start: int) -> None:
    """The child: type, note, and now and then save, until killed."""
    store, _ = open_store(folder)
    draft = store.load(ID)
    number = start
    while True:
        number += 1
        draft = draft.typed("Dana Ruiz <dana@ruiz.example>", f"Step {number}", body(number))
        store.note(draft, sync=False)
        print(number, flush=True)
        if number % SAVE_EVERY == 0:
            draft = store.save(draft)


def kill_once(folder: Path, last: int, randomness: random.Random) -> tuple[int, int]:
    """One round; returns the number that was last said to be noted, and the one that came back."""
    command = [sys.executable, __file__, "--type", str(folder), str(last)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(randomness.randint(1, 60)):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().rpartition("\n")[0].split()
    noted = int(rest[-1]) if rest else last
    store, journal = open_store(folder)
    recover(store, journal)
    draft = store.load(ID)
    number = int(draft.body.partition("\n")[0])
    if draft.body != body(number) or draft.subject != f"Step {number}":
        raise AssertionError(f"the text of step {number} came back changed")
    others = [each.id for each in store.list() if each.id != ID]
    if others or store.damaged:
        raise AssertionError(f"more came back than was typed: {others} {store.damaged}")
    return noted, number


def main(rounds: int) -> int:
    randomness = random.Random(1)
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store, _ = open_store(folder)
        store.save(Draft(ID, Message(subject="Step 0", body=body(0)), datetime.now(UTC)))
        last = 0
        for round_ in range(rounds):
            try:
                noted, last = kill_once(folder, last, randomness)
                problem = f"step {noted} was noted, step {last} came back" if last < noted else ""
            except AssertionError as error:
                problem = str(error)
            if problem:
                wrong += 1
                print(f"round {round_}: {problem}")
        leftovers = len(list((folder / "drafts").glob(".walkaway-*")))
        torn = len(list((folder / "journal").glob("damaged/*")))
    print(f"{rounds} kills, {last} steps typed, {wrong} wrong; {leftovers} temporary files left, {torn} records torn")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--type"]:
        type_on(Path(sys.argv[2]), int(sys.argv[3]))
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
