"""All findings of one paragraph: patterns, guards, signs, and who wins where they overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.text.finding import Finding, Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span
from walkaway.text.tokens import STOPS, Tokens, tokenize
from walkaway.tone.match import Matcher, State, Step, at_target
from walkaway.tone.rewrite import fill, fit
from walkaway.tone.rule import Guard, Rule, RuleSet
from walkaway.tone.signs import SIGNS, names_of

_RANK = {Weight.STRONG: 2, Weight.MEDIUM: 1, Weight.LIGHT: 0}


@dataclass(frozen=True, slots=True)
class Judged:
    """What one paragraph gives: its findings, and for each counting rule the findings it would give if enough."""

    findings: tuple[Finding, ...]
    counted: tuple[tuple[str, tuple[Finding, ...]], ...]
    words: int


@dataclass(frozen=True, slots=True)
class _GuardSteps:
    before: Step | None
    longest_before: int
    after: Step | None
    anywhere: Step | None


_OPENERS = frozenset(["we", "you", "my", "our", "your", "us", "me", "the", "a", "an", "this", "that", "it", "any"])


class ParagraphJudge:
    """Applies the rules that are on to single paragraphs. Patterns are compiled when their first word turns up."""

    def __init__(self, rules: RuleSet, families_off: frozenset[str], rules_off: frozenset[str]) -> None:
        self._rules = rules
        self._matcher = Matcher(rules.lists)
        off = {i for i, rule in enumerate(rules.rules) if rule.family in families_off or rule.id in rules_off}
        self._by_need: dict[int, list[tuple[frozenset[int], int]]] = {}
        for number, pattern in enumerate(rules.patterns):
            if pattern.rule not in off:
                self._by_need.setdefault(pattern.need, []).append((pattern.needs, number))
        self._signs = [rule for i, rule in enumerate(rules.rules) if rule.sign and i not in off]
        self._steps: dict[int, Step] = {}
        self._guard_steps: dict[int, tuple[_GuardSteps, ...]] = {}

    def judge(self, text: str, part: Part) -> Judged:
        """The findings of a paragraph of one part; spans are code points into `text`."""
        tokens = tokenize(text, self._rules.spellings)
        found = self._matches(tokens, part)
        counted = []
        for rule in self._signs:
            if rule.parts and part.value not in rule.parts:
                continue
            spans = list(SIGNS[rule.sign](tokens))
            if not spans:
                continue
            hits = [self._finding(rule, tokens, span, names_of(span.of(text))) for span in spans]
            if rule.at_least:
                counted.append((rule.id, tuple(hits)))
            else:
                found += hits
        words = len(tokens.words) - sum(map(tokens.words.count, STOPS))
        return Judged(resolve(found), tuple(counted), words)

    def _matches(self, tokens: Tokens, part: Part) -> list[Finding]:
        words = tokens.words
        known = self._rules.by_word.keys() & words
        candidates = self._candidates(known)
        if not candidates:
            return []
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            if word in known:
                places.setdefault(word, []).append(at)
        found: list[Finding] = []
        for number in candidates:
            pattern = self._rules.patterns[number]
            firsts = pattern.firsts
            starts = {
                first
                for word in pattern.anchors.keys() & known
                for at in places[word]
                for first in range(max(1, at - pattern.anchors[word][1]), at - pattern.anchors[word][0] + 1)
                if firsts is None or words[first] in firsts
            }
            for first in starts:
                state = State(tokens)
                end = self._step(number)(words, first, state)
                if end > first:
                    one = self._judged(pattern.rule, tokens, part, first, end, state)
                    if one is not None:
                        found.append(one)
        return found

    def _candidates(self, known: set[str]) -> list[int]:
        """The patterns that can match a paragraph with these words at all."""
        by_word, by_need = self._rules.by_word, self._by_need
        met = frozenset().union(*[by_word[word] for word in known])
        return [number for need in by_need.keys() & met for needs, number in by_need[need] if needs <= met]

    def _step(self, number: int) -> Step:
        step = self._steps.get(number)
        if step is None:
            step = self._steps[number] = self._matcher.compile(self._rules.patterns[number].node)
        return step

    def _judged(self, number: int, tokens: Tokens, part: Part, first: int, end: int, state: State) -> Finding | None:
        """The finding of a match, or None where the rule is silent in this place.

        A sentence without a mark at its end (a text that is still being typed) has any mood.
        """
        rule = self._rules.rules[number]
        if rule.parts and part.value not in rule.parts:
            return None
        if not rule.judge_quoted and tokens.quoted and tokens.quoted.issuperset(range(first, end)):
            return None
        sentence, stop = tokens.sentence(first)
        if rule.moods and tokens.words[stop] not in rule.moods and tokens.ends[stop] > tokens.starts[stop]:
            return None
        opened = state.opened if state.opened >= 0 else first
        closed = state.closed if state.closed >= 0 else end
        if any(self._silent(guard, tokens, first, end, sentence, stop) for guard in self._guards(number)):
            return None
        names = {name: _said(tokens, a, b) for name, (a, b) in state.names.items() if b > a}
        return self._finding(rule, tokens, Span(tokens.starts[opened], tokens.ends[closed - 1]), names)

    def _guards(self, number: int) -> tuple[_GuardSteps, ...]:
        if number not in self._guard_steps:
            self._guard_steps[number] = tuple(self._guard(guard) for guard in self._rules.guards[number])
        return self._guard_steps[number]

    def _guard(self, guard: Guard) -> _GuardSteps:
        compiled = self._matcher.compile
        return _GuardSteps(
            compiled(guard.before, at_target) if guard.before else None,
            guard.longest_before,
            compiled(guard.after) if guard.after else None,
            compiled(guard.anywhere) if guard.anywhere else None,
        )

    def _silent(self, guard: _GuardSteps, tokens: Tokens, first: int, end: int, sentence: int, stop: int) -> bool:
        words = tokens.words
        if guard.anywhere is not None:
            return any(guard.anywhere(words, at, State(tokens)) >= 0 for at in range(sentence, stop + 1))
        if guard.after is not None and guard.after(words, end, State(tokens)) < 0:
            return False
        if guard.before is None:
            return True
        starts = range(max(sentence, first - guard.longest_before), first + 1)
        return any(guard.before(words, at, State(tokens, target=first)) >= 0 for at in starts)

    def _finding(self, rule: Rule, tokens: Tokens, span: Span, names: dict[str, str]) -> Finding:
        words = span.of(tokens.text)
        wordings = (fill(wording, names) for wording in rule.calm)
        rewrites = tuple(dict.fromkeys(fit(tokens.text, span, wording) for wording in wordings if wording is not None))
        return Finding(span, rule.id, rule.family, rule.weight, rule.weight.points, words, rule.why, rewrites)


def _said(tokens: Tokens, first: int, end: int) -> str:
    """The words of a name as written; of a contraction only the beginning where that is all it holds ("I" of "I'd").

    A pronoun or article loses the capital that it has for beginning the sentence.
    """
    last = end - 1
    begin = tokens.starts[last]
    split = (begin, tokens.ends[last]) == (tokens.starts[end], tokens.ends[end])
    whole = begin + len(tokens.words[last])
    if not split or tokens.text[begin:whole].lower() != tokens.words[last]:
        whole = tokens.ends[last]
    said = tokens.text[tokens.starts[first] : whole]
    if tokens.words[first] in _OPENERS:
        return said[0].lower() + said[1:]
    return said[0].upper() + said[1:] if tokens.words[first] == "i" else said


def resolve(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings that do not overlap, sorted by place: the heavier wins, then the longer, then the earlier."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda f: (-_RANK[f.weight], -len(f.span), f.span.start, f.rule)):
        place = bisect_left(kept, one.span, key=lambda other: other.span)
        if not any(one.span.overlaps(other.span) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, one)
    return tuple(kept)
