"""A To line is understood as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.text.addresses import Address, canonical, parse, prospect, quote

NAMES = st.text(st.sampled_from('ab é·👍,;"<>()@\\.:=?_'), max_size=10)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        (" , ;", []),
        ("dana@ruiz.example", [("", "dana@ruiz.example")]),
        ("<dana@ruiz.example>", [("", "dana@ruiz.example")]),
        ("Dana Ruiz <dana@ruiz.example>", [("Dana Ruiz", "dana@ruiz.example")]),
        ("Dana<dana@ruiz.example>", [("Dana", "dana@ruiz.example")]),
        ('"Ruiz, Dana" <d@r.example>', [("Ruiz, Dana", "d@r.example")]),
        ('"Dana \\"D\\" Ruiz" <d@r.example>', [('Dana "D" Ruiz', "d@r.example")]),
        ("d@r.example (Dana Ruiz)", [("Dana Ruiz", "d@r.example")]),
        ("Dana (Bakery) <d@r.example>", [("Dana (Bakery)", "d@r.example")]),
        ("Dana Ruiz · Ruiz Bakery", [("Dana Ruiz · Ruiz Bakery", "")]),
        ("a@x.example; b@x.example,c", [("", "a@x.example"), ("", "b@x.example"), ("c", "")]),
        ("Dr. O'Neil <o@x.example>", [("Dr. O'Neil", "o@x.example")]),
        ("  Dana   Ruiz  ", [("Dana Ruiz", "")]),
    ],
)
def test_names_and_addresses_are_found(line: str, found: list[tuple[str, str]]) -> None:
    assert parse(line) == tuple(Address(*each) for each in found)


@pytest.mark.parametrize(
    "line", ['"Dana', "Dana <d@", "Dana <d@r.example", "Dana (", "a > b", "<a@b.example> <c@d.example>"]
)
def test_a_line_that_is_still_being_typed_is_not_guessed_at(line: str) -> None:
    assert parse(line) is None
    assert canonical(f" {line} ") == line


@given(st.lists(NAMES, max_size=4).map(",".join) | NAMES)
def test_the_canonical_line_says_the_same_and_stays(line: str) -> None:
    written = canonical(line)

    assert canonical(written) == written
    assert parse(written) == parse(line)


@given(NAMES, st.sampled_from(["", "a@b.example"]))
def test_a_quoted_name_is_any_name(name: str, address: str) -> None:
    shown = " ".join(name.split())
    if shown or address:
        assert parse(f"{quote(name)} <{address}>") == (Address(shown, address),)
        assert parse(str(Address(shown, address))) == (Address(shown, address),)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", ""),
        ("Dana Ruiz · Ruiz Bakery", "Dana Ruiz"),
        ("Dana Ruiz <dana@ruiz.example>, Tom", "Dana Ruiz"),
        ("dana@ruiz.example", "dana"),
        ('"Ruiz, Dana" <d@r.example>', "Ruiz, Dana"),
        ("Dana <da", "Dana <da"),
    ],
)
def test_the_prospect_is_whom_the_line_names_first(line: str, name: str) -> None:
    assert prospect(line) == name


def test_the_firm_stands_behind_the_dot() -> None:
    assert Address("Dana Ruiz · Ruiz Bakery", "").firm == "Ruiz Bakery"
    assert Address("Dana Ruiz", "").firm == ""


def test_a_long_line_takes_no_long_time() -> None:
    assert parse(" " * 50_000 + "x") == (Address("x", ""),)
    assert len(parse("a@b.example, " * 20_000) or ()) == 20_000
    assert parse("@" * 50_000) == (Address("@" * 50_000, ""),)
