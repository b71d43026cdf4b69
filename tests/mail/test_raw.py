"""The files of an external editor of Thunderbird: what is changed in them is read back as it was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail import eml
from walkaway.mail.errors import HeaderError
from walkaway.text.message import Message

FILE = (
    "From: Ana <ana@x.example>\r\n"
    "To: Dana Ruiz <dana@ruiz.example>\r\n"
    "To: Jürgen <j@x.example>\r\n"
    "Cc: ben@x.example\r\n"
    "Subject: Größe\r\n"
    "X-ExtEditorR-Priority: normal\r\n"
    "X-ExtEditorR-Send-On-Exit: false\r\n"
    "X-ExtEditorR-Help: Do NOT remove the blank line below\r\n"
    "\r\n"
    "Hi Dana,\n\nGrüße\n\n\n-- \nAna\n"
).encode()


def read_back(data: bytes) -> tuple[list[tuple[str, str]], str]:
    """As the add-on reads it: a header a line, and the rest is the text."""
    lines = data.split(b"\n")
    end = next(number for number, line in enumerate(lines) if not line.strip())
    headers = [line.decode().strip().split(":", 1) for line in lines[:end]]
    return [(name, value.strip()) for name, value in headers], b"\n".join(lines[end + 1 :]).decode()


def test_the_recipients_of_all_lines_are_read() -> None:
    message = eml.read(FILE)

    assert message.to == "Dana Ruiz <dana@ruiz.example>, Jürgen <j@x.example>"
    assert (message.subject, message.body) == ("Größe", "Hi Dana,\n\nGrüße\n\n\n-- \nAna\n")


def test_another_text_stands_there_as_it_was_typed_and_every_header_stays() -> None:
    before, _ = read_back(FILE)

    after, text = read_back(eml.write(replace(eml.read(FILE), body="Hi Dana,\n\n4.800 € = Привет\n\n\n-- \nAna\n")))

    assert text == "Hi Dana,\n\n4.800 € = Привет\n\n\n-- \nAna\n"
    assert after == before


def test_changed_recipients_have_a_line_each_and_a_changed_subject_is_not_encoded() -> None:
    message = replace(eml.read(FILE), to='"Ruiz, Dana" <d@x.example>, Zoë <z@x.example>', subject="Neue Größe: 50 €")

    headers, _ = read_back(eml.write(message))

    assert [value for name, value in headers if name == "To"] == ['"Ruiz, Dana" <d@x.example>', "Zoë <z@x.example>"]
    assert ("Subject", "Neue Größe: 50 €") in headers
    assert len(headers) == len(read_back(FILE)[0])


def test_a_list_of_the_address_book_stays_one_when_somebody_is_added() -> None:
    node = '{"id":"5f0c-bar","type":"mailingList"}'
    file = FILE.replace(b"To: Dana Ruiz <dana@ruiz.example>", f"To: {node}".encode())
    message = eml.read(file)

    unchanged, _ = read_back(eml.write(replace(message, body="Hi")))
    headers, _ = read_back(eml.write(eml.clean(replace(message, to=f"zoe@x.example, {message.to}"))))

    assert [value for name, value in unchanged if name == "To"] == [node, "Jürgen <j@x.example>"]
    assert [value for name, value in headers if name == "To"] == ["zoe@x.example", node, "Jürgen <j@x.example>"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80), st.sampled_from(["\r\n", "\n"]))
def test_any_text_comes_back(words: str, newline: str) -> None:
    file = FILE.replace(b"\r\n", newline.encode())
    body = f"Hi,\n{words}\n"

    data = eml.write(replace(eml.read(file), body=body))

    assert read_back(data)[1] == body
    assert eml.read(data).body == body


@pytest.mark.parametrize("header", [b"MIME-Version: 1.0\r\n", b"Content-Type: text/plain; charset=utf-8\r\n"])
def test_a_file_that_is_mime_is_written_as_mime(header: bytes) -> None:
    data = eml.write(replace(eml.read(header + FILE), body="€"))

    assert b"quoted-printable" in data


def test_a_header_cannot_be_smuggled_in() -> None:
    message = Message(to="a@x.example\r\nBcc: eve@x.example", body="Hi", original=FILE)

    with pytest.raises(HeaderError):
        eml.write(message)
