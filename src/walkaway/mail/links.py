"""Messages as links: `mailto:` for the system's mail program (RFC 6068), and the web pages in which one writes mail.

A link carries addresses, subject and body; whatever else a link from outside says (an attachment, another header) is
left out and named, never done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlencode

from walkaway.mail.errors import MailError
from walkaway.text import addresses
from walkaway.text.message import Message, one_line, whole_characters
from walkaway.textfile import lf

LONGEST_MAILTO: Final = 2000
"""How long a `mailto:` link may be, in characters: Windows cuts off what is longer than 2,048."""
LONGEST_WEB: Final = 7500
"""How long a link to a web page may be: common servers refuse longer ones."""
LONGEST_READ: Final = 1_000_000
_KNOWN: Final = ("to", "cc", "bcc", "subject", "body")
_SAFE: Final = "!$'*-._~@:/?"
_BREAK = re.compile(r"\r\n|\r|\n")

WEB: Final = {
    "gmail": ("Gmail", "https://mail.google.com/mail/", {"view": "cm", "fs": "1"}, {"subject": "su"}),
    "outlook": ("Outlook on the web", "https://outlook.office.com/mail/deeplink/compose", {}, {}),
    "outlook_home": ("Outlook.com", "https://outlook.live.com/mail/0/deeplink/compose", {}, {}),
}
"""Web pages by id: name, address, what is always asked for, and fields that have another name there."""


class TooLong(MailError):
    """The message is too long for a link; `length` and `longest` are in characters."""

    def __init__(self, length: int, longest: int) -> None:
        self.length, self.longest = length, longest
        super().__init__(f"it would make a link of {length:,} characters, and {longest:,} are safe")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A `mailto:` link that was opened: the message, and the names of what else it asked for and did not get."""

    message: Message
    dropped: tuple[str, ...]


def left_out(message: Message) -> tuple[str, ...]:
    """Who of its recipients has no address, so that no link can hold them."""
    lines = [line for line in (message.to, message.cc, message.bcc) if line.strip()]
    unread = [line.strip() for line in lines if addresses.parse(line) is None]
    people = [each for line in lines for each in addresses.parse(line) or ()]
    return (*(each.name or each.address for each in people if not _is_whole(each.address)), *unread)


def with_addresses(message: Message) -> Message:
    """The message to those of its recipients alone who have an address."""
    return replace(message, to=_addressed(message.to), cc=_addressed(message.cc), bcc=_addressed(message.bcc))


def mailto(message: Message) -> str:
    """The message as a `mailto:` link. Raises TooLong, and MailError for recipients without an address."""
    to = ",".join(quote(one, safe="@!$'*-._~") for one in _mailboxes(message.to))
    fields = [(name, ",".join(_mailboxes(line))) for name, line in (("cc", message.cc), ("bcc", message.bcc))]
    fields += [("subject", message.subject), ("body", _crlf(message.body))]
    asked = "&".join(f"{name}={quote(_clean(value), safe=_SAFE)}" for name, value in fields if value)
    return _short_enough(f"mailto:{to}{'?' if asked else ''}{asked}", LONGEST_MAILTO)


def web(page: str, message: Message) -> str:
    """The message as a link to a page of `WEB`. Raises TooLong, and MailError for recipients without an address."""
    _, address, always, renamed = WEB[page]
    fields = {name: ",".join(_mailboxes(getattr(message, name))) for name in ("to", "cc", "bcc")}
    fields |= {"subject": message.subject, "body": _crlf(message.body)}
    given = {renamed.get(name, name): _clean(value) for name, value in fields.items() if value}
    return _short_enough(f"{address}?{urlencode({**always, **given}, quote_via=quote)}", LONGEST_WEB)


def read_mailto(link: str) -> Incoming:
    """The message that a link asks for. Raises MailError for what is no `mailto:` link."""
    scheme, colon, rest = link.strip().partition(":")
    if scheme.casefold() != "mailto" or not colon or len(link) > LONGEST_READ:
        raise MailError("it is no mailto: link")
    path, _, query = rest.partition("#")[0].partition("?")
    found: dict[str, list[str]] = {name: [] for name in _KNOWN}
    dropped = []
    if path:
        found["to"].append(_decoded(path))
    for field in query.replace("&amp;", "&").split("&"):
        name, _, value = field.partition("=")
        key = _decoded(name).casefold()
        if key in found:
            found[key].append(_decoded(value))
        elif key:
            dropped.append(key)
    to, cc, bcc = (addresses.canonical(one_line(", ".join(found[name]))) for name in ("to", "cc", "bcc"))
    message = Message(to, cc, bcc, " ".join(found["subject"]), lf("\n".join(found["body"]))).cleaned()
    return Incoming(message, tuple(dict.fromkeys(" ".join(name.split())[:40] for name in dropped)))


def _mailboxes(line: str) -> Iterable[str]:
    """The addresses of a line, without the names: mail programs disagree on how a link holds those."""
    people = addresses.parse(line)
    if people is None or not all(each.address for each in people):
        raise MailError("somebody in it has no address that a link can hold")
    return [_clean(each.address) for each in people]


def _addressed(line: str) -> str:
    return ", ".join(str(each) for each in addresses.parse(line) or () if _is_whole(each.address))


def _is_whole(address: str) -> bool:
    return "@" in address.strip("@")


def _crlf(text: str) -> str:
    return _BREAK.sub("\r\n", text)


def _clean(text: str) -> str:
    return whole_characters(text).replace("\0", "")


def _decoded(value: str) -> str:
    # A plus sign is a plus sign here; only forms of web pages write spaces so.
    return unquote_to_bytes(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")


def _short_enough(link: str, longest: int) -> str:
    if len(link) > longest:
        raise TooLong(len(link), longest)
    return link
