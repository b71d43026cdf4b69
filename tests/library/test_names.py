"""Names of template files: safe on every system, never outside their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.library.errors import LibraryError
from walkaway.library.names import free_id, id_of, path_of, slug

FOLDER = Path("/library/mine")


@pytest.mark.parametrize(
    "id",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "",
        ".",
        "a/.git/x",
        "a\\b",
        "c:x",
        "nul",
        "a/CON.txt",
        "a\0b",
        "a ",
        "a.",
        "x" * 101,
    ],
)
def test_an_unsafe_id_is_refused(id: str) -> None:
    with pytest.raises(LibraryError):
        path_of(id, FOLDER)


@given(st.text(max_size=30))
def test_no_id_leads_out_of_the_folder(id: str) -> None:
    try:
        path = path_of(id, FOLDER)
    except LibraryError:
        return

    assert FOLDER in path.parents
    assert ".." not in path.parts
    assert id_of(path, FOLDER) == id


@given(st.text(max_size=80))
def test_every_title_gives_a_safe_name(title: str) -> None:
    name = slug(title)

    assert path_of(name, FOLDER).parent == FOLDER
    assert name.isascii()


def test_a_title_becomes_a_readable_name() -> None:
    assert slug("Café: don't wait!") == "cafe-dont-wait"


def test_a_taken_name_gets_a_number() -> None:
    assert free_id("a/b", {"a/b", "a/b-2"}.__contains__) == "a/b-3"
