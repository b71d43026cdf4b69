"""Encoded words say exactly what they were made from."""

from __future__ import annotations

import re
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail.words import decode, encode

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=80) | st.text(
    st.sampled_from(" a=?_é👍=?utf-8?q?x?="), max_size=120
)


@given(TEXT, st.integers(30, 75))
def test_decoding_gives_the_text_exactly(text: str, room: int) -> None:
    assert decode(encode(text, room)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_another_decoder_reads_the_same(text: str) -> None:
    assert str(make_header(decode_header(encode(text).replace("\r\n", "")))) == text


@given(TEXT)
def test_no_encoded_word_is_longer_than_the_rules_allow(text: str) -> None:
    lines = encode(text).split("\r\n ")

    assert all(len(line) <= 75 and line.isascii() for line in lines)
    assert all(re.fullmatch(r"=\?utf-8\?[qb]\?[!-~]*\?=", line) for line in lines if text)


@given(st.text(st.sampled_from("=?utf-8bq_ \n\r\tAé"), max_size=60))
def test_any_value_is_decoded(value: str) -> None:
    assert isinstance(decode(value), str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("a\r\n b", "a b"),
        ("a\n\tb", "a\tb"),
        ("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?iso-8859-1*de?q?Gr=FC=DFe?=", "Grüße"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=\r\n =?iso-8859-1?q?=FC?=", "aü"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=BC?=", "ü"),
        ("=?utf-8?q?a?= and =?utf-8?q?b?=", "a and b"),
        ("Re: =?utf-8?q?a_b?= [1]", "Re: a b [1]"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("=?utf-8?q?unfinished", "=?utf-8?q?unfinished"),
        ("=?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("=?no-such?q?abc?=", "abc"),
        ("=?utf-8?q?with spaces?=", "with spaces"),
    ],
)
def test_what_mail_programs_write_is_read(value: str, text: str) -> None:
    assert decode(value) == text
