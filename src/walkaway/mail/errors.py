"""What can be wrong with a mail."""

from __future__ import annotations

from walkaway.text.message import MessageError


class MailError(MessageError):
    """A file is no mail that can be read, or a message cannot be written as one; says why."""


class HeaderError(MailError):
    """A header's value could smuggle in another header: `header` and the `character` in the way."""

    def __init__(self, header: str, character: str) -> None:
        self.header, self.character = header, character
        super().__init__(f"{header} holds a character that must not stand in a mail header: U+{ord(character):04X}")
