"""The book of findings agrees, after any edit, with one that is made afresh."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.gui.editor.editor_fakes import check, finding

from walkaway.gui.editor import answers
from walkaway.gui.editor.book import AT_ONCE, LONG, Book
from walkaway.text.finding import Finding
from walkaway.text.parts import Part, paragraphs

LINES = st.sampled_from(
    ["", " ", "I just called", "sorry to", "bother you any time", "> just", "Hi Dana,", "Best,", "Ana 😀 just", "-- "]
)
EDITS = st.tuples(st.integers(0, 30), st.integers(1, 3), st.lists(LINES, min_size=1, max_size=3))


def made(text: str) -> Book:
    book = Book(check)
    book.splice(0, 1, text.split("\n"))
    book.set_parts(paragraphs(text))
    return book


def marked(book: Book) -> list[list[str]]:
    return [[line.text[mark.start : mark.end] for mark in book.marks(row)] for row, line in enumerate(book.lines)]


def text_of(book: Book) -> str:
    return "\n".join(line.text for line in book.lines)


@settings(max_examples=300)
@given(st.lists(LINES, min_size=1, max_size=12), st.lists(EDITS))
def test_edits_lead_to_the_marks_of_a_fresh_look(start: list[str], edits: list[tuple[int, int, list[str]]]) -> None:
    book = made("\n".join(start))

    for first, removed, texts in edits:
        first = min(first, len(book.lines) - 1)
        book.splice(first, min(removed, len(book.lines) - first), texts)
        book.set_parts(paragraphs(text_of(book)))

    fresh = made(text_of(book))
    assert marked(book) == marked(fresh)
    assert answers.all_findings(book) == answers.all_findings(fresh)
    assert book.unchecked == 0


def test_only_the_touched_paragraph_is_checked() -> None:
    asked: list[str] = []

    def listening(text: str, part: Part) -> Sequence[Finding]:
        asked.append(text)
        return check(text, part)

    book = made("one\n\ntwo\nlines\n\nthree")
    book.check = listening
    book.splice(3, 1, ["lines!"])

    assert asked == ["two\nlines!"]


def test_words_over_a_line_break_are_marked_on_both_lines() -> None:
    assert marked(made("I am sorry to\nbother you again")) == [["sorry to"], ["bother you"]]


def test_an_edit_in_one_line_says_which_other_lines_look_different() -> None:
    book = made("sorry to\nbother you\n\njust")

    assert book.splice(1, 1, ["brother you"]) == {0}
    assert book.splice(1, 1, ["bother you"]) == {0}
    assert book.splice(3, 1, ["just so"]) == set()


def test_quoted_text_and_signatures_have_no_marks() -> None:
    book = made("Hi,\n\njust fine.\n\nOn Monday, Dana wrote:\n> just now\n\n> any time")

    assert [one.span.start for one in answers.all_findings(book)] == [5]


def test_a_report_adds_what_only_the_whole_message_shows_and_it_follows_edits() -> None:
    book = made("Thanks. Thanks again.")
    answers.settle(book, [finding("Thanks. Thanks again.", "Thanks", "overthanking/many", start=8)])

    book.splice(0, 1, ["So, Thanks. Thanks again."])

    assert [(one.span.start, one.text) for one in answers.all_findings(book)] == [(12, "Thanks")]


def test_a_report_hides_what_it_does_not_have() -> None:
    book = made("It is just this.")
    assert answers.settle(book, []) == {0}

    book.splice(0, 1, ["It is just this!"])

    assert answers.all_findings(book) == []


def test_a_report_of_another_text_changes_nothing() -> None:
    book = made("It is just this.")

    assert answers.settle(book, [finding("just this", "just", "minimising/just")]) == set()
    assert [one.text for one in answers.all_findings(book)] == ["just"]


def test_grammar_stays_while_typing_elsewhere_in_the_paragraph_and_goes_when_its_word_changes() -> None:
    book = made("We was here")
    answers.take_late(book, [finding("We was here", "We was")], {})

    book.splice(0, 1, ["We was here now"])
    assert [one.text for one in answers.all_findings(book)] == ["We was"]

    book.splice(0, 1, ["We wash here now"])
    assert answers.all_findings(book) == []


def test_new_grammar_answers_take_the_place_of_the_old_but_for_paragraphs_that_wait() -> None:
    book = made("We was\n\nWe were\n\nThey was")
    answers.take_late(book, [finding(text_of(book), "We was"), finding(text_of(book), "They was")], {})

    assert answers.take_late(book, [], {"They was": {"grammar"}}) == {0}
    assert [one.text for one in answers.all_findings(book)] == ["They was"]


def test_the_marks_of_an_engine_that_has_not_answered_stay_beside_new_ones_of_another() -> None:
    text = "We was here, they was too"
    book = made(text)
    harper, languagetool = finding(text, "We was", "harper/x"), finding(text, "they was", "languagetool/X")
    answers.take_late(book, [languagetool], {})

    answers.take_late(book, [harper], {text: {"languagetool"}})

    assert [one.rule for one in answers.all_findings(book)] == ["harper/x", "languagetool/X"]


@pytest.mark.parametrize("first", ["languagetool", "harper"])
def test_a_mark_that_is_kept_and_a_new_one_on_the_same_words_are_one(first: str) -> None:
    text = "We was here"
    book = made(text)
    both = {"languagetool": finding(text, "We was", "languagetool/X"), "harper": finding(text, "was", "harper/x")}
    answers.take_late(book, [both.pop(first)], {})

    answers.take_late(book, list(both.values()), {text: {first}})

    assert [one.rule for one in answers.all_findings(book)] == ["languagetool/X"]


def test_the_selected_finding_stays_selected_while_it_moves() -> None:
    book = made("just one\n\nother")
    para = book.lines[0].para
    assert para is not None
    book.selected = (para, para.findings()[0])

    book.splice(0, 1, ["Now just one"])

    assert [mark.selected for mark in book.marks(0)] == [True]


def test_a_large_text_is_checked_in_slices() -> None:
    text = "\n\n".join(["just " * 200] * (AT_ONCE // 1000 + 2))
    book = made(text)
    waiting = book.unchecked

    row, rows = book.check_more(0, 1000)
    assert waiting > 0
    assert book.unchecked == waiting - 1
    assert rows == {0}

    while book.unchecked:
        row, _ = book.check_more(row, 10_000)
    assert len(answers.all_findings(book)) == text.count("just")


def test_a_very_long_paragraph_is_left_to_the_report_and_is_ordinary_again_when_it_is_short() -> None:
    lines = ["just a line of a paragraph that never ends"] * (LONG // 40 + 1)
    book = made("\n".join(lines))
    assert answers.all_findings(book) == []

    text = text_of(book)
    answers.settle(book, check(text, Part.BODY))
    assert len(answers.all_findings(book)) == len(lines)

    book.splice(5, len(lines) - 5, ["end"])
    book.set_parts(paragraphs(text_of(book)))
    assert [one.text for one in answers.all_findings(book)] == ["just"] * 5


def test_asking_again_takes_the_checkers_new_mind() -> None:
    book = made("just\n\njust")
    book.check = lambda text, part: ()

    assert answers.check_again(book) == {0, 2}
    assert answers.all_findings(book) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=12), st.lists(EDITS), st.integers(1, 40))
def test_slices_miss_nothing_whatever_is_edited_meanwhile(
    monkeypatch: pytest.MonkeyPatch, start: list[str], edits: list[tuple[int, int, list[str]]], size: int
) -> None:
    monkeypatch.setattr("walkaway.gui.editor.book.AT_ONCE", 20)
    book = made("\n".join(start))

    row = 0
    for first, removed, texts in edits:
        first = min(first, len(book.lines) - 1)
        book.splice(first, min(removed, len(book.lines) - first), texts)
        book.set_parts(paragraphs(text_of(book)))
        row, _ = book.check_more(row, size)
    book.check_more(0, 10_000)

    assert book.unchecked == 0
    monkeypatch.undo()
    assert marked(book) == marked(made(text_of(book)))
