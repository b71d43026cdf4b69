"""Messages as links, and links as messages: what goes in comes out, and nothing else does."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from walkaway.mail.errors import MailError
from walkaway.mail.links import LONGEST_MAILTO, WEB, TooLong, left_out, mailto, read_mailto, web, with_addresses
from walkaway.text.message import Message

ADDRESSES = st.lists(
    st.from_regex(r"[a-z0-9][a-z0-9.+_-]{0,8}@[a-z]{1,8}\.example", fullmatch=True), max_size=3, unique=True
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=60)
BODIES = st.lists(WORDS, max_size=6).map("\n".join)


@given(ADDRESSES, ADDRESSES, ADDRESSES, WORDS, BODIES)
def test_a_message_comes_back_from_its_link(
    to: list[str], cc: list[str], bcc: list[str], subject: str, body: str
) -> None:
    message = Message(", ".join(to), ", ".join(cc), ", ".join(bcc), subject, body)
    try:
        link = mailto(message)
    except TooLong:
        assume(False)

    read = read_mailto(link)

    assert read.dropped == ()
    assert read.message.content[:5] == message.content[:5]
    assert link.isascii()
    assert not set(link) & set(' \r\n"<>')


def test_names_are_left_out_and_line_breaks_are_those_of_the_standard() -> None:
    message = Message(to='"Ruiz, Dana" <dana@ruiz.example>, ben@x.example', subject="50% & more?", body="Hi\nBen")

    assert mailto(message) == "mailto:dana@ruiz.example,ben@x.example?subject=50%25%20%26%20more?&body=Hi%0D%0ABen"


def test_a_message_that_is_too_long_is_told_with_its_length() -> None:
    with pytest.raises(TooLong) as told:
        mailto(Message(to="a@b.example", body="ü" * 1000))

    assert told.value.longest == LONGEST_MAILTO
    assert told.value.length > 6000


def test_a_recipient_without_an_address_makes_no_link() -> None:
    with pytest.raises(MailError, match="no address"):
        mailto(Message(to="Dana Whitfield"))


@pytest.mark.parametrize("page", WEB)
def test_a_web_page_gets_everything_encoded(page: str) -> None:
    message = Message("dana@x.example", "c@x.example", "", "A & B", "Hi,\n\n1 + 1 = 2 😀")

    link = urlsplit(web(page, message))

    asked = parse_qs(link.query, strict_parsing=True)
    assert link.scheme == "https"
    assert asked["to"] == ["dana@x.example"]
    assert asked["su" if page == "gmail" else "subject"] == ["A & B"]
    assert asked["body"] == ["Hi,\r\n\r\n1 + 1 = 2 😀"]
    assert "bcc" not in asked


@pytest.mark.parametrize(
    ("link", "dropped"),
    [
        ("mailto:a@b.example?attach=/etc/passwd&subject=Hi", ("attach",)),
        ("mailto:a@b.example?Attachment=~/.ssh/id_rsa&X-Evil=1&subject=Hi", ("attachment", "x-evil")),
        ("MAILTO:a@b.example?subject=Hi%0D%0ABcc:%20eve@evil.example", ()),
        ("mailto:?to=a@b.example&amp;subject=Hi", ()),
        ("mailto:a@b.example?subject=Hi#fragment", ()),
        ("mailto:a%40b.example?subject=Hi%00", ()),
    ],
)
def test_a_hostile_link_gives_a_message_and_nothing_more(link: str, dropped: tuple[str, ...]) -> None:
    read = read_mailto(link)

    assert read.dropped == dropped
    assert (read.message.to, read.message.bcc) == ("a@b.example", "")
    assert read.message.subject.startswith("Hi")
    assert not read.message.attachments
    assert "\n" not in read.message.subject + read.message.to


@pytest.mark.parametrize("link", ["", "http://x.example", "mail:to", "javascript:alert(1)"])
def test_what_is_no_mailto_link_is_refused(link: str) -> None:
    with pytest.raises(MailError, match="no mailto"):
        read_mailto(link)


@given(st.text(max_size=200))
def test_any_link_gives_a_message_that_a_mail_can_hold(rest: str) -> None:
    message = read_mailto(f"mailto:{rest}").message

    assert message == message.cleaned()


def test_who_has_no_address_is_left_out_of_a_link_and_named() -> None:
    message = Message(to="Dana Ruiz, Ben <ben@x.example>", cc="ann@x.example; Tom", bcc='"open')

    assert left_out(message) == ("Dana Ruiz", "Tom", '"open')
    assert mailto(with_addresses(message)) == "mailto:ben@x.example?cc=ann@x.example"


def test_a_link_of_bytes_that_are_no_text_still_opens() -> None:
    assert read_mailto("mailto:a@b.example?body=caf\udce9").message.body.startswith("caf")
