"""How many of the rules' own examples are still found when they are said another way; run by hand.

    python tests/benchmarks/variations.py [-v]

Each example is changed in one way that leaves its meaning: an adverb put in, a subject left out, a letter wrong. Prints
for each way how many of the changed examples have a mark; with -v also those that have none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from walkaway.tone import ToneChecker, load_rules

_AUXILIARY = r"(?: (?:can|could|will|would|am|are|have|had|was|were|might|may)|'m|'re|'ll|'d|'ve)?"
_WILL = r"\b(I|[Ww]e) (?:can|could|will|would) (?!not\b|be\b)"
_READY = {"I": "I'm", "we": "we're", "We": "We're"}
_WE = {"I'm": "We're", "I am": "We are", "I was": "We were", "I": "We", "my": "our", "me": "us", "myself": "ourselves"}
_ELIDED = (
    r"^(\[?)(?:I|We) (?=(?:want|hope|wish|need|thought|guess|know|appreciate|would|will|can|could|was|had|love)\b)"
)


def _put_in(adverb: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"\b(I|[Ww]e)({_AUXILIARY}) (?!not\b)", rf"\1\2 {adverb} ", text, count=1)


def _for_more(text: str) -> str:
    def said(found: re.Match[str]) -> str:
        more = _WE[found[0]]
        return more if found.start() == 0 or text[found.start() - 1] == "[" else more.lower()

    return re.sub("|".join(rf"\b{one}\b" for one in _WE), said, text)


def _in_the_longest_word(change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        marked = re.search(r"\[(.*?)\]", text)
        words = re.finditer(r"[a-z]{9,}", marked[1]) if marked else ()
        longest = max(words, key=lambda word: len(word[0]), default=None)
        if marked is None or longest is None:
            return text
        start, end = marked.start(1) + longest.start(), marked.start(1) + longest.end()
        return text[:start] + change(text[start:end]) + text[end:]

    return changed


def _middle(word: str) -> int:
    return len(word) // 2


WAYS: dict[str, Callable[[str], str]] = {
    '"really" put in': _put_in("really"),
    '"also" put in': _put_in("also"),
    '"honestly" put in': _put_in("honestly"),
    '"happy to" for "can"': lambda text: re.sub(_WILL, lambda found: f"{_READY[found[1]]} happy to ", text),
    '"let me" for "I can"': lambda text: re.sub(r"^(\[?)I (?:can|could|will) (?!be\b)", r"\1Let me ", text),
    '"I" left out': lambda text: re.sub(_ELIDED + r"(.)", lambda found: found[1] + found[2].upper(), text),
    '"we" for "I"': _for_more,
    '"you guys" for "you"': lambda text: re.sub(r"\byou\b(?!['’])", "you guys", text, count=1),
    "behind a greeting": lambda text: (
        "Hi Ruth, " + (text if re.match(r"I\b|[A-Z]{2}", text) else text[0].lower() + text[1:])
    ),
    "in small letters": str.lower,
    "without apostrophes": lambda text: text.replace("'", ""),
    "a letter left out": _in_the_longest_word(lambda word: word[: _middle(word)] + word[_middle(word) + 1 :]),
    "a letter doubled": _in_the_longest_word(lambda word: word[: _middle(word)] + word[_middle(word) - 1 :]),
}


def main() -> None:
    rules = load_rules()
    checker = ToneChecker(rules)
    examples = [one for rule in rules.rules for one in rule.flag if one.count("[") == 1 and "\n" not in one]
    for name, change in WAYS.items():
        changed = [re.sub(r"[\[\]]", "", said) for one in examples if (said := change(one)) != one]
        lost = [text for text in changed if not checker.check_message("", text).findings]
        print(f"{name:24}{len(changed) - len(lost):5} of {len(changed):5}{1 - len(lost) / len(changed):8.3f}")
        if "-v" in sys.argv:
            print(*(f"    {text}" for text in lost), sep="\n")


if __name__ == "__main__":
    main()
