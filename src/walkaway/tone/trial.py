"""One rule tried alone, before it is saved: what is wrong with it, and what it would mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from walkaway.language.compile import compile_alone
from walkaway.language.examples import read_example, write_example
from walkaway.language.pattern import Node, PatternError
from walkaway.language.rule import Rule, RuleSet
from walkaway.text.families import FAMILIES
from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.text.tokens import STOPS, is_mask, tokenize
from walkaway.tone.checker import Report, ToneChecker
from walkaway.tone.company import NO_COMPANY, Company, Sure

_LONGEST = 240
_PLACE = re.compile(r"\{([a-z_]+)\}")
_QUOTED = re.compile(r"(?<!\w)'([^']*)'|\"([^\"]*)\"")
_NONE = RuleSet("", (), (), (), {}, {}, {})
_WRITABLE = re.compile(r"[\w&%'-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one key of a rule, as a sentence; `lacking` where there only is nothing yet."""

    key: str
    sentence: str
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What a rule finds in a message, what of it would be marked, and how many marks other rules have there already."""

    found: tuple[Finding, ...]
    marked: tuple[Finding, ...]
    shared: int


class Trial:
    """A rule with the words of `rules`. With a pattern that cannot be read it marks nothing, and `faults` says so."""

    def __init__(self, rules: RuleSet, rule: Rule) -> None:
        self.rule = rule
        others = [one for one in rules.rules if one.id != rule.id]
        self._taste = frozenset(one.id for one in (*others, rule) if one.taste)
        self._sure = Sure.of((*others, rule))
        self._unread: list[Fault] = []
        self._alone: RuleSet | None = None
        if rule.match or rule.sign:
            try:
                self._alone = compile_alone(rules, rule)
            except PatternError as wrong:
                self._unread.append(Fault("match", _plain(str(wrong))))
        else:
            self._unread.append(Fault("match", "Write the words to mark.", lacking=True))

    def report(self, subject: str, body: str) -> Report:
        """All that it finds in a message, whatever company that is in."""
        return ToneChecker(self._alone or _NONE).check_message(subject, body, NO_COMPANY)

    def among(self, subject: str, body: str, known: Report) -> Tried:
        """What it would mark in a message; `known` is all that is found there without it, whatever its company."""
        found = self.report(subject, body)
        pairs = (found.subject_findings, known.subject_findings), (found.body_findings, known.body_findings)
        head, rest = ((*known_there, *_apart(its, known_there)) for its, known_there in pairs)
        company = Company.of(head, rest, known.words, self._sure)
        heeded = [[company.heeded(one, self._taste, self._sure) for one in pair] for pair in pairs]
        marked = tuple(chain(*(its for its, _ in heeded)))
        return Tried(found.findings, marked, len(marked) - sum(len(_apart(*pair)) for pair in heeded))

    def in_example(self, text: str) -> tuple[Finding, ...]:
        """What it would mark in a sentence, read as the part of a message that the rule is for."""
        if self._alone is None:
            return ()
        checker, rule = ToneChecker(self._alone), self.rule
        if rule.parts and Part.BODY.value not in rule.parts:
            return checker.check_paragraph(text, Part(rule.parts[0]))
        return self.report("", text).body_findings if rule.at_least else checker.check_paragraph(text)

    def bracketed(self, example: str) -> str:
        """An example with brackets around what is marked, where it has none yet."""
        text, spans = read_example(example)
        return example if spans else write_example(text, [one.span for one in self.in_example(text)])

    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, in the order of the keys."""
        told = (self._in_family(), self._in_why(), self._in_calm(), self._in_flag(), self._in_pass())
        return (*self._unread, *chain.from_iterable(told))

    def _in_family(self) -> Iterator[Fault]:
        if self.rule.family not in FAMILIES:
            yield Fault("family", "Choose what kind it is.", lacking=True)

    def _in_why(self) -> Iterator[Fault]:
        if not self.rule.why.strip():
            yield Fault("why", "Say in one sentence what a reader may hear.", lacking=True)

    def _in_calm(self) -> Iterator[Fault]:
        if not self.rule.calm:
            yield Fault("calm", "Write one calm wording at least.", lacking=True)
        if self._alone is None:
            return
        names = {name for pattern in self._alone.patterns for name in _names(pattern.node)}
        for wording in self.rule.calm:
            unknown = [name for name in _PLACE.findall(wording) if name not in names]
            if unknown and not self.rule.sign:
                yield Fault("calm", f"No words to mark are called {{{unknown[0]}}}.")
            elif self.in_example(wording):
                yield Fault("calm", f"“{wording}” would be marked itself.")

    def _in_flag(self) -> Iterator[Fault]:
        if not self.rule.flag:
            yield Fault("flag", "Write one sentence that must be marked.", lacking=True)
        if self._alone is None:
            return
        for example in self.rule.flag:
            text, spans = read_example(example)
            found = self.in_example(text)
            if not found:
                yield Fault("flag", f"Nothing is marked in “{text}”")
            elif spans and tuple(one.span for one in found) != spans:
                marked = ", ".join(f"“{one.text}”" for one in found)
                yield Fault("flag", f"In “{text}” what is marked is {marked}, not what stands in brackets.")

    def _in_pass(self) -> Iterator[Fault]:
        for text in self.rule.passes:
            if found := self.in_example(text):
                yield Fault("pass", f"“{found[0].text}” is marked in “{text}”")


def _apart(found: Iterable[Finding], known: Sequence[Finding]) -> list[Finding]:
    return [one for one in found if not any(one.span.overlaps(other.span) for other in known)]


def plain_patterns(text: str) -> tuple[str, ...]:
    """The words of a text as patterns that match them, one for each of its sentences."""
    patterns, words = [], list[str]()
    tokens = tokenize(text, {})
    for word, start, end in zip(tokens.words[1:], tokens.starts[1:], tokens.ends[1:], strict=True):
        if word not in STOPS:
            words.append(_as_pattern(word, text[start:end]))
        elif words:
            patterns.append(" ".join(words))
            words.clear()
    return tuple(dict.fromkeys(patterns))


def _as_pattern(word: str, written: str) -> str:
    if is_mask(word):
        return "<field>"
    written = re.sub("[’ʼ`´]", "'", written)
    return written if _WRITABLE.fullmatch(written) else "<number>"


def _names(node: Node) -> Iterator[str]:
    if node[0] == "name":
        yield node[1]
    for item in node[1:]:
        for one in item if isinstance(item, tuple) and item and isinstance(item[0], tuple) else (item,):
            if isinstance(one, tuple) and one and isinstance(one[0], str):
                yield from _names(one)


def _plain(problem: str) -> str:
    """What the pattern language says of a pattern, with quotation marks and a full stop as sentences have them."""
    if len(problem) > _LONGEST:
        problem = f"{problem[: _LONGEST // 2]}…{problem[-_LONGEST // 2 :]}"
    sentence = _QUOTED.sub(lambda found: f"“{found[1] or found[2]}”", problem)
    return f"{sentence[:1].upper()}{sentence[1:]}."
