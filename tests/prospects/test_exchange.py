"""Prospects come from other programs and go to them, and nothing harmful comes or goes along."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkaway.files import TooLarge
from walkaway.prospects.exchange import (
    ImportRefused,
    Parsed,
    Problem,
    comma,
    read_csv,
    read_file,
    read_vcards,
    write_csv,
    write_vcards,
)
from walkaway.prospects.exchange.candidates import MAX_FILE
from walkaway.prospects.prospect import Prospect, pieces

DANA = Prospect(
    name="Dana Ruíz",
    firm="Ruiz Bakery, Ltd",
    addresses=("dana@ruiz.example", "hello@ruiz.example"),
    notes='Opens at five; "never" late.\nTwo lines.',
    tags=("web", "warm lead"),
    tone="dry",
    fields={"project": "the new shop", "budget": "-4,000"},
)

GOOGLE = """\
First Name,Middle,Last Name,Organization Name,Notes,Labels,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Age
Dana,,Ruiz,Ruiz Bakery,Opens at five,* myContacts ::: web,Work,dana@ruiz.example ::: d@ruiz.example,hello@ruiz.example,
,,,Okafor Motors,,,,ben@okafor.example,,1980-01-01
"""
OUTLOOK = """\
"First Name";"Last Name";"Company";"E-mail Address";"E-mail 2 Address";"Categories"
"Dana";"Ruiz";"Ruiz Bakery";"dana@ruiz.example";"";"web;print"
"""


def found(parsed: Parsed) -> list[Prospect]:
    return [each.prospect for each in parsed.candidates]


def test_csv_brings_everything_back() -> None:
    parsed = read_csv(write_csv([DANA, Prospect(name="Ben")]))

    assert found(parsed) == [DANA, Prospect(name="Ben")]
    assert parsed.problems == ()


def test_google_contacts_are_understood() -> None:
    parsed = read_csv(GOOGLE.encode())

    assert found(parsed) == [
        Prospect(
            name="Dana Ruiz",
            firm="Ruiz Bakery",
            addresses=("dana@ruiz.example", "d@ruiz.example", "hello@ruiz.example"),
            notes="Opens at five",
            tags=("web",),
        ),
        Prospect(firm="Okafor Motors", addresses=("ben@okafor.example",)),
    ]
    assert parsed.problems == (
        Problem(1, "columns that Walkaway does not know were left out: Middle, E-mail 1 - Type, Age"),
    )


def test_outlook_contacts_with_semicolons_are_understood() -> None:
    assert found(read_csv(OUTLOOK.encode("utf-8-sig"))) == [
        Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",), tags=("web", "print"))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_csv_is_read_in_the_encodings_that_programs_write(encoding: str, ending: str) -> None:
    text = "name\temail\nDana Ruíz\tdana@ruiz.example\n".replace("\n", ending)

    assert found(read_csv(text.encode(encoding))) == [Prospect(name="Dana Ruíz", addresses=("dana@ruiz.example",))]


def test_an_encoding_that_had_to_be_guessed_is_said() -> None:
    parsed = read_csv("name\nDana Ruíz\n".encode("cp1252"))

    assert found(parsed) == [Prospect(name="Dana Ruíz")]
    assert "not UTF-8" in parsed.problems[0].what


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "'=", "''+"])
def test_no_cell_of_an_export_can_be_a_formula_and_each_comes_back(start: str) -> None:
    hostile = Prospect(name="Dana", notes=f"{start}cmd|' /C calc'!A0 x", fields={"project": f"{start}1+1"})

    data = write_csv([hostile])

    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell and cell[0] in "=+-@\t\r\n＝＋－＠"]
    (back,) = found(read_csv(data))
    assert back.fields == hostile.fields
    assert back.notes == hostile.notes.strip() or start in "\t\r\n"


def test_problems_are_told_by_line_and_the_rest_is_kept() -> None:
    text = (
        'name,email,tone\n"Dana\nRuiz",dana@ruiz.example,warm\n,,dry\nBen,not an address,loud\n\nKim,kim@x.example,\n'
    )

    parsed = read_csv(text.encode())

    assert [(each.line, each.prospect.name) for each in parsed.candidates] == [(2, "Dana Ruiz"), (5, "Ben"), (7, "Kim")]
    assert parsed.problems == (
        Problem(4, "it names nobody: no name, no firm, no address; left out"),
        Problem(5, 'there is no tone "loud"; kept without one'),
        Problem(5, '"not an address" is no mail address; left out'),
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "names no column"),
        (b"a,b,c\n1,2,3\n", "names no column"),
        (b"name\0,email\n", "no text"),
        (b"x" * (MAX_FILE + 1), "larger than 16 MB"),
        ((",".join(["name"] * 400)).encode(), "more than 300 columns"),
        (b"name\n" + b"a\n" * 50_001, "more than 50000 prospects"),
    ],
)
def test_a_file_that_nobody_could_use_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(ImportRefused, match=said):
        read_csv(data)


def test_a_text_that_is_too_long_is_left_out_and_said() -> None:
    parsed = read_csv(b"name,notes\nDana," + b"x" * 30_000 + b"\nBen,short\n")

    assert [each.name for each in found(parsed)] == ["Ben"]
    assert parsed.problems == (Problem(2, "a text is longer than 20000 characters; left out"),)


def test_a_text_of_any_length_loses_nothing_that_follows() -> None:
    parsed = read_csv(write_csv([Prospect(name="Dana", notes="n" * 1_000_000), Prospect(name="Ben")]))

    assert found(parsed) == [Prospect(name="Ben")]
    assert [problem.line for problem in parsed.problems] == [2]


def test_a_cell_that_does_not_end_loses_only_what_follows() -> None:
    parsed = read_csv(b'name,notes\nDana,fine\nBen,"' + b"x\n" * 100_000)

    assert [each.name for each in found(parsed)] == ["Dana"]
    assert parsed.problems[0].line == 3


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as out:
        out.truncate(MAX_FILE + 1)

    with pytest.raises(TooLarge):
        read_file(file)


def test_vcards_bring_everything_back() -> None:
    parsed = read_vcards(write_vcards([DANA, Prospect(name="Ben")]))

    assert found(parsed) == [DANA, Prospect(name="Ben")]
    assert parsed.problems == ()


CARD_21 = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ru=C3=ADz;Dana;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dana Ru=C3=ADz
EMAIL;INTERNET;HOME:second@ruiz.example
EMAIL;PREF;INTERNET:dana@ruiz.example
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ
 AAAAAAAAAAAAAAAAAAAAAAA

ORG:Ruiz Bakery;Kitchen
END:VCARD
"""
CARD_40 = """\
BEGIN:VCARD
VERSION:4.0
FN:Dana Ruiz
item1.EMAIL;PREF=1:dana@ruiz.example
EMAIL:hello@ruiz.example
NOTE:Opens at five\\, never late.\\nTwo
  lines.
CATEGORIES:web,print
ORG:Ruiz Bakery
END:VCARD
"""
CARD_FIRM = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Okafor Motors\r\nN:;;;;\r\nORG:Okafor Motors\r\nEND:VCARD\r\n"
CARD_N = "BEGIN:VCARD\nVERSION:3.0\nN:Ruiz;Dana;;;\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (
            CARD_21,
            Prospect(name="Dana Ruíz", firm="Ruiz Bakery", addresses=("dana@ruiz.example", "second@ruiz.example")),
        ),
        (
            CARD_40,
            Prospect(
                name="Dana Ruiz",
                firm="Ruiz Bakery",
                addresses=("dana@ruiz.example", "hello@ruiz.example"),
                notes="Opens at five, never late.\nTwo lines.",
                tags=("web", "print"),
            ),
        ),
        (CARD_FIRM, Prospect(firm="Okafor Motors")),
        (CARD_N, Prospect(name="Dana Ruiz")),
    ],
    ids=["2.1", "4.0", "a firm", "no full name"],
)
def test_cards_of_every_version_are_understood(card: str, expected: Prospect) -> None:
    parsed = read_vcards(card.encode())

    assert found(parsed) == [expected]
    assert parsed.problems == ()


def test_a_broken_card_spoils_no_other() -> None:
    broken = "BEGIN:VCARD\nVERSION:3.0\nthis is no property\nEND:VCARD\n"
    text = f"{CARD_N}{broken}stray words\n{CARD_40}BEGIN:VCARD\nFN:Cut off"

    parsed = read_vcards(text.encode())

    assert [(each.line, each.prospect.name) for each in parsed.candidates] == [(1, "Dana Ruiz"), (10, "Dana Ruiz")]
    assert parsed.problems == (
        Problem(5, "it names nobody: no name, no firm, no address; left out"),
        Problem(9, "this stands outside of a card; left out"),
        Problem(20, "this card does not end; left out"),
    )


def test_no_words_of_a_prospect_can_begin_a_line_of_a_card() -> None:
    hostile = Prospect(
        name="Dana\r\nEMAIL:evil@x.example",
        firm="A\nB",
        addresses=("dana@ruiz.example",),
        notes="x\r\nEND:VCARD\rBEGIN:X",
    )

    (back,) = found(read_vcards(write_vcards([hostile])))

    assert back.addresses == ("dana@ruiz.example",)
    assert back.name == "Dana EMAIL:evil@x.example"


@pytest.mark.parametrize(
    "inside",
    [
        "BEGIN:X\n" * 20_000,
        "X" * 190_000,
        "NOTE;" + "A=B;" * 40_000 + ":x",
        "NOTE;A=" + '"' * 100_000 + ":x",
        "EMAIL:" + "\\," * 90_000,
        "CATEGORIES:" + "," * 190_000,
        "NOTE;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:=FF",
        'X-WALKAWAY:["a"]',
        "X-WALKAWAY:" + "[" * 100_000,
        "NOTE:" + "x" * 300_000,
        "NOTE:" + "\n x" * 100_000,
        "NOTE:x\n" * 30_000,
    ],
    ids=[
        "nested",
        "long",
        "params",
        "quotes",
        "commas",
        "empty tags",
        "charset",
        "no object",
        "deep",
        "too long",
        "folded",
        "many",
    ],
)
def test_a_hostile_card_is_left_out_or_read_and_the_next_one_is_there(inside: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:3.0\nFN:Mallory\n{inside}\nEND:VCARD\n{CARD_N}"

    parsed = read_vcards(text.encode())

    assert found(parsed)[-1] == Prospect(name="Dana Ruiz")


def test_a_picture_of_any_size_is_passed_over() -> None:
    card = CARD_N.replace("END", "PHOTO;ENCODING=b;TYPE=JPEG:" + "\n ".join(["A" * 70] * 20_000) + "\nEND")

    parsed = read_vcards(card.encode())

    assert found(parsed) == [Prospect(name="Dana Ruiz")]
    assert parsed.problems == ()


def test_the_kind_of_file_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "contacts.txt"
    for data in (
        b"\xef\xbb\xbf\r\n" + CARD_N.encode(),
        CARD_N.encode("utf-16"),
        write_csv([Prospect(name="Dana Ruiz")]),
    ):
        file.write_bytes(data)

        assert found(read_file(file)) == [Prospect(name="Dana Ruiz")]


lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).map(
    lambda text: " ".join(text.split())
)
tags = st.lists(lines, max_size=3).map(lambda each: tuple(dict.fromkeys(p for tag in each for p in pieces(tag))))
prospects = st.builds(
    Prospect,
    st.just(0),
    lines.filter(bool),
    lines,
    st.lists(st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True), max_size=2, unique=True).map(tuple),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=40).map(
        str.strip
    ),
    tags.map(lambda each: tuple(tag for tag in each if not tag.startswith("*"))),
    st.sampled_from(["", "warm", "plain", "dry"]),
    st.dictionaries(lines.filter(bool), lines.filter(bool), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(prospects, max_size=3))
def test_whatever_is_written_as_csv_is_read_again(people: list[Prospect]) -> None:
    assert found(read_csv(write_csv(people))) == people


@settings(max_examples=60, deadline=None)
@given(st.lists(prospects.filter(lambda each: each.name != each.firm), max_size=3))
def test_whatever_is_written_as_vcards_is_read_again(people: list[Prospect]) -> None:
    assert found(read_vcards(write_vcards(people))) == people


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_file_is_an_error_of_the_program(data: bytes) -> None:
    for read in (read_csv, read_vcards):
        try:
            read(data)
            read(b"BEGIN:VCARD\n" + data + b"\nEND:VCARD\n")
            read(b"name,email,tags\n" + data)
        except ImportRefused:
            continue


def test_broken_shipped_headings_are_told_with_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "columns.toml").write_text("name = 3")
    comma._heads.cache_clear()
    monkeypatch.setattr(comma, "resource", lambda *parts: tmp_path / parts[-1])

    with pytest.raises(ImportRefused, match=r"columns\.toml: .*Install Walkaway again\."):
        read_csv(b"name\nDana\n")
