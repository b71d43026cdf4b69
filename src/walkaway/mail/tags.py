"""HTML into tags and text, in one pass whose time grows with the text only.

Mail comes from strangers, and nearly each library that was measured has input that takes it time by the square of its
length: "<a " the standard library's parser and html2text (Python 3.11), unclosed markup those that build a tree
(selectolax, nh3, justhtml), comments justhtml's stream, end tags without a start lxml's. Turbohtml's tokenizer showed
none; but it is not to be had ready-made for Macs with Intel and Windows on ARM, and drops all words behind a
quotation mark that never ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
# A quotation mark means something only where a value begins: `<a href="x"">` and `<td title=5'>` end at their ">".
_REST = re.compile(r"""(?:[^=>]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?""")
# What stands in these is no HTML: only their own end tag ends them.
_RAW = {name: re.compile(f"</{name}[\\s/>]", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}
# As in browsers: "<!-->" holds nothing, and "--!>" ends a comment too.
_COMMENT_END = re.compile("(?<=<!--)-?>|--!?>")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; `name` in small letters, `rest` what stands behind the name."""

    name: str
    is_end: bool
    rest: str

    def attribute(self, name: str) -> str:
        """An attribute's value, "" when there is none."""
        for found in _ATTRIBUTE.finditer(self.rest):
            if found[1].lower() == name:
                return resolve((found[2] or "").strip("\"'"))
        return ""


def scan(html: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, entities resolved; comments, declarations and scripts are left out."""
    quotes_count, place = True, 0
    while place < len(html):
        start = html.find("<", place)
        if start < 0:
            start = len(html)
        if start > place:
            yield resolve(html[place:start])
        if start == len(html):
            return
        if html.startswith(("<!", "<?"), start):
            place = _behind_declaration(html, start)
            continue
        name = _NAME.match(html, start)
        if not name:
            yield "<"
            place = start + 1
            continue
        rest = _REST.match(html, name.end()) if quotes_count else None
        if rest is None:  # a quotation mark that never ends: from here on they mean nothing
            quotes_count = False
            place = html.find(">", name.end()) + 1 or len(html) + 1
        else:
            place = rest.end()
        tag = Tag(name[1].lower(), html[start + 1] == "/", html[name.end() : place - 1])
        if not tag.is_end and tag.name in _RAW:
            end = _RAW[tag.name].search(html, place)
            place = end.start() if end else len(html)
        yield tag


def resolve(text: str) -> str:
    """Entities to characters."""
    try:
        return unescape(text)
    except ValueError:  # Python refuses numbers of thousands of digits
        return text


def _behind_declaration(html: str, start: int) -> int:
    if html.startswith("<!--", start):
        found = _COMMENT_END.search(html, start + 4)
        return found.end() if found else len(html)
    return html.find(">", start) + 1 or len(html)
