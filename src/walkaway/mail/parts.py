"""Where in a mail the body is, and what else is in it that must not be lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Parsed

from walkaway.mail.charsets import decode_bytes
from walkaway.mail.flowed import unflow
from walkaway.mail.from_html import html_to_text
from walkaway.mail.words import decode
from walkaway.text.message import Attachment, one_line, whole_characters
from walkaway.textfile import lf

_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})


@dataclass(frozen=True, slots=True)
class Body:
    """The body's text, the parts that hold it in one form or another, and whether only HTML was there."""

    text: str
    parts: tuple[Parsed, ...]
    from_html: bool


def find_body(mail: Parsed) -> Body:
    """The text a person reads first: plain text if there is some, else HTML turned into text, else nothing."""
    found = list(_candidates(mail))
    plain = next((part for part in found if part.get_content_type() == "text/plain"), None)
    html = next((part for part in found if part.get_content_type() == "text/html"), None)
    text = _plain_text(plain) if plain is not None else ""
    if html is not None and not text.strip():
        return Body(html_to_text(_decoded(html)), tuple(found), True)
    return Body(text, tuple(found), False)


def is_damaged(mail: Parsed) -> bool:
    """True where something says that it has parts, has none, and Python would fail to write what it has."""
    holders = (part.get_payload() for part in mail.walk() if part.get_content_maintype() == "multipart")
    return any(isinstance(inside, str) and not inside.isascii() for inside in holders)


def attachments(mail: Parsed, body: Body) -> tuple[Attachment, ...]:
    """Everything else that would be lost by sending the body alone."""
    return tuple(_attachment(part) for part in others(mail, body))


def others(mail: Parsed, body: Body) -> list[Parsed]:
    """The parts that are not the body, in their order; not the signatures over it, which a new body makes wrong."""
    own = {id(part) for part in body.parts}
    return [part for part in _others(mail, own) if part.get_content_type() not in _SIGNATURES]


def payload(part: Parsed) -> bytes:
    """A part's content with its transfer encoding undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def children(part: Parsed) -> list[Parsed]:
    """The parts inside of a multipart; none when it says that it is one and has none."""
    inside = part.get_payload()
    return [each for each in inside if isinstance(each, Parsed)] if isinstance(inside, list) else []


def _candidates(part: Parsed) -> Iterator[Parsed]:
    """The parts that are forms of the body, in their order."""
    if part.get_content_disposition() == "attachment":
        return
    if part.get_content_maintype() != "multipart":
        if part.get_content_type() in ("text/plain", "text/html"):
            yield part
        return
    inside = children(part)
    if part.get_content_subtype() == "alternative":
        for each in inside:
            yield from _candidates(each)
        return
    # In related the first is the text and the others belong to it; in mixed, signed and the rest the first text counts.
    for each in inside:
        found = list(_candidates(each))
        if found:
            yield from found
            return


def _others(part: Parsed, own: set[int]) -> Iterator[Parsed]:
    if id(part) in own:
        return
    if part.get_content_maintype() == "multipart" and any(id(each) in own for each in part.walk()):
        for each in children(part):
            yield from _others(each, own)
    elif part.get_content_maintype() != "multipart" or children(part):
        yield part


def _plain_text(part: Parsed) -> str:
    text = _decoded(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflow(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _decoded(part: Parsed) -> str:
    return whole_characters(lf(decode_bytes(payload(part), part.get_content_charset(""))))


def _attachment(part: Parsed) -> Attachment:
    if part.get_content_maintype() in ("message", "multipart"):
        size = len(part.as_bytes())
        subject = decode(str(children(part)[0].get("subject", ""))) if children(part) else ""
        return Attachment(one_line(part.get_filename() or subject or "message"), part.get_content_type(), size)
    name = one_line(decode(part.get_filename() or ""))
    return Attachment(name or part.get_content_type(), part.get_content_type(), len(payload(part)))
