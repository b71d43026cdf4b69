"""What is to be looked at once more before a message goes out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail.before_sending import Kind, concerns
from walkaway.text.message import Attachment, Message

DANA = "Dana Whitfield <dana@harbor.example>"


def kinds(body: str, **more: object) -> list[Kind]:
    message = Message(**({"to": DANA, "subject": "The quote", "body": body} | more))  # type: ignore[arg-type]
    return [one.kind for one in concerns(message)]


def test_a_message_that_is_ready_raises_nothing() -> None:
    assert kinds("Hi Dana,\n\nthe quote stands until Friday.\n\nBest,\nTom\n") == []


def test_empty_fields_are_named_with_their_places() -> None:
    body = "Hi Dana,\n\nthe {{project}} starts on [date].\n"

    found = concerns(Message(to=DANA, subject="For {{company}}", body=body))

    assert [one.kind for one in found] == [Kind.EMPTY_FIELD] * 3
    assert [one.said.split(" ")[0] for one in found] == ["{{company}}", "{{project}}", "[date]"]
    assert [one.span.of(body) for one in found if one.span] == ["{{project}}", "[date]"]


def test_no_recipient_and_no_subject_are_said() -> None:
    assert kinds("Hi Dana,\n\nall is well.\n", to="", subject=" ") == [Kind.NO_RECIPIENT, Kind.NO_SUBJECT]


@pytest.mark.parametrize(
    "line",
    [
        "I have attached the plan.",
        "Please find attached the plan.",
        "The plan is attached.",
        "Attached is the plan.",
        "See the attachment.",
        "I’m attaching the plan.",
        "Everything is in the attached PDF.",
    ],
)
def test_an_attachment_that_is_promised_and_missing_is_said(line: str) -> None:
    assert kinds(f"Hi Dana,\n\n{line}\n") == [Kind.NO_ATTACHMENT]
    assert kinds(f"Hi Dana,\n\n{line}\n", attachments=(Attachment("plan.pdf", "application/pdf", 9),)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Nothing is attached this time.",
        "I have not attached the plan.",
        "The garage is detached.",
        "Thank you for the plan that you attached.",
        "We grew attached to that dog.",
    ],
)
def test_what_promises_no_attachment_is_left_alone(line: str) -> None:
    assert kinds(f"Hi Dana,\n\n{line}\n") == []


def test_a_promise_in_quoted_text_is_not_ours() -> None:
    assert kinds("Hi Dana,\n\nthank you.\n\nOn Mon, 2 Nov 2026 Dana wrote:\n> The plan is attached.\n") == []


@pytest.mark.parametrize(
    "greeting",
    ["Hi Dana,", "Dear Ms Whitfield,", "Hello dana whitfield!", "Hi there,", "Hi all,", "Dear Dr. Whitfield,"],
)
def test_a_greeting_that_fits_is_left_alone(greeting: str) -> None:
    assert kinds(f"{greeting}\n\nall is well.\n") == []


def test_a_greeting_for_somebody_else_is_said() -> None:
    body = "Hi Ben,\n\nall is well.\n"

    (concern,) = concerns(Message(to=DANA, subject="x", body=body))

    assert (concern.kind, concern.said) == (Kind.OTHER_NAME, "It greets Ben, and goes to Dana Whitfield.")
    assert concern.span is not None
    assert concern.span.of(body) == "Ben"


def test_the_prospect_may_be_known_by_another_name_than_in_to() -> None:
    message = Message(to="office@harbor.example", subject="x", body="Hi Dana,\n\nall is well.\n")

    assert concerns(message) == ()
    assert concerns(message, ["Dana Whitfield"]) == ()
    assert [one.kind for one in concerns(message, ["Ben Hale"])] == [Kind.OTHER_NAME]


@given(st.text(max_size=200), st.text(max_size=40))
def test_spans_stand_in_the_body(body: str, to: str) -> None:
    for one in concerns(Message(to=to, body=body)):
        assert one.span is None or one.span.end <= len(body)


@pytest.mark.usefixtures("no_search_for_garbage")
def test_a_line_of_nothing_but_denied_promises_is_read_in_one_pass() -> None:
    def work(times: int) -> float:
        begin = time.process_time()
        assert kinds("not I attach " * times) == []
        return time.process_time() - begin

    work(10)
    short, long = min(work(200) for _ in range(3)), work(6_400)

    assert long < 32 * 4 * max(short, 0.002), "32 times the text takes about 32 times the work, not 1024 times"
