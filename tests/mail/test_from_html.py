"""HTML mail becomes the words a person sees, and nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.mail.from_html import html_to_text

GMAIL = """<div dir="ltr"><div>Hi Ana,</div><div><br></div><div>can you do it for <b>less</b>?</div><div><br></div>
<div>Dana</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 1 Mar 2027 Ana wrote:<br>
</div><blockquote class="gmail_quote" style="margin:0"><p>Here is the offer.</p><p>Ana</p></blockquote></div>"""

OUTLOOK = """<html xmlns:o="urn:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:shapedefaults/></xml><![endif]--></head><body lang=EN-GB><div class=WordSection1>
<p class=MsoNormal>Hi&nbsp;Ana,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>we &#8220;like&#8221; it &amp; more.<o:p></o:p></p></div></body></html>"""


def test_gmail() -> None:
    assert html_to_text(GMAIL) == (
        "Hi Ana,\n\ncan you do it for less?\n\nDana\n\nOn Mon, 1 Mar 2027 Ana wrote:\n\n> Here is the offer.\n>\n> Ana"
    )


def test_outlook() -> None:
    assert html_to_text(OUTLOOK) == "Hi Ana,\n\nwe “like” it & more."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one</p><p><br></p><p>two</p>", "one\n\ntwo"),
        ("  <p>\n a \n b </p> ", "a b"),
        ("<b>a</b><i>b</i> <u>c</u>", "ab c"),
        ("<ul><li>one</li><li>two</li></ul>after", "- one\n- two\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n> \n> > b\n\nc".replace("> \n", ">\n")),
        ("<pre>  a\n    b</pre>", "  a\n    b"),
        ("a<hr>b", "a\n\nb"),
        ("&lt;b&gt; &copy; &#x1F44D; &nope;", "<b> © 👍 &nope;"),
        ("<script>alert(1)</script><style>p{}</style><title>t</title>x", "x"),
        ('<div style="display:none">preview</div>x', "x"),
        ("<div style='DISPLAY : none'><div>deep</div>still</div>x", "x"),
        ('<a href="https://a.example/x">the page</a>', "the page <https://a.example/x>"),
        ('<a href="https://a.example/x">https://a.example/x</a>', "https://a.example/x"),
        ('<a href="https://a.example/">a.example</a>', "a.example"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ('<a href="https://a.example"><img src="https://track.example/1.gif"></a>', ""),
        ('<img src="https://track.example/1.gif" alt="logo">x', "x"),
        ("<p>not closed <b>at all", "not closed at all"),
        ("a < b and c > d", "a < b and c > d"),
        ("</p></blockquote></a>x", "x"),
        ("a\0b", "ab"),
        ("<p>שלום</p>", "שלום"),
        ("e\u0301\u200b", "e\u0301"),
    ],
)
def test_the_words_are_kept_and_nothing_else(html: str, text: str) -> None:
    assert html_to_text(html) == text


@given(st.text(st.sampled_from("<>/!-[]\"'= &;abp#x\n"), max_size=60) | st.text(max_size=60))
def test_any_html_is_read(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<![", "<!x", "<?", "<!--", "-->", "<a href=", "<pre>", "x", "<b "]),
        max_size=20,
    )
)
def test_broken_markup_is_read(pieces: list[str]) -> None:
    assert isinstance(html_to_text("".join(pieces)), str)


def test_deep_nesting_is_read() -> None:
    assert html_to_text("<div>" * 20_000 + "x" + "</div>" * 20_000) == "x"
