"""Where the patterns of the rules fit in a paragraph, and where guards keep them silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from walkaway.language.anchors import Words
from walkaway.language.match import Matcher
from walkaway.language.plain import PlainReader
from walkaway.language.rule import Guard, Rule, RuleSet
from walkaway.language.scan import Scanner
from walkaway.language.steps import AtTarget, State, Step
from walkaway.text.finding import Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span, Taken
from walkaway.text.tokens import Tokens

RANK = {Weight.STRONG: 2, Weight.MEDIUM: 1, Weight.LIGHT: 0}

_AT_TARGET = AtTarget()
_OPENERS = frozenset(["we", "you", "my", "our", "your", "us", "me", "the", "a", "an", "this", "that", "it", "any"])


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule fits: what is marked (code points), and the words that the names of its pattern hold, as written."""

    rule: Rule
    span: Span
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Match:
    """A match of a pattern of the rule with that `number`: tokens `[first, end)`, before any guard was asked."""

    rule: Rule
    number: int
    first: int
    end: int
    span: Span
    state: State

    def hit(self) -> Hit:
        """What stays of the match: its span and its names."""
        tokens = self.state.tokens
        names = {name: _said(tokens, a, b) for name, (a, b) in self.state.names.items() if b > a}
        return Hit(self.rule, self.span, names)


@dataclass(frozen=True, slots=True)
class _Guarded:
    """The compiled steps of one guard, each with the words that it can begin with (None: any)."""

    before: Step | None
    before_firsts: Words | None
    longest_before: int
    after: Step | None
    after_firsts: Words | None
    anywhere: Step | None
    firsts: Words | None

    def holds(self, hit: _Match, begin: int, stop: int, asked: dict[int, bool]) -> bool:
        """True where the guard fits around a match in the sentence of tokens `[begin, stop)`.

        `asked` holds the answers that are the same for every match of this sentence.
        """
        tokens = hit.state.tokens
        words = tokens.words
        if self.anywhere is not None:
            if id(self) not in asked:
                everywhere = range(begin, stop + 1)
                asked[id(self)] = _fits(self.anywhere, self.firsts, everywhere, State(tokens))
            return asked[id(self)]
        if self.after is not None:
            if self.after_firsts is not None and words[hit.end] not in self.after_firsts:
                return False
            if self.after.run(words, hit.end, State(tokens)) < 0:
                return False
        if self.before is None:
            return True
        starts = range(max(begin, hit.first - self.longest_before), hit.first + 1)
        return _fits(self.before, self.before_firsts, starts, State(tokens, target=hit.first))


def _fits(step: Step, firsts: Words | None, places: range, state: State) -> bool:
    """True where a step leads to its end from one of some places; what failed from one fails from the next as well."""
    words = state.tokens.words
    return any(step.run(words, at, state) >= 0 for at in places if firsts is None or words[at] in firsts)


_Chance = tuple[int, int]
"""The number of a pattern, and the token with which it may begin."""


class HitFinder:
    """Finds the hits of the rules that are on. Patterns and guards are compiled when they are first needed."""

    def __init__(self, rules: RuleSet, off: set[int]) -> None:
        self._rules = rules
        self._matcher = Matcher(rules.lists)
        self._scanner = Scanner(rules.patterns, rules.by_first, off)
        self._reader = PlainReader(rules.lists)
        self._steps: dict[int, Step] = {}
        self._guards: dict[int, tuple[_Guarded, ...]] = {}

    def hits(self, tokens: Tokens, part: Part) -> list[Hit]:
        """The hits of a paragraph, none of which overlap: the heavier wins, then the longer, then the earlier."""
        return self.all_hits([(tokens, part)])[0]

    def all_hits(self, texts: Sequence[tuple[Tokens, Part]]) -> list[list[Hit]]:
        """The hits of each text. No match reaches over a sentence end.

        A sentence that has a plainer reading is looked at in that, too: what fits only there counts where nothing else
        was found.
        """
        all_found = self._all_hits(texts)
        plain = [(at, plainer) for at, (tokens, _) in enumerate(texts) if (plainer := self._reader.plain(tokens))]
        again = self._all_hits([(plainer, texts[at][1]) for at, plainer in plain])
        for (at, plainer), more in zip(plain, again, strict=True):
            if more:
                taken = Taken(len(plainer.text))
                for hit in all_found[at]:
                    taken.take(hit.span)
                all_found[at] += [hit for hit in more if taken.take(hit.span)]
        return all_found

    def _all_hits(self, texts: Sequence[tuple[Tokens, Part]]) -> list[list[Hit]]:
        """The hits of each text as it stands; one step is done for all before the next, which the processor likes."""
        chances = [self._chances(tokens, sentences) if (sentences := tokens.sentences()) else {} for tokens, _ in texts]
        return [
            [hit for place, found in some.items() if found for hit in self._free(tokens, part, *place, found)]
            for (tokens, part), some in zip(texts, chances, strict=True)
        ]

    def _chances(self, tokens: Tokens, sentences: list[tuple[int, int]]) -> dict[tuple[int, int], list[_Chance]]:
        """Where patterns may begin in these sentences.

        A sentence without a mark at its end (a text that is still being typed) has any mood.
        """
        words = tokens.words
        chances: dict[tuple[int, int], list[_Chance]] = {}
        following = iter(sentences)
        begin = stop = 0
        before = sentences[0][0] - 1
        look = self._scanner.looks.__getitem__
        for place, anchors in self._scanner.places(words[before : sentences[-1][1] + 1]):
            at = before + place
            if at >= stop:
                while at >= stop:
                    begin, stop = next(following)
                mark = words[stop] if tokens.ends[stop] > tokens.starts[stop] else ""
                lacks = frozenset(words[begin:stop]).isdisjoint
                found = chances[begin, stop] = []
            for pattern, beside, third, earliest, latest, begins, marks, needs in map(look, anchors):
                if beside and words[at + beside] not in third:
                    continue
                for need in needs:  # most of what looks like a match ends here
                    if lacks(need):
                        break
                else:
                    if mark in marks:
                        starts = range(max(begin, at + earliest), at + latest + 1)
                        found += [(pattern, at) for at in starts if begins is None or words[at] in begins]
        return chances

    def _free(self, tokens: Tokens, part: Part, begin: int, stop: int, chances: list[_Chance]) -> list[Hit]:
        """The hits of a sentence that win where several overlap."""
        found = self._matches(tokens, chances)
        if len(found) > 1:
            found.sort(key=lambda match: (-RANK[match.rule.weight], -len(match.span), match.span.start, match.rule.id))
        base = tokens.ends[begin - 1]
        taken = Taken(tokens.starts[stop] - base)
        asked: dict[int, bool] = {}
        free: list[Hit] = []
        for match in found:
            span = match.span.shifted(-base)
            # guards cost more than overlaps, so they are asked last
            if taken.is_free(span) and not self._silent(match, part, begin, stop, asked):
                taken.take(span)
                free.append(match.hit())
        return free

    def _matches(self, tokens: Tokens, chances: list[_Chance]) -> list[_Match]:
        """All matches of one sentence, before any guard."""
        words, patterns = tokens.words, self._rules.patterns
        found = []
        state = State(tokens)
        for number, at in dict.fromkeys(chances):
            end = self._step(number).run(words, at, state)
            if state.failed:  # kept with each match of a long text, they would take hundreds of megabytes
                state.failed.clear()
            if end > at:
                found.append(self._match(patterns[number].rule, at, end, state))
                state = State(tokens)
        return found

    def _step(self, number: int) -> Step:
        step = self._steps.get(number)
        if step is None:
            step = self._steps[number] = self._matcher.compile(self._rules.patterns[number].node)
        return step

    def _match(self, number: int, first: int, end: int, state: State) -> _Match:
        opened = state.opened if state.opened >= 0 else first
        closed = state.closed if state.closed >= 0 else end
        if closed <= opened:  # the words to be marked are not there
            opened, closed = first, end
        span = Span(state.tokens.starts[opened], state.tokens.ends[closed - 1])
        return _Match(self._rules.rules[number], number, first, end, span, state)

    def _silent(self, hit: _Match, part: Part, begin: int, stop: int, asked: dict[int, bool]) -> bool:
        """True where the rule says nothing in this place; `asked` remembers what guards said of the sentence."""
        rule, tokens = hit.rule, hit.state.tokens
        if rule.parts and part.value not in rule.parts:
            return True
        if not rule.judge_quoted and tokens.quoted and tokens.quoted.issuperset(range(hit.first, hit.end)):
            return True
        return any(guard.holds(hit, begin, stop, asked) for guard in self._guards_of(hit.number))

    def _guards_of(self, number: int) -> tuple[_Guarded, ...]:
        if number not in self._guards:
            self._guards[number] = tuple(self._guarded(guard) for guard in self._rules.guards[number])
        return self._guards[number]

    def _guarded(self, guard: Guard) -> _Guarded:
        compiled, begins = self._matcher.compile, self._matcher.begins
        before, after, anywhere = guard.before, guard.after, guard.anywhere
        return _Guarded(
            compiled(before, _AT_TARGET) if before else None,
            begins(before) if before else None,
            guard.longest_before,
            compiled(after) if after else None,
            begins(after) if after else None,
            compiled(anywhere) if anywhere else None,
            begins(anywhere) if anywhere else None,
        )


def _said(tokens: Tokens, first: int, end: int) -> str:
    """The words of a name as written; of a contraction only the beginning where that is all it holds ("I" of "I'd").

    A pronoun or article loses the capital that it has for beginning the sentence; a word that was left out is said.
    """
    last = end - 1
    if tokens.starts[first] == tokens.ends[last]:
        return "I" if tokens.words[first] == "i" else tokens.words[first]
    begin = tokens.starts[last]
    split = (begin, tokens.ends[last]) == (tokens.starts[end], tokens.ends[end])
    whole = begin + len(tokens.words[last])
    if not split or tokens.text[begin:whole].lower() != tokens.words[last]:
        whole = tokens.ends[last]
    said = tokens.text[tokens.starts[first] : whole]
    if tokens.words[first] in _OPENERS:
        return said[0].lower() + said[1:]
    return said[0].upper() + said[1:] if tokens.words[first] == "i" else said
