"""What is copied is what was written, with nothing of ours in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail import clipboard
from walkaway.mail.from_html import html_to_text
from walkaway.text.message import Message


@given(st.text())
def test_plain_is_the_body_exactly(body: str) -> None:
    assert clipboard.plain(Message(to="d@x.example", subject="S", body=body)) == body


def test_headers_come_along_when_asked_for() -> None:
    message = Message(to="Dana", subject="Offer", body="Hi")

    assert clipboard.plain(message, with_headers=True) == "To: Dana\nSubject: Offer\n\nHi"
    assert clipboard.plain(Message(body="Hi"), with_headers=True) == "Hi"


def test_paragraphs_and_lines_become_the_simplest_html() -> None:
    body = "Hi Dana,\n\n  one\ntwo  2\n \t\n\nthree\n"

    assert clipboard.html(body) == ("<p>Hi Dana,</p>\n<p>&nbsp;&nbsp;one<br>\ntwo &nbsp;2</p>\n<p>three</p>\n")


def test_no_text_can_become_markup() -> None:
    assert clipboard.html('<script>&amp; "x"') == '<p>&lt;script&gt;&amp;amp; "x"</p>\n'


def test_nothing_is_nothing() -> None:
    assert clipboard.html("") == clipboard.html(" \n\n ") == ""


@given(st.lists(st.text(st.sampled_from("ab<>&;\"'é👍 "), min_size=1).filter(str.strip), max_size=5))
def test_the_html_reads_as_the_text(paragraphs: list[str]) -> None:
    html = clipboard.html("\n\n".join(paragraphs))

    assert html_to_text(html) == "\n\n".join(" ".join(each.split()) for each in paragraphs)
