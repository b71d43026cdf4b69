"""Which addresses a server may have."""

from __future__ import annotations

import pytest

from walkaway.grammar.languagetool.place import address_problem, base_address, is_loopback, is_readable_on_the_way


@pytest.mark.parametrize("url", ["https://grammar.example.org", " http://localhost:8081/ ", "https://[::1]:8081/api/"])
def test_an_address_with_a_server_is_good(url: str) -> None:
    assert address_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "grammar.example.org",
        "ftp://example.org",
        "https://",
        "https://a b.org",
        "https://example.org:port",
        "http://[",
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    assert "begins with https://" in (address_problem(url) or "")


def test_an_address_holds_no_password_and_no_question() -> None:
    assert "password" in (address_problem("https://me:secret@example.org") or "")
    assert "“?”" in (address_problem("https://example.org/?key=1") or "")


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8081", "http://127.0.0.1", "http://127.9.9.9/", "http://[::1]/", "http://[::ffff:127.0.0.1]/"],
)
def test_this_computer_is_loopback(url: str) -> None:
    assert is_loopback(url)
    assert not is_readable_on_the_way(url)


@pytest.mark.parametrize("url", ["http://localhost.example.org", "http://192.168.0.1", "http://127.0.0.1.example.org"])
def test_plain_http_to_another_computer_can_be_read_on_the_way(url: str) -> None:
    assert not is_loopback(url)
    assert is_readable_on_the_way(url)
    assert not is_readable_on_the_way(url.replace("http:", "https:"))


@pytest.mark.parametrize(
    "url", ["https://example.org/lt", "https://example.org/lt/v2/", "https://example.org/lt/v2/check"]
)
def test_an_address_may_be_given_with_the_part_that_every_server_has(url: str) -> None:
    assert base_address(url) == "https://example.org/lt/"
