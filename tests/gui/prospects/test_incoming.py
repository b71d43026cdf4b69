"""Replies from mails, files and pastes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from walkaway.gui.documents import DocumentError
from walkaway.gui.prospects.incoming import Incoming, from_file, from_mail, from_text
from walkaway.text.addresses import Address

MAIL = (
    b"From: =?utf-8?q?Dana_Ru=C3=ADz?= <dana@ruiz.example>\r\n"
    b"To: ana@lopez.example\r\n"
    b"Subject: RE: Proposal\r\n"
    b"Date: Tue, 24 Nov 2020 09:12:00 +0100\r\n"
    b"Message-ID: <two@ruiz.example>\r\n"
    b"References: <one@lopez.example>\r\n"
    b"%b\r\n"
    b"Not before June.\r\n"
)
DANA = Address("Dana Ruíz", "dana@ruiz.example")


def test_a_mail_tells_who_wrote_when_and_what() -> None:
    found = from_mail(MAIL % b"")

    assert (found.text.strip(), found.sender, found.subject) == ("Not before June.", DANA, "RE: Proposal")
    assert found.sent == datetime(2020, 11, 24, 8, 12, tzinfo=UTC)
    assert found.machine == ""


def test_the_answer_to_a_mail_belongs_to_it() -> None:
    found = from_mail(MAIL % b"")

    assert found.answer_subject == "Re: Proposal"
    assert found.message_id == "<two@ruiz.example>"
    assert found.answer_references == "<one@lopez.example> <two@ruiz.example>"


def test_an_automatic_mail_is_told_by_its_headers() -> None:
    assert from_mail(MAIL % b"Auto-Submitted: auto-replied\r\n").machine == (
        "Its header Auto-Submitted says auto-replied."
    )


def test_where_they_want_the_answer_goes_before_where_it_came_from() -> None:
    found = from_mail(MAIL % b"Reply-To: Dana <home@ruiz.example>\r\n")

    assert found.sender == Address("Dana", "home@ruiz.example")


@pytest.mark.parametrize("said", ["Fri, 31 Dec 2026 23:59:59 +99999999999999", "Fri, 31 Dec 99999999999999999999 1:00"])
def test_a_date_that_no_computer_can_count_is_not_believed(said: str) -> None:
    assert from_mail(f"From: a@b.example\r\nDate: {said}\r\n\r\nHi\r\n".encode()).sent is None


def test_a_date_that_is_none_or_still_to_come_is_not_believed() -> None:
    assert from_mail(b"From: a@b.example\r\nDate: soon\r\n\r\nHi\r\n").sent is None
    assert from_mail(b"From: a@b.example\r\nDate: Fri, 1 Jan 2999 00:00:00 +0000\r\n\r\nHi\r\n").sent is None
    assert (
        from_mail(b"From: a@b.example\r\nDate: Mon, 1 Jan 2024 10:00:00 +9999999999999999999\r\n\r\nHi\r\n").sent
        is None
    )


def test_pasted_header_lines_tell_who_wrote() -> None:
    found = from_text("From: Dana Ruíz <dana@ruiz.example>\nSubject: Automatic reply: Proposal\n\nI am away.")

    assert (found.sender, found.subject) == (DANA, "Automatic reply: Proposal")
    assert found.machine == "Its subject is “Automatic reply: Proposal”."


def test_words_of_the_body_are_no_header() -> None:
    assert from_text("Thanks.\nFrom: me") == Incoming("Thanks.\nFrom: me")


def test_other_words_leave_the_mail_the_same_and_none_forget_it() -> None:
    found = from_mail(MAIL % b"")

    assert found.saying("Not before July.").sender == DANA
    assert found.saying(" \n") == Incoming()


@pytest.mark.parametrize("subject", ["", "Proposal", "Re: Proposal", "AW: Re: Proposal", "Re[2]: Proposal"])
def test_an_answer_says_re_once(subject: str) -> None:
    assert Incoming(subject=subject).answer_subject == ("Re: Proposal" if subject else "")


def test_a_text_file_is_a_paste(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text("From: dana@ruiz.example\n\nNot now.", encoding="utf-8")

    assert from_file(file).sender == Address("", "dana@ruiz.example")


def test_a_file_that_is_no_mail_is_refused_with_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(b"\0" * 100)

    with pytest.raises(DocumentError, match=r"reply\.eml"):
        from_file(file)
    with pytest.raises(DocumentError, match="missing"):
        from_file(tmp_path / "missing.eml")
