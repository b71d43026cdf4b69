"""Harper's lints become findings in plain words, and every suggestion replaces the span."""

from __future__ import annotations

import pytest

from walkaway.grammar.harper.convert import INSERT_AFTER, REMOVE, REPLACE, Lint, findings
from walkaway.grammar.mask import mask
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span


def _lint(start: int, end: int, **more: object) -> Lint:
    lint: Lint = {"start": start, "end": end, "rule": None, "kind": "Style", "message": "Look here", "suggestions": []}
    return {**lint, **more}  # type: ignore[typeddict-item]


def _findings(text: str, *lints: Lint) -> list[Finding]:
    return findings(text, mask(text), lints)


def test_suggestions_of_all_kinds_replace_the_span() -> None:
    suggestions = [
        (REPLACE, "However so"),
        (INSERT_AFTER, ","),
        (REMOVE, ""),
        (REPLACE, "However"),
        (INSERT_AFTER, ","),
    ]

    (finding,) = _findings("However I think", _lint(0, 7, suggestions=suggestions))

    assert finding.rewrites == ("However so", "However,", "")


def test_an_unknown_word_is_spelling_and_costs_nothing() -> None:
    (finding,) = _findings("A recieve", _lint(2, 9, rule="SpellCheck", kind="Spelling"))

    assert finding == Finding(
        Span(2, 9), "harper/SpellCheck", "spelling", Weight.LIGHT, 0, "recieve", "“recieve” is not in the dictionary."
    )


def test_anything_else_is_grammar_with_the_message_in_plain_words() -> None:
    (finding,) = _findings("would of", _lint(0, 8, rule="ModalOf", message="Use `have` rather than `of` here"))

    assert (finding.family, finding.rule) == ("grammar", "harper/ModalOf")
    assert finding.why == "Use “have” rather than “of” here."


def test_a_lint_whose_rule_is_unknown_is_named_by_its_kind() -> None:
    (finding,) = _findings("would of", _lint(0, 8))

    assert finding.rule == "harper/Style"


@pytest.mark.parametrize("word", ["KPI", "KPI's", "mp3", "iPhone", "CSMs", "B2B"])
def test_what_no_dictionary_can_know_is_not_a_misspelling(word: str) -> None:
    assert _findings(word, _lint(0, len(word), rule="SpellCheck")) == []


def test_a_lint_on_a_masked_place_is_dropped_and_the_rest_is_sorted() -> None:
    text = "see {{name}} and teh end"

    found = _findings(text, _lint(10, 13), _lint(2, 5), _lint(0, 3))

    assert [finding.text for finding in found] == ["see", "teh"]
