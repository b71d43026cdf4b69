"""Which names lead to this computer."""

from __future__ import annotations

import pytest

from walkaway.text.hosts import is_loopback


@pytest.mark.parametrize(
    "host", ["localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "::ffff:127.0.0.1"]
)
def test_these_are_this_computer(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "mail.example", "localhost.example", "127.0.0.1.example", "10.0.0.1", "::ffff:10.0.0.1"]
)
def test_these_may_be_another_one(host: str) -> None:
    assert not is_loopback(host)
