"""The user's words are kept in a file that stays the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway import dictionary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dictionary.txt"


def test_no_file_means_no_words(path: Path) -> None:
    assert dictionary.words(path) == ()


def test_an_added_word_is_there_once(path: Path) -> None:
    for word in ("Jörg", "Ruiz", "Jörg", " Ruiz "):
        dictionary.add(path, word)

    assert dictionary.words(path) == ("Jörg", "Ruiz")
    assert path.read_bytes() == "Jörg\nRuiz\n".encode()


def test_a_word_is_added_on_a_line_of_its_own(path: Path) -> None:
    path.write_bytes(b"# mine\r\none\r\n\r\ntwo")

    dictionary.add(path, "three")

    assert path.read_bytes() == b"# mine\r\none\r\n\r\ntwo\r\nthree\r\n"
    assert dictionary.words(path) == ("one", "two", "three")


def test_removing_a_word_keeps_every_other_line(path: Path) -> None:
    path.write_bytes(b"# mine\n\none\n two \nthree")

    dictionary.remove(path, "two")
    dictionary.remove(path, "never there")
    dictionary.remove(path, "")

    assert path.read_bytes() == b"# mine\n\none\nthree"


@pytest.mark.parametrize("word", ["", "  ", "two words", "two\nlines", "#tag"])
def test_what_is_no_word_is_refused(path: Path, word: str) -> None:
    with pytest.raises(ValueError, match="not one word"):
        dictionary.add(path, word)
