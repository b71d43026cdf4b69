"""All findings of one paragraph: what its words and its signs show, and who wins where they overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from walkaway.language.hits import RANK, Hit, HitFinder
from walkaway.language.rule import Rule, RuleSet
from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.text.span import Span, Taken
from walkaway.text.tokens import Tokens, tokenize
from walkaway.tone.rewrite import edit, fill, fit
from walkaway.tone.signs import names_of, seen
from walkaway.tone.whole import around, fits_in, is_whole

_ENOUGH = 2
_NEAR = 80
"""How much of the text beside its sentence decides about a wording, in code points; more would be judged anew with
each key pressed elsewhere."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one paragraph gives: its findings, and for each counting rule the findings, without wordings yet, that it
    would give if enough."""

    findings: tuple[Finding, ...]
    counted: tuple[tuple[str, tuple[Finding, ...]], ...]
    words: int
    sentences: int


class ParagraphJudge:
    """Applies the rules that are on to single paragraphs."""

    def __init__(self, rules: RuleSet, families_off: frozenset[str], rules_off: frozenset[str]) -> None:
        off = {i for i, rule in enumerate(rules.rules) if rule.family in families_off or rule.id in rules_off}
        self._spellings = rules.spellings
        self._finder = HitFinder(rules, off)
        self._signs: dict[str, list[Rule]] = {}
        for i, rule in enumerate(rules.rules):
            if rule.sign and i not in off:
                self._signs.setdefault(rule.sign, []).append(rule)

    def judge(self, paragraphs: Sequence[tuple[str, Part]]) -> list[Judged]:
        """The findings of each paragraph of some part; spans are code points into its text."""
        tokens = [tokenize(text, self._spellings) for text, _ in paragraphs]
        parts = [part for _, part in paragraphs]
        hits = self._finder.all_hits(list(zip(tokens, parts, strict=True)))
        signs = [seen(each) for each in tokens]
        return list(map(self._judged, tokens, parts, hits, signs))

    def _judged(self, tokens: Tokens, part: Part, hits: Sequence[Hit], signs: Mapping[str, Sequence[Span]]) -> Judged:
        text = tokens.text
        found = [_worded(hit.rule, text, _bare(hit.rule, text, hit.span), hit.names) for hit in hits]
        counted = []
        for sign, spans in signs.items():
            for rule in self._signs.get(sign, ()):
                if rule.parts and part.value not in rule.parts:
                    continue
                shown = [_bare(rule, text, span) for span in spans]
                if rule.at_least:
                    counted.append((rule.id, tuple(shown)))
                else:
                    found += [worded(rule, text, hit) for hit in shown]
        stops = len(tokens.stops)
        return Judged(resolve(found), tuple(counted), len(tokens.words) - stops, stops - 1)


def worded(rule: Rule, text: str, sign: Finding) -> Finding:
    """A finding of a sign in a text, with its wordings."""
    return _worded(rule, text, sign, names_of(sign.text))


def _bare(rule: Rule, text: str, span: Span) -> Finding:
    return Finding(span, rule.id, rule.family, rule.weight, rule.weight.points, span.of(text), rule.reason)


def _worded(rule: Rule, text: str, found: Finding, names: dict[str, str]) -> Finding:
    start, end = around(text, found.span.start)
    low = max(0, start - _NEAR)
    near = text[low : max(end, found.span.end) + _NEAR]
    rewrites = _rewrites(rule.calm, near, found.span.shifted(-low), tuple(names.items()))
    return Finding(found.span, rule.id, rule.family, rule.weight, found.points, found.text, found.why, rewrites)


@lru_cache(maxsize=2048)
def _rewrites(calm: tuple[str, ...], text: str, span: Span, names: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The wordings that fit; those that would leave a broken sentence go, or stand last where few are left."""
    wordings = (fill(wording, dict(names)) for wording in calm)
    fitted = dict.fromkeys(fit(text, span, wording) for wording in wordings if wording is not None)
    start, end = around(text, span.start)
    end = max(end, span.end)
    whole = []
    for wording in fitted:
        after = edit(text, span, wording).apply(text)
        now = after[start : max(start, end + len(after) - len(text))]
        if fits_in(text, span.start, span.end, wording) and is_whole(text[start:end], now):
            whole.append(wording)
    rest = [wording for wording in fitted if wording not in whole] if len(whole) < _ENOUGH else []
    return (*whole, *rest)


def resolve(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings that do not overlap, sorted by place: the heavier wins, then the longer, then the earlier."""
    if len(found) < 2:
        return tuple(found)
    ordered = sorted(found, key=lambda f: (-RANK[f.weight], -len(f.span), f.span.start, f.rule))
    taken = Taken(max(one.span.end for one in ordered))
    return tuple(sorted((one for one in ordered if taken.take(one.span)), key=lambda one: one.span))
