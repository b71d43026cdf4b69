"""format=flowed (RFC 3676): paragraphs that a mail program cut into lines become paragraphs again."""

from __future__ import annotations

import re

_QUOTES = re.compile(">*")
_SIGNATURE = "-- "


def unflow(text: str, delete_space: bool = False) -> str:
    """The text with flowed lines joined. Quoted lines get "> " for each level; the signature mark stays alone."""
    out: list[list[str]] = []  # the lines to come, each in the pieces that flow together
    open_depth = -1
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        depth = quotes.end() if quotes else 0
        content = line[depth:].removeprefix(" ")
        if content == _SIGNATURE:
            out.append(["> " * depth + content])
            open_depth = -1
            continue
        flows = content.endswith(" ")
        shown = content[:-1] if flows and delete_space else content
        if depth == open_depth and content:  # an empty line ends a paragraph even behind a careless space
            out[-1].append(shown)
        else:
            out.append(["> " * depth + shown])
        open_depth = depth if flows else -1
    return "\n".join(map("".join, out))
