"""The real Harper, asked a paragraph at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from walkaway.grammar.checker import State, Status
from walkaway.grammar.harper.engine import READY, STARTING, STOPPED, HarperChecker
from walkaway.text.finding import Finding


def _only(found: tuple[Finding, ...]) -> Finding:
    (finding,) = found
    return finding


def test_a_misspelling_after_emoji_is_marked_on_its_code_points(harper: HarperChecker) -> None:
    paragraph = "😀😀 Great 👩‍👩‍👧! We recieve the files."

    finding = _only(harper.check(paragraph))

    assert finding.span.of(paragraph) == finding.text == "recieve"
    assert (finding.family, finding.points) == ("spelling", 0)
    assert "receive" in finding.rewrites


@pytest.mark.parametrize(
    ("paragraph", "words", "rewrite"),
    [
        ("We would of gone.", "would of", "would have"),
        ("However we agree.", "However", "However,"),
        ("We agree , and begin.", " ", ""),
        ("We met\r\nmet you.", "met\r\nmet", "met"),
    ],
)
def test_a_suggestion_of_every_kind_is_a_replacement(
    harper: HarperChecker, paragraph: str, words: str, rewrite: str
) -> None:
    finding = _only(harper.check(paragraph))

    assert (finding.family, finding.text) == ("grammar", words)
    assert rewrite in finding.rewrites


def test_a_hard_wrapped_paragraph_is_read_as_one(harper: HarperChecker) -> None:
    assert harper.check("We can begin on Monday, and the\nfirst draft is with you on\r\nFriday at noon.") == ()


@pytest.mark.parametrize(
    "odd",
    [
        "x" * 1_000_000,
        "a'" * 50_000,
        "." * 100_000,
        "( " * 50_000,
        "🙂" * 20_000,
        "https://walkaway.example/recieve",
        "teh@recieve.example",
        "{{recieve|teh}}",
    ],
)
def test_what_would_kill_harper_or_is_no_word_is_kept_from_it(harper: HarperChecker, odd: str) -> None:
    pid = harper.pid

    finding = _only(harper.check(f"It is {odd} and we recieve it"))

    assert finding.span.start == len(f"It is {odd} and we ")
    assert harper.pid == pid


def test_fields_and_emoji_break_no_sentence(harper: HarperChecker) -> None:
    mail = (
        "Hi {{first_name}}, a {{adjective}} plan for {{company}}'s site is an {{noun}}. 🙂 See you at {{time|noon}} 🙂"
    )

    assert harper.check(mail) == ()


@pytest.mark.parametrize("mail", ["From 9-5 it is 10 min away... see FYI -- OK", "Great!!!! See you"])
def test_matters_of_taste_are_not_marked(harper: HarperChecker, mail: str) -> None:
    assert harper.check(mail) == ()


def test_a_sentence_without_end_does_not_hide_its_misspellings(harper: HarperChecker) -> None:
    endless = " and ".join(["we begin on Monday"] * 20)

    assert _only(harper.check(f"First {endless} and we recieve it.")).text == "recieve"


def test_a_foreign_paragraph_is_left_alone(harper: HarperChecker) -> None:
    german = (
        "Sehr geehrte Damen und Herren, wir freuen uns sehr auf die Zusammenarbeit und melden uns am Montag bei Ihnen."
    )

    assert harper.check(german) == ()


def test_offsets_hold_in_a_paragraph_of_many_calls(harper: HarperChecker) -> None:
    sentence = "We can begin on Monday 🙂 with the files. "
    paragraph = sentence * 300 + "We recieve them."

    finding = _only(harper.check(paragraph))

    assert finding.span.of(paragraph) == "recieve"


def test_a_second_answer_is_remembered(harper: HarperChecker) -> None:
    paragraph = "Nobody has asked this before, and we recieve it."
    assert harper.known(paragraph) is None

    found = harper.check(paragraph)

    assert harper.known(paragraph) == found


@pytest.fixture
def own() -> Iterator[HarperChecker]:
    """A checker for one test."""
    checker = HarperChecker(limit=30)
    yield checker
    checker.stop()


def test_a_word_of_the_user_passes_and_the_dialect_is_honoured(own: HarperChecker) -> None:
    own.start()
    text = "Zorblat's colour is Zorblat."
    assert {finding.text for finding in own.check(text)} == {"Zorblat's", "colour", "Zorblat"}

    own.configure("british", ["Zorblat"])

    assert own.check(text) == ()
    own.configure("american", ["Zorblat"])
    assert _only(own.check(text)).text == "colour"


def test_with_other_words_nothing_is_known_from_that_moment_on(own: HarperChecker) -> None:
    own.start()
    text = "Zorblat is ready."
    own.check(text)

    own.configure("american", ["Zorblat"])

    assert own.known(text) is None
    own.configure("american", [])
    assert own.known(text) != ()


def test_the_states_are_told_in_order() -> None:
    seen: list[Status] = []
    checker = HarperChecker(on_status=seen.append)
    assert checker.status == STARTING

    checker.start()
    checker.stop()

    assert seen == [STARTING, READY, STOPPED]
    assert checker.status.state is State.OFF
