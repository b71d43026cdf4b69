"""HTML mail to clean text, by the standard library's parser. Nothing is fetched, run or kept but words and links."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LIMIT = 4_000_000
# What shows nothing is taken out first: Python's parser before 3.13.6 reads comments in other ways than browsers do,
# and fails on "<![" and on numbers of thousands of digits. Each of these ends with the text at the latest, so that
# nothing is looked through twice. A tag is found with them, for nothing begins in its values. One with a "<" or a stray
# quotation mark outside of them is not: so two that begin in different places never read on in the same way, and of
# those that never end no more than three look through the same place.
_UNSEEN = re.compile(
    r"<(script|style|title|textarea|iframe)(?=[\s/>]).*?(?:</\1(?=[\s/>])[^>]*+>?|\Z)"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+>?|&#\d{20,}+;?"
    r"|<(?P<tag>[a-z](?:[^<>='\"]++|=\s*+(?:'[^']*+'|\"[^\"]*+\")?+)*+>)",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_SKIPPED = frozenset({"template", "noscript", "svg", "object", "select"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "address", "form", "dt", "dd", "figure", "body"}
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"})
_CLOSED_BY_THE_NEXT = frozenset({"p", "li", "tr", "td", "th", "dt", "dd"})
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.I)
_SPACES = re.compile("[ \t\n\r\f\u00a0\u2007\u202f]+")
# Signs without width that newsletters fill their preview with. Inside of a Persian word the non-joiner belongs to it.
_FILLING = re.compile(r"[\u00ad\u034f\u200b\u2060\ufeff]|\u200c(?!\w)|(?<!\w)\u200c")
_DEEPEST = 50
_MOST_SIGNS = 500_000
"""Signs of quotation in a text: with more, from short lines quoted deep, it would be many times as long as its mail."""


def html_to_text(html: str) -> str:
    """The words of an HTML text in paragraphs; quoted text gets "> ", list items "- ", a link its address behind it.

    The parser is never closed: only there it looks through the rest again for each tag that never ends. A tag at the
    end is ended by one that means nothing; what is left then begins with a quotation mark that has no second, and is
    read as if none of its own meant anything.
    """
    reader = _Reader()
    reader.feed(_UNSEEN.sub(_seen, html[:_LIMIT].replace("\0", "")) + "<x>")
    if rest := reader.rawdata:
        reader.reset()
        reader.feed(rest.replace('"', "&quot;").replace("'", "&#39;") + "<x>")
    return reader.result()


def _seen(found: re.Match[str]) -> str:
    """A tag, so written that nothing begins in it."""
    tag = found["tag"]
    return f"<{tag.replace('<', '&lt;')}" if tag else ""


class _Reader(HTMLParser):
    """Collects lines. A blank line that is due is put in only when words follow."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[int, str]] = []
        self._pieces: list[str] = []
        self._space = False
        self._blank_due = False
        self._quotes = 0
        self._pre = 0
        self._hidden, self._hidden_depth = "", 0
        self._link: tuple[str, int] | None = None

    def result(self) -> str:
        """Everything read."""
        self._end_line()
        signs = sum(min(depth, _DEEPEST) for depth, _ in self._lines)
        deepest = _DEEPEST if signs <= _MOST_SIGNS else 1
        shown = (("> " * min(depth, deepest) + line).rstrip(" ") if depth else line for depth, line in self._lines)
        return "\n".join(shown).strip("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As in browsers, "/>" ends nothing."""
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if self._hidden and self._stays_hidden(tag):
            return
        values = dict(reversed(attrs))
        if tag in _VOID:
            self._break(tag)
            return
        if tag in _SKIPPED or (tag not in ("body", "html") and _HIDDEN.search(values.get("style") or "")):
            self._hidden, self._hidden_depth = tag, 1
            return
        if tag in _BLOCKS:
            self._end_line(blank=tag in _PARAGRAPHS)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "li":
            self._pieces.append("- ")
        elif tag in ("td", "th"):
            self._space = True
        elif tag == "a":
            self._end_link()
            self._link = ((values.get("href") or "").strip(), len(self._pieces))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if self._hidden:
            self._hidden_depth -= tag == self._hidden
            if not self._hidden_depth:
                self._hidden = ""
            return
        if tag in _BLOCKS:
            self._end_line(blank=tag in _PARAGRAPHS)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        """Characters between tags."""
        if self._hidden:
            return
        if self._pre:
            first, *rest = data.split("\n")
            self._pieces.append(first)
            for line in rest:
                self._end_line(keep_empty=True)
                self._pieces.append(line)
            return
        for place, word in enumerate(_SPACES.split(_FILLING.sub("", data))):
            self._space = self._space or place > 0
            if word:
                self._add(word)

    def _stays_hidden(self, tag: str) -> bool:
        if tag in _CLOSED_BY_THE_NEXT & {self._hidden}:
            self._hidden = ""
        self._hidden_depth += tag == self._hidden
        return bool(self._hidden)

    def _break(self, tag: str) -> None:
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag == "hr":
            self._end_line(blank=True)

    def _add(self, word: str) -> None:
        if self._space and self._pieces and not self._pieces[-1].endswith(" "):
            self._pieces.append(" ")
        self._space = False
        self._pieces.append(word)

    def _end_link(self) -> None:
        if not self._link:
            return
        (address, before), self._link = self._link, None
        shown = "".join(self._pieces[before:]).strip().rstrip("/")
        scheme, _, target = address.rstrip("/").partition(":")
        is_web = scheme.lower() in ("http", "https", "mailto")
        if shown and is_web and shown not in (address.rstrip("/"), target, target.removeprefix("//")):
            self._space = True
            self._add(f"<{_SPACES.sub('', address)}>")

    def _end_line(self, blank: bool = False, keep_empty: bool = False) -> None:
        line = "".join(self._pieces) if self._pre else "".join(self._pieces).rstrip(" ")
        self._pieces, self._space = [], False
        if self._link:  # of a link over several lines the words on the last one count
            self._link = (self._link[0], 0)
        if line or keep_empty:
            if self._blank_due and line and self._lines and self._lines[-1][1]:
                self._lines.append((min(self._quotes, self._lines[-1][0]), ""))
            self._lines.append((self._quotes, line))
            self._blank_due = False
        self._blank_due = self._blank_due or blank
