from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.text.parts import Part, paragraphs


def parts(body: str) -> list[tuple[str, str]]:
    return [(one.part.value, one.span.of(body)) for one in paragraphs(body)]


def test_a_plain_mail_falls_into_greeting_body_sign_off() -> None:
    body = "Hi Dana,\n\nThe oak is here.\n\nBest,\nAna"

    assert parts(body) == [("greeting", "Hi Dana,"), ("body", "The oak is here."), ("sign_off", "Best,\nAna")]


def test_a_greeting_without_a_blank_line_is_still_a_greeting() -> None:
    assert parts("Dear Ms. Ruiz,\nThe oak is here.") == [("greeting", "Dear Ms. Ruiz,"), ("body", "The oak is here.")]


def test_a_long_first_line_is_body() -> None:
    assert parts("Hi Dana, I just wanted to ask about the oak")[0][0] == "body"


def test_contact_lines_below_the_name_are_a_signature() -> None:
    body = "The oak is here.\n\nKind regards,\nAna Ruiz\nRuiz Joinery\nTel. 030 1234567"

    assert parts(body)[1:] == [("sign_off", "Kind regards,\nAna Ruiz"), ("signature", "Ruiz Joinery\nTel. 030 1234567")]


def test_the_dashes_open_a_signature() -> None:
    assert parts("The oak is here.\n\n-- \nAna\nSorry we missed you") == [
        ("body", "The oak is here."),
        ("signature", "-- \nAna\nSorry we missed you"),
    ]


@pytest.mark.parametrize("line", ["Sent from my iPhone", "Get Outlook for iOS"])
def test_the_line_of_a_phone_is_a_signature(line: str) -> None:
    assert parts(f"The oak is here.\n\n{line}")[1] == ("signature", line)


GMAIL = "Fine.\n\nOn Mon, 3 May 2027 at 10:00, Dana Ruiz <dana@example.com> wrote:\n> Can you do it cheaper?\n> Dana\n"
GMAIL_WRAPPED = (
    "Fine.\n\nOn Mon, 3 May 2027 at 10:00, Dana Ruiz with a long name\n<dana@example.com> wrote:\n\n> Can you?\n"
)
APPLE = "Fine.\n\n> On 3 May 2027, at 10:00, Dana Ruiz <dana@example.com> wrote:\n> \n> Can you do it cheaper?\n"
HEADERS = "Sent: Monday\nTo: Ana\nSubject: Oak\n\nCan you do it cheaper?"
OUTLOOK = f"Fine.\n\n-----Original Message-----\nFrom: Dana Ruiz\n{HEADERS}"
OUTLOOK_NEW = f"Fine.\n\n________________________________\nFrom: Dana <d@example.com>\n{HEADERS}"
OUTLOOK_BARE = "Fine.\n\nFrom: Dana Ruiz\nSent: Monday, May 3\nTo: Ana\nSubject: Re: Oak\n\nCan you do it cheaper?"
THUNDERBIRD = "Fine.\n\nOn 03.05.27 10:00, Dana Ruiz wrote:\n> Can you do it cheaper?"
GERMAN = "Fine.\n\nAm 03.05.2027 um 10:00 schrieb Dana Ruiz:\n> Geht es billiger?"


@pytest.mark.parametrize("body", [GMAIL, GMAIL_WRAPPED, APPLE, OUTLOOK, OUTLOOK_NEW, OUTLOOK_BARE, THUNDERBIRD, GERMAN])
def test_what_the_reader_wrote_is_quoted(body: str) -> None:
    found = parts(body)

    assert found[0] == ("body", "Fine.")
    assert {part for part, _ in found[1:]} == {"quoted"}


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Dana <d@example.com>",
        "Begin forwarded message:\n\nFrom: Dana",
        "-------- Forwarded Message --------\nSubject: Oak",
    ],
)
def test_forwarded_text_is_forwarded(head: str) -> None:
    found = parts(f"See below.\n\n{head}\n\nSorry to bother you.")

    assert found[0] == ("body", "See below.")
    assert {part for part, _ in found[1:]} == {"forwarded"}


def test_answers_between_quoted_lines_are_body() -> None:
    body = "On Monday, Dana wrote:\n> Price?\n\nAs agreed.\n\n> Date?\n\nMay 4."

    assert [part for part, _ in parts(body)] == ["quoted", "body", "quoted", "body"]


@pytest.mark.parametrize(
    "body", ["From: May on we paint.", "On Monday the crew wrote:\nnothing", "We wrote to the county."]
)
def test_ordinary_lines_with_the_same_words_stay_body(body: str) -> None:
    assert parts(body)[0][0] == "body"


def test_hard_wrapped_lines_with_crlf_are_one_paragraph() -> None:
    body = "The oak is\r\nhere.\r\n\r\nSecond."

    assert [one.span.of(body) for one in paragraphs(body)] == ["The oak is\r\nhere.", "Second."]


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\n\n\n> -:,"), max_size=300))
def test_paragraphs_are_in_order_and_leave_out_only_white_space(body: str) -> None:
    spans = [one.span for one in paragraphs(body)]

    assert spans == sorted(spans)
    assert all(not a.overlaps(b) for a, b in pairwise(spans))
    kept = "".join(span.of(body) for span in spans)
    assert "".join(kept.split()) == "".join(body.split())


def test_quoted_and_signature_parts_are_not_judged() -> None:
    assert {part for part in Part if not part.judged} == {Part.SIGNATURE, Part.QUOTED, Part.FORWARDED}
