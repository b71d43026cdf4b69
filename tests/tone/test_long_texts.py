"""Texts that make careless patterns take quadratic time: each of these would run for many minutes then."""

from __future__ import annotations

import tracemalloc

import pytest

from walkaway.text.parts import Part, paragraphs
from walkaway.text.tokens import readable, tokenize
from walkaway.tone import ToneChecker, load_rules
from walkaway.tone.capitals import raised

_LENGTH = 300_000

ROWS = {
    "exclamation marks": "!",
    "question marks": "?",
    "mixed marks": "!?",
    "full stops": ".",
    "dots of omission": "…",
    "stars": "*",
    "quote signs": "a >",
    "dollars": "$",
    "one letter": "a",
    "one digit": "1",
    "numbers in a row": "1.",
    "initials in a row": "a.",
    "hyphens in a row": "a-",
    "addresses in a row": "a@",
    "apostrophes in a row": "a'",
    "opening brackets": "[",
    "opening braces": "{{a",
    "quotation marks": '"a ',
    "spaces": " ",
    "emoji": "\U0001f600",
    "joined emoji": "\U0001f600\u200d",
    "capitals joined by signs": "AB& ",
    "stretched words": "pleaaaase ",
    "lone carriage returns": "please\r",
    "concessions without a stop": "sorry we lower it ",
}


@pytest.fixture(scope="module")
def checker() -> ToneChecker:
    return ToneChecker(load_rules())


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_very_long_row_is_checked(checker: ToneChecker, row: str) -> None:
    text = f"{row * (_LENGTH // len(row))}x @ ["
    report = checker.check_message("", text)
    assert all(finding.text == finding.span.of(text) for finding in report.findings)


def test_a_sentence_full_of_marks_takes_no_more_memory_than_its_marks_need(checker: ToneChecker) -> None:
    text = "I beg you " * 3_000
    checker.check_message("", text[:1_000])  # what is compiled for it stays

    tracemalloc.start(1)
    try:
        report = checker.check_message("", text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(report.findings) > 2_900
    assert most < 500 * len(text)


@pytest.mark.parametrize("row", ["foo PLEASE HELP bar ", "foo NEVER bar "])
def test_an_endless_line_full_of_capitals_is_checked(row: str) -> None:
    tokens = tokenize(row * 400_000, {})
    assert sum(1 for _ in raised(tokens)) == 400_000


def test_a_very_long_row_of_dots_and_letters_has_no_address() -> None:
    text = "a." * 150_000 + " @"
    assert readable(text) == text.lower()


def test_an_address_is_masked_without_the_signs_before_it() -> None:
    assert readable("Write to -ana.b+c@example.com now") == "write to -" + "X" * 19 + " now"


def test_signs_end_a_sentence_only_before_a_space() -> None:
    assert tokenize('He said "No!!!" (twice!)... and left', {}).words.count("!") == 1


@pytest.mark.parametrize("line", ["On x", "From x", "-- x", "> x", "On Monday <a@b> wrote", "x <@@@"])
def test_many_lines_that_might_begin_a_quotation_are_told_apart(line: str) -> None:
    body = f"{line}\n" * 60_000 + "wrote"
    found = paragraphs(body)
    assert found[-1].span.end == len(body)


def test_an_endless_address_begins_no_quotation() -> None:
    body = f"Hello\n\nxx <{'@' * _LENGTH}\nwrote"
    assert [one.part for one in paragraphs(body)][-1] is Part.BODY
