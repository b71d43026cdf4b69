"""HTML mail to clean text. Nothing is fetched, run or kept but the words and where links lead."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LIMIT = 2_000_000
_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "select"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {"div", "li", "tr", "section", "article", "header", "footer", "address", "form", "dt", "dd", "hr", "figure", "body"}
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACES = re.compile("[ \t\n\r\f\u00a0\u200b\u200c\u2007\u202f\ufeff]+")
_TAG = re.compile(r"<[^<>]*>?")


def html_to_text(html: str) -> str:
    """The words of an HTML text in paragraphs; quoted text gets "> ", list items "- ", a link its address behind it."""
    html = html[:_LIMIT].replace("\0", "")
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, RecursionError):  # html.parser gives up on some broken declarations
        return " ".join(_TAG.sub(" ", html).split())
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = []
        self._line = ""
        self._space = False
        self._blank_due = False
        self._quotes = 0
        self._hidden: list[str] = []
        self._pre = 0
        self._links: list[tuple[str, int]] = []
        self._words = 0

    def text(self) -> str:
        """Everything read so far."""
        self._end_line()
        return "\n".join(("> " * depth + line).rstrip(" ") if depth else line for depth, line in self._lines).strip(
            "\n"
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        if self._hidden or tag in _SKIPPED or _HIDDEN.search(dict(attrs).get("style") or ""):
            if self._hidden or tag not in ("body", "html"):
                self._hidden.append(tag)
            return
        if tag in _BLOCKS:
            self._end_line(blank=tag in _PARAGRAPHS)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "li":
            self._line = "- "
        elif tag in ("td", "th") and self._line:
            self._space = True
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", self._words))

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:  # also ends what was left open inside
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
            return
        if tag in _BLOCKS:
            self._end_line(blank=tag in _PARAGRAPHS)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._pre:
            first, *rest = data.split("\n")
            self._line += first
            for line in rest:
                self._end_line(keep_empty=True)
                self._line = line
            return
        words = _SPACES.split(data)
        for place, word in enumerate(words):
            if place:
                self._space = True
            if word:
                self._add(word)

    def unknown_decl(self, data: str) -> None:
        """Conditional comments of Office are no text."""

    def _void(self, tag: str) -> None:
        if self._hidden:
            return
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag == "hr":
            self._end_line(blank=True)

    def _add(self, word: str) -> None:
        if self._space and self._line and not self._line.endswith(" "):
            self._line += " "
        self._space = False
        self._line += word
        self._words += 1

    def _end_link(self, address: str, words_before: int) -> None:
        shown = self._line.rstrip("/")
        target = address.removeprefix("mailto:").rstrip("/")
        is_web = address.lower().startswith(("http://", "https://", "mailto:"))
        if is_web and self._words > words_before and not shown.endswith((target, target.partition("://")[2] or target)):
            self._space = True
            self._add(f"<{_SPACES.sub('', address)}>")

    def _end_line(self, blank: bool = False, keep_empty: bool = False) -> None:
        line = self._line if self._pre else self._line.rstrip(" ")
        self._line, self._space = "", False
        if line or keep_empty:
            if self._blank_due and line and self._lines and self._lines[-1][1]:
                self._lines.append((min(self._quotes, self._lines[-1][0]), ""))
            self._lines.append((self._quotes, line))
            self._blank_due = False
        self._blank_due = self._blank_due or blank
