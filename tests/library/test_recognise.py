"""What a draft is about."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkaway.library.cues import lexicon
from walkaway.library.errors import LibraryError
from walkaway.library.kinds import SITUATIONS
from walkaway.library.recognise import recognise

DRAFTS = tomllib.loads((Path(__file__).parent / "drafts.toml").read_text(encoding="utf-8"))["draft"]
QUIET = "Hi Ana,\n\nI haven't heard back in five weeks, and the thread has gone quiet.\n\nBest,\nTom"


def test_there_are_drafts_for_every_situation() -> None:
    assert {draft["situation"] for draft in DRAFTS} == set(SITUATIONS)


def test_ordinary_drafts_are_recognised() -> None:
    first = [draft["situation"] == recognise(draft["text"].strip()).situation for draft in DRAFTS]
    among_three = [draft["situation"] in list(recognise(draft["text"].strip()).likelihoods)[:3] for draft in DRAFTS]

    assert sum(first) >= 0.85 * len(DRAFTS)
    assert sum(among_three) >= 0.95 * len(DRAFTS)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_has_cues_for_it_and_against_it(situation: str) -> None:
    weights = [cue.weight for cue in lexicon().cues if cue.situation == situation]

    assert sum(weight > 0 for weight in weights) >= 3
    assert any(weight < 0 for weight in weights)


def test_the_evidence_is_words_of_the_draft() -> None:
    found = recognise(QUIET)

    assert found.situation == "gone_quiet"
    assert "haven't heard back" in {each.text for each in found.evidence if each.situation == "gone_quiet"}
    assert all(each.text in QUIET for each in found.evidence)
    assert [abs(each.weight) for each in found.evidence] == sorted(
        (abs(e.weight) for e in found.evidence), reverse=True
    )


def test_a_subject_counts_whether_it_is_given_or_stands_in_the_first_line() -> None:
    given_apart = recognise("Hi Ana,\n\nSee below.", subject="Invoice 12 is overdue")
    in_the_text = recognise("Subject: Invoice 12 is overdue\n\nHi Ana,\n\nSee below.")

    assert given_apart.situation == in_the_text.situation == "late_payment"
    assert dict(given_apart.likelihoods) == dict(in_the_text.likelihoods)


def test_quoted_text_counts_less_than_one_s_own() -> None:
    own = "Hi Ana,\n\nCould you come down on the price, say 20% off?\n\nTom"
    quoted = "Hi Ana,\n\nThanks.\n\nTom\n\n> Could you come down on the price, say 20% off?"

    assert recognise(own).likelihoods["discount_request"] > recognise(quoted).likelihoods["discount_request"]
    assert (
        recognise(quoted).likelihoods["discount_request"]
        > recognise("Hi Ana,\n\nThanks.").likelihoods["discount_request"]
    )


def test_a_signature_says_nothing() -> None:
    text = "Hi Ana,\n\nThanks.\n\nTom\n\n-- \nInvoices overdue? Late payment? Unpaid invoice?"

    assert recognise(text).likelihoods["late_payment"] < 0.1


def test_what_was_found_in_the_draft_counts() -> None:
    plain = recognise("Hi Ana,\n\nSee below.").likelihoods
    conceding = recognise("Hi Ana,\n\nSee below.", ["concession"]).likelihoods

    assert conceding["discount_request"] > plain["discount_request"]


def test_a_cue_counts_once_however_often_it_stands_there() -> None:
    once = recognise("The invoice is overdue.").likelihoods["late_payment"]

    assert recognise("The invoice is overdue. " * 20).likelihoods["late_payment"] == pytest.approx(once, abs=0.05)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "👋", "> quoted\n> only", "-- \nTom", "\ud800", "a" * 300_000, "{{x}}" * 9]
)
def test_any_text_has_likelihoods_that_sum_to_one(text: str) -> None:
    found = recognise(text)

    assert set(found.likelihoods) == set(SITUATIONS)
    assert sum(found.likelihoods.values()) == pytest.approx(1)
    assert found.situation == max(found.likelihoods, key=lambda situation: found.likelihoods[situation])


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_the_same_draft_gives_the_same_answer(text: str) -> None:
    assert recognise(text) == recognise(text)


@pytest.mark.parametrize("held", ["prior = 'x'", "prior = 1.0", "prior = 1.0\n[[cue]]\nweight = 1.0", "prior ="])
def test_a_broken_file_of_cues_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    (tmp_path / "words.toml").write_text("")
    for situation in SITUATIONS:
        (tmp_path / f"{situation}.toml").write_text(held)
    monkeypatch.setattr("walkaway.library.cues.resource", lambda *_: tmp_path)
    lexicon.cache_clear()

    with pytest.raises(LibraryError, match=r"\.toml: .*expected.*\."):
        lexicon()
