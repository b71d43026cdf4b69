"""HTML is cut into tags and text in time that grows with its length only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail.tags import Tag, scan


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("a<b>c</b>", ["a", Tag("b", False, ""), "c", Tag("b", True, "")]),
        ("<A HREF='x>y'>", [Tag("a", False, " HREF='x>y'")]),
        ("<br/>", [Tag("br", False, "/")]),
        ("1 < 2", ["1 ", "<", " 2"]),
        ("<!-- <b> -->x", ["x"]),
        ("<!-- never closed <b>", []),
        ("<!-->a<!--->b<!---->c<!--d--!>e<!-- <!-->f", ["a", "b", "c", "e", "f"]),
        ("<!DOCTYPE html><?xml ?><![CDATA[x]]>y", ["y"]),
        ("<script>if (a<b) '</b>'</script>x", [Tag("script", False, ""), Tag("script", True, ""), "x"]),
        ("<style>never closed", [Tag("style", False, "")]),
        ('<a title="never closed>x<b>y', [Tag("a", False, ' title="never closed'), "x", Tag("b", False, ""), "y"]),
        ("<a", [Tag("a", False, "")]),
        ('<a href="x"">so "it<b>', [Tag("a", False, ' href="x""'), 'so "it', Tag("b", False, "")]),
        ("<a title=5'>it's<b>", [Tag("a", False, " title=5'"), "it's", Tag("b", False, "")]),
        ('<a href=x?y="z>so "it<b>', [Tag("a", False, ' href=x?y="z'), 'so "it', Tag("b", False, "")]),
        ("<a title = 'x>y' alt='>'>", [Tag("a", False, " title = 'x>y' alt='>'")]),
        ("&amp;&#x41;&#" + "9" * 5000 + ";", ["&amp;&#x41;&#" + "9" * 5000 + ";"]),
    ],
)
def test_tags_and_text_are_told_apart(html: str, pieces: list[Tag | str]) -> None:
    assert list(scan(html)) == pieces


@pytest.mark.parametrize(
    ("rest", "value"),
    [
        (' href="a&amp;b"', "a&b"),
        (" href='a b'", "a b"),
        (" HREF = a/b ", "a/b"),
        (' class="x"href="y"', "y"),
        (' data-href="n" href="y"', "y"),
        (' title="href=n"', ""),
        (" href", ""),
        ("", ""),
    ],
)
def test_an_attribute_is_found(rest: str, value: str) -> None:
    assert Tag("a", False, rest).attribute("href") == value


@given(st.text(st.sampled_from("<>/!-?\"' =abscript&#9;")))
def test_any_text_is_scanned_and_no_letter_outside_of_tags_is_lost(html: str) -> None:
    pieces = list(scan(html))

    assert all(isinstance(piece, Tag) or piece for piece in pieces)
    if "<" not in html and "&" not in html:
        assert "".join(str(piece) for piece in pieces) == html
