"""What Harper may not see is taken out, and every offset finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.grammar.mask import LONGEST_CALL, LONGEST_WORD, mask
from walkaway.text.span import Span

ODD_TOKENS = ["x" * 61, "a'" * 80, ".," * 80, "https://a.example/b?c=d.", "ana@example.com", "@ana", "C:\\x\\y"]
ODD_SIGNS = ["{{name}}", "{{day|next week}}'s", "🙂", "👩‍👩‍👧", "!!!!!!", ". . . . .", "-----", "\ud800", "\x00"]
GAPS = ["\r\n", "\n  ", "\t"]
ODD = st.sampled_from([*ODD_TOKENS, *ODD_SIGNS, *GAPS])
PLAIN = st.text(alphabet="abc äé.,'’ ", max_size=12)


@pytest.mark.parametrize(
    "odd",
    [
        "x" * (LONGEST_WORD + 1),
        "x" * 100_000,
        "a'a" * 5_000,
        "https://walkaway.example/a?b=c",
        "www.walkaway.example",
        "ana.berg+mail@example.co.uk",
        "{{first_name}}",
        "{{day|next week}}",
        "{{company}}'s",
        "@ana",
        "#launch",
        "C:\\Users\\teh\\file.txt",
        "/home/teh/file",
        "🙂🙂🙂",
        "👩‍👩‍👧",
        "!!!!!!",
        "- - - - -",
        "( " * 10_000 + "(",
    ],
)
def test_an_odd_token_becomes_one_sign_and_the_words_around_it_stay(odd: str) -> None:
    masked = mask(f"see {odd} now")

    assert len(masked.text) == len("see . now")
    assert masked.text.startswith("see ")
    assert masked.text.endswith(" now")
    assert masked.original(4, 5) is None
    assert masked.original(6, 9) == Span(5 + len(odd), 8 + len(odd))


@pytest.mark.parametrize(
    "word", ["and/or", "e-mail", "5pm", "x" * LONGEST_WORD, "wait...", "well-known", "$100", "3 - 4"]
)
def test_an_ordinary_token_stays(word: str) -> None:
    assert mask(f"see {word} now").text == f"see {word} now"


@pytest.mark.parametrize("wrap", ["\n", "\r\n", " \n", "\r\n  ", "\t", "\u2028"])
def test_a_line_break_is_one_space_that_a_finding_may_span(wrap: str) -> None:
    masked = mask(f"met{wrap}met you")

    assert masked.text == "met met you"
    assert masked.original(0, 7) == Span(0, 6 + len(wrap))


def test_the_full_stop_after_an_address_still_ends_the_sentence() -> None:
    assert mask("It is at https://walkaway.example/x. See you").text == "It is at 🙂. See you"
    assert mask("It is at https://walkaway.example/" + "x" * 80 + ". See you").text == "It is at 🙂. See you"


def test_no_long_run_of_signs_is_left_over() -> None:
    assert mask("see " + ".," * 10_000 + " now").text == "see 🙂,., now"


def test_space_beside_a_hole_is_not_judged() -> None:
    masked = mask("see you {{name}} .")

    assert masked.text == "see you 🙂 ."
    assert masked.original(9, 10) is None
    assert masked.original(4, 7) == Span(4, 7)


@given(st.lists(st.one_of(PLAIN, ODD), max_size=12).map("".join))
def test_every_unmasked_stretch_maps_to_the_same_words(paragraph: str) -> None:
    masked = mask(paragraph)

    assert len(masked.starts) == len(masked.ends) == len(masked.text)
    assert all(end <= start for end, start in zip(masked.ends, masked.starts[1:], strict=False))
    for place, sign in enumerate(masked.text):
        span = masked.original(place, place + 1)
        if span is not None and sign != " ":
            assert span.of(paragraph) == sign


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "We can begin on Monday. "
    masked = mask(sentence * 500)

    calls = list(masked.calls())

    assert len(calls) > 1
    assert all(len(text) <= LONGEST_CALL for _, text in calls)
    assert all(masked.text[place : place + len(text)] == text for place, text in calls)
    assert all(text.startswith("We ") and text.endswith(".") for _, text in calls[:-1])


def test_a_text_without_any_space_is_cut_too() -> None:
    masked = mask("".join(chr(0x4E00 + number % 50) + "。" for number in range(29)) + " " + "a b" * LONGEST_CALL)

    assert all(0 < len(text) <= LONGEST_CALL for _, text in masked.calls())
    assert list(mask("").calls()) == []
