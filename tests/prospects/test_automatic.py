"""A mail that a machine sent says so in its headers (RFC 3834)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.prospects.reply.automatic import sent_by_machine


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("Auto-Submitted", "auto-replied", "auto-replied"),
        ("auto-submitted", "auto-generated; owner-email=a@example.org", "auto-generated"),
        ("AUTO-SUBMITTED", "  auto-notified ", "auto-notified"),
        ("Precedence", "auto_reply", "auto_reply"),
        ("Precedence", "junk", "junk"),
        ("X-Autoreply", "yes", "X-Autoreply"),
        ("X-Autorespond", "", "X-Autorespond"),
        ("X-Failed-Recipients", "dana@example.org", "X-Failed-Recipients"),
        ("Content-Type", 'multipart/report; report-type="delivery-status"', "report"),
        ("From", "Mail Delivery <MAILER-DAEMON@example.org>", "MAILER-DAEMON"),
        ("From", "Shop <no-reply@example.org>", "no-reply"),
        ("Return-Path", "<>", "no address"),
        ("Subject", "Automatic reply: Your proposal", "Automatic reply"),
        ("Subject", "Out of office: Dana", "Out of office"),
        ("Subject", "Undeliverable: Your proposal", "Undeliverable"),
        ("Subject", "Delivery Status Notification (Failure)", "Delivery Status"),
        ("Subject", "Abwesenheitsnotiz: Angebot", "Abwesenheitsnotiz"),
    ],
)
def test_a_machine_is_known_by_a_header_which_is_told_in_one_sentence(name: str, value: str, said: str) -> None:
    told = sent_by_machine([("From", "Dana <dana@example.org>"), (name, value)])

    assert said in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "no"),
        ("Auto-Submitted", "No"),
        ("Precedence", "bulk"),
        ("X-Auto-Response-Suppress", "All"),
        ("Content-Type", "multipart/alternative; boundary=x"),
        ("From", "Noreen Plyer <noreen@example.org>"),
        ("Return-Path", "<dana@example.org>"),
        ("Subject", "Re: Automatic doors for the shop"),
        ("Subject", "Automation of our invoices"),
        ("Subject", "Autumn dates"),
        ("Auto-Submitted", " "),
        ("Subject", "Re: Out of office furniture?"),
    ],
)
def test_a_person_is_not_taken_for_a_machine(name: str, value: str) -> None:
    assert sent_by_machine([(name, value)]) == ""


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), max_size=8))
def test_no_header_makes_it_fail(headers: list[tuple[str, str]]) -> None:
    assert isinstance(sent_by_machine(headers), str)
