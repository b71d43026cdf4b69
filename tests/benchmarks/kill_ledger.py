"""Kill a program that writes to the ledger, at random moments, and look at what the next start finds.

    python tests/benchmarks/kill_ledger.py [rounds]

A child adds prospects, messages, replies and corrections, takes some back, removes prospects, and says after each step
that it was done. It is killed with SIGKILL while it does so. The next start must find the file whole (integrity check
and search index), without a repair, with every step that was said to be done and at most one that was not yet said.
Prints one line a round that went wrong and a summary; exits with 1 when any did.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from walkaway.prospects.ledger import Ledger, Received, Sent
from walkaway.prospects.prospect import Prospect

START = datetime(2026, 1, 1, tzinfo=UTC)
REMOVE_EVERY = 40


def step(ledger: Ledger, number: int) -> None:
    """One step; what it leaves can be worked out from its number alone."""
    if number % REMOVE_EVERY == 0:
        oldest = ledger.find(address(number - REMOVE_EVERY + 1))
        if oldest:
            ledger.remove(oldest.id)
        return
    prospect = ledger.add(Prospect(name=f"Number {number}", addresses=(address(number),)))
    ledger.sent(
        prospect, Sent(START + timedelta(minutes=number), "A subject", text(number), "t", "premium", 90, "copied")
    )
    reply = ledger.replied(prospect, Received(START + timedelta(minutes=number, seconds=1), text(number), "stall"))
    ledger.correct(reply, "interest")
    if number % 7 == 0:
        ledger.take_back(reply)


def address(number: int) -> str:
    return f"step{number}@walkaway.example"


def text(number: int) -> str:
    """A text that says its own number and can be checked to the last letter."""
    return f"{number} " + " ".join(f"word{each}é👍" for each in range(number % 900))


def write_on(file: Path, start: int) -> None:
    """The child: one step after the other, until killed."""
    with Ledger.open(file) as ledger:
        number = start
        while True:
            number += 1
            step(ledger, number)
            print(number, flush=True)


def expected(number: int) -> list[str]:
    """What the timeline of a step's prospect says, newest first."""
    return [text(number)] if number % 7 == 0 else [text(number), text(number)]


def check(file: Path, last: int) -> int:
    """Look at everything up to the step that was said last; returns the number to go on with."""
    with Ledger.open(file) as ledger:
        if ledger.notice:
            raise AssertionError(ledger.notice)
        for number in range(1, last + 1):
            removed = number % REMOVE_EVERY == 0 or (number % REMOVE_EVERY == 1 and number + REMOVE_EVERY - 1 <= last)
            found = ledger.find(address(number))
            if removed:
                if found:
                    raise AssertionError(f"step {number} was removed and is there")
                continue
            if found is None:
                if number % REMOVE_EVERY == 1 and number + REMOVE_EVERY - 1 == last + 1:
                    continue  # the removal was committed, and not yet said
                raise AssertionError(f"step {number} was said to be done and is missing")
            texts = [entry.what.text for entry in ledger.timeline(found.id).items]
            if texts != expected(number):
                raise AssertionError(f"step {number} came back changed")
        begun = ledger.find(address(last + 1))
        if begun:
            ledger.remove(begun.id)  # it was cut off between its changes, of which each was whole
    with closing(sqlite3.connect(file)) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
        if said != "ok" or connection.execute("PRAGMA foreign_key_check").fetchall():
            raise AssertionError(f"integrity check: {said}")
        for index in ("entry_words", "prospect_words"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return last


def kill_once(file: Path, last: int, randomness: random.Random) -> int:
    """One round; returns the number of the last step that was said to be done."""
    command = [sys.executable, __file__, "--write", str(file), str(last)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(randomness.randint(1, 50))]
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().splitlines(keepends=True)
    if child.returncode != -signal.SIGKILL:
        raise AssertionError(f"the child ended by itself with {child.returncode}")
    done = [int(line) for line in said if line.endswith("\n")]  # the last one may be cut off
    return check(file, done[-1])


def main(rounds: int) -> int:
    randomness = random.Random(1)
    wrong = last = 0
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "prospects", "ledger.sqlite")
        for round_ in range(rounds):
            try:
                last = kill_once(file, last, randomness)
            except (AssertionError, sqlite3.DatabaseError) as error:
                wrong += 1
                print(f"round {round_}: {error}")
                break
        left = sorted(each.name for each in file.parent.rglob("*") if not each.name.startswith("ledger"))
    print(f"{rounds} kills, {last} steps done, {wrong} wrong; beside the ledger and its backups: {', '.join(left)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_on(Path(sys.argv[2]), int(sys.argv[3]))
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 50))
