"""Header lines at the top of a plain text, as in a message that was saved or pasted with them."""

from __future__ import annotations

import re

from walkaway.text.span import Span

_HEADER = re.compile(r"(subject|to|cc|bcc|from|date|sent|reply-to|re)[ \t]*:[ \t]*(.*)", re.IGNORECASE)


def split_headers(text: str) -> tuple[Span, Span]:
    """Where the subject and the body of a plain text stand; header lines at its top belong to neither."""
    subject = Span(0, 0)
    at = len(text) - len(text.lstrip("\ufeff\r\n \t"))
    body = at
    while (found := _HEADER.match(text, at)) is not None:
        if found[1].lower() == "subject":
            subject = Span(found.start(2), found.start(2) + len(found[2].rstrip()))
        newline = text.find("\n", at)
        at = body = newline + 1 if newline >= 0 else len(text)
    return subject, Span(body, len(text))
