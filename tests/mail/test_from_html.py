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
        (
            "<p>\u034f \u200c\u00a0\u200c \ufeff</p><p>می\u200cخواهم soft\u00adly b\u200bank</p>",
            "می\u200cخواهم softly bank",
        ),
        ("<head><meta charset=utf-8><title>t</title><body>Words", "Words"),
        ("<head><style>p{}</style><p>Words", "Words"),
        ("<head><title>t</title>Words <b>and</b> more<p>Words", "Words and more\n\nWords"),
        ("<head>\n<noscript>gone</noscript>\n<meta charset=utf-8>\n</head>\n<body>Words", "Words"),
        (
            "<a href='https://a.example'>one<a href='https://b.example'>two</a>",
            "one <https://a.example>two <https://b.example>",
        ),
        ("<a href='https://a.example/?a=1&amp;b=2'>see</a>", "see <https://a.example/?a=1&b=2>"),
        ("<a data-href='https://n.example' HREF = https://y.example >see</a>", "see <https://y.example>"),
        ("<p style='color:red' style='display:none'>seen</p>", "seen"),
        ("<table><tr><td style='display:none'>gone<td>seen</table>", "seen"),
        ("<img style='display:none' src=x>seen", "seen"),
        ("<div/>a</div>b", "a\nb"),
    ],
)
def test_the_words_are_kept_and_nothing_else(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!-- <b> -->x", "x"),
        ("x<!-- never closed <b>y", "x"),
        ("<!-->a<!--->b<!---->c<!--d--!>e<!-- <!-->f", "abcef"),
        ("<!--[if !mso]><!-->seen<!--<![endif]--><!--[if mso]>gone<![endif]-->", "seen"),
        ("<![if !mso]>seen<![endif]>", "seen"),
        ("<!DOCTYPE html><?xml ?><![CDATA[x]]>y", "y"),
        ("<script>if (a<b) '</b>' <!-- </script>x", "x"),
        ("x<style>never closed <b>y", "x"),
        ("<title>a <b> title</TITLE >x", "x"),
        ("<textarea><!-- </textarea>x", "x"),
        ("<iframe>gone</iframe>x", "x"),
        ("<ſtyle>seen", "<ſtyle>seen"),
        ("1 < 2 <3", "1 < 2 <3"),
        ("x<a", "x"),
        ("x<a title='>' b", "x"),
        ("<a title='x>y' alt='>'>z", "z"),
        ("a <a title=\"never closed>it's<b>, y", "a it's, y"),
        ('<a href="x"">so "it<b>', 'so "it'),
        ("<a title=5'>it's<b>", "it's"),
        ('<a href=x?y="z>so "it<b>', 'so "it'),
        ('<p title="a <!-- b">seen</p><p>it is</p>', "seen\n\nit is"),
        ("<a alt = '<style>' href='https://x.example/?a=<!--'>see</a>, x", "see <https://x.example/?a=<!-->, x"),
        ("<p title=it's><!-- it's -->seen", "seen"),
        ('<p title="5 <![x">seen', "seen"),
        ("&amp;&#x41;b&#" + "9" * 5000 + ";c", "&Abc"),
    ],
)
def test_what_is_no_word_is_left_out(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a b='",
        "<a b='<a c=\"",
        "<a b=' c=\" d='",
        '"<a"= ',
        "<p title='<!--'>",
        "<!--",
        "<!-- -->",
        "</",
        "<![CDATA[",
        "<script>",
        "<a href=http:x>y",
        "<font><p>",
        "<ul><li>",
        "&",
    ],
)
def test_much_of_what_never_ends_is_read(piece: str) -> None:
    """A reader that begins anew for each of them would take hours."""
    assert html_to_text("<p>Words</p>" + piece * 50_000).startswith("Words")


@given(st.text(st.characters(exclude_characters="<&\0\u00ad\u034f\u200b\u200c\u2060\ufeff", exclude_categories=["Cs"])))
def test_no_letter_outside_of_tags_is_lost(text: str) -> None:
    assert "".join(html_to_text(text).split()) == "".join(text.split())


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


def test_short_lines_quoted_deep_make_no_text_much_longer_than_the_mail() -> None:
    html = "<blockquote>" * 50 + "one<br>" * 20_000

    text = html_to_text(html)

    assert text.split("\n") == ["> one"] * 20_000
    assert html_to_text(html[:1_000]).startswith("> " * 50 + "one\n")
