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
    assert marked(checker, "I beg you ", "I beg you ") == ["beg"]
    assert marked(checker, "I beg you, and we have nothing", "I beg you, and we have nothing") == ["beg"]


def test_what_holds_by_half_a_word_waits_for_the_whole_one(checker: ToneChecker) -> None:
    for half in ("We beg", "We beg yo", "We beg you", "I {{beg"):
        assert marked(checker, half, half) == []
    assert marked(checker, "Ask Mr Smit", "Ask Mr Smit") == marked(checker, "Ask Mr Smith", "Ask Mr Smith") == []
    assert marked(checker, "We beg you,", "We beg you,") == ["beg"]
    assert marked(checker, "We beg you", "") == ["beg"]


def test_when_its_writer_pauses_half_a_word_is_a_word(checker: ToneChecker) -> None:
    checker.unfinished.be("I beg you", 0)

    assert checker.unfinished.rest()

    assert [one.text for one in checker.check_paragraph("I beg you")] == ["beg"]
    assert not checker.unfinished.rest()  # no news
    assert marked(checker, "I beg your", "I beg your") == []
    checker.unfinished.be("I beg you, we have nothing,", 0)
    assert not checker.unfinished.rest()  # no half word


def test_a_pause_ends_no_sentence(checker: ToneChecker) -> None:
    checker.unfinished.be("We have nothing", 0)
    checker.unfinished.rest()

    assert checker.check_paragraph("We have nothing") == ()


def test_what_is_known_stays_while_something_larger_grows_in_its_place(make_rules: MakeRules) -> None:
    checker = ToneChecker(make_rules("[perhaps]", "[perhaps you could] !not"))

    assert marked(checker, "Perhaps you ", "Perhaps you ") == ["Perhaps"]
    assert marked(checker, "Perhaps you could", "Perhaps you could") == ["Perhaps"]
    assert marked(checker, "Perhaps you could now ", "Perhaps you could now ") == ["Perhaps you could"]


def test_sentences_before_and_other_paragraphs_have_ended(checker: ToneChecker) -> None:
    line = "We have nothing. I think we have nothing"

    assert marked(checker, line, line) == ["nothing"]
    assert marked(checker, "We have nothing", "Another line") == ["nothing"]
    assert marked(checker, "We have nothing.\nAnother line", "Another line") == ["nothing"]


def test_a_full_stop_that_ends_no_sentence_makes_nothing_wait(checker: ToneChecker) -> None:
    assert marked(checker, "Ask Mr. Smith ", "Ask Mr. Smith ") == ["Smith"]


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
