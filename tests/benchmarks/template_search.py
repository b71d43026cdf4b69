"""How long a search and a ranking over many templates take; run by hand.

    python tests/benchmarks/template_search.py [--templates 5000]

The templates are the shipped ones, over and over with words of their own, so that the vocabulary grows as a real one
would. The index is warm; each query is asked once, as it is typed, letter by letter, so nothing is answered from
memory. Times are processor time.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from walkaway import paths
from walkaway.library.ranking import Ranker
from walkaway.library.search import Index
from walkaway.library.store import Library
from walkaway.library.template import Template

QUERIES = (
    "price",
    "you may not need us",
    "ghosted",
    "discount for a friend",
    "quite client",
    "invioce overdue",
    "expensive",
    "no answer",
    "a",
    "the price is",
    "proposel",
    "negotiaton",
    "deposit before we start",
    "calendar",
    "zebra crossing",
    "haggling",
    "website",
    "photograpy",
)
DRAFT = (
    "Hi Dana,\n\nYou asked whether we could come down on the price of the shop redesign. The budget is fixed at your "
    "end, I understand. I can leave out the second round.\n\nBest,\nAna"
)
_SYLLABLES = "ba ce di fo gu ha ki lo me nu pa ro se ti vu wa xe yo zi lan mer tis kon dal".split()


def many(number: int) -> list[Template]:
    """So many templates, each with some words that hardly another one has."""
    shipped = Library(paths.shipped_templates() / "en", paths.shipped_templates() / "none").all()
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))

    made = []
    for at in range(number):
        template = shipped[at % len(shipped)]
        extra = " ".join(word() for _ in range(12))
        made.append(
            replace(
                template, id=f"{template.id}-{at}", title=f"{template.title} {word()}", body=f"{template.body}\n{extra}"
            )
        )
    return made


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def report(name: str, taken: Sequence[float]) -> None:
    ordered = sorted(taken)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(f"{name:32} n {len(ordered):4}   p50 {statistics.median(ordered):7.2f} ms   p99 {p99:7.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure search and ranking over many templates.")
    parser.add_argument("--templates", type=int, default=5000)
    templates = many(parser.parse_args().templates)
    print(f"{len(templates)} templates; index built in {timed(lambda: Index(templates)):.0f} ms")
    index = Index(templates)
    index.search("warm")
    gc.freeze()  # as in the window
    typed = dict.fromkeys(query[:end] for query in QUERIES for end in range(1, len(query) + 1))
    slowest = sorted(((timed(partial(index.search, asked)), asked) for asked in typed), reverse=True)
    report("search, letter by letter", [taken for taken, _ in slowest])
    print("  slowest:", ", ".join(f"{asked!r} {taken:.1f} ms" for taken, asked in slowest[:5]))
    pasted = Index(templates)
    pasted.search("warm")
    report("search, whole queries", [timed(partial(pasted.search, query)) for query in QUERIES])
    print(f"ranker built in {timed(lambda: Ranker(templates)):.0f} ms")
    ranker = Ranker(templates)
    ranker.rank(DRAFT)
    report("ranking for a draft", [timed(partial(ranker.rank, f"{DRAFT}\n{n}", {"need"})) for n in range(40)])


if __name__ == "__main__":
    main()
