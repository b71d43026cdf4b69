"""What words in capitals are told apart by: lists of words, and what stands before and behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from walkaway.tone.sign_words import sign_words


@dataclass(frozen=True, slots=True)
class CapitalWords:
    """The lists of `[capitals]` in `resources/signs/en.toml`, which says what each is for; all in small letters."""

    loud: frozenset[str]
    loud_together: frozenset[str]
    plain: frozenset[str]
    plain_or_abbreviation: frozenset[str]
    in_names: frozenset[str]
    prepositions: frozenset[str]
    pressing: frozenset[str]
    own: frozenset[str]
    spoken: frozenset[str]
    urges: frozenset[str]
    stresses: frozenset[str]
    legal: frozenset[str]
    on_offer: frozenset[str]
    notice: frozenset[str]
    courtesy: frozenset[str]
    closes: frozenset[str]
    heading_begins: frozenset[str]
    asked_in_headings: frozenset[str]
    not_in_headings: frozenset[str]
    forbids: frozenset[str]
    loud_alone: frozenset[str]
    """`loud` and `loud_together`."""
    small: frozenset[str]
    """`plain` and `plain_or_abbreviation`."""
    label_before: re.Pattern[str]
    """Ends where a label begins: "a form called ", "type ", "the sign at the gate says "."""
    label_behind: re.Pattern[str]
    """Begins where a label ends: " sign"."""


@cache
def capital_words() -> CapitalWords:
    """The lists, read when they are first needed."""
    lists = dict(sign_words("capitals"))
    called, shown, screens, things, behind = (
        _any_of(lists.pop(f"label_{name}")) for name in ("called", "shown", "screens", "things", "behind")
    )
    before = (
        rf"(?:\b(?:{called}|(?i:{shown}|(?:{screens})\s(?:says|said|is|was))\s"
        rf"|(?i:the|a|an|your|our|this|that|each|every)\s(?:[a-z]+\s)?(?:{things})s?\b[^.!?;\n]{{0,40}})"
        r"[^\w.!?\n]{0,3}(?:with |in |as )?[^\w.!?\n]{0,3})$"
    )
    loud, together, plain = lists["loud"], lists["loud_together"], lists["plain"]
    lists["urges"] |= loud | lists["pressing"]
    return CapitalWords(
        **lists,
        loud_alone=loud | together,
        small=plain | lists["plain_or_abbreviation"],
        label_before=re.compile(before),
        label_behind=re.compile(rf"[\"”’')\]]?\s(?:[a-z]+\s)?(?:{behind})s?\b"),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words))
