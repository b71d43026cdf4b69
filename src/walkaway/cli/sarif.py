"""Findings as SARIF 2.1.0, which code hosts, editors and pipelines show at their places.

The standard: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from walkaway import __version__
from walkaway.cli.inputs import STDIN, Input
from walkaway.cli.lines import Lines
from walkaway.language.rule import RuleSet
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Weight.LIGHT: "note", Weight.MEDIUM: "warning", Weight.STRONG: "error"}


def sarif(
    found: Iterable[tuple[Input, Iterable[Finding]]], failed: Iterable[tuple[str, str]], rules: RuleSet
) -> dict[str, Any]:
    """One document for all inputs: what was found in each, and the inputs that could not be read with the reasons."""
    results = [result for source, findings in found for result in _results(source, findings)]
    notices = [
        {
            "level": "error",
            "message": {"text": reason},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
        }
        for path, reason in failed
    ]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules, {result["ruleId"] for result in results})},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not notices, "toolExecutionNotifications": notices}],
                "results": results,
            }
        ],
    }


def _driver(rules: RuleSet, used: set[str]) -> dict[str, Any]:
    return {
        "name": "Walkaway",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.reason},
                "defaultConfiguration": {"level": _LEVELS[rule.weight]},
                "properties": {"family": rule.family, "weight": rule.weight.value},
            }
            for rule in rules.rules
            if rule.id in used
        ],
    }


def _results(source: Input, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    lines = Lines(source.text)
    return [_result(source, lines, finding) for finding in findings]


def _result(source: Input, lines: Lines, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(source.path)}}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.weight],
        "message": {"text": f"“{finding.text}”: {finding.why}"},
        "locations": [{"physicalLocation": location}],
        "properties": {"points": finding.points, "rewrites": list(finding.rewrites)},
    }
    # The text of a mail is decoded from its file, so that places in it are none in the file.
    if not source.is_mail:
        location["region"] = _region(lines, finding.span)
        if finding.rewrites:
            result["fixes"] = [_fix(location, wording) for wording in finding.rewrites]
    return result


def _fix(location: dict[str, Any], wording: str) -> dict[str, Any]:
    replacement = {"deletedRegion": location["region"], "insertedContent": {"text": wording}}
    change = {"artifactLocation": location["artifactLocation"], "replacements": [replacement]}
    told = f"Write “{wording}”." if wording else "Leave it out."
    return {"description": {"text": told}, "artifactChanges": [change]}


def _region(lines: Lines, span: Span) -> dict[str, int]:
    """Lines and columns from 1, the end column the one after the last; offsets from 0."""
    (line, column), (end_line, end_column) = lines.place(span.start), lines.place(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _uri(path: str) -> str:
    """A path as a URI: relative ones stay so."""
    if path == STDIN:
        return "stdin"
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
