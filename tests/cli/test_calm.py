"""walkaway calm: calm wordings in, every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

NEEDY = "I can lower my price."


@pytest.mark.parametrize(
    "data",
    [
        b"The draft is ready on Friday.",
        b"The draft is ready.\r\nSo am I.\r\n",
        b"One ending\r\nand another\nand none",
        b"\xef\xbb\xbfWith a mark.\n",
        "With a mark and two bytes.\n".encode("utf-16"),
        "\xa0NBSP, LS\u2028, emoji 🙂 and trailing space \n\n\n".encode(),
        b"",
    ],
)
def test_a_calm_text_comes_back_byte_for_byte(walkaway: Run, data: bytes) -> None:
    done = walkaway("calm", stdin=data)

    assert (done.code, done.out, done.err) == (0, data, "")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_the_finding_changes_and_no_line_ending_does(real_walkaway: Run, tmp_path: Path, ending: str) -> None:
    before, after = f"Hi Ana,{ending}{ending}The plan is ready. ", f" See you on Friday.{ending}{ending}Ben"
    path = tmp_path / "draft.txt"
    path.write_bytes((before + NEEDY + after).encode())

    done = real_walkaway("calm", str(path))

    text = done.text
    assert done.code == 0
    assert text.startswith(before)
    assert text.endswith(after)
    assert NEEDY not in text
    assert real_walkaway("check", "--fail-on", "light", stdin=done.out).code == 0


def test_the_encoding_stays(walkaway: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(f"Grüße, José. {NEEDY}\r\n".encode("cp1252"))

    done = walkaway("calm", "--encoding", "cp1252", str(path))

    assert done.out.decode("cp1252") == "Grüße, José.\r\n"


def test_a_mail_is_printed_as_subject_line_and_body(walkaway: Run, tmp_path: Path) -> None:
    path = tmp_path / "offer.eml"
    path.write_bytes(b"Subject: The plan\r\nTo: ben@example.com\r\n\r\nHi Ben,\r\n\r\nIt is ready.\r\n")

    assert walkaway("calm", str(path)).text == "Subject: The plan\n\nHi Ben,\n\nIt is ready.\n"


def test_a_file_that_is_missing_is_an_error(walkaway: Run) -> None:
    done = walkaway("calm", "missing.txt")

    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("walkaway calm: missing.txt: there is no such file")
