"""HTML mail to clean text. Nothing is fetched, run or kept but the words and where links lead."""

from __future__ import annotations

import re

from walkaway.mail.tags import Tag, scan

_LIMIT = 4_000_000
_SKIPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "object", "select", "textarea"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "address", "form", "dt", "dd", "figure", "body"}
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"})
_CLOSED_BY_THE_NEXT = frozenset({"p", "li", "tr", "td", "th", "dt", "dd"})
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.I)
_SPACES = re.compile("[ \t\n\r\f\u00a0\u200b\u200c\u2007\u202f\ufeff]+")
_DEEPEST = 50


def html_to_text(html: str) -> str:
    """The words of an HTML text in paragraphs; quoted text gets "> ", list items "- ", a link its address behind it."""
    reader = _Reader()
    for piece in scan(html[:_LIMIT].replace("\0", "")):
        if isinstance(piece, str):
            reader.text(piece)
        elif piece.name in _VOID:
            reader.void(piece.name)
        elif piece.is_end:
            reader.end(piece.name)
        else:
            reader.start(piece)
    return reader.result()


class _Reader:
    """Collects lines. A blank line that is due is put in only when words follow."""

    def __init__(self) -> None:
        self._lines: list[tuple[int, str]] = []
        self._pieces: list[str] = []
        self._space = False
        self._blank_due = False
        self._quotes = 0
        self._pre = 0
        self._hidden, self._hidden_depth = "", 0
        self._links: list[tuple[str, int]] = []

    def result(self) -> str:
        """Everything read."""
        self._end_line()
        shown = (("> " * min(depth, _DEEPEST) + line).rstrip(" ") if depth else line for depth, line in self._lines)
        return "\n".join(shown).strip("\n")

    def start(self, tag: Tag) -> None:
        """A tag opens."""
        name = tag.name
        if self._hidden:
            if name != self._hidden:
                return
            if name not in _CLOSED_BY_THE_NEXT:
                self._hidden_depth += 1
                return
            self._hidden = ""
        if name in _SKIPPED or (name not in ("body", "html") and _HIDDEN.search(tag.attribute("style"))):
            self._hidden, self._hidden_depth = name, 1
            return
        if name in _BLOCKS:
            self._end_line(blank=name in _PARAGRAPHS)
        if name == "blockquote":
            self._quotes += 1
        elif name == "pre":
            self._pre += 1
        elif name == "li":
            self._pieces.append("- ")
        elif name in ("td", "th"):
            self._space = True
        elif name == "a":
            self._links.append((tag.attribute("href").strip(), len(self._pieces)))

    def end(self, name: str) -> None:
        """A tag closes."""
        if self._hidden:
            self._hidden_depth -= name == self._hidden
            if not self._hidden_depth:
                self._hidden = ""
            return
        if name in _BLOCKS:
            self._end_line(blank=name in _PARAGRAPHS)
        if name == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif name == "pre":
            self._pre = max(0, self._pre - 1)
        elif name == "a" and self._links:
            self._end_link(*self._links.pop())

    def void(self, name: str) -> None:
        """A tag that holds nothing."""
        if self._hidden:
            return
        if name == "br":
            self._end_line(keep_empty=True)
        elif name == "hr":
            self._end_line(blank=True)

    def text(self, text: str) -> None:
        """Characters between tags."""
        if self._hidden:
            return
        if self._pre:
            first, *rest = text.split("\n")
            self._pieces.append(first)
            for line in rest:
                self._end_line(keep_empty=True)
                self._pieces.append(line)
            return
        for place, word in enumerate(_SPACES.split(text)):
            self._space = self._space or place > 0
            if word:
                self._add(word)

    def _add(self, word: str) -> None:
        if self._space and self._pieces and not self._pieces[-1].endswith(" "):
            self._pieces.append(" ")
        self._space = False
        self._pieces.append(word)

    def _end_link(self, address: str, before: int) -> None:
        shown = "".join(self._pieces[before:]).strip().rstrip("/")
        scheme, _, target = address.rstrip("/").partition(":")
        is_web = scheme.lower() in ("http", "https", "mailto")
        if shown and is_web and shown not in (address.rstrip("/"), target, target.removeprefix("//")):
            self._space = True
            self._add(f"<{_SPACES.sub('', address)}>")

    def _end_line(self, blank: bool = False, keep_empty: bool = False) -> None:
        line = "".join(self._pieces) if self._pre else "".join(self._pieces).rstrip(" ")
        self._pieces, self._space = [], False
        # Of a link over several lines the words on the last one count.
        self._links = [(address, 0) for address, _ in self._links[:_DEEPEST]]
        if line or keep_empty:
            if self._blank_due and line and self._lines and self._lines[-1][1]:
                self._lines.append((min(self._quotes, self._lines[-1][0]), ""))
            self._lines.append((self._quotes, line))
            self._blank_due = False
        self._blank_due = self._blank_due or blank
