"""Flowed text becomes paragraphs again."""

from __future__ import annotations

import email
from dataclasses import replace
from email import policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail import eml
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


WORDS = st.text(st.sampled_from("aé日👍.>-F"), min_size=1, max_size=9) | st.sampled_from(
    ["From", ">", ">>", "--", "> x"]
)
PARAGRAPHS = st.lists(WORDS, max_size=30).map(" ".join)


def flow(text: str, width: int) -> str:
    """The text as a mail program sends it: long lines in pieces that end with a space, some signs behind one."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line not in ("", "-- ") and len(line) + len(word) > width:  # never the mark of a signature
                lines.append(line)
                line = ""
            line += f"{word} "
        lines.append(line.removesuffix(" "))
    return "\n".join(f" {line}" if line.startswith((" ", ">", "From ")) else line for line in lines)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=6), st.integers(1, 72))
def test_what_a_mail_program_made_flowing_comes_back_as_it_was_written(paragraphs: list[str], width: int) -> None:
    text = "\n".join(paragraphs)
    head = "Subject: x\nContent-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: 8bit\n\n"
    mail = (head + flow(text, width)).encode()

    read = eml.read(mail)

    assert read.body == text
    assert eml.write(read) == mail, "what was not changed stays flowing"
    changed = eml.write(replace(read, body=f"{text}\n{text}"))
    assert eml.read(changed).body == f"{text}\n{text}"
    assert "flowed" not in email.message_from_bytes(changed, policy=policy.default)["Content-Type"]
