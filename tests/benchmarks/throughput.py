"""How fast a text is checked, side by side with Harper and with a bare loop of regular expressions; run by hand.

    python tests/benchmarks/throughput.py [FILE]

FILE is any large text. Without one, two are made of the shipped templates and the rules' examples: in the first each
paragraph is new and most of its sentences return, as in a file of many mails with the same closings and quotations; in
the second each sentence is new, so that nothing is answered from memory. Then paragraphs of about 100 words, as calm as
most mail is, each new and each checked by itself. Prints megabytes a second on one core and milliseconds per 100 words.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from walkaway import paths
from walkaway.cli.tone import read_rules
from walkaway.tone import ToneChecker, load_rules

# The size of peer whose patterns are a couple of dozen plain regular expressions.
_PLAIN_WORDS = (
    "just|actually|sorry|apologize|i think|i'm no expert|does that make sense|try|i should|i feel|i believe|maybe"
    "|so sorry|in my opinion|this might be a stupid question|i may be wrong|if i'm being honest|i guess|am i right"
    "|literally|very|kind of|!{2,}"
)
_SENTENCE_END = re.compile(r"(?<=\w)([.!?])(?=\s|$)")
_PLAIN_PATTERNS = [re.compile(rf"\b{words}\b", re.IGNORECASE) for words in _PLAIN_WORDS.split("|")]


def made_text(new_sentences: bool) -> str:
    """About two megabytes of mails: templates, needy examples, and numbers that make each paragraph or sentence new."""
    bodies = [
        path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths.shipped_templates().rglob("*.md")
    ]
    examples = [
        text.replace("[", "").replace("]", "") for rule in load_rules().rules for text in (*rule.flag, *rule.passes)
    ]
    paragraphs = [part for body in bodies for part in body.split("\n\n")]
    mixed = [part for i, part in enumerate(paragraphs) for part in (part, examples[i % len(examples)])]
    copies = []
    size = 0
    for number in range(1000):
        copy = "\n\n".join(
            _SENTENCE_END.sub(f" {number}\\1", part) if new_sentences else f"{part} No. {number}." for part in mixed
        )
        copies.append(copy)
        size += len(copy)
        if size > 2_000_000:
            break
    return "\n\n".join(copies)


def made_paragraphs() -> list[str]:
    """Some thousand paragraphs of about 100 words: templates, with numbers that make each sentence new."""
    rng = random.Random(1)
    bodies = [
        path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths.shipped_templates().rglob("*.md")
    ]
    sentences = "\n\n".join(bodies).split("\n\n")
    paragraphs = []
    for number in range(3000):
        some: list[str] = []
        while sum(len(one.split()) for one in some) < 95:
            some.append(_SENTENCE_END.sub(f" {number}\\1", rng.choice(sentences)))
        paragraphs.append(" ".join(some))
    return paragraphs


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of processor time of the quickest of some rounds."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def main() -> None:
    if len(sys.argv) > 1:
        texts = {"the file": Path(sys.argv[1]).read_text(encoding="utf-8")}
    else:
        texts = {"each paragraph new": made_text(False), "each sentence new": made_text(True)}
    for name, text in texts.items():
        compare(name, text)
    one_by_one(made_paragraphs())
    harper(text[:100_000])
    small = Path(__file__).parent / "small.txt"
    small.write_text("Hi Dana,\n\nThe oak is here.\n", encoding="utf-8")
    began = time.perf_counter()
    for _ in range(10):
        subprocess.run([sys.executable, "-m", "walkaway", "check", str(small)], capture_output=True, check=False)
    print(f"start of `walkaway check` on a small file: {(time.perf_counter() - began) / 10:.3f} s")
    small.unlink()


def compare(name: str, text: str) -> None:
    """Walkaway and the plain expressions over one text."""
    size, words = len(text.encode()), len(text.split())
    rules = read_rules(mine=False)
    ToneChecker(rules).check_text(text[:50_000])
    found = len(ToneChecker(rules).check_text(text).findings)
    ours = best(lambda: ToneChecker(rules).check_text(text))
    plain = best(lambda: [list(pattern.finditer(part)) for part in text.split("\n\n") for pattern in _PLAIN_PATTERNS])
    print(f"{name}: {size / 1e6:.2f} MB, {words} words, {len(rules.rules)} rules, {found} findings")
    report("walkaway", ours, size, words)
    report(f"{len(_PLAIN_PATTERNS)} plain regular expressions", plain, size, words)
    print(f"ratio to plain regular expressions: {ours / plain:.2f}")


def one_by_one(paragraphs: list[str]) -> None:
    """Walkaway and the plain expressions over paragraphs that are checked by themselves, the patterns being ready."""
    size, words = sum(len(one.encode()) for one in paragraphs), sum(len(one.split()) for one in paragraphs)
    checker = ToneChecker(read_rules(mine=False))
    for one in paragraphs[1000:]:
        checker.check_text(one)
    new = paragraphs[:1000]
    share = sum(len(one.split()) for one in new) / words
    began = time.process_time()
    for one in new:
        checker.check_text(one)
    ours = time.process_time() - began
    plain = best(lambda: [list(pattern.finditer(one)) for one in new for pattern in _PLAIN_PATTERNS])
    print(f"{len(new)} new paragraphs of {words / len(paragraphs):.0f} words, one by one")
    report("walkaway", ours, int(size * share), int(words * share))
    report(f"{len(_PLAIN_PATTERNS)} plain regular expressions", plain, int(size * share), int(words * share))
    print(f"ratio to plain regular expressions: {ours / plain:.2f}")


def harper(text: str) -> None:
    import harper as engine

    linter = engine.Linter()
    linter.lint("One sentense first.", language="plaintext")
    parts = text.split("\n\n")
    report(
        "harper",
        best(lambda: [linter.lint(part, language="plaintext") for part in parts], 1),
        len(text.encode()),
        len(text.split()),
    )


def report(name: str, seconds: float, size: int, words: int) -> None:
    print(f"{name:32} {size / seconds / 1e6:7.2f} MB/s {seconds / words * 1e5:8.3f} ms per 100 words")


if __name__ == "__main__":
    main()
