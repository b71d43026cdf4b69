"""A message as a person sees it: lines of recipients, a subject, a body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from walkaway.text.addresses import canonical
from walkaway.textfile import lf

# What could end a header line somewhere on the way: C0 controls, DEL, NEL, LINE and PARAGRAPH SEPARATOR.
UNSAFE_IN_HEADER = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class MessageError(Exception):
    """A file holds no message that can be read, or a message cannot be written; says why, for the user."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is shown of an attachment; `size` is in bytes."""

    name: str
    type: str
    size: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `to`, `cc` and `bcc` are lines as people write them, `body` has "\\n" for every line ending.

    `original` is the file it was read from: what the other fields do not say (other headers, attachments) is kept from
    there when it is written. `from_html` tells that the body was made from HTML because there was nothing else.
    """

    to: str = ""
    cc: str = ""
    bcc: str = ""
    subject: str = ""
    body: str = ""
    in_reply_to: str = ""
    references: str = ""
    attachments: tuple[Attachment, ...] = ()
    from_html: bool = False
    original: bytes = b""

    @property
    def content(self) -> tuple[str, str, str, str, str, str, str]:
        """Everything that a person wrote."""
        return (self.to, self.cc, self.bcc, self.subject, self.body, self.in_reply_to, self.references)

    def says_the_same(self, other: Message) -> bool:
        """True when both have the same words for the same recipients; spaces between those do not count."""
        mine, theirs = (
            (*map(canonical, (each.to, each.cc, each.bcc)), each.subject, each.body) for each in (self, other)
        )
        return mine == theirs

    def cleaned(self) -> Message:
        """The same message without what a mail cannot hold: breaks in one-line fields, half characters."""
        return replace(
            self,
            to=one_line(self.to),
            cc=one_line(self.cc),
            bcc=one_line(self.bcc),
            subject=one_line(self.subject),
            body=whole_characters(lf(self.body)),
            in_reply_to=one_line(self.in_reply_to),
            references=one_line(self.references),
        )


def one_line(text: str) -> str:
    """`text` fit for a header: every break and control becomes a space."""
    return whole_characters(UNSAFE_IN_HEADER.sub(" ", text))


def whole_characters(text: str) -> str:
    """`text` with a replacement character for every half one (they come from broken UTF-16)."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
