"""A sentence that is still being written is not taken to end where it stops."""

from __future__ import annotations

import pytest

from walkaway.tone import ToneChecker

from .conftest import MakeRules


@pytest.fixture
def checker(make_rules: MakeRules) -> ToneChecker:
    return ToneChecker(make_rules("we have [nothing] $", "[beg] you", "ask mr [smith]"))


def marked(checker: ToneChecker, text: str, line: str) -> list[str]:
    checker.unfinished.be(line, 0)
    return [one.text for one in checker.check_paragraph(text)]


def test_what_holds_only_at_the_end_of_a_sentence_waits_for_it(checker: ToneChecker) -> None:
    assert marked(checker, "We have nothing", "We have nothing") == []
    assert marked(checker, "We have nothing planned", "We have nothing planned") == []
    assert marked(checker, "We have nothing.", "") == ["nothing"]
    assert marked(checker, "We have nothing", "") == ["nothing"]


def test_what_holds_however_it_goes_on_is_marked_at_once(checker: ToneChecker) -> None:
    assert marked(checker, "I beg you", "I beg you") == ["beg"]
    assert marked(checker, "I beg you and we have nothing", "I beg you and we have nothing") == ["beg"]


def test_what_is_known_stays_while_something_larger_grows_in_its_place(make_rules: MakeRules) -> None:
    checker = ToneChecker(make_rules("[you could]", "[perhaps you could now] $"))

    assert marked(checker, "Perhaps you could", "Perhaps you could") == ["you could"]
    assert marked(checker, "Perhaps you could now", "Perhaps you could now") == ["you could"]
    assert marked(checker, "Perhaps you could now.", "") == ["Perhaps you could now"]


def test_sentences_before_and_other_paragraphs_have_ended(checker: ToneChecker) -> None:
    line = "We have nothing. I think we have nothing"

    assert marked(checker, line, line) == ["nothing"]
    assert marked(checker, "We have nothing", "Another line") == ["nothing"]
    assert marked(checker, "We have nothing.\nAnother line", "Another line") == ["nothing"]


def test_a_full_stop_that_ends_no_sentence_makes_nothing_wait(checker: ToneChecker) -> None:
    assert marked(checker, "Ask Mr. Smith", "Ask Mr. Smith") == ["Smith"]


def test_letter_by_letter_is_the_same_as_all_at_once(checker: ToneChecker) -> None:
    text = "I beg you, for we have nothing"
    fresh = ToneChecker(checker.rules)

    for end in range(1, len(text) + 1):
        assert marked(checker, text[:end], text[:end]) == marked(fresh, text[:end], text[:end])
        fresh = ToneChecker(checker.rules)


def test_a_report_waits_as_the_paragraph_does(checker: ToneChecker) -> None:
    checker.unfinished.be("We have nothing", 2)

    assert checker.check_message("", "I beg you.\n\nWe have nothing").composure.score == 94

    checker.unfinished.be("", 0)

    assert checker.check_message("", "I beg you.\n\nWe have nothing").composure.score == 88


def test_of_lines_with_the_same_words_only_the_one_that_is_being_written_waits(checker: ToneChecker) -> None:
    checker.unfinished.be("We have nothing", 3)

    report = checker.check_message("We have nothing", "We have nothing\n\nSo:\nWe have nothing\n\nWe have nothing")

    assert [one.text for one in report.subject_findings] == ["nothing"]
    assert [one.span.start for one in report.body_findings] == [8, 46]
