from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from walkaway.gui.documents import ChangedOutside, DocumentError, new_document, open_document, save_document
from walkaway.text.message import Message

MAIL = (
    b"From: Tom <tom@example.com>\r\nTo: Ana <ana@example.com>\r\nSubject: Logo quote\r\nX-Odd: kept\r\n\r\n"
    b"Hi Ana,\r\n\r\nCould you go lower?\r\n"
)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_mail_opens_with_its_recipient_subject_and_body(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.eml", MAIL))

    assert document.message.subject == "Logo quote"
    assert "ana@example.com" in document.message.to
    assert "Could you go lower?" in document.message.body


def test_header_lines_of_a_text_become_fields(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.txt", b"To: Dana\nSubject: The quote\n\nHi Dana,\n\nHere it is.\n"))

    assert (document.message.to, document.message.subject) == ("Dana", "The quote")
    assert document.message.body == "Hi Dana,\n\nHere it is.\n"


@pytest.mark.parametrize(
    "data",
    [
        b"Hi Dana,\r\n\r\nHere it is.\r\n",
        b"\xef\xbb\xbfTo:Dana\nSubject:   The quote  \n\n\nHi,\n",
        b"One\nTwo\r\nThree",
        b"Subject: only this",
        b"",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_saving_without_an_edit_changes_no_byte(tmp_path: Path, name: str, data: bytes) -> None:
    path = write(tmp_path / name, data)
    document = open_document(path)

    save_document(document, document.message)

    assert path.read_bytes() == data


def test_saving_a_mail_keeps_what_was_not_changed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.eml", MAIL)
    document = open_document(path)

    save_document(document, replace(document.message, subject="Logo quote, again"))

    assert b"X-Odd: kept" in path.read_bytes()
    assert open_document(path).message.subject == "Logo quote, again"


def test_a_new_subject_is_written_over_a_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"Hi Dana,\n")
    document = open_document(path)

    save_document(document, replace(document.message, subject="The quote"))

    assert path.read_bytes() == b"Subject: The quote\n\nHi Dana,\n"


def test_a_file_that_another_program_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"Hi Dana,\n")
    document = open_document(path)
    path.write_bytes(b"Hi Tom,\n")

    with pytest.raises(ChangedOutside, match=r"a\.txt was changed by another program") as caught:
        save_document(document, replace(document.message, body="Hi Priya,\n"))

    assert caught.value.theirs is not None
    assert caught.value.theirs.message.body == "Hi Tom,\n"
    assert path.read_bytes() == b"Hi Tom,\n"


def test_with_force_mine_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"Hi Dana,\n")
    document = open_document(path)
    path.write_bytes(b"Hi Tom,\n")

    save_document(document, replace(document.message, body="Hi Priya,\n"), force=True)

    assert path.read_bytes() == b"Hi Priya,\n"


def test_a_file_that_went_away_is_noticed_and_can_be_written_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"Hi Dana,\n")
    document = open_document(path)
    path.unlink()

    with pytest.raises(ChangedOutside, match="deleted or moved"):
        save_document(document, document.message)
    save_document(document, document.message, force=True)

    assert path.read_bytes() == b"Hi Dana,\n"


@pytest.mark.parametrize("name", ["new.eml", "new.txt", "new.md"])
def test_a_new_file_holds_the_message(tmp_path: Path, name: str) -> None:
    message = Message(to="dana@example.com", subject="The quote", body="Hi Dana,\n\n€4,800 it is.\n")

    saved = save_document(new_document(tmp_path / name), message)

    assert saved.message.subject == "The quote"
    assert saved.message.body.rstrip("\n") == message.body.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"PK\x03\x04\x00\x00\x00", "is not a text"),
        ("a.eml", b"", "it is empty"),
    ],
)
def test_what_cannot_be_opened_says_what_and_what_to_do(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        open_document(write(tmp_path / name, data))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file"):
        open_document(tmp_path / "none.txt")
