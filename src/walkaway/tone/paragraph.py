"""All findings of one paragraph: what its words and its signs show, and who wins where they overlap.

A paragraph is judged by its pieces, each a sentence or a few, and those are remembered by their characters: a key
pressed in a long paragraph costs one of them, and a sentence that was met before is not even cut into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from walkaway.language.hits import RANK, HitFinder
from walkaway.language.rule import Rule, RuleSet
from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.text.span import Span, Taken
from walkaway.text.tokens import pieces, tokenize
from walkaway.tone.signs import Hints, names_of, seen, seen_across
from walkaway.tone.wordings import Names, Wordings

_MEMO_LIMIT = 8192


class Judged(NamedTuple):
    """What one paragraph gives: its findings, and for each counting rule the findings, without wordings yet, that it
    would give if enough."""

    findings: tuple[Finding, ...]
    counted: tuple[tuple[str, tuple[Finding, ...]], ...]
    words: int
    sentences: int


_Piece = tuple[str, bool, Part]
"""What is written, whether it goes on a paragraph, and in which part: all that decides about a piece."""


class _Shown(NamedTuple):
    """What rules show in a piece or a paragraph: findings without wordings, each with its rule and the words that its
    names hold, and for each counting rule those that it would give if enough."""

    found: list[tuple[Rule, Finding, Names]]
    counted: list[tuple[str, list[Finding]]]


class _Known(NamedTuple):
    """A piece that was judged; its spans count from its start."""

    shown: _Shown | None  # None where there is nothing, as mostly
    words: int
    sentences: int
    hints: Hints | None


class ParagraphJudge:
    """Applies the rules that are on to single paragraphs."""

    def __init__(self, rules: RuleSet, families_off: frozenset[str], rules_off: frozenset[str]) -> None:
        off = {i for i, rule in enumerate(rules.rules) if rule.family in families_off or rule.id in rules_off}
        self._spellings = rules.spellings
        self._finder = HitFinder(rules, off)
        self._known: dict[_Piece, _Known] = {}
        self._signs: dict[str, list[Rule]] = {}
        for i, rule in enumerate(rules.rules):
            if rule.sign and i not in off:
                self._signs.setdefault(rule.sign, []).append(rule)

    def judge(self, paragraphs: Sequence[tuple[str, Part]]) -> list[Judged]:
        """The findings of each paragraph of some part; spans are code points into its text."""
        if len(self._known) >= _MEMO_LIMIT:
            self._known.clear()
        cut = [_pieces(text, part) for text, part in paragraphs]
        known = self._known
        if unknown := dict.fromkeys(key for keys in cut for key in keys if key not in known):
            self._learn([*unknown])
        return [self._together(text, part, keys) for (text, part), keys in zip(paragraphs, cut, strict=True)]

    def _learn(self, unknown: Sequence[_Piece]) -> None:
        tokens = [tokenize(text, self._spellings, goes_on=goes_on) for text, goes_on, _ in unknown]
        parts = [part for _, _, part in unknown]
        all_hits = self._finder.all_hits(list(zip(tokens, parts, strict=True)))
        for key, each, hits in zip(unknown, tokens, all_hits, strict=True):
            text, _, part = key
            found, counted = self._shown(text, part, seen(each))
            found = [(hit.rule, _bare(hit.rule, text, hit.span), (*hit.names.items(),)) for hit in hits] + found
            stops, hints = len(each.stops), Hints.of(each)
            shown = _Shown(found, counted) if found or counted else None
            self._known[key] = _Known(shown, len(each.words) - stops, stops - 1, hints if any(hints) else None)

    def _shown(self, text: str, part: Part, signs: Mapping[str, Iterable[Span]]) -> _Shown:
        """What the rules of signs show."""
        shown = _Shown([], [])
        for sign, spans in signs.items():
            for rule in self._signs.get(sign, ()):
                if rule.parts and part.value not in rule.parts:
                    continue
                bare = [_bare(rule, text, span) for span in spans]
                if rule.at_least:
                    shown.counted.append((rule.id, bare))
                else:
                    shown.found.extend((rule, one, (*names_of(one.text).items(),)) for one in bare)
        return shown

    def _together(self, text: str, part: Part, keys: Sequence[_Piece]) -> Judged:
        """What the pieces of a paragraph give, and what shows over several of them."""
        known = self._known
        found: list[Finding] = []
        counted: dict[str, list[Finding]] = {}
        hints: list[Hints] = []
        words = sentences = at = 0
        for key in keys:
            shown, its_words, its_sentences, hint = known[key]
            words += its_words
            sentences += its_sentences
            if hint is not None:
                hints.append(hint)
            if shown is not None:
                _add(shown, text, at, found, counted)
            at += len(key[0])
        if hints and any(all_hints := Hints.together(hints)):
            across = seen_across(tokenize(text, self._spellings), all_hints)
            _add(self._shown(text, part, across), text, 0, found, counted)
        all_counted = tuple((rule, tuple(bare)) for rule, bare in counted.items()) if counted else ()
        return Judged(resolve(found), all_counted, words, sentences)


def _pieces(text: str, part: Part) -> list[_Piece]:
    cut = pieces(text)
    keys = [(piece, True, part) for piece in cut]
    keys[0] = cut[0], False, part
    return keys


def _add(shown: _Shown, text: str, at: int, found: list[Finding], counted: dict[str, list[Finding]]) -> None:
    """Add what shows in a text from code point `at` on."""
    for rule, bare, names in shown.found:
        found.append(_worded(rule, text, bare.shifted(at), names))
    for id, some in shown.counted:
        counted.setdefault(id, []).extend(one.shifted(at) for one in some)


def worded(rule: Rule, text: str, sign: Finding) -> Finding:
    """A finding of a sign in a text, with its wordings."""
    return _worded(rule, text, sign, (*names_of(sign.text).items(),))


def _bare(rule: Rule, text: str, span: Span) -> Finding:
    return Finding(span, rule.id, rule.family, rule.weight, rule.weight.points, span.of(text), rule.reason)


def _worded(rule: Rule, text: str, bare: Finding, names: Names) -> Finding:
    wordings = Wordings(rule.calm, text, bare.span, names)
    return Finding(bare.span, rule.id, rule.family, rule.weight, bare.points, bare.text, bare.why, wordings)


def resolve(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings that do not overlap, sorted by place: the heavier wins, then the longer, then the earlier."""
    if len(found) < 2:
        return tuple(found)
    ordered = sorted(found, key=lambda f: (-RANK[f.weight], -len(f.span), f.span.start, f.rule))
    taken = Taken(max(one.span.end for one in ordered))
    return tuple(sorted((one for one in ordered if taken.take(one.span)), key=lambda one: one.span))
