"""Text from elsewhere made plain: what a clipboard or a file brings along unseen does not get into a message."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Zero-width characters that carry no meaning (the joiners stay: emoji and Persian need them), embeddings and overrides
# of direction, controls, and code points that Qt takes for frame borders or pictures.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060-\u2064\u2066-\u206f\u202a-\u202e"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"}
_LINES = {"div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "address", "figure", "hr"}
_UNSEEN = {"head", "script", "style", "title", "template", "noscript", "svg", "iframe", "object"}


def clean(text: str) -> str:
    """`text` with newlines as its only line breaks and without unseen characters; lone surrogates show as U+FFFD."""
    return _SURROGATES.sub("\ufffd", _ODD.sub("", _BREAKS.sub("\n", text)))


def storable(text: str) -> str:
    """`text` as Qt can hold it without loss of place: only what Qt would drop or take for a line break is replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return re.sub("[\ud800-\udfff\ufdd0\ufdd1]", "\ufffd", text)


def one_line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(part for part in (line.strip() for line in clean(text).split("\n")) if part)


def html_to_text(html: str) -> str:
    """The words of an HTML page as plain text; nothing is loaded and nothing runs."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return clean(reader.text())


class _Reader(HTMLParser):
    """Collects text. A block asks for a line break before what comes next, a paragraph for a blank line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._breaks = 2  # line breaks at the end of what was written; the top counts as a blank line
        self._wanted = 0
        self._unseen = 0
        self._pre = 0

    def text(self) -> str:
        """What was read."""
        lines = "".join(self._out).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "body":
            self._unseen = 0  # a head need not be closed
        elif tag == "br":
            self._write("")
            self._break()
        elif tag in ("td", "th") and not self._breaks:
            self._write("\t")
        self._block(tag)
        if tag == "li":
            self._write("- ")
        self._pre += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        self._pre -= tag == "pre" and self._pre > 0
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._pre:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._break()
                self._write(line)
            return
        words = _SPACES.sub(" ", data)
        if self._breaks or self._wanted or (self._out and self._out[-1][-1:] in (" ", "\t")):
            words = words.lstrip(" ")
        if words:
            self._write(words)

    def _block(self, tag: str) -> None:
        wanted = 2 if tag in _PARAGRAPHS else 1 if tag in _LINES else 0
        self._wanted = max(self._wanted, wanted)

    def _write(self, words: str) -> None:
        while self._breaks < self._wanted:
            self._break()
        self._wanted = 0
        if words:
            self._out.append(words)
            self._breaks = 0

    def _break(self) -> None:
        self._out.append("\n")
        self._breaks += 1
