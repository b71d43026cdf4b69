"""What templates of all other programs have in common: a name, a subject, words with their placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from walkaway.library.names import slug
from walkaway.library.packs.contents import Found, with_situation
from walkaway.library.packs.fields_from import with_fields
from walkaway.library.template import MAX_BODY, Template, trimmed
from walkaway.textfile import lf

ToText = Callable[[str], str]
"""HTML to plain text."""

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|ul|ol|li|b|strong|i|em|u|table|tr|td|html|body|head|h[1-6]|font|img|hr|pre|blockquote|script"
    r"|style)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TITLE = 60


def is_html(text: str) -> bool:
    """True for a message that was written with formatting."""
    return _MARKUP.search(text) is not None


def made(
    file: str,
    line: int,
    *,
    title: str,
    body: str,
    subject: str = "",
    situation: str = "",
    move: str = "",
    notes: Sequence[str] = (),
) -> Found:
    """A template from a plain text in which the placeholders are still those of the other program."""
    body, left = with_fields(_clean(body))
    subject, left_there = with_fields(" ".join(_clean(subject).split()))
    body, subject = trimmed(body), " ".join(subject.split())
    title = " ".join(_clean(title).split())[:200] or _first_words(body)
    shown = title or "Without a title"
    if not body.strip():
        return Found(file, line, shown, refused="there is no message in it")
    if len(body) > MAX_BODY:
        return Found(file, line, shown, refused=f"its message is longer than {MAX_BODY:,} characters")
    template = with_situation(Template("", title, situation, move or "plain", subject=subject, body=body))
    id = f"{template.situation}/{slug(title)}"
    kept = Template(id, title, template.situation, template.move, subject=subject, body=body)
    return Found(file, line, shown, kept, notes=tuple(dict.fromkeys((*notes, *left, *left_there))))


def _clean(text: str) -> str:
    return _CONTROL.sub("", lf(text))


def _first_words(body: str) -> str:
    """A title for a text without one: the words of its first line that says something."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0].endswith((",", ":")):
        del lines[0]
    if not lines:
        return ""
    words, title = re.sub(r"\{\{\s*([^{}|:]*)[^{}]*\}\}", r"\1", lines[0]).replace("_", " ").split(), ""
    for word in words:
        if len(title) + len(word) > _TITLE:
            break
        title = f"{title} {word}".strip()
    return title.strip(" ,.;:!?") or lines[0][:_TITLE]
