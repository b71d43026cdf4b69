"""What two engines say of one text, as one: no words are marked twice."""

from __future__ import annotations

from collections.abc import Iterable

from walkaway.text.finding import Finding
from walkaway.text.span import Taken

PREFERRED = ("languagetool", "harper")
"""The engines by name. Where two mark the same words, the first one's mark stands: the user chose that one."""


def engine_of(finding: Finding) -> str:
    """The name of the engine that a finding is from."""
    return finding.rule.partition("/")[0]


def without_doubles(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, without those on words that one of a preferred engine, or an earlier one, marks."""
    found = tuple(findings)
    if len(found) < 2:
        return found
    best_first = sorted(found, key=lambda one: (_rank(one), one.span))
    taken = Taken(max((one.span.end for one in best_first), default=0))
    kept = [one for one in best_first if taken.take(one.span)]
    return tuple(sorted(kept, key=lambda one: one.span))


def _rank(finding: Finding) -> int:
    name = engine_of(finding)
    return PREFERRED.index(name) if name in PREFERRED else len(PREFERRED)
