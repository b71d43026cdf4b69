"""Opening and saving without an edit changes no byte; an edit changes only its own lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from walkaway.textfile import CannotEncode, decode, has_lone_surrogates, lf

LINES = st.text(st.sampled_from("ab é👍\u00a0\u2028\x85\t"), max_size=4)
ENDINGS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(LINES) + draw(ENDINGS) for _ in range(draw(st.integers(0, 6)))) + draw(LINES)


@given(st.binary(max_size=60) | texts().map(lambda text: text.encode()))
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\x00\x00\x00\xd8\x00\x00")
@example(bytes(range(256)))
def test_any_bytes_are_read_and_come_back_unedited(data: bytes) -> None:
    read = decode(data)

    assert read.to_bytes(read.editable) == data
    assert read.to_bytes(read.text) == data
    assert "\r" not in read.editable


@given(texts(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), texts())
@example("\n\n\r\r", "utf-8", "\n\n\n\n\n")
def test_an_edited_text_is_what_is_read_next(text: str, encoding: str, edited: str) -> None:
    read = decode(text.encode(encoding))

    again = decode(read.to_bytes(edited))

    assert read.text == text
    assert again.editable == lf(edited)
    assert again.bom == read.bom


@given(texts(), st.data())
def test_lines_before_and_after_an_edit_keep_their_endings(text: str, data: st.DataObject) -> None:
    read = decode(text.encode())
    lines = read.editable.split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))

    lines[place] = "edited line"
    written = read.to_bytes("\n".join(lines)).decode()

    assert _endings(written) == _endings(text)


def _endings(text: str) -> list[str]:
    found, rest = [], text
    while positions := [(rest.find(each), -len(each), each) for each in ("\r\n", "\r", "\n") if each in rest]:
        place, _, ending = min(positions)
        found.append(ending)
        rest = rest[place + len(ending) :]
    return found


@pytest.mark.parametrize(
    ("edited", "written"),
    [
        ("one\ntwo\nnew\nthree\nfour", b"one\r\ntwo\nnew\r\nthree\r\nfour"),
        ("one\nthree\nfour", b"one\r\nthree\r\nfour"),
        ("new\none\ntwo\nthree\nfour", b"new\r\none\r\ntwo\nthree\r\nfour"),
        ("one\ntwo\nthree\nfour\n", b"one\r\ntwo\nthree\r\nfour\r\n"),
        ("", b""),
    ],
)
def test_new_lines_in_a_mixed_file_get_the_ending_most_used(edited: str, written: bytes) -> None:
    assert decode(b"one\r\ntwo\nthree\r\nfour").to_bytes(edited) == written


@pytest.mark.parametrize(
    ("data", "newline", "mixed"),
    [
        (b"", "\n", False),
        (b"a\n", "\n", False),
        (b"a\r\nb", "\r\n", False),
        (b"a\rb\r", "\r", False),
        (b"a\r\nb\r\nc\n", "\r\n", True),
    ],
)
def test_endings_are_told(data: bytes, newline: str, mixed: bool) -> None:
    read = decode(data)

    assert (read.newline, read.mixed) == (newline, mixed)


@pytest.mark.parametrize(
    ("data", "encoding", "bom", "guessed"),
    [
        (b"plain", "utf-8", False, False),
        ("Grüße 👍".encode(), "utf-8", False, False),
        ("Grüße".encode("utf-8-sig"), "utf-8", True, False),
        ("Grüße".encode("utf-16"), "utf-16-le", True, False),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), "utf-16-be", True, False),
        (b"\xff\xfe\x00\x00" + "Grüße".encode("utf-32-le"), "utf-32-le", True, False),
        ("Grüße, Ana".encode("utf-16-le"), "utf-16-le", False, True),
        ("Grüße, Ana".encode("utf-16-be"), "utf-16-be", False, True),
        ("Grüße “x”".encode("cp1252"), "cp1252", False, True),
        (b"\x81\x8d\xe9", "latin-1", False, True),
    ],
)
def test_encodings_are_told(data: bytes, encoding: str, bom: bool, guessed: bool) -> None:
    read = decode(data)

    assert (read.encoding, read.bom, read.guessed) == (encoding, bom, guessed)
    assert "\ufeff" not in read.text


def test_text_is_exactly_what_the_bytes_say() -> None:
    assert decode("a\u00a0b\u2028c\x85\r\nd\0".encode()).text == "a\u00a0b\u2028c\x85\r\nd\0"


def test_what_an_editor_cannot_hold_is_told() -> None:
    assert decode(b"a\0b").has_nul
    assert decode(b"\xff\xfe\x3d\xd8").has_lone_surrogates
    assert not decode("👍".encode("utf-16")).has_lone_surrogates
    assert has_lone_surrogates("\udc00")
    assert not has_lone_surrogates("plain")


def test_a_character_outside_of_the_files_encoding_is_refused_and_utf8_is_offered() -> None:
    read = decode(b"caf\xe9")

    with pytest.raises(CannotEncode, match=r"“👍” cannot be written as cp1252. Save the text as UTF-8"):
        read.to_bytes("café 👍")
    assert read.to_bytes("café 👍", encoding="utf-8") == "café 👍".encode()


def test_changing_the_encoding_also_works_without_an_edit() -> None:
    assert decode(b"caf\xe9").to_bytes("café", encoding="utf-8") == "café".encode()


def test_half_a_character_is_refused_in_utf8() -> None:
    with pytest.raises(CannotEncode, match=r"U\+D83D"):
        decode(b"a").to_bytes("a\ud83d")
