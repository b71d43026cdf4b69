"""Flowed text becomes paragraphs again."""

from __future__ import annotations

import pytest

from walkaway.mail.flowed import unflow


@pytest.mark.parametrize(
    ("flowed", "text"),
    [
        ("", ""),
        ("one\ntwo\n", "one\ntwo\n"),
        ("one \ntwo \nthree\nfour", "one two three\nfour"),
        ("one \n\ntwo", "one \n\ntwo"),
        (" From me\n >not quoted", "From me\n>not quoted"),
        ("> one \n> two\nanswer", "> one two\nanswer"),
        (">> deep \n> less\n>> again", "> > deep \n> less\n> > again"),
        ("text \n-- \nme \nhere", "text \n-- \nme here"),
        ("> -- \n> sig", "> -- \n> sig"),
    ],
)
def test_lines_are_joined_inside_of_a_paragraph_only(flowed: str, text: str) -> None:
    assert unflow(flowed) == text


def test_the_space_goes_when_the_mail_says_so() -> None:
    assert unflow("日本 \n語", delete_space=True) == "日本語"
