"""What "Copy message" puts on the clipboard: the words, and nothing of ours."""

from __future__ import annotations

import re
from html import escape

from walkaway.text.message import Message
from walkaway.textfile import lf

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def plain(message: Message, with_headers: bool = False) -> str:
    """The body exactly as it was written; `with_headers` puts To and Subject above it."""
    if not with_headers:
        return message.body
    lines = [("To", message.to), ("Cc", message.cc), ("Subject", message.subject)]
    head = "".join(f"{name}: {value}\n" for name, value in lines if value.strip())
    return f"{head}\n{message.body}" if head else message.body


def html(body: str) -> str:
    """The body as simple HTML: a paragraph for each run of lines, no style, so that it takes the mail's own look."""
    text = lf(body).strip("\n")
    return "".join(f"<p>{_line_breaks(paragraph)}</p>\n" for paragraph in _BLANK_LINES.split(text) if paragraph.strip())


def _line_breaks(paragraph: str) -> str:
    return "<br>\n".join(_spaces(escape(line.rstrip(), quote=False)) for line in paragraph.split("\n"))


def _spaces(line: str) -> str:
    """Keep indents and double spaces, which HTML would swallow."""
    line = line.replace("\t", "    ")
    return re.sub(r"^ +|(?<= ) +", lambda spaces: "&nbsp;" * len(spaces[0]), line)
