"""Rule files, given as bytes, into a `RuleSet`: parsed, checked, and indexed by the words that a match must have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from walkaway.language.anchors import AnchorFinder, firsts
from walkaway.language.lexicon import Lexicon
from walkaway.language.pattern import Node, PatternError, width
from walkaway.language.reading import Form, Table, read_lists, read_rules, read_spellings, read_table
from walkaway.language.rule import Guard, Pattern, Rule, RuleError, RuleSet
from walkaway.text.tokens import STOPS

LEXICON = "lexicon.toml"


def compile_rules(
    version: str, contents: dict[Path, bytes], form: Form, lenient: frozenset[Path] = frozenset()
) -> RuleSet:
    """Compile rule files of a form.

    In `lenient` ones a mistake costs the rule, the lists or the file that it is in and is told in `problems`, elsewhere
    it raises RuleError.
    """
    problems: list[RuleError] = []
    tables: dict[Path, Table] = {}
    for path, data in contents.items():
        try:
            tables[path] = read_table(path, data)
        except RuleError as wrong:
            _tell(wrong, problems if path in lenient else None)
    compiler = _Compiler(_lexicon(tables, lenient, problems))
    for path, table in tables.items():
        if path.name != LEXICON:
            told = problems if path in lenient else None
            for rule in read_rules(path, table, form, told):
                compiler.add(path, rule, told)
    return compiler.ruleset(version, tuple(problems))


def extend(rules: RuleSet, version: str, contents: dict[Path, bytes], form: Form) -> RuleSet:
    """These rules and those of a user's files, which may hold no lists and no spellings.

    It gives what `compile_rules` gives for all files together, without compiling the others again.
    """
    problems: list[RuleError] = []
    compiler = _Compiler(Lexicon.of(rules.lists, rules.spellings), rules)
    for path, data in contents.items():
        try:
            table = read_table(path, data)
        except RuleError as wrong:
            problems.append(wrong)
        else:
            for rule in read_rules(path, table, form, problems):
                compiler.add(path, rule, problems)
    return compiler.ruleset(version, (*rules.problems, *problems))


def compile_alone(rules: RuleSet, rule: Rule) -> RuleSet:
    """A rule set of one rule with the words of these rules. Raises PatternError."""
    compiler = _Compiler(Lexicon.of(rules.lists, rules.spellings))
    compiler.take(rule)
    return compiler.ruleset("", ())


def _tell(wrong: RuleError, told: list[RuleError] | None) -> None:
    if told is None:
        raise wrong
    told.append(wrong)


class _Compiler:
    """Collects rules with their patterns, after those of `first` where it is given."""

    def __init__(self, lexicon: Lexicon, first: RuleSet | None = None) -> None:
        self.lexicon = lexicon
        self._first = first
        self._ids: set[str] = {rule.id for rule in first.rules} if first else set()
        self._rules: list[Rule] = [*first.rules] if first else []
        self._patterns: list[Pattern] = [*first.patterns] if first else []
        self._guards: list[tuple[Guard, ...]] = [*first.guards] if first else []
        self._finder = AnchorFinder(lexicon.lists, lexicon.width)

    def add(self, path: Path, rule: Rule, told: list[RuleError] | None) -> None:
        """Compile one rule. A mistake is added to `told`, or raised as RuleError where that is None."""
        try:
            self.take(rule)
        except PatternError as wrong:
            _tell(RuleError(path, rule.id, str(wrong)), told)

    def take(self, rule: Rule) -> None:
        """Compile one rule. Raises PatternError, and has not taken it then."""
        if rule.id in self._ids:
            raise PatternError("this id is taken; expected one of its own")
        patterns = [self._pattern(source, rule.moods) for source in rule.match]
        guards = tuple(_guard(source, self.lexicon) for source in rule.unless)
        self._ids.add(rule.id)
        self._rules.append(rule)
        self._patterns += patterns
        self._guards.append(guards)

    def _pattern(self, source: str, moods: str) -> Pattern:
        node = self.lexicon.parse(source)
        anchors, needs = self._finder.anchors(node), self._finder.needs(node)
        return Pattern(len(self._rules), node, anchors, needs, firsts(node, self.lexicon.lists), _marks(node, moods))

    def ruleset(self, version: str, problems: tuple[RuleError, ...]) -> RuleSet:
        """Everything that was added, with the index from words to anchors."""
        before = self._first.patterns if self._first else ()
        by_first = {word: [*numbers] for word, numbers in self._first.by_first.items()} if self._first else {}
        anchors = (one for pattern in self._patterns[len(before) :] for one in pattern.anchors)
        for number, anchor in enumerate(anchors, sum(len(pattern.anchors) for pattern in before)):
            for word in anchor.first:
                by_first.setdefault(word, []).append(number)
        return RuleSet(
            version,
            tuple(self._rules),
            tuple(self._patterns),
            tuple(self._guards),
            {word: tuple(numbers) for word, numbers in by_first.items()},
            self.lexicon.lists,
            self.lexicon.spellings,
            problems,
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """Lists and spellings of several files; `home` says which file a list is from, for it has one only."""

    lists: dict[str, list[str]]
    spellings: dict[str, str]
    home: dict[str, Path]

    def and_of(self, path: Path, table: Table) -> _Words:
        """These, and those of one more file. Raises RuleError."""
        lists = read_lists(path, table)
        for name in lists:
            if name in self.home:
                where = self.home[name].name
                raise RuleError(path, "", f"list {name!r} is also in {where}; expected it in one file")
        spellings = self.spellings | read_spellings(path, table)
        return _Words(self.lists | lists, spellings, self.home | dict.fromkeys(lists, path))

    def lexicon(self, path: Path) -> Lexicon:
        """Ready for use. Raises RuleError, which names `path`."""
        try:
            return Lexicon(self.lists, self.spellings)
        except PatternError as wrong:
            raise RuleError(path, "", str(wrong)) from wrong


def _lexicon(tables: dict[Path, Table], lenient: frozenset[Path], problems: list[RuleError]) -> Lexicon:
    """The words of all files; a mistake in a lenient file costs the words of that file alone."""
    words, last = _Words({}, {}, {}), Path(LEXICON)
    for path, table in tables.items():
        if path not in lenient:
            words, last = words.and_of(path, table), path
    lexicon = words.lexicon(last.parent)
    for path, table in tables.items():
        if path in lenient and ("lists" in table or "spellings" in table):
            try:
                more = words.and_of(path, table)
                lexicon = more.lexicon(path)
                words = more
            except RuleError as wrong:
                problems.append(wrong)
    return lexicon


def _marks(node: Node, moods: str) -> str:
    """The marks of which one must end the sentence: the rule's moods, and what the pattern's own end says."""
    last = node[1][-1] if node[0] == "seq" else node
    own = last[1] if last[0] == "end" else STOPS
    return "".join(mark for mark in sorted(own) if not moods or mark in moods)


def _guard(source: str, lexicon: Lexicon) -> Guard:
    if "<match>" not in source:
        return Guard(anywhere=lexicon.parse(source))
    before, _, after = (side.strip() for side in source.partition("<match>"))
    left = lexicon.parse(before, may_be_empty=True) if before else None
    right = lexicon.parse(after, may_be_empty=True) if after else None
    return Guard(left, width(left, lexicon.width)[1] if left else 0, right)
