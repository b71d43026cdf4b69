"""LanguageTool's answers: read with distrust in the worker, where UTF-16 ends, and made findings in the editor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypedDict

from walkaway.grammar.mask import Masked
from walkaway.grammar.names import is_name_like
from walkaway.text.finding import Finding, Weight
from walkaway.text.utf16 import Utf16Map

MOST_REWRITES = 8  # LanguageTool may give twenty, and the good ones come first
LONGEST_MESSAGE = 400
LONGEST_REWRITE = 300
_RULE = re.compile(r"[\w.:\[\]-]{1,100}")
_UNKNOWN = "UnknownWord"
_NOT_THE_FORM = (KeyError, TypeError, ValueError, AttributeError, IndexError)
_SAYS_NOTHING = "Possible spelling mistake found."
# The signs of a foreign paragraph: no English mail of this length has so many unknown words.
_FOREIGN_WORDS = 12
_FOREIGN_SHARE = 3


class Hit(TypedDict):
    """One match; `start` and `end` are code points of the text that was sent."""

    start: int
    end: int
    rule: str
    unknown: bool
    message: str
    rewrites: list[str]
    link: str


class NotLanguageTool(ValueError):
    """The answer has not the form of LanguageTool's."""


def read_hits(text: str, answer: Any) -> list[Hit]:
    """The matches of an answer to this text, without those that have not their form.

    Raises `NotLanguageTool` where none has it, or where the answer has not.
    """
    places = Utf16Map(text)
    try:
        matches = list(answer["matches"])
    except _NOT_THE_FORM as error:
        raise NotLanguageTool(str(error)) from error
    hits, wrong = [], None
    for match in matches:
        try:
            hits.append(_read(places, match))
        except _NOT_THE_FORM as error:
            wrong = error
    if wrong is not None and not hits:
        raise NotLanguageTool(str(wrong)) from wrong
    return hits


def _read(places: Utf16Map, match: Any) -> Hit:
    rule = match["rule"]
    if not _RULE.fullmatch(rule["id"]):
        raise NotLanguageTool("a rule without a proper name")
    offset, length = match["offset"], match["length"]
    if type(offset) is not int or type(length) is not int:
        raise NotLanguageTool("a place that is no whole number")
    span = places.span_from_units(offset, offset + length)
    links = [url["value"] for url in rule.get("urls", ())]
    return {
        "start": span.start,
        "end": span.end,
        "rule": rule["id"],
        "unknown": match.get("type", {}).get("typeName") == _UNKNOWN,
        "message": "".join(filter(str.isprintable, " ".join(match["message"].split())))[:LONGEST_MESSAGE],
        "rewrites": [words for each in match["replacements"][:MOST_REWRITES] if _may_go_in(words := each["value"])],
        "link": next((link for link in links if link.startswith(("https://", "http://")) and link.isprintable()), ""),
    }


def _may_go_in(words: Any) -> bool:
    """True for words that a message can take: nothing goes in that a card would not show."""
    return (
        isinstance(words, str)
        and len(words) <= LONGEST_REWRITE
        and words.replace("\u00a0", " ").replace("\u202f", " ").isprintable()
    )


def findings(paragraph: str, masked: Masked, hits: Iterable[Hit], words: frozenset[str]) -> list[Finding]:
    """The hits that hold for the paragraph, as findings sorted by place; `words` are right whatever a hit says."""
    hits = list(hits)
    if _is_foreign(paragraph, hits):
        return []
    made = [finding for hit in hits if (finding := _finding(paragraph, masked, hit, words)) is not None]
    return sorted(made, key=lambda finding: (finding.span, finding.rule))


def _is_foreign(paragraph: str, hits: list[Hit]) -> bool:
    count = len(paragraph.split())
    return count >= _FOREIGN_WORDS and _FOREIGN_SHARE * sum(hit["unknown"] for hit in hits) >= count


def _finding(paragraph: str, masked: Masked, hit: Hit, words: frozenset[str]) -> Finding | None:
    span = masked.original(hit["start"], hit["end"])
    if span is None:
        return None
    text, unknown = span.of(paragraph), hit["unknown"]
    if unknown and (is_name_like(text) or _is_known(text, words)):
        return None
    rewrites = [rewrite for rewrite in dict.fromkeys(hit["rewrites"]) if rewrite != text]
    return Finding(
        span=span,
        rule=f"languagetool/{hit['rule']}",
        family="spelling" if unknown else "grammar",
        weight=Weight.LIGHT,
        points=0,
        text=text,
        why=f"“{text}” is not in the dictionary." if unknown and hit["message"] == _SAYS_NOTHING else hit["message"],
        rewrites=tuple(rewrites),
        link=hit["link"],
    )


def _is_known(text: str, words: frozenset[str]) -> bool:
    """True for a word of the user, also with “'s”, and with a capital where the user wrote none."""
    bare = re.sub(r"['’]s$", "", text)
    return not words.isdisjoint({text, bare, bare[:1].lower() + bare[1:]})
