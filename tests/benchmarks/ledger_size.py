"""How long the questions that a panel asks take with a large ledger, side by side with an empty one.

    python tests/benchmarks/ledger_size.py [--prospects 10000] [--messages 100000]

Fills a ledger by the functions that the program itself uses, then asks every question of the window in both ledgers,
turn by turn, and prints the median and the slowest processor time of each. Exits with 1 when a median is above 50 ms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from walkaway.prospects.ledger import Ledger, NoSuchProspect
from walkaway.prospects.prospect import Prospect

LIMIT_MS = 50.0
ROUNDS = 15
START = datetime(2021, 1, 1, tzinfo=UTC)
MOVES = (
    "plain",
    "may_not_need_us",
    "not_a_fit",
    "premium",
    "go_for_no",
    "close_the_file",
    "set_terms",
    "up_front_contract",
)
READINGS = ("interest", "refusal", "stall", "price", "question", "automatic", "none")


def vocabulary(randomness: random.Random) -> list[str]:
    """Ten thousand made-up words; the first are common, as in any language."""
    letters = "aeioubcdfghklmnprstvw"
    return ["".join(randomness.choices(letters, k=randomness.randint(2, 10))) for _ in range(10_000)]


def exported(prospects: int, messages: int) -> dict[str, Any]:
    """A ledger as data. One prospect has a thousand messages, the others share the rest."""
    randomness = random.Random(1)
    words = vocabulary(randomness)
    weights = [1 / (place + 1) for place in range(len(words))]

    def text(length: int) -> str:
        return " ".join(randomness.choices(words, weights, k=length))

    people: list[dict[str, Any]] = [
        {
            "name": f"{randomness.choice(words).title()} {randomness.choice(words).title()}",
            "firm": f"{randomness.choice(words).title()} Ltd",
            "addresses": [f"{randomness.choice(words)}{number}@{randomness.choice(words)}.example"],
            "notes": text(30),
            "tags": randomness.sample(("web", "print", "warm", "cold", "fair"), 2),
            "tone": "",
            "fields": {"city": randomness.choice(words)},
            "entries": [],
        }
        for number in range(prospects)
    ]
    for number in range(messages):
        person = people[0] if number < min(1000, messages // 10) else randomness.choice(people)
        when = (START + timedelta(minutes=number * 25)).isoformat()
        if number % 5 < 3:
            made = {"template": "t", "move": randomness.choice(MOVES), "composure": randomness.randint(40, 100)}
            entry = {"kind": "sent", "how": "copied", **made}
        else:
            entry = {
                "kind": "reply",
                "reading": randomness.choice(READINGS),
                "corrected": "",
                "message_id": f"<{number}>",
            }
        person["entries"].append({"when": when, "subject": text(5), "text": text(90), **entry})
    for person in people[::3]:
        when = (START + timedelta(days=randomness.randint(1, 1700))).isoformat()
        person["entries"].append({"kind": "outcome", "when": when, "result": randomness.choice(("won", "lost"))})
    return {"kind": "walkaway prospects", "format": 1, "prospects": people}


def questions(ledger: Ledger, common: str) -> dict[str, Callable[[], object]]:
    """What the panels ask, by the name of what is shown."""
    first = 1 if ledger.count() else 0
    middle = ledger.count() // 2
    name = ledger.get(middle).name if first else "nobody"

    def of(prospect: int, ask: Callable[[int], object]) -> Callable[[], object]:
        return (lambda: ask(prospect)) if first else (lambda: missing(lambda: ask(prospect)))

    later = ledger.prospects(limit=100).more
    return {
        "list, first page": lambda: ledger.prospects(limit=100),
        "list, a later page": lambda: ledger.prospects(later, limit=100),
        "list, one tag": lambda: ledger.prospects(limit=100, tag="web"),
        "count": ledger.count,
        "tags": ledger.tags,
        "one prospect": of(middle, ledger.summary),
        "find by address": lambda: ledger.find("nobody@nowhere.example"),
        "timeline, usual": of(middle, ledger.timeline),
        "timeline, longest": of(first, ledger.timeline),
        "moves used": of(first, ledger.moves_used),
        "overview": ledger.overview,
        "search, common word": lambda: ledger.search(common),
        "search, two words": lambda: ledger.search(f"{common} web"),
        "search, name and word": lambda: ledger.search(f"{name} {common}"),
        "search, four letters": lambda: ledger.search("a b c d"),
        "search, one letter": lambda: ledger.search("a"),
        "search, two letters": lambda: ledger.search("be"),
        "search, nothing": lambda: ledger.search("qqqq"),
        "export of one": of(middle, lambda id: ledger.export(id)),
    }


def missing(ask: Callable[[], object]) -> None:
    """The same question to an empty ledger."""
    try:
        ask()
    except NoSuchProspect:
        return


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds of processor time that one asking takes."""
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


def open_timed(path: Path) -> tuple[Ledger, float]:
    """The ledger, and how long it took to open it."""
    start = time.process_time()
    ledger = Ledger.open(path)
    return ledger, (time.process_time() - start) * 1000


def main(prospects: int, messages: int) -> int:
    data = exported(prospects, messages)
    common = max(data["prospects"][0]["notes"].split(), key=data["prospects"][0]["notes"].split().count)
    slow = 0
    with tempfile.TemporaryDirectory() as name:
        large_file, empty_file = Path(name, "large", "ledger.sqlite"), Path(name, "empty", "ledger.sqlite")
        with Ledger.open(large_file) as ledger:
            took = timed(lambda: ledger.restore(data))
        size = large_file.stat().st_size / 1e6
        print(f"{prospects} prospects, {messages} messages: {size:.0f} MB, made in {took / 1000:.1f} s")
        first, first_ms = open_timed(large_file)
        first.close()
        print(f"{'opening, with a backup':24} {first_ms:8.1f} ms")
        large, large_ms = open_timed(large_file)
        empty, empty_ms = open_timed(empty_file)
        print(f"{'opening, with the check':24} {large_ms:8.1f} ms   empty {empty_ms:8.1f} ms")
        of_empty = questions(empty, common)
        for title, ask in questions(large, common).items():
            times = [(timed(ask), timed(of_empty[title])) for _ in range(ROUNDS)]
            full, bare = statistics.median(each[0] for each in times), statistics.median(each[1] for each in times)
            worst = max(each[0] for each in times)
            slow += full > LIMIT_MS
            print(f"{title:24} {full:8.2f} ms   empty {bare:8.2f} ms   slowest {worst:8.2f} ms")
        dana = large.add(Prospect(name="Dana"))
        print(f"{'remove a prospect':24} {timed(lambda: large.remove(dana)):8.1f} ms")
        large.close()
        empty.close()
    print(f"{slow} of the questions took more than {LIMIT_MS:.0f} ms")
    return 1 if slow else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prospects", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    raise SystemExit(main(options.prospects, options.messages))
