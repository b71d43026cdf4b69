"""What is to be looked at before a message goes, by way."""

from __future__ import annotations

import pytest

from walkaway.gui.sending.check import Place, Point, points
from walkaway.gui.sending.ways import Way
from walkaway.text.finding import Finding, Weight
from walkaway.text.message import Attachment, Message
from walkaway.text.span import Span
from walkaway.tone import Report, composure

WHOLE = Message(to="Dana Ruiz <dana@ruiz.example>", subject="Website", body="Hi Dana,\n\nThe price is €4,800.\n\nAna")


def words(message: Message, way: Way = Way.MAILTO, only_if: str = "", known_as: tuple[str, ...] = ()) -> str:
    return " ".join(point.words for point in points(message, way, None, only_if, known_as))


def report(*texts: str, weight: Weight = Weight.STRONG) -> Report:
    found = tuple(Finding(Span(10, 14), "need/x", "need", weight, weight.points, text, "") for text in texts)
    return Report((), found, composure(found), 9)


@pytest.mark.parametrize("way", list(Way))
def test_a_message_that_is_whole_has_nothing_to_look_at(way: Way) -> None:
    assert points(WHOLE, way, report("maybe", weight=Weight.LIGHT)) == ()


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.COPY])
def test_no_recipient_and_no_subject_are_told_with_their_places(way: Way) -> None:
    found = points(Message(body="Hello."), way, None)

    assert found == (Point("Nobody is in To.", Place.TO), Point("There is no subject.", Place.SUBJECT))


def test_a_copy_needs_neither_recipient_nor_subject() -> None:
    assert points(Message(body="Hello."), Way.COPY, None) == ()


def test_somebody_without_an_address_is_told_where_a_link_cannot_hold_them() -> None:
    message = Message(to="Dana Ruiz, ben@x.example", subject="Hi", body="Hello.")

    assert "Dana Ruiz has no address" in words(message, Way.GMAIL)
    assert words(message, Way.EML) == ""


def test_one_empty_field_is_named_and_several_are_counted() -> None:
    one = Message("dana@x.example", subject="Hi", body="It costs {{price}}.")
    two = Message("dana@x.example", subject="{{project}}", body="It costs {{price}}.")

    assert points(one, Way.EML, None) == (Point("{{price}} is not filled in.", Place.BODY, Span(9, 18), is_field=True),)
    assert points(two, Way.EML, None) == (Point("2 fields are not filled in.", Place.SUBJECT, is_field=True),)


def test_the_strong_findings_are_named_with_composure_and_the_first_ones_place() -> None:
    (point,) = points(WHOLE, Way.COPY, report("please", "I need", "beg", "sorry"))

    assert point.words == "Composure is 48. Marked strongly: “please”, “I need”, “beg” and 1 more."
    assert (point.place, point.span) == (Place.BODY, Span(10, 14))


def test_a_promised_attachment_and_another_name_in_the_greeting_are_told() -> None:
    message = Message("Dana Ruiz <dana@x.example>", subject="Hi", body="Hi Tom,\n\nThe quote is attached.\n\nAna")

    assert "It greets Tom, and goes to Dana Ruiz." in words(message)
    assert "It says “is attached”, and nothing is." in words(message)


def test_the_name_of_the_prospect_counts_before_that_of_the_address() -> None:
    message = Message("d@x.example", subject="Hi", body="Hi Tom,\n\nSee you on Friday.\n\nAna")

    assert words(message, known_as=("Tom Berg",)) == ""
    assert "It greets Tom, and goes to Dana Ruiz." in words(message, known_as=("Dana Ruiz",))


def test_what_must_be_true_for_the_template_is_said() -> None:
    assert words(WHOLE, only_if="you would really turn it down") == (
        "The template is for when it is true that you would really turn it down."
    )


@pytest.mark.parametrize(
    ("way", "told"), [(Way.MAILTO, True), (Way.OUTLOOK, True), (Way.COPY, True), (Way.EML, False), (Way.DRAFTS, False)]
)
def test_a_way_that_leaves_attachments_and_thread_behind_says_so(way: Way, told: bool) -> None:
    message = Message(
        WHOLE.to, subject="Re: x", body="Hello.", in_reply_to="<a@b>", attachments=(Attachment("q.pdf", "x/y", 3),)
    )

    assert ("no attachments along: q.pdf" in words(message, way)) is told
    assert ("begins a new thread" in words(message, way)) is (told and way is not Way.COPY)
