"""What a rule is: one needy construction with its look-alikes, its reason and its calm wordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from walkaway.language.anchors import Anchor, Words
from walkaway.language.pattern import Node
from walkaway.text.finding import Weight
from walkaway.text.quotes import curly

_LONGEST = 400  # a pattern may hold ten thousand words; what is wrong with it must not


class RuleError(ValueError):
    """A rule file that cannot be used. The message names the file, the rule, what is wrong and what is expected."""

    def __init__(self, path: Path | str, rule: str, problem: str) -> None:
        self.path, self.rule, self.problem = str(path), rule, problem
        where = f"{path}, rule {rule}" if rule else str(path)
        said = problem if len(problem) <= _LONGEST else f"{problem[: _LONGEST // 2]} … {problem[-_LONGEST // 2 :]}"
        super().__init__(f"{where}: {said}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `match` and `unless` are patterns (see `pattern`), or `sign` names a measure that words cannot say.

    `moods` limits it to sentences that end in one of these marks and `parts` to parts of a message (empty: all judged
    ones). A rule of `taste` is heeded in short messages, beside what more readers would mind, and where marks crowd.
    One that is `sure` weighs what it weighs where it stands alone in a longer message, too, if that is not very long;
    the others are light there.
    `flag` holds sentences with the span that must be marked in brackets, `passes` near misses that stay silent.
    """

    id: str
    family: str
    weight: Weight
    why: str
    calm: tuple[str, ...]
    match: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sign: str = ""
    at_least: int = 0
    moods: str = ""
    parts: tuple[str, ...] = ()
    judge_quoted: bool = False
    taste: bool = False
    sure: bool = False
    flag: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The id without its family."""
        return self.id.partition("/")[2]

    @property
    def reason(self) -> str:
        """Why, as it is printed; `why` is as it stands in the file."""
        return curly(self.why)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One parsed pattern of a rule.

    Every match holds one of its `anchors` and a word of each of its `needs`, and begins with one of `firsts` (None:
    with any word), in a sentence that ends in one of `marks`.
    """

    rule: int
    node: Node
    anchors: tuple[Anchor, ...]
    needs: tuple[Words, ...]
    firsts: Words | None
    marks: str


@dataclass(frozen=True, slots=True)
class Guard:
    """One `unless` of a rule: around the match (`before` ends where it begins, `after` begins where it ends), or, where
    `anywhere` is set, somewhere in the same sentence."""

    before: Node | None = None
    longest_before: int = 0
    after: Node | None = None
    anywhere: Node | None = None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules ready for matching: lexicon, spellings, and for each word the anchors that it can begin, numbered through
    all patterns.

    `version` is a hash of the files they came from; it changes when any of them does.
    """

    version: str
    rules: tuple[Rule, ...]
    patterns: tuple[Pattern, ...]
    guards: tuple[tuple[Guard, ...], ...]
    by_first: dict[str, tuple[int, ...]]
    lists: dict[str, tuple[frozenset[str], tuple[Node, ...]]]
    spellings: dict[str, tuple[str, ...]]
    problems: tuple[RuleError, ...] = field(default=())

    def rule(self, id: str) -> Rule | None:
        """The rule of that id, or None."""
        return next((rule for rule in self.rules if rule.id == id), None)
